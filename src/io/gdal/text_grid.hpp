// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace demarc {

/// Refuses words in a raster that is a text of numbers, since GDAL takes them for 0.
/// \param name of the file, for messages \throws DataError naming line and word
void refuse_words_in_grid(const std::string& file, const std::string& name);

} // namespace demarc
