// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/distance.hpp"
#include "partition/partition.hpp"
#include "plans/evaluate.hpp"
#include "sources/control_snapshot.hpp"
#include "sources/places.hpp"
#include "sources/region.hpp"

#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// A record of the control data that says something of the position.
struct Evidence {
    std::string record; ///< file or layer, and record: "front, record 3"
    std::string value;  ///< what gave the class: "class = russian"; may be empty
    ControlClass control = ControlClass::ukrainian;
    Metres distance; ///< of a settlement; 0 for an area, which covers the position
};

/// What one rule of a plan does to the position.
struct RuleStep {
    std::size_t index = 0; ///< into Plan::rules
    bool touches = false;
    Outcome after; ///< the outcome once this rule has been applied
    bool changed = false;
};

/// What an option of the plan, taken alone, makes of the position.
struct OtherReading {
    std::size_t option = 0; ///< into Plan::options
    std::string title;      ///< the option's, with the reading of the plan that it stands for
    Outcome outcome;
    bool differs = false; ///< from the plan's own reading
};

/// What a plan makes of one face, step by step.
struct Explanation {
    std::vector<RuleStep> rules; ///< every rule of the plan, in order
    Outcome outcome;
    std::vector<OtherReading> readings; ///< every option that has a result on the map
};

/// Nearer than this to the line a position is not safely on either side: how far two publishers'
/// lines are apart.
inline constexpr Metres near_the_line = Metres::from_km(3);

/// A site that a rule is about, as seen from a position.
struct NearSite {
    const Site* site = nullptr;
    Metres distance;
};

/// Nearer than this to a position, a site is reported there, although it carries no area: a power
/// plant and the town of its staff.
inline constexpr Metres near_a_site = Metres::from_km(10);

/// The site that a rule is about, where it is nearer than near_a_site. Refers to `places`.
std::optional<NearSite> site_near(LonLat position, const RuleBody& rule, const Places& places);

/// Where a position lies in a partition.
struct FoundFace {
    FaceIndex face = 0;
    Metres outside; ///< how far the position lies outside that face; 0 inside
};

/// Finds the face of a position. `region` names the region a place is known to be in, for which a
/// position up to farthest_outside from it is taken as being on its nearest land.
/// \throws UsageError where the position is not in Ukraine, with how far it is from the border
FoundFace face_at(LonLat position, std::optional<RegionIndex> region, const Partition& partition,
                  const RegionTable& regions);

/// The border strip that a face is in, or null.
const ReconciledSliver* sliver_of(const Partition& partition, FaceIndex face);

/// What the control data say of a position, the deciding record first.
std::vector<Evidence> evidence_at(LonLat position, const ControlSnapshot& control);

/// The outcomes of a plan before its first rule, and after each. O(rules * rules * faces).
/// \pre the plan has a result on the partition
std::vector<PlanOutcomes> outcomes_by_rule(const Plan& plan, const Partition& partition,
                                           ContestedReading contested);

/// Whether two outcomes say the same of the land, by whatever rules.
bool same_outcome(const Outcome& a, const Outcome& b);

/// The steps from the present line to the outcome. O(rules * faces).
Explanation explain(FaceIndex face, const Plan& plan, const Partition& partition,
                    ContestedReading contested);

} // namespace demarc
