// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// A KML document in which GDAL finds the fields of its records under their own names. Of a `Data`
/// element it takes the name with `_` for each byte that is no letter, digit or `_` of ASCII, so
/// that two names in Ukrainian become one, and it passes over all where a record has `SchemaData`
/// as well: here they are `SchemaData` too, whose names it keeps. std::nullopt where all names are
/// plain, and of what is no KML.
std::optional<std::string> with_names_kept(const std::string& kml);

/// Where the maps are that a document links to (`NetworkLink`), if it has no record of its own.
std::vector<std::string> links_alone(const std::string& kml);

} // namespace demarc
