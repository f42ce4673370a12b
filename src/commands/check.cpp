// SPDX-License-Identifier: MIT
#include "commands/check.hpp"

#include "commands/summary.hpp"
#include "support/parallel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace demarc {

namespace {

/// Where methods disagree, the one the user chose decides.
bool is_refuted(const ClaimCheck& check) {
    return check.verdict == Verdict::does_not_hold ||
           (check.verdict == Verdict::holds_under_some_methods && !check.holds_in_own_method);
}

bool is_tested(const ClaimCheck& check) {
    return check.verdict != Verdict::cannot_be_tested;
}

} // namespace

std::string_view CheckCommand::description() const {
    return "Measures published claims, such as \"Russia controls roughly 20 % of Ukraine\", "
           "against a front line. Prints for each what was stated, what is measured, the range "
           "over all ways of counting, and a verdict with its reason. The exit status is 3 if a "
           "claim does not hold in the way of counting that is asked for; a claim of another time "
           "than the front line cannot be tested; it is 1 if none could be.";
}

std::string_view CheckCommand::examples() const {
    return "  demarc check\n"
           "      every claim that comes with demarc, on the data that come with it\n"
           "  demarc check --claim my-claim.toml --json\n"
           "      one claim of your own, result as JSON\n"
           "  demarc check --control front.geojson:classes --date 2025-11-24\n"
           "      on a front line of your own";
}

Syntax CheckCommand::syntax() {
    OptionGroup sources = source_options(options_.sources);
    sources.options.push_back(
        Option{.name = "claim",
               .letter = '\0',
               .value_name = "ID|FILE",
               .text = "A claim: its id (the name of a file in geodata/claims, without .toml) or a "
                       "claim file of your own.",
               .choices = {},
               .default_text = "all claims that come with demarc",
               .repeatable = true,
               .take = [this](const std::string& value) { options_.claims.push_back(value); }});
    return {.groups = {std::move(sources), method_options(options_.method),
                       console_options(options_.console)},
            .operands = {}};
}

void CheckCommand::check_options() const {
    check_source_options(options_.sources);
    check_console_options(options_.console);
}

ExitStatus CheckCommand::run(Terminal& terminal) {
    Progress progress(terminal, !options_.console.quiet);
    progress.stage("read");
    const Catalogue catalogue(DataFolder::find());
    StudyRequest request{.sources = options_.sources,
                         .method = options_.method,
                         .plans = {},
                         .claims = catalogue.claims(options_.claims),
                         .jobs =
                             options_.console.jobs == 0 ? default_jobs() : options_.console.jobs,
                         .command_line = "demarc check"};
    StudyInputs inputs = read_inputs(options_.sources, catalogue);
    const Study study = build_study(std::move(request), std::move(inputs), catalogue, progress);
    progress.done();
    if (options_.console.json) {
        terminal.out << claims_json(study);
    } else if (!options_.console.quiet) {
        terminal.out << claims_text(study, terminal.out_styled);
    }
    if (options_.console.verbose) {
        terminal.err << progress.report();
    }
    if (std::none_of(study.claims.begin(), study.claims.end(), is_tested)) {
        throw DataError(fmt::format("none of the {} claims could be tested on a front line of {}; "
                                    "give --control a snapshot of the claim's time",
                                    study.claims.size(), study.control.date.english()));
    }
    return std::any_of(study.claims.begin(), study.claims.end(), is_refuted)
               ? ExitStatus::claim_does_not_hold
               : ExitStatus::done;
}

} // namespace demarc
