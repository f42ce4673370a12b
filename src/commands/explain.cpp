// SPDX-License-Identifier: MIT
#include "commands/explain.hpp"

#include "cli/place_words.hpp"
#include "cli/studying.hpp"
#include "commands/explain_counts.hpp"
#include "commands/explain_json.hpp"
#include "commands/explain_text.hpp"
#include "export/data_package.hpp"

#include <fmt/format.h>

#include <ostream>
#include <utility>

namespace demarc {

namespace {

std::vector<std::pair<const Plan*, Explanation>>
explanations(const Study& study, const ExplainedPlace& where, bool wanted) {
    std::vector<std::pair<const Plan*, Explanation>> result;
    for (const Scenario& scenario : study.scenarios) {
        // The present line comes with every choice of plans; it is explained where it stands alone.
        if (wanted && (!scenario.plan.reference ||
                       (study.scenarios.size() == 1 && study.excluded_plans.empty()))) {
            result.emplace_back(&scenario.plan,
                                explain(where.found.face, scenario.plan, study.partition,
                                        reading_of(study.method.contested)));
        }
    }
    return result;
}

} // namespace

std::string_view ExplainCommand::description() const {
    return "Says why a place has its outcome: which record of the front line put it on its side, "
           "what border reconciliation did, which rules of the plan touched it, in which order, "
           "and what each changed; what other readings of the plan make of it; how many "
           "people lived in its region and, with --districts, in its district before the "
           "full-scale "
           "war, not today, and what stands near it. Sites within 10 km are named with their rule. "
           "Without --plan it gives the outcome under every plan in a "
           "line each.";
}

std::string_view ExplainCommand::examples() const {
    return "  demarc explain --plan us-28-point-2025-11 --place Kramatorsk\n"
           "      one place under one plan, step by step\n"
           "  demarc explain --place 'Миколаївка, Донецька'\n"
           "      a place under every plan; the region tells namesakes apart\n"
           "  demarc explain --plan us-28-point-2025-11 --at 37.57,48.73 --json\n"
           "      a position in longitude and latitude";
}

Syntax ExplainCommand::syntax() {
    OptionGroup what{"What to explain", {}};
    Option at;
    at.name = "at";
    at.value_name = "LON,LAT";
    at.text = "A position in degrees, longitude first.";
    at.take = [this](const std::string& value) { options_.at = position_of(value); };
    Option place;
    place.name = "place";
    place.value_name = "NAME[, REGION]";
    place.text = "A town or village, in English or Ukrainian. Where several share a name, all are "
                 "listed, and the region after a comma tells them apart.";
    place.take = [this](const std::string& value) { options_.place = value; };
    Option plan = plan_option(options_.plans);
    plan.text = "A plan: its id (see 'demarc plans list') or a plan file of your own.";
    plan.default_text = "all plans, a line each";
    what.options = {std::move(at), std::move(place), std::move(plan)};
    OptionGroup sources = source_options(
        options_.sources, {"boundaries", "sea", "control", "russian-side", "join", "date", "crs",
                           "strict", "profile", "people", "count", "districts"});
    // No area and no share is given.
    OptionGroup method = method_options(options_.method, {"contested", "reconcile"});
    sources.options.push_back(line_option(options_.sources.lines));
    return {.groups = {std::move(what), std::move(sources), std::move(method),
                       console_options(options_.console, {"json", "jobs", "quiet", "verbose"})},
            .operands = {}};
}

void ExplainCommand::check_options() const {
    check_source_options(options_.sources);
    check_console_options(options_.console);
    if (options_.at.has_value() == !options_.place.empty()) {
        throw UsageError("explain needs either --at LON,LAT or --place NAME");
    }
}

ExitStatus ExplainCommand::run(Terminal& terminal) {
    Progress progress(terminal, !options_.console.quiet);
    progress.stage("read");
    const Catalogue catalogue(DataFolder::find());
    ExplainedPlace where;
    if (options_.at) {
        where.position = *options_.at;
    } else {
        where.place = place_named(options_.place, catalogue.gazetteer(), catalogue.regions());
        where.position = where.place->position;
    }
    const StudyRequest request{.sources = options_.sources,
                               .method = options_.method,
                               .plans = Selection::or_everything(options_.plans),
                               .claims = {},
                               .with_people = true,
                               .with_counts = true,
                               .with_methods = false,
                               .jobs = options_.console.jobs,
                               .command_line = "demarc explain"};
    StudyInputs inputs = read_inputs(request, catalogue);
    where.near = things_near(inputs, where);
    const std::optional<DistrictSet> districts = inputs.districts;
    const Study study = computed(request, std::move(inputs), catalogue, progress);
    where.found = with_context(options_.at ? "--at" : "--place", [&] {
        return face_at(where.position,
                       where.place ? std::optional(where.place->region) : std::nullopt,
                       study.partition, study.regions);
    });
    if (districts) {
        where.district = district_at(where.position, study.partition.faces[where.found.face].region,
                                     *districts, *study.districts);
    }
    const auto explained = explanations(study, where, !options_.plans.empty());
    progress.done();
    print_warnings(terminal, input_notes(study));
    if (options_.console.json) {
        terminal.out << explain_json(study, where, explained);
    } else if (!options_.console.quiet) {
        terminal.out << place_text(study, where, terminal.out_styled);
        for (const auto& [plan, explanation] : explained) {
            terminal.out << plan_text(study, where, *plan, explanation, terminal.out_styled);
        }
        if (options_.plans.empty()) {
            terminal.out << all_plans_text(study, where, terminal.out_styled);
        } else {
            terminal.out << no_result_text(study, terminal.out_styled);
        }
    }
    if (options_.console.verbose) {
        terminal.err << progress.report();
    }
    return ExitStatus::done;
}

} // namespace demarc
