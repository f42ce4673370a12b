// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// Whether a file stands beside a map rather than being one: the other files of a Shapefile, which
/// only its .shp stands for, styles and texts.
bool is_beside_a_map(std::string_view name);

/// Whether a file is a map by itself, by its name: JSON, KML, GeoPackage, FlatGeobuf. The tables of
/// a Shapefile or of MapInfo's make one map together.
bool is_map_by_itself(std::string_view name);

/// Whether a map server says in a file that it has more records than are in it.
bool says_more_follow(const std::string& file);

/// Whether a source may hold several maps: a folder, an archive or a pattern.
bool may_hold_several(const std::string& source);

/// The maps that a folder, an archive or a pattern stands for, see files_in().
/// \throws DataError as files_in()
std::vector<std::string> map_files_in(const std::string& source);

} // namespace demarc
