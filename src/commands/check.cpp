// SPDX-License-Identifier: MIT
#include "commands/check.hpp"

#include "cli/studying.hpp"
#include "commands/claim_output.hpp"
#include "commands/summary.hpp"
#include "export/data_package.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace demarc {

namespace {

bool is_tested(const ClaimCheck& check) {
    return check.verdict != Verdict::cannot_be_tested;
}

} // namespace

std::string_view CheckCommand::description() const {
    return "Measures published claims, such as \"Russia controls roughly 20% of Ukraine\", "
           "against a front line. Prints for each what was stated, what is measured, the range "
           "over all ways of counting, and a verdict with its reason. The exit status is 3 if a "
           "claim does not hold in the way of counting that is asked for; a claim of another time "
           "than the front line, or that counts what the map does not show, cannot be tested; it "
           "is 1 if none could be.";
}

std::string_view CheckCommand::examples() const {
    return "  demarc check\n"
           "      every claim that comes with demarc, on the data that come with it\n"
           "  demarc check --claim my-claim.toml --json\n"
           "      one claim of your own, result as JSON\n"
           "  demarc check --control front.geojson:classes --date 2025-11-24\n"
           "      on a front line of your own\n"
           "  demarc check --control archive.zip:deepstate-daily --from 2025-01-01 --date "
           "2026-01-01\n"
           "      claims of a change too, on two days of an archive\n"
           "  demarc check --card askgeopolitics-2025-11-24\n"
           "      a picture and a text of one claim for publication, in output/card";
}

Syntax CheckCommand::syntax() {
    OptionGroup sources = source_options(
        options_.sources, {"boundaries", "sea", "control", "russian-side", "join", "date", "crs",
                           "strict", "publisher", "attribution", "licence", "profile", "people"});
    sources.options.push_back(
        Option{.name = "claim",
               .value_name = "CLAIM|FILE",
               .text = "A claim: its id (the name of a file in geodata/claims, without .toml) or a "
                       "claim file of your own.",
               .default_text = "all claims that come with demarc",
               .repeatable = true,
               .take = [this](const std::string& value) { options_.claims.push_back(value); }});
    Option card{.name = "card",
                .value_name = "CLAIM|FILE",
                .text = "Check this one claim and write a card of it: an SVG picture and a "
                        "Markdown text.",
                .take = [this](const std::string& value) {
                    options_.claims.push_back(value);
                    options_.card = true;
                }};
    sources.options.push_back(
        day_option("from",
                   "The day of a second, earlier front line, for claims of a change. It is looked "
                   "for in the same folder or archive, or dates the file of --from-control.",
                   options_.from));
    sources.options.push_back(
        from_control_option("The file of the second front line.", options_.from_control));
    OptionGroup results{
        "What comes out",
        {std::move(card), output_option("The folder for the card.", options_.output)}};
    return {.groups = {std::move(sources),
                       method_options(options_.method,
                                      {"area-method", "denominator", "contested", "reconcile"}),
                       std::move(results),
                       console_options(options_.console, {"json", "jobs", "quiet", "verbose"})},
            .operands = {}};
}

void CheckCommand::check_options() const {
    check_source_options(options_.sources);
    check_console_options(options_.console);
    if (options_.card && options_.claims.size() != 1) {
        throw UsageError("--card checks one claim; leave --claim out");
    }
    if (!options_.card &&
        !(options_.sources.attribution.empty() && options_.sources.licence.empty())) {
        throw UsageError("--attribution and --licence go with --card, which prints them");
    }
    if (!options_.card && options_.output != CheckOptions{}.output) {
        throw UsageError("--output goes with --card");
    }
}

ExitStatus CheckCommand::run(Terminal& terminal) {
    Progress progress(terminal, !options_.console.quiet);
    progress.stage("read");
    const Catalogue catalogue(DataFolder::find());
    const StudyRequest request{
        .sources = options_.sources,
        .method = options_.method,
        .plans = {},
        .claims = Selection::or_everything(options_.claims),
        .earlier = earlier_sources(options_.sources, options_.from, options_.from_control),
        .jobs = options_.console.jobs,
        .command_line = "demarc check"};
    const Study study = computed(request, catalogue, progress);
    if (options_.card) {
        write_card(study, study.claims.front(), options_.output, catalogue.data());
    }
    progress.done();
    print_warnings(terminal, input_notes(study));
    if (options_.console.json) {
        terminal.out << claims_json(study);
    } else if (!options_.console.quiet) {
        terminal.out << claims_text(study,
                                    !options_.claims.empty()   ? ClaimDetail::all
                                    : options_.console.verbose ? ClaimDetail::with_ids
                                                               : ClaimDetail::counts,
                                    terminal.out_styled);
    }
    if (options_.console.verbose) {
        terminal.err << progress.report();
    }
    if (std::none_of(study.claims.begin(), study.claims.end(), is_tested)) {
        throw DataError(
            fmt::format("{} be tested on a front line of {}",
                        study.claims.size() == 1
                            ? std::string("the claim cannot")
                            : fmt::format("none of the {} claims can", study.claims.size()),
                        study.control.date.english()));
    }
    return std::any_of(study.claims.begin(), study.claims.end(), is_refuted)
               ? ExitStatus::claim_does_not_hold
               : ExitStatus::done;
}

} // namespace demarc
