// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_file.hpp"
#include "sources/input_note.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// "front.geojson, layer front": what notes on a layer are about.
std::string name_with_file(const VectorLayer& layer);

/// Notes how many records a profile's filter passed over, if any. \param called what a record is
void note_filtered(std::size_t records, const std::string& where, std::vector<InputNote>& notes,
                   std::string_view called = "record");

/// Notes what was decided in reading a layer that its file does not say: in which CRS its positions
/// were taken to be, and that several documents of a KMZ were read as one map.
void note_reading(const VectorLayer& layer, const std::string& crs, std::vector<InputNote>& notes);

} // namespace demarc
