// SPDX-License-Identifier: MIT
#include "study/comparison.hpp"

#include "study/study_stocks.hpp"
#include "support/error.hpp"
#include "support/parallel.hpp"
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

bool counts_people(const StudyRequest& request, const StudyInputs& inputs) {
    return request.with_people || !inputs.people.empty();
}

void notice(Comparison& comparison, const std::vector<InputNote>& notes) {
    comparison.notes.insert(comparison.notes.end(), notes.begin(), notes.end());
}

/// Cuts the faces of a comparison by districts, and notes what has to be known. \pre the inputs
/// have districts
std::vector<DistrictPart> parts_of_districts(const StudyRequest& request, const StudyInputs& inputs,
                                             const Catalogue& catalogue,
                                             const std::vector<Stock>& stocks,
                                             const FaceLocator& locator, Comparison& comparison) {
    const unsigned jobs = request.jobs == 0 ? default_jobs() : request.jobs;
    CountedDistricts counted =
        counted_districts(inputs, catalogue, counts_people(request, inputs), stocks, locator, jobs);
    notice(comparison, counted.notes);
    comparison.district_level = inputs.districts->level;
    std::vector<DistrictPart> parts =
        district_parts(counted.cut, locator.partition(), counted.stocks);
    comparison.districts = std::move(counted.cut.districts);
    return parts;
}

/// Counts on the faces of both days what the request asks for.
CountedBeside count_beside(const StudyRequest& request, const StudyInputs& inputs,
                           const Catalogue& catalogue, const FaceLocator& locator,
                           Comparison& comparison) {
    CountedBeside beside;
    for (CountedStock& counted :
         counted_stocks(inputs, catalogue, counts_people(request, inputs), locator)) {
        beside.stocks.push_back(std::move(counted.stock));
        notice(comparison, counted.notes);
    }
    if (inputs.districts) {
        beside.parts =
            parts_of_districts(request, inputs, catalogue, beside.stocks, locator, comparison);
    }
    return beside;
}

Comparison compare_plans(StudyRequest request, const Catalogue& catalogue,
                         const StageFunction& stage) {
    // By id or by file; both may name one plan.
    const std::string first_id = catalogue.plan(request.plans.named.at(0)).id;
    const std::string second_id = catalogue.plan(request.plans.named.at(1)).id;
    if (second_id == first_id) {
        request.plans.named.pop_back();
    }
    begin(stage, "read");
    StudyInputs inputs = read_inputs(request, catalogue);
    StudyInputs for_districts; // the study need not tell each plan by district
    for_districts.districts = std::exchange(inputs.districts, std::nullopt);
    for_districts.counted = inputs.counted;
    for_districts.people = inputs.people;
    for_districts.with_shipped_people = inputs.with_shipped_people;
    const Study study = compute(request, std::move(inputs), catalogue, stage);
    begin(stage, "compare");
    const Scenario& first = scenario_of(study, first_id);
    const Scenario& second = scenario_of(study, second_id);
    std::vector<std::string> silent;
    for (const Scenario* scenario : {&first, &second}) {
        if (says_nothing_on_land(scenario->plan)) {
            silent.push_back(scenario->plan.title_en);
        }
    }
    Comparison comparison{
        first.plan.title_en,
        second.plan.title_en,
        fmt::format("Front line: {}, {}", study.control.publisher, study.control.date.english()),
        study.boundaries.title,
        study.method,
        std::move(silent),
        {}};
    comparison.notes = input_notes(study);
    comparison.exchange =
        compare_plans(first.outcomes, second.outcomes, study.partition, study.method.area,
                      catalogue.gazetteer().all(), [&](const FaceLocator& locator) {
                          CountedBeside beside{study.stocks, {}};
                          if (for_districts.districts) {
                              beside.parts = parts_of_districts(request, for_districts, catalogue,
                                                                study.stocks, locator, comparison);
                          }
                          return beside;
                      });
    return comparison;
}

Comparison compare_days(const StudyRequest& request, const Catalogue& catalogue,
                        const StageFunction& stage) {
    begin(stage, "read");
    const StudyInputs inputs = read_inputs(request, catalogue);
    const ControlSnapshot& first = inputs.earlier.value();
    begin(stage, "compare");
    Comparison comparison{
        first.date.english(),
        inputs.control.date.english(),
        fmt::format("Front lines: {}, {}", first.publisher, inputs.control.publisher),
        inputs.boundaries.title,
        request.method,
        {},
        {}};
    comparison.notes = inputs.boundaries.notes;
    notice(comparison, first.notes);
    notice(comparison, inputs.control.notes);
    comparison.exchange = compare_days(
        inputs.boundaries, first, inputs.control, catalogue.regions(), reconcile_of(request.method),
        request.method.area, catalogue.gazetteer().all(), [&](const FaceLocator& locator) {
            return count_beside(request, inputs, catalogue, locator, comparison);
        });
    notice(comparison, comparison.exchange.warnings);
    return comparison;
}

} // namespace

Comparison compare(const StudyRequest& request, const Catalogue& catalogue,
                   const StageFunction& stage) {
    return request.plans.named.empty() ? compare_days(request, catalogue, stage)
                                       : compare_plans(request, catalogue, stage);
}

} // namespace demarc
