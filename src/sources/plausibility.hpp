// SPDX-License-Identifier: MIT
//
// What an input of Ukraine can look like, and the bounds beyond which it is refused or warned of.
// An input is refused only where it cannot be right; where it may be, the warning names the record
// and the remedy. The bounds are argued beside each in plausibility.cpp.
#pragma once

#include "geometry/coordinates.hpp"
#include "sources/boundary_set.hpp"
#include "sources/control_profile.hpp"
#include "sources/control_snapshot.hpp"
#include "sources/gazetteer.hpp"
#include "sources/region.hpp"
#include "support/date.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// Around everything that a publisher of the war in Ukraine draws on purpose.
inline constexpr Box around_ukraine{15, 40, 50, 60};

/// Up to which share of Russian-held land may lie outside the boundary set.
inline constexpr double max_outside_share = 0.05;

/// Regions whose polygons are smaller or larger than those of any known boundary set.
void warn_of_region_areas(BoundarySet& set, const RegionTable& regions);

/// Regions that hold none of their largest towns: codes were exchanged, or the file lies elsewhere.
void warn_of_region_places(BoundarySet& set, const RegionTable& regions,
                           const Gazetteer& gazetteer);

/// Polygons and vertices of a record far from Ukraine, noted with the first of them.
/// \throws DataError for a ring that has land of Ukraine in it or beside it and reaches where
/// nothing that a side holds can be, or goes round the globe
void check_reach(const MultiPolygon& polygons, const std::string& where,
                 std::vector<InputNote>& notes);

/// The same for a line of contact.
void check_reach(const LineString& line, const std::string& where, std::vector<InputNote>& notes);

/// Takes out settlements outside the boundary set, which would hold land that is nearer to no
/// other, and notes them by their rows. \param name_column has their names
/// \throws DataError if they are most of the list
void leave_out_far_settlements(ControlSnapshot& snapshot, const BoundarySet& boundaries,
                               const std::string& file, const std::string& name_column);

/// "; with the two numbers exchanged it would lie in Ukraine: longitude comes first" of a position
/// that is far from there; else empty.
std::string hint_if_exchanged(LonLat position);

/// That a profile leaves out what its publisher counts, about which results may not be silent.
std::optional<InputNote> warning_of_unstated(const ControlProfile& profile);

/// A day that no map of this war can have; std::nullopt if it can. \param today the day of the
/// clock
std::optional<InputNote> warning_of_date(const Date& date, const std::string& where,
                                         const Date& today);

/// That the records of a file are of another day than the one that counts; std::nullopt if they are
/// of the same, or of none. \param says "its name" or "`date`"
std::optional<InputNote> warning_of_day_inside(const std::optional<Date>& inside, const Date& date,
                                               std::string_view says, const std::string& where,
                                               const std::string& attribute);

/// The day that an attribute or a column tells: 2025-11-24, 2025/11/24, 24.11.2025, 4.11.2025,
/// 20251124, with or without a time after it, or seconds or milliseconds since 1970. std::nullopt
/// for other text.
std::optional<Date> day_in_text(std::string_view text);

} // namespace demarc
