// SPDX-License-Identifier: MIT
#pragma once

#include "plans/evaluate.hpp"
#include "study/inputs.hpp"

#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// What the author of a plan should know of it on one map, before any area is measured.
struct PlanOnMap {
    std::optional<std::string> exclusion_reason;     ///< as exclusion_reason() has it
    std::vector<RuleWithoutLand> rules_without_land; ///< none where there is no result
};

/// Cuts the map for this one plan and tries its rules. \throws GeometryError
PlanOnMap plan_on_map(const Plan& plan, const StudyInputs& map, const Catalogue& catalogue);

} // namespace demarc
