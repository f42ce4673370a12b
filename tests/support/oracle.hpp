// SPDX-License-Identifier: MIT
#pragma once

#include "sources/profile.hpp"
#include "sources/region.hpp"
#include "support/shared_data.hpp"

#include <map>
#include <string>
#include <vector>

namespace demarc::testing {

/// A table of ../shared/geodata/reference: rows of column name -> text.
using Table = std::vector<std::map<std::string, std::string>>;
Table reference_table(std::string_view name);

/// What geodata/ ships, read once.
const RegionTable& regions();
const Profiles& profiles();
const BoundarySet& natural_earth();

/// geoBoundaries from the shared folder, with the territorial sea and cut back to land.
const BoundarySet& geoboundaries_with_sea();
const BoundarySet& geoboundaries_land();

/// The daily file of a name, taken from the zip of all days.
ControlSnapshot daily(const std::string& file, const BoundarySet& boundaries);

/// The islands that the profile of daily files adds in a region, in km² by geodesic edges: the
/// reference tables are of what is drawn.
double islands_of_daily_km2(const BoundarySet& boundaries, RegionIndex region);

} // namespace demarc::testing
