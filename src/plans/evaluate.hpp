// SPDX-License-Identifier: MIT
#pragma once

#include "partition/partition.hpp"
#include "plans/outcome.hpp"
#include "plans/plan.hpp"

#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// What a plan does to every face of a partition. A plan labels faces; it never cuts them.
struct PlanOutcomes {
    std::vector<Outcome> faces; ///< by FaceIndex
    std::vector<SiteOutcome> sites;
};

/// Whether land held by Russia since before 24 February 2022 has a class of its own. A map on which
/// Russia holds nothing at all leaves nothing to tell apart.
bool distinguishes_pre_2022(const Partition& partition);

/// Why a plan has no result on a map, as a sentence without its full stop; std::nullopt where it
/// has one. Its text has no territorial rule; or it speaks of land held since before 2022 and the
/// map does not tell this land apart; or it, or one of its options, needs the line of another date
/// (DatedLine::id) and no map of that date was given.
std::optional<std::string> exclusion_reason(const Plan& plan, bool pre_2022_distinguished,
                                            const std::vector<std::string>& lines_given = {});

/// The same for a map that has been cut.
std::optional<std::string> exclusion_reason(const Plan& plan, const Partition& partition);

/// Applies the plan's own rules, without options, in their order (see geodata/plans/README.md for
/// order and override). Contested land is read as `contested` says, unless the plan says whose it
/// is. Takes O(rules x faces).
///
///     const PlanOutcomes outcomes = evaluate(plan, partition);
///     outcomes.faces[i].administration; // who holds partition.faces[i] after the plan
///
/// \throws ConfigError naming the plan, where exclusion_reason() gives a reason, and the rule that
/// cannot be applied
PlanOutcomes evaluate(const Plan& plan, const Partition& partition,
                      ContestedReading contested = ContestedReading::separate);

} // namespace demarc
