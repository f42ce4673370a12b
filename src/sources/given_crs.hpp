// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_file.hpp"
#include "sources/input_note.hpp"

#include <string>
#include <vector>

namespace demarc {

/// Notes that a layer names no CRS, and in which its positions were taken to be.
void note_given_crs(const VectorLayer& layer, const std::string& crs,
                    std::vector<InputNote>& notes);

} // namespace demarc
