// SPDX-License-Identifier: MIT
#include "commands/run.hpp"

#include "commands/dry_run.hpp"
#include "commands/summary.hpp"
#include "maps/map.hpp"
#include "support/output_folder.hpp"
#include "support/parallel.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <ostream>

namespace demarc {

namespace {

/// Draws every map on its own thread; writes them in order.
void write_maps(const Study& study, const MapOptions& options, const OutputFolder& folder,
                unsigned jobs) {
    std::vector<std::string> maps(study.scenarios.size());
    parallel_for(maps.size(), jobs, [&](std::size_t i) {
        maps[i] = with_context(fmt::format("in the map of {}", study.scenarios[i].plan.id), [&] {
            return scenario_map_svg(study, study.scenarios[i], options);
        });
    });
    for (std::size_t i = 0; i < maps.size(); ++i) {
        folder.write(fmt::format("maps/{}.svg", study.scenarios[i].plan.id), maps[i]);
    }
}

void write_everything(const Study& study, const RunOptions& options, const DataFolder& data,
                      unsigned jobs, Progress& progress) {
    OutputFolder folder(options.output);
    progress.stage("write tables");
    write_results(study, options.formats, folder);
    if (options.formats.svg) {
        progress.stage("draw maps");
        write_maps(study, {.width = 1200, .height = 900, .style = MapStyle::read(data.style())},
                   folder, jobs);
    }
    progress.stage("write data package");
    write_data_package(study, folder);
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
    OptionGroup sources = source_options(options_.sources);
    sources.options.push_back(plan_option(options_.plans));
    Option output{.name = "output",
                  .letter = 'o',
                  .value_name = "DIR",
                  .text = "The folder for the results. It appears whole or not at all; an earlier "
                          "result of demarc in it is replaced.",
                  .choices = {},
                  .default_text = options_.output,
                  .repeatable = false,
                  .take = [this](const std::string& value) { options_.output = value; }};
    Option format{.name = "format",
                  .letter = '\0',
                  .value_name = "LIST",
                  .text = "What to write, names separated by commas: csv (tables), json "
                          "(scenarios), gpkg and geojson (faces for a map program), svg (maps), "
                          "report (a page to read). datapackage.json is always written.",
                  .choices = {},
                  .default_text = "all of them",
                  .repeatable = false,
                  .take = [this](const std::string& value) {
                      options_.formats = parse_export_choice(value);
                  }};
    OptionGroup results{"What comes out", {std::move(output), std::move(format)}};
    OptionGroup console = console_options(options_.console);
    console.options.push_back(flag("dry-run",
                                   "Read and check all inputs, say what would be written, and "
                                   "write nothing.",
                                   options_.dry_run));
    return {.groups = {std::move(sources), method_options(options_.method), std::move(results),
                       std::move(console)},
            .operands = {}};
}

void RunCommand::check_options() const {
    check_source_options(options_.sources);
    check_console_options(options_.console);
}

ExitStatus RunCommand::run(Terminal& terminal) {
    Progress progress(terminal, !options_.console.quiet);
    progress.stage("read");
    const Catalogue catalogue(DataFolder::find());
    const unsigned jobs = options_.console.jobs == 0 ? default_jobs() : options_.console.jobs;
    StudyRequest request{.sources = options_.sources,
                         .method = options_.method,
                         .plans = catalogue.plans(options_.plans),
                         .claims = catalogue.claims({}),
                         .jobs = jobs,
                         .command_line = repeatable_command_line(options_)};
    StudyInputs inputs = read_inputs(options_.sources, catalogue);
    if (options_.dry_run) {
        progress.done();
        terminal.out << dry_run_text(options_, request, inputs);
        return ExitStatus::done;
    }
    const Study study = build_study(std::move(request), std::move(inputs), catalogue, progress);
    write_everything(study, options_, catalogue.data(), jobs, progress);
    progress.done();
    if (options_.console.json) {
        terminal.out << summary_json(study);
    } else if (!options_.console.quiet) {
        terminal.out << summary_text(study, options_.output, terminal.out_styled);
    }
    if (options_.console.verbose) {
        terminal.err << progress.report();
    }
    return ExitStatus::done;
}

std::string repeatable_command_line(const RunOptions& options) {
    return "demarc run" + repeated(options.sources) + repeated_plans(options.plans) +
           repeated(options.method);
}

} // namespace demarc
