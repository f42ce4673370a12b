// SPDX-License-Identifier: MIT
#include "study/compute.hpp"

#include "partition/district_cut.hpp"
#include "partition/measured_cut.hpp"
#include "partition/partition.hpp"
#include "plans/evaluate.hpp"
#include "plans/line_name.hpp"
#include "plans/plan_places.hpp"
#include "plans/plan_zones.hpp"
#include "series/second_method.hpp"
#include "study/study_stocks.hpp"
#include "support/error.hpp"
#include "support/parallel.hpp"
#include "support/text.hpp"
#include "tally/denominator.hpp"
#include "tally/districts.hpp"
#include "tally/input_warnings.hpp"
#include "tally/line_error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace demarc {

namespace {

void notice(Study& study, std::vector<InputNote> notes) {
    std::move(notes.begin(), notes.end(), std::back_inserter(study.noticed));
}

/// Checks the claims of the inputs on a study that is cut and measured, those of a change between
/// the second front line of the inputs and the study's own. In the order of the claims.
/// \throws GeometryError like cut()
std::vector<ClaimCheck> check_claims(const StudyInputs& inputs, Study& study, unsigned jobs) {
    const Reconcile reconcile = reconcile_of(study.method);
    Partition first;
    std::optional<EarlierSnapshot> earlier;
    if (inputs.earlier) {
        first = cut(study.boundaries, *inputs.earlier, study.regions, {}, reconcile);
        ControlSnapshot day = *inputs.earlier;
        notice(study, warnings_among(day.notes));
        notice(study, warnings_of_cut(study.boundaries, day, first, study.regions, study.method));
        earlier.emplace(EarlierSnapshot{first, *inputs.earlier});
    }
    const auto ground_of = [&](const Claim& claim) {
        const auto plan = inputs.claim_plans.find(claim.plan);
        return ClaimGround{study.partition,
                           study.control,
                           study.regions,
                           earlier ? &*earlier : nullptr,
                           plan == inputs.claim_plans.end() ? nullptr : &plan->second,
                           &study.stocks};
    };
    // Cut only if a claim will be measured on it: that takes as long as both days together.
    std::optional<DayOverlay> overlay;
    if (std::any_of(inputs.claims.begin(), inputs.claims.end(), [&](const Claim& claim) {
            return needs_overlay(claim) && !why_not_testable(claim, ground_of(claim));
        })) {
        overlay = overlay_days(study.boundaries, first, *inputs.earlier, study.control,
                               study.regions, reconcile);
        earlier.emplace(EarlierSnapshot{first, *inputs.earlier, &*overlay});
    }
    std::vector<ClaimCheck> checks(inputs.claims.size());
    parallel_for(inputs.claims.size(), jobs, [&](std::size_t i) {
        checks[i] = check(inputs.claims[i], ground_of(inputs.claims[i]), study.method);
    });
    return checks;
}

/// Whether a plan moves land by this line of another map.
bool moves_by(const Scenario& scenario, const DatedLine& line) {
    const std::vector<std::string> spoken_of = lines_in(scenario.plan);
    const auto moved = [&](Change change) {
        return scenario.tally.country(Layer::change, name_of(change)).value > 0;
    };
    const bool by_it =
        line.id == line_of_2022
            ? exclusion_reason(scenario.plan, false, spoken_of).has_value()
            : std::find(spoken_of.begin(), spoken_of.end(), line.id) != spoken_of.end();
    return by_it && (moved(Change::passed_to_russia) || moved(Change::returned_to_ukraine));
}

/// Two maps draw a coast differently: on boundaries that reach out to sea the water between their
/// coasts changes hands with the land.
void warn_of_sea(Study& study, const std::vector<DatedLine>& lines) {
    if (study.boundaries.coverage != Coverage::territorial_sea) {
        return;
    }
    for (const Scenario& scenario : study.scenarios) {
        for (const DatedLine& line : lines) {
            if (!moves_by(scenario, line)) {
                continue;
            }
            const auto km2 = [&](Change change) {
                return grouped(scenario.tally.country(Layer::change, name_of(change)).km2()) +
                       " km²";
            };
            study.noticed.push_back(
                {"plan " + scenario.plan.id,
                 fmt::format("it moves land by the {}, which another map draws, and the boundaries "
                             "{} reach out to sea: water between the coasts of the two maps counts "
                             "in the {} ceded to Russia and the {} returned to Ukraine",
                             line_name(line.id), study.boundaries.title,
                             km2(Change::passed_to_russia), km2(Change::returned_to_ukraine)),
                 "cut the sea off with `sea` FILE", InputWarning::coverage});
        }
    }
}

/// Sorts the plans into those that have a result on this map and those that have none.
void evaluate_plans(Study& study, const std::vector<Plan>& plans, unsigned jobs) {
    std::vector<const Plan*> computed;
    for (const Plan& plan : plans) {
        if (auto reason = exclusion_reason(plan, study.partition)) {
            study.excluded_plans.push_back({plan, std::move(*reason)});
        } else {
            computed.push_back(&plan);
        }
    }
    study.scenarios.resize(computed.size());
    parallel_for(computed.size(), jobs, [&](std::size_t i) {
        study.scenarios[i] =
            make_scenario(*computed[i], study.partition, study.regions, study.method, study.stocks);
    });
}

/// The same front line cut by another boundary set, by the methods of the run.
ComparedBoundaries compare(BoundarySet set, const Study& study) {
    return with_context(fmt::format("in the comparison with the boundaries of {}", set.title), [&] {
        const Partition partition =
            cut(set, study.control, study.regions, {}, reconcile_of(study.method));
        if (auto warning = warning_of_unmarked_parts(partition.unmarked, study.control)) {
            warning->where += fmt::format(", on the boundaries of {}", set.title);
            set.notes.push_back(std::move(*warning));
        }
        return ComparedBoundaries{set.id,
                                  set.title,
                                  set.coverage,
                                  std::move(set.files),
                                  std::move(set.notes),
                                  distinct_method_table(partition, study.regions, study.method)};
    });
}

/// \pre plans are evaluated and what stands on the land is counted
void add_districts(Study& study, const StudyInputs& inputs, const Catalogue& catalogue,
                   const FaceLocator& locator, bool counts_people, unsigned jobs) {
    const DistrictSet& set = *inputs.districts;
    CountedDistricts counted =
        counted_districts(inputs, catalogue, counts_people, study.stocks, locator, jobs);
    notice(study, std::move(counted.notes));
    study.districts = tally_districts(set, counted.cut, study.partition, study.method,
                                      study.scenarios, counted.stocks, jobs);
}

/// The area method of a run, and the one that areas are conserved by.
std::vector<AreaMethod> own_area_methods(const Method& method) {
    std::vector<AreaMethod> methods{AreaMethod::authalic};
    if (method.area != AreaMethod::authalic) {
        methods.push_back(method.area);
    }
    return methods;
}

/// A partition of its own, so that the bands show in no file and on no map.
void move_line(Study& study, const StudyInputs& inputs, const Catalogue& catalogue,
               const LineError& error, bool counts_people, unsigned jobs) {
    std::vector<Plan> plans;
    for (const Scenario& scenario : study.scenarios) {
        plans.push_back(scenario.plan);
    }
    const Partition banded =
        cut_for_plans(study.boundaries, study.control, study.regions, study.places.zones, plans,
                      reconcile_of(study.method), inputs.lines, bands_of(error, plans), jobs,
                      own_area_methods(study.method));
    const FaceLocator locator(banded);
    const std::vector<Stock> stocks = alike(stocks_on(locator, inputs, catalogue, counts_people),
                                            study.stocks, banded.faces.size());
    study.line_error = error;
    study.held_by_russia_error =
        add_line_error(study.scenarios, banded, stocks, study.regions, study.method, error, jobs);
}

/// The maps of other days that the front line's figures rest on as well.
void add_files_of_lines(Study& study, const std::vector<DatedLine>& lines) {
    for (const DatedLine& line : lines) {
        for (InputFile file : line.control.files) {
            file.role = line_name(line.id);
            study.control.files.push_back(std::move(file));
        }
    }
}

/// What was done to the maps of other days, and what their lines leave open.
void add_warnings_of_lines(Study& study, const std::vector<DatedLine>& lines) {
    for (const DatedLine& line : lines) {
        // Whether such a map shows Crimea or who its publisher is does not matter to a line.
        std::vector<InputNote> changes = line.control.notes;
        std::erase_if(changes, [](const InputNote& note) {
            return note.warning != InputWarning::mended &&
                   note.warning != InputWarning::passed_over &&
                   note.warning != InputWarning::far_away;
        });
        notice(study, std::move(changes));
        const auto& unmarked = study.partition.unmarked_of_lines;
        if (const auto found = unmarked.find(line.id); found != unmarked.end()) {
            if (auto warning = warning_of_unmarked_parts(found->second, line.control)) {
                study.noticed.push_back(std::move(*warning));
            }
        }
    }
}

/// Cutting takes many times the memory of what comes of it, in small parts that the allocator would
/// keep: without this, later stages add theirs on top.
void give_back_memory() {
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

/// Cuts Ukraine for the plans asked for and for those that claims speak of.
void cut(Study& study, const StudyInputs& inputs, std::span<const AreaMethod> methods,
         unsigned jobs) {
    std::vector<Plan> plans = inputs.plans;
    for (const auto& [id, plan] : inputs.claim_plans) {
        plans.push_back(plan);
    }
    study.places = with_own_places(std::move(study.places), plans);
    study.partition =
        cut_for_plans(study.boundaries, study.control, study.regions, study.places.zones, plans,
                      reconcile_of(study.method), inputs.lines, {}, jobs, methods);
    give_back_memory();
    study.noticed = warnings_of_cut(study.boundaries, study.control, study.partition, study.regions,
                                    study.method);
    study.polygon_caution = polygon_area_caution(study.boundaries, study.partition, study.regions);
    add_files_of_lines(study, inputs.lines);
    add_warnings_of_lines(study, inputs.lines);
}

} // namespace

Study compute(const StudyRequest& request, StudyInputs inputs, const Catalogue& catalogue,
              const StageFunction& stage) {
    const unsigned jobs = request.jobs == 0 ? default_jobs() : request.jobs;
    if (request.line_error) {
        check_bounds(*request.line_error);
    }
    Study study;
    study.regions = catalogue.regions();
    study.places = catalogue.places();
    study.boundaries = std::move(inputs.boundaries);
    study.control = std::move(inputs.control);
    study.method = request.method;
    study.command_line = request.command_line;
    const bool by_every_method = request.with_methods || !inputs.claims.empty();
    begin(stage, "cut");
    if (by_every_method) {
        cut(study, inputs, all_area_methods, jobs);
    } else {
        cut(study, inputs, own_area_methods(study.method), jobs);
    }
    if (study.control.form == ControlForm::polygons) {
        begin(stage, "cross-check");
        study.second_method = series::compare_methods(study.partition, study.control,
                                                      study.boundaries, study.regions, jobs);
    }
    const bool counts_people = request.with_people || !inputs.people.empty() ||
                               std::any_of(inputs.claims.begin(), inputs.claims.end(),
                                           [](const Claim& claim) { return claim.people_of; });
    std::optional<FaceLocator> locator;
    if (counts_people || request.with_towns || !inputs.counted.empty() || inputs.districts) {
        locator.emplace(study.partition);
    }
    if (counts_people || !inputs.counted.empty()) {
        begin(stage, "count what stands there");
        for (CountedStock& counted : counted_stocks(inputs, catalogue, counts_people, *locator)) {
            study.stocks.push_back(std::move(counted.stock));
            notice(study, std::move(counted.notes));
        }
    }
    begin(stage, "evaluate plans");
    evaluate_plans(study, inputs.plans, jobs);
    warn_of_sea(study, inputs.lines);
    if (inputs.districts) {
        begin(stage, "divide into districts");
        add_districts(study, inputs, catalogue, *locator, counts_people, jobs);
    }
    if (request.line_error) {
        begin(stage, "move the line");
        move_line(study, inputs, catalogue, *request.line_error, counts_people, jobs);
    }
    if (request.with_towns) {
        begin(stage, "locate towns");
        study.towns = locate_towns(catalogue.gazetteer().all(), *locator);
        study.gazetteer = catalogue.gazetteer().file();
    }
    begin(stage, "check claims");
    study.methods =
        by_every_method
            ? distinct_method_table(study.partition, study.regions, study.method)
            : std::vector{russian_control(study.partition, study.regions, study.method)};
    study.compared.resize(inputs.compared.size());
    parallel_for(inputs.compared.size(), jobs, [&](std::size_t i) {
        study.compared[i] = compare(std::move(inputs.compared[i]), study);
    });
    study.claims = check_claims(inputs, study, jobs);
    return study;
}

Study compute(const StudyRequest& request, const Catalogue& catalogue, const StageFunction& stage) {
    begin(stage, "read");
    return compute(request, read_inputs(request, catalogue), catalogue, stage);
}

Study compute(const StudyRequest& request, const StageFunction& stage) {
    return compute(request, Catalogue(DataFolder::find()), stage);
}

std::vector<Study> compute_days(StudyRequest request, const std::vector<Date>& days,
                                const Catalogue& catalogue, const StageFunction& stage) {
    if (days.empty()) {
        return {};
    }
    std::vector<Study> studies(days.size());
    request.sources.date = days.front();
    const StudyInputs inputs = read_inputs(request, catalogue);
    studies.front() = compute(request, inputs, catalogue, stage);
    begin(stage, "further days");
    const Profiles profiles = read_profiles(catalogue.data(), request.sources);
    const unsigned jobs = std::exchange(request.jobs, 1);
    parallel_for(days.size() - 1, jobs, [&](std::size_t i) {
        StudyRequest of_day = request;
        of_day.sources.date = days[i + 1];
        StudyInputs inputs_of_day = inputs;
        inputs_of_day.control =
            read_front_line(of_day.sources, profiles, inputs.boundaries, catalogue);
        studies[i + 1] = compute(of_day, std::move(inputs_of_day), catalogue);
    });
    return studies;
}

PlanOnMap plan_on_map(const Plan& plan, const StudyInputs& map, const Catalogue& catalogue) {
    const Partition partition =
        cut_for_plans(map.boundaries, map.control, catalogue.regions(),
                      with_own_places(catalogue.places(), {plan}).zones, {plan}, Reconcile::on,
                      map.lines, {}, 1, areas_for_lines);
    if (auto reason = exclusion_reason(plan, partition)) {
        return {std::move(reason), {}};
    }
    return {std::nullopt, rules_without_land(plan, partition)};
}

} // namespace demarc
