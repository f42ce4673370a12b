// SPDX-License-Identifier: MIT
#include "study/comparison.hpp"

#include "support/error.hpp"
#include "tally/denominator.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace demarc {

namespace {

const Scenario& scenario_of(const Study& study, const std::string& plan) {
    for (const ExcludedPlan& one : study.excluded_plans) {
        if (one.plan.id == plan) {
            throw UsageError(fmt::format("{} has no result: {}", plan, one.reason));
        }
    }
    return *std::find_if(study.scenarios.begin(), study.scenarios.end(),
                         [&](const Scenario& scenario) { return scenario.plan.id == plan; });
}

Comparison compare_plans(StudyRequest request, const Catalogue& catalogue,
                         const StageFunction& stage) {
    // By id or by file; both may name one plan.
    const std::string first_id = catalogue.plan(request.plans.named.at(0)).id;
    const std::string second_id = catalogue.plan(request.plans.named.at(1)).id;
    if (second_id == first_id) {
        request.plans.named.pop_back();
    }
    const Study study = compute(request, catalogue, stage);
    begin(stage, "compare");
    const Scenario& first = scenario_of(study, first_id);
    const Scenario& second = scenario_of(study, second_id);
    std::vector<std::string> silent;
    for (const Scenario* scenario : {&first, &second}) {
        if (says_nothing_on_land(scenario->plan)) {
            silent.push_back(scenario->plan.title_en);
        }
    }
    return {
        first.plan.title_en,
        second.plan.title_en,
        fmt::format("Front line: {}, {}", study.control.publisher, study.control.date.english()),
        study.boundaries.title,
        study.method,
        std::move(silent),
        compare_plans(first.outcomes, second.outcomes, study.partition, study.method.area,
                      catalogue.gazetteer().all()),
        input_notes(study)};
}

Comparison compare_days(const StudyRequest& request, const Catalogue& catalogue,
                        const StageFunction& stage) {
    begin(stage, "read");
    const StudyInputs inputs = read_inputs(request, catalogue);
    const ControlSnapshot& first = inputs.earlier.value();
    begin(stage, "compare");
    std::vector<InputNote> notes = inputs.boundaries.notes;
    notes.insert(notes.end(), first.notes.begin(), first.notes.end());
    notes.insert(notes.end(), inputs.control.notes.begin(), inputs.control.notes.end());
    Exchange exchange = compare_days(inputs.boundaries, first, inputs.control, catalogue.regions(),
                                     reconcile_of(request.method), request.method.area,
                                     catalogue.gazetteer().all());
    notes.insert(notes.end(), exchange.warnings.begin(), exchange.warnings.end());
    return {first.date.english(),
            inputs.control.date.english(),
            fmt::format("Front lines: {}, {}", first.publisher, inputs.control.publisher),
            inputs.boundaries.title,
            request.method,
            {},
            std::move(exchange),
            std::move(notes)};
}

} // namespace

Comparison compare(const StudyRequest& request, const Catalogue& catalogue,
                   const StageFunction& stage) {
    return request.plans.named.empty() ? compare_days(request, catalogue, stage)
                                       : compare_plans(request, catalogue, stage);
}

} // namespace demarc
