// SPDX-License-Identifier: MIT
#include "commands/diff.hpp"

#include "cli/option_words.hpp"
#include "cli/progress.hpp"
#include "cli/studying.hpp"
#include "commands/diff_tables.hpp"
#include "commands/diff_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace demarc {

namespace {

StudyRequest request_of(const DiffOptions& options) {
    StudyRequest request{.sources = options.sources,
                         .method = options.method,
                         .plans = Selection::of(options.plans),
                         .claims = {},
                         .with_people = true,
                         .with_counts = true,
                         .with_methods = false,
                         .jobs = options.console.jobs,
                         .command_line = "demarc diff"};
    request.sources.date = options.to;
    request.earlier = earlier_sources(options.sources, options.from, options.from_control);
    return request;
}

} // namespace

std::string_view DiffCommand::description() const {
    return "Says what changes hands between two plans on one front line, or between two days: "
           "areas by region, places with their people, an area that a reader knows, how many "
           "people had their homes there before the full-scale war, not today, and what stands "
           "there. Between two days both front lines are cut into one set of pieces, and what the "
           "publisher only "
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
           "      two files\n"
           "  demarc diff present us-28-point-2025-11 --districts raions.geojson:osm-raions\n"
           "      what the plan moves by raion";
}

Syntax DiffCommand::syntax() {
    OptionGroup sources = source_options(
        options_.sources, {"boundaries", "sea", "control", "russian-side", "join", "crs", "strict",
                           "publisher", "profile", "people", "count", "districts"});
    sources.options.push_back(line_option(options_.sources.lines));
    sources.options.push_back(
        day_option("from", "The first day; it is looked for in the folder or archive of --control.",
                   options_.from));
    sources.options.push_back(day_option(
        "to", "The second day; where plans are compared, the day of the front line.", options_.to));
    sources.options.push_back(from_control_option(
        "The first day's front line, if it is not in --control.", options_.from_control));
    OptionGroup console = console_options(options_.console, {"json", "jobs", "quiet", "verbose"});
    console.options.push_back(
        flag("csv", "Print a table of areas by region as CSV instead of text.", options_.csv));
    // No share is given.
    OptionGroup method = method_options(options_.method, {"area-method", "contested", "reconcile"});
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
        throw UsageError("--csv and --json cannot be combined");
    }
}

ExitStatus DiffCommand::run(Terminal& terminal) {
    Progress progress(terminal, !options_.console.quiet);
    progress.stage("read");
    const Catalogue catalogue(DataFolder::find());
    Comparison compared = compare(request_of(options_), catalogue,
                                  [&](std::string_view stage) { progress.stage(stage); });
    compared.notes = with_options(std::move(compared.notes));
    progress.done();
    print_warnings(terminal, compared.notes);
    const auto known = read_known_areas(catalogue.data().places() / "areas.csv");
    if (options_.console.json) {
        terminal.out << diff_json(compared, catalogue.regions(), known);
    } else if (options_.csv) {
        terminal.out << diff_csv(compared, catalogue.regions());
    } else if (!options_.console.quiet) {
        terminal.out << diff_text(compared, catalogue.regions(), known, terminal.out_styled);
    }
    if (options_.console.verbose) {
        terminal.err << progress.report();
    }
    return ExitStatus::done;
}

} // namespace demarc
