// SPDX-License-Identifier: MIT
#pragma once

#include "partition/partition.hpp"
#include "plans/outcome.hpp"
#include "plans/plan.hpp"

#include <vector>

namespace demarc {

/// Whose contested land is while a plan is evaluated.
enum class ContestedReading { separate, as_ukrainian, as_russian };

/// What a plan does to every face of a partition. A plan labels faces; it never cuts them.
struct PlanOutcomes {
    std::vector<Outcome> faces; ///< by FaceIndex
    std::vector<SiteOutcome> sites;
};

/// Applies the plan's rules in their order (see geodata/plans/README.md for order and override).
/// \throws ConfigError naming the plan and the rule that cannot be applied
PlanOutcomes evaluate(const Plan& plan, const Partition& partition,
                      ContestedReading contested = ContestedReading::separate);

} // namespace demarc
