// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_writer.hpp"
#include "study/study.hpp"

#include <string>

namespace demarc {

/// The layer of faces with names of ten letters: the plans are numbered, `p02_change` is the change
/// under the second. Who recognises what is left out, for it is text of any length.
OutputLayer shapefile_layer(const Study& study);

/// What the short names mean and what a Shapefile cannot hold, in plain text.
std::string shapefile_columns_text(const Study& study);

} // namespace demarc
