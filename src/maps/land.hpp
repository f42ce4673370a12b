// SPDX-License-Identifier: MIT
#pragma once

#include "maps/shapes.hpp"
#include "study/study.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// What the fills of a map tell apart.
enum class FillBy {
    change,         ///< what the plan changes: who keeps, gives up or gains the land
    administration, ///< who holds the land after the plan, whoever held it before
    held,           ///< by district: the share of its land that Russia holds after the plan
    lost,           ///< by district: the share of its land that Ukraine would lose
    people_held,    ///< the same of the people who lived there before 2022
    people_lost
};
inline constexpr std::array all_fill_ways{FillBy::change,      FillBy::administration,
                                          FillBy::held,        FillBy::lost,
                                          FillBy::people_held, FillBy::people_lost};
std::string_view name_of(FillBy by); ///< "change", "people-lost"

/// Whether whole districts are shaded, by what share of them is meant.
constexpr bool is_by_district(FillBy by) {
    return by != FillBy::change && by != FillBy::administration;
}
/// Whether shares are of people.
constexpr bool is_of_people(FillBy by) {
    return by == FillBy::people_held || by == FillBy::people_lost;
}

/// What a face is filled as, a name of MapStyle::areas. By change: the name of its change, and for
/// land a plan leaves open who holds it today ("undetermined_russian"). By administration: who
/// holds it after the plan ("administration_russia"); land held by nobody known is a demilitarised
/// zone, contested, or undetermined. \pre not by district
std::string fill_of(const Face& face, const Outcome& outcome, FillBy by = FillBy::change);

/// All fills that can occur, in the order of the legend: Russian-held first, Ukraine last; of
/// districts the greatest share first ("share_5"), none last ("share_0").
const std::vector<std::string>& all_fills(FillBy by = FillBy::change);

/// The hatch that all land of a fill carries, so that it belongs to the fill's own sample in the
/// legend; empty: none.
std::string inherent_hatch(const std::string& fill);

/// What lies over the fills, in the order of drawing.
enum class HatchLayer { pre_2022, demilitarised, undetermined, other_reading };
inline constexpr std::array all_hatch_layers{HatchLayer::pre_2022, HatchLayer::demilitarised,
                                             HatchLayer::undetermined, HatchLayer::other_reading};

/// The name in MapStyle::areas.
std::string name_of(HatchLayer layer);

/// Whether a face carries the hatch: held by Russia since before 2022; no armies (or no heavy arms)
/// after the plan; left open by the plan; or settled by its rules, and otherwise in another reading
/// of what it leaves open.
bool hatched(HatchLayer layer, const Study& study, const Scenario& scenario, FaceIndex face);

/// A class of land with its outline on the sheet.
struct LandShape {
    std::string name;
    std::vector<SheetLine> rings;
    SquareMetres area; ///< on the ground, by the study's area method
};

/// The fills that occur, in the order of all_fills().
std::vector<LandShape> fill_shapes(const Study& study, const Scenario& scenario,
                                   const std::vector<SheetArc>& arcs, FillBy by = FillBy::change);

/// The hatches that occur.
std::vector<LandShape> hatch_shapes(const Study& study, const Scenario& scenario,
                                    const std::vector<SheetArc>& arcs);

/// The line of contact on the sheet, in lines as long as possible. Hairline gaps between a
/// publisher's polygons count in the figures but have no edge here: it would read as a front in the
/// rear.
std::vector<SheetLine> contact_lines(const Partition& partition, const std::vector<SheetArc>& arcs);

/// Land the plan would have recognised as Russian, in one degree ("russia_de_facto").
std::vector<LandShape> recognition_shapes(const Study& study, const Scenario& scenario,
                                          const std::vector<SheetArc>& arcs);

} // namespace demarc
