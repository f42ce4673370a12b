// SPDX-License-Identifier: MIT
#pragma once

#include "sources/gazetteer.hpp"
#include "sources/places.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace demarc {

/// Towns of one's own for maps: a table with the columns name_en (or name), lon and lat, and, where
/// they are there, name_uk, population and rank (1: most important; else 3).
/// \throws ConfigError naming file, line and reason
std::vector<City> read_towns(const std::filesystem::path& csv);

/// The English names of towns, each found among `cities` by a name in either language; one that is
/// not there is taken from the gazetteer and added to them.
/// \throws UsageError naming the nearest town
std::vector<std::string> find_towns(const std::vector<std::string>& names,
                                    std::vector<City>& cities, const Gazetteer& gazetteer,
                                    const RegionTable& regions);

} // namespace demarc
