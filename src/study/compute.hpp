// SPDX-License-Identifier: MIT
#pragma once

#include "plans/evaluate.hpp"
#include "plans/rules_without_land.hpp"
#include "study/inputs.hpp"
#include "study/study.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// Called with the name of each stage of the work as it begins: "read", "cut", "evaluate plans".
using StageFunction = std::function<void(std::string_view stage)>;

inline void begin(const StageFunction& stage, std::string_view name) {
    if (stage) {
        stage(name);
    }
}

/// From a request to figures: reads what it names, cuts Ukraine into faces, evaluates the plans and
/// checks the claims. The result is the same for any number of jobs; several studies may be
/// computed at once from different threads.
///
///     StudyRequest request;
///     request.sources.control = "front.geojson:classes";
///     request.plans = Selection::of({"us-28-point-2025-11"});
///     const Study study = compute(request);
///     for (const Scenario& scenario : study.scenarios) { ... scenario.tally.rows ... }
///
/// Takes O(n log n) in the vertices of boundaries and front line, and time in proportion to plans
/// and claims after that.
/// \throws UsageError where the request asks for what there is not, ConfigError where a profile,
/// plan or claim is wrong, DataError where an input is, GeometryError where a check of the work
/// itself fails
Study compute(const StudyRequest& request, const StageFunction& stage = {});

/// The same with the data folder read once for several studies.
Study compute(const StudyRequest& request, const Catalogue& catalogue,
              const StageFunction& stage = {});

/// The same from inputs that are there already, as where only the front line is another.
Study compute(const StudyRequest& request, StudyInputs inputs, const Catalogue& catalogue,
              const StageFunction& stage = {});

/// A study of each day, from the archive or folder of daily files that the request names;
/// everything but the front line is read once. In the order of the days; `date` of the request is
/// not used. \throws as compute(), and UsageError where a day has no file
std::vector<Study> compute_days(StudyRequest request, const std::vector<Date>& days,
                                const Catalogue& catalogue, const StageFunction& stage = {});

/// What the author of a plan should know of it on one map, before any area is measured.
struct PlanOnMap {
    std::optional<std::string> exclusion_reason;     ///< as exclusion_reason() has it
    std::vector<RuleWithoutLand> rules_without_land; ///< none where there is no result
};

/// Cuts the map for this one plan and tries its rules. \throws GeometryError
PlanOnMap plan_on_map(const Plan& plan, const StudyInputs& map, const Catalogue& catalogue);

} // namespace demarc
