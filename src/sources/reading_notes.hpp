// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_file.hpp"
#include "sources/input_note.hpp"

#include <string>
#include <vector>

namespace demarc {

/// Notes what was decided in reading a layer that its file does not say: in which CRS its positions
/// were taken to be, and that several documents of a KMZ were read as one map.
void note_reading(const VectorLayer& layer, const std::string& crs, std::vector<InputNote>& notes);

} // namespace demarc
