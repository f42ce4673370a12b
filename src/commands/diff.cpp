// SPDX-License-Identifier: MIT
#include "commands/diff.hpp"

#include "cli/study_builder.hpp"
#include "commands/diff_text.hpp"
#include "commands/warnings.hpp"
#include "export/inputs.hpp"
#include "support/parallel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace demarc {

namespace {

Option day_option(const char* name, const char* text, std::optional<Date>& into) {
    Option option;
    option.name = name;
    option.value_name = "YYYY-MM-DD";
    option.text = text;
    option.take = [&into, name](const std::string& value) {
        into = Date::parse(value);
        if (!into) {
            throw UsageError(
                fmt::format("--{}: '{}' is not a day; write it as YYYY-MM-DD", name, value));
        }
    };
    return option;
}

const Scenario& scenario_of(const Study& study, const Plan& plan) {
    for (const PlanWithoutResult& one : study.without_result) {
        if (one.plan.id == plan.id) {
            throw UsageError(fmt::format("{} has no result: {}", plan.id, one.reason));
        }
    }
    return *std::find_if(study.scenarios.begin(), study.scenarios.end(),
                         [&](const Scenario& scenario) { return scenario.plan.id == plan.id; });
}

Comparison plans_compared(const DiffOptions& options, const Catalogue& catalogue,
                          Progress& progress) {
    const Plan first = catalogue.plan(options.plans[0]);
    const Plan second = catalogue.plan(options.plans[1]);
    std::vector<Plan> plans{first};
    if (second.id != first.id) {
        plans.push_back(second);
    }
    StudyRequest request{.sources = options.sources,
                         .method = options.method,
                         .plans = std::move(plans),
                         .claims = {},
                         .jobs = options.console.jobs == 0 ? default_jobs() : options.console.jobs,
                         .command_line = "demarc diff"};
    const Study study = build_study(std::move(request), read_inputs(options.sources, catalogue),
                                    catalogue, progress);
    progress.stage("compare");
    std::string basis =
        fmt::format("Front line: {}, {}. Boundaries: {}. Counted with {}.", study.control.publisher,
                    study.control.date.english(), study.boundaries.title, described(study.method));
    for (const Plan& plan : {first, second}) {
        if (says_nothing_on_land(plan)) {
            basis += fmt::format(" The text of {} says nothing on territory: the present line "
                                 "stands for it.",
                                 plan.title_en);
        }
    }
    return {first.title_en, second.title_en, std::move(basis),
            compare_plans(scenario_of(study, first).outcomes, scenario_of(study, second).outcomes,
                          study.partition, study.method.area, catalogue.gazetteer().all()),
            input_notes(study)};
}

Comparison days_compared(const DiffOptions& options, const Catalogue& catalogue,
                         Progress& progress) {
    SourceOptions later = options.sources;
    later.date = options.to;
    SourceOptions earlier = options.sources;
    earlier.date = options.from;
    if (!options.from_control.empty()) {
        earlier.control = options.from_control;
        earlier.more_control.clear();
    }
    const StudyInputs inputs = read_inputs(later, catalogue);
    const ControlSnapshot first = read_front_line(earlier, inputs.boundaries, catalogue);
    progress.stage("compare");
    std::vector<InputNote> notes = inputs.boundaries.notes;
    notes.insert(notes.end(), first.notes.begin(), first.notes.end());
    notes.insert(notes.end(), inputs.control.notes.begin(), inputs.control.notes.end());
    return {first.date.english(), inputs.control.date.english(),
            fmt::format("Front lines: {}, {}. Boundaries: {}. Counted with {}.", first.publisher,
                        inputs.control.publisher, inputs.boundaries.title,
                        described(options.method)),
            compare_days(inputs.boundaries, first, inputs.control, catalogue.regions(),
                         options.method.reconciled ? Reconcile::on : Reconcile::off,
                         options.method.area, catalogue.gazetteer().all()),
            std::move(notes)};
}

} // namespace

std::string_view DiffCommand::description() const {
    return "Says what changes hands between two plans on one front line, or between two days: "
           "areas by region, places with their people, and an area that a reader knows. Between "
           "two days both front lines are cut into one set of pieces, and what the publisher only "
           "drew anew along coast and border is kept apart.";
}

std::string_view DiffCommand::examples() const {
    return "  demarc diff present us-28-point-2025-11\n"
           "      what the plan moves\n"
           "  demarc diff us-28-point-2025-11 us-ukraine-20-point-2025-12 --json\n"
           "      one plan against another\n"
           "  demarc diff --control archive.zip:deepstate-daily --from 2025-01-02 --to 2026-01-01\n"
           "      a year, from an archive of daily maps\n"
           "  demarc diff --from-control old.geojson:classes --from 2025-01-01 "
           "--control new.geojson:classes --to 2025-12-31 --csv\n"
           "      two files";
}

Syntax DiffCommand::syntax() {
    OptionGroup sources = source_options(options_.sources);
    leave_out(sources, {"date", "compare-boundaries", "attribution", "licence"});
    sources.options.push_back(line_option(options_.sources.lines));
    sources.options.push_back(
        day_option("from", "The first day; it is looked for in the folder or archive of --control.",
                   options_.from));
    sources.options.push_back(day_option(
        "to", "The second day; where plans are compared, the day of the front line.", options_.to));
    Option from_control;
    from_control.name = "from-control";
    from_control.value_name = "FILE[:PROFILE]";
    from_control.text = "The first day's front line, if it is not in --control.";
    from_control.take = [this](const std::string& value) { options_.from_control = value; };
    sources.options.push_back(std::move(from_control));
    OptionGroup console = console_options(options_.console);
    console.options.push_back(
        flag("csv", "Print a table of areas by region as CSV instead of text.", options_.csv));
    OptionGroup method = method_options(options_.method);
    leave_out(method, {"denominator"}); // no share is told
    return {.groups = {std::move(sources), std::move(method), std::move(console)},
            .operands = {"[PLAN PLAN]", "Two plans: ids (see 'demarc plans list') or plan files.",
                         2, [this](const std::string& word) { options_.plans.push_back(word); }}};
}

void DiffCommand::check_options() const {
    check_source_options(options_.sources);
    check_console_options(options_.console);
    const bool days = options_.from.has_value() || !options_.from_control.empty();
    if (options_.plans.size() == 1 || (options_.plans.empty() && !days) ||
        (!options_.plans.empty() && days)) {
        throw UsageError("diff compares either two plans (PLAN PLAN) or two days (--from and "
                         "--to, or --from-control and --control)");
    }
    if (days && !options_.sources.lines.empty()) {
        throw UsageError("--line goes with two plans; two days are compared as their maps are");
    }
    if (days && options_.method.contested != ContestedPolicy::separate) {
        throw UsageError("--contested goes with two plans; between two days contested land is a "
                         "hand of its own");
    }
    if (options_.csv && options_.console.json) {
        throw UsageError("--csv and --json exclude each other");
    }
}

ExitStatus DiffCommand::run(Terminal& terminal) {
    Progress progress(terminal, !options_.console.quiet);
    progress.stage("read");
    const Catalogue catalogue(DataFolder::find());
    DiffOptions options = options_;
    if (!options.plans.empty()) {
        options.sources.date = options.to;
    }
    const Comparison compared = options.plans.empty()
                                    ? days_compared(options, catalogue, progress)
                                    : plans_compared(options, catalogue, progress);
    progress.done();
    print_warnings(terminal, compared.notes);
    const auto known = read_known_areas(catalogue.data().places() / "areas.csv");
    if (options.console.json) {
        terminal.out << diff_json(compared, catalogue.regions(), known);
    } else if (options.csv) {
        terminal.out << diff_csv(compared, catalogue.regions());
    } else if (!options.console.quiet) {
        terminal.out << diff_text(compared, catalogue.regions(), known, terminal.out_styled);
    }
    if (options.console.verbose) {
        terminal.err << progress.report();
    }
    return ExitStatus::done;
}

} // namespace demarc
