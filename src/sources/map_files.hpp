// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// Whether a file stands beside a map rather than being one: the other files of a Shapefile, which
/// only its .shp stands for, styles and texts.
bool is_beside_a_map(std::string_view name);

/// Whether a source may hold several maps: a folder, an archive or a pattern.
bool may_hold_several(const std::string& source);

/// The maps that a folder, an archive or a pattern stands for, see files_in().
/// \throws DataError as files_in()
std::vector<std::string> map_files_in(const std::string& source);

} // namespace demarc
