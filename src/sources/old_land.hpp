// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "sources/boundary_set.hpp"
#include "sources/control_snapshot.hpp"
#include "sources/region.hpp"
#include "support/date.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// A town that Russia has held since before 24 February 2022, on every map that shows such land.
struct TownHeldBefore2022 {
    const char* name;
    const char* region; ///< ISO code
    LonLat position;
    const char* since; ///< the first day on which a map should show it as held: YYYY-MM-DD
};

/// Several of each region with such land, the largest first.
const std::vector<TownHeldBefore2022>& towns_held_before_2022();

/// The regions of such towns of which none is held, in the order of the towns. \param is_held of a
/// town that lies in its region on this boundary set
template<typename IsHeld>
std::vector<RegionIndex> regions_without_old_land(const Date& date, const RegionTable& regions,
                                                  const IsHeld& is_held) {
    std::vector<RegionIndex> missing;
    std::vector<RegionIndex> shown;
    for (const TownHeldBefore2022& town : towns_held_before_2022()) {
        const auto region = regions.find(*RegionCode::parse(town.region));
        const auto is_in = [&](const std::vector<RegionIndex>& list) {
            return std::find(list.begin(), list.end(), *region) != list.end();
        };
        if (!region || is_in(shown) || date < *Date::parse(town.since)) {
            continue;
        }
        const std::optional<bool> held = is_held(town, *region);
        if (held && *held) {
            shown.push_back(*region);
            std::erase(missing, *region);
        } else if (held && !is_in(missing)) {
            missing.push_back(*region);
        }
    }
    return missing;
}

/// Fills `not_shown` and notes it. Of a line of contact nothing is known before it is cut.
void look_for_old_land(ControlSnapshot& snapshot, const BoundarySet& boundaries,
                       const RegionTable& regions);

/// The warning that goes with `not_shown`.
InputNote warning_of_coverage(const ControlSnapshot& snapshot, const RegionTable& regions);

/// "Crimea, Sevastopol and what Russia has held of Donetsk Oblast since before 24 February 2022"
std::string land_not_shown(const ControlSnapshot& snapshot, const RegionTable& regions);

/// InputFile::role of a second source's files.
inline constexpr const char* old_land_role = "control, land held since before 2022";

/// A snapshot with nothing but its land held since before 2022, cut to the regions with such land,
/// and its files in the role of a second source: prepared once for any number of maps.
ControlSnapshot with_old_land_cut(ControlSnapshot second, const BoundarySet& boundaries,
                                  const RegionTable& regions);

/// What a snapshot lacks of the land held since before 2022, from a second one that tells such land
/// apart: under what it draws itself. Both are named in the snapshot's title, publisher, method and
/// files. \param second of with_old_land_cut()
/// \throws UsageError if the second does not tell such land apart
void add_old_land(ControlSnapshot& snapshot, const ControlSnapshot& second,
                  const BoundarySet& boundaries, const RegionTable& regions);

/// \throws UsageError where add_old_land() would, of any snapshot of a form
void check_tells_old_land(ControlForm form, const std::string& file, const ControlSnapshot& second);

/// Title and publisher of a front line, with those of a second source for old land.
std::string title_with_old_land(const std::string& title, const ControlSnapshot& second);
std::string publisher_with_old_land(const std::string& publisher, const ControlSnapshot& second);

} // namespace demarc
