// SPDX-License-Identifier: MIT
#include "commands/run.hpp"

#include "cli/command_line.hpp"
#include "cli/line_error_options.hpp"
#include "cli/list_options.hpp"
#include "cli/studying.hpp"
#include "commands/brief_summary.hpp"
#include "commands/dry_run.hpp"
#include "commands/listings.hpp"
#include "commands/summary.hpp"
#include "export/data_package.hpp"
#include "export/report.hpp"
#include "export/report_page.hpp"
#include "maps/style.hpp"
#include "page/page.hpp"
#include "page/report_in_language.hpp"
#include "support/output_folder.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <ostream>

namespace demarc {

namespace {

/// report.html, in the language of the maps.
void write_report_page(const Study& study, const RunOptions& options, const DataFolder& data,
                       const OutputFolder& folder, unsigned jobs) {
    const std::map<std::string, std::string> maps = report_maps(study, options.look, data, jobs);
    const auto map_of = [&maps](const std::string& plan) { return maps.at(plan); };
    const Language language = Language::read(data.languages() / (options.look.language + ".toml"));
    const std::string report = language.tongue() == Tongue::english
                                   ? marked_report(study, options.formats)
                                   : marked_report_in(language, study);
    folder.write(report_page_name, report_page(report, map_of,
                                               {language.id(), language.say("report_contents"),
                                                language.say("report_table")}));
}

void write_everything(const Study& study, const DistrictSet* districts, const RunOptions& options,
                      const DataFolder& data, unsigned jobs, Progress& progress) {
    OutputFolder folder(options.output);
    progress.stage("write tables");
    const LayerColours colours = colours_of(MapStyle::read(data.style()));
    const RunResults results{study, options.formats, colours, districts};
    write_results(results, folder);
    if (has_pictures(options.formats.formats)) {
        progress.stage("draw maps");
        write_maps(study, options.look, options.formats.formats, data, folder, "maps/", jobs);
    }
    if (options.formats.has("html")) {
        progress.stage("write report");
        write_report_page(study, options, data, folder, jobs);
    }
    if (options.formats.has("page")) {
        progress.stage("write page");
        folder.write(page_name, page_html(study, PageParts::read(data)));
    }
    progress.stage("write data package");
    write_data_package(results, folder);
    folder.commit();
}

} // namespace

std::string_view RunCommand::description() const {
    return "Applies peace plans to one front line and writes what comes out: tables of areas and "
           "shares, checked claims, a map for each plan, and report.md, which a person reads "
           "first. Without options it works on the data that come with demarc.";
}

std::string_view RunCommand::examples() const {
    return "  demarc run\n"
           "      everything, on the data that come with demarc, into output/run\n"
           "  demarc run --plan us-28-point-2025-11 --output story\n"
           "      one plan, into the folder story\n"
           "  demarc run --control deepstatemap_data_20251124.geojson:deepstate-daily\n"
           "      on a front line of your own";
}

Syntax RunCommand::syntax() {
    OptionGroup sources = source_options(
        options_.sources, {"boundaries", "sea", "compare-boundaries", "control", "russian-side",
                           "join", "date", "crs", "strict", "publisher", "attribution", "licence",
                           "profile", "people", "count", "districts"});
    sources.options.push_back(line_option(options_.sources.lines));
    sources.options.push_back(plan_option(options_.plans));
    Option format = format_option(run_formats(), "What to write, names",
                                  "datapackage.json is always written.", options_.formats.formats);
    OptionGroup results{"What comes out", {results_option(options_.output), std::move(format)}};
    OptionGroup console = console_options(options_.console, {"json", "jobs", "quiet", "verbose"});
    console.options.push_back(flag("dry-run",
                                   "Read and check all inputs, say what would be written, and "
                                   "write nothing.",
                                   options_.dry_run));
    return {.groups = {std::move(sources),
                       method_options(options_.method,
                                      {"area-method", "denominator", "contested", "reconcile"}),
                       line_error_options(options_.line_error), std::move(results),
                       map_options(options_.look, FillsOffered::by_land), std::move(console)},
            .operands = {}};
}

void RunCommand::check_options() const {
    check_source_options(options_.sources);
    check_console_options(options_.console);
    check_line_error_options(options_.line_error);
    if (options_.dry_run && options_.console.json) {
        throw UsageError("--dry-run and --json cannot be combined");
    }
}

ExitStatus RunCommand::run(Terminal& terminal) {
    Progress progress(terminal, !options_.console.quiet);
    progress.stage("read");
    const Catalogue catalogue(DataFolder::find());
    resolve_crop(options_.look, catalogue);
    options_.formats.map_suffix = map_file_stem("", options_.look, options_.look.presets.front());
    const StudyRequest request{.sources = options_.sources,
                               .method = options_.method,
                               .plans = Selection::or_everything(options_.plans),
                               .claims = Selection::everything(),
                               .line_error = options_.line_error.km > 0
                                                 ? std::optional(options_.line_error)
                                                 : std::nullopt,
                               .earlier = std::nullopt,
                               .with_towns = true,
                               .with_people = true,
                               .with_counts = true,
                               .jobs = options_.console.jobs,
                               .command_line = repeatable_command_line(options_)};
    StudyInputs inputs = read_inputs(request, catalogue);
    if (options_.dry_run) {
        progress.done();
        print_warnings(terminal, inputs.boundaries.notes);
        print_warnings(terminal, inputs.control.notes);
        for (const CountedFile& counted : inputs.counted) {
            print_warnings(terminal, counted.notes);
        }
        for (const PeopleFile& people : inputs.people) {
            print_warnings(terminal, people.counted.notes);
        }
        if (inputs.districts) {
            print_warnings(terminal, inputs.districts->notes);
        }
        if (!options_.console.quiet) {
            terminal.out << dry_run_text(options_, inputs);
        }
        if (options_.console.verbose) {
            terminal.err << region_matches_text(inputs.boundaries, catalogue.regions())
                         << progress.report();
        }
        return ExitStatus::done;
    }
    const std::optional<DistrictSet> districts = inputs.districts;
    const Study study = computed(request, std::move(inputs), catalogue, progress);
    write_everything(study, districts ? &*districts : nullptr, options_, catalogue.data(),
                     options_.console.jobs, progress);
    progress.done();
    print_warnings(terminal, input_notes(study));
    if (options_.console.json) {
        terminal.out << summary_json(study);
    } else if (!options_.console.quiet) {
        constexpr std::size_t few = 4; // of them the present line
        const bool in_full = options_.console.verbose || study.scenarios.size() <= few;
        terminal.out << (in_full ? summary_text : brief_summary_text)(study, options_.output,
                                                                      terminal.out_styled);
    }
    if (options_.console.verbose) {
        terminal.err << region_matches_text(study.boundaries, study.regions) << progress.report();
    }
    return ExitStatus::done;
}

std::string repeatable_command_line(const RunOptions& options) {
    return "demarc run" + to_command_line(options.sources) + plans_to_command_line(options.plans) +
           to_command_line(options.method) + to_command_line(options.line_error) +
           to_command_line(options.look);
}

} // namespace demarc
