// SPDX-License-Identifier: MIT
#include "commands/run.hpp"

#include "commands/dry_run.hpp"
#include "commands/region_matches.hpp"
#include "commands/summary.hpp"
#include "commands/warnings.hpp"
#include "export/inputs.hpp"
#include "maps/style.hpp"
#include "support/output_folder.hpp"
#include "support/parallel.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <ostream>

namespace demarc {

namespace {

void write_everything(const Study& study, const RunOptions& options, const DataFolder& data,
                      unsigned jobs, Progress& progress) {
    OutputFolder folder(options.output);
    progress.stage("write tables");
    write_results(study, options.formats, colours_of(MapStyle::read(data.style())), folder);
    const PictureFormats pictures{options.formats.svg, options.formats.png, options.formats.pdf};
    if (pictures.any()) {
        progress.stage("draw maps");
        write_maps(study, options.look, pictures, data, folder, "maps/", jobs);
    }
    write_report_page(study, options.formats, folder);
    progress.stage("write data package");
    write_data_package(study, folder);
    folder.commit();
}

/// A number within bounds, whole or not. \throws UsageError
double number_within(std::string_view option, const std::string& text, double least, double most) {
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc{} || end != text.data() + text.size() || !(value >= least) ||
        !(value <= most)) {
        throw UsageError(
            fmt::format("--{}: '{}' is not a number from {:g} to {:g}", option, text, least, most));
    }
    return value;
}

OptionGroup line_error_options(LineError& into) {
    const auto option = [](std::string name, std::string value_name, std::string text) {
        Option made;
        made.name = std::move(name);
        made.value_name = std::move(value_name);
        made.text = std::move(text);
        return made;
    };
    Option km = option("line-error", "KM",
                       "How far the line of contact may be off: it is moved so far to either side, "
                       "coasts and borders stay, and every figure gets a low and a high one.");
    km.take = [&into](const std::string& value) {
        into.km = number_within("line-error", value, 0.1, 50);
    };
    Option samples = option("samples", "N",
                            "With --line-error: move the line at random N times as well, and give "
                            "the 5th, 50th and 95th percentile of every figure.");
    samples.take = [&into](const std::string& value) {
        into.samples = static_cast<unsigned>(number_within("samples", value, 20, 100'000));
    };
    Option seed =
        option("seed", "S", "The random numbers to use: the same seed, the same figures.");
    seed.default_text = "1";
    seed.take = [&into](const std::string& value) {
        into.seed = static_cast<std::uint64_t>(number_within("seed", value, 0, 4e15));
    };
    Option correlation = option("correlation", "KM",
                                "How far along the map two moves of the line still have to do with "
                                "each other: their correlation falls to 1/e over this distance.");
    correlation.default_text = "20";
    correlation.take = [&into](const std::string& value) {
        into.correlation_km = number_within("correlation", value, 1, 1e6);
    };
    return {"How well the line is known", {km, samples, seed, correlation}};
}

std::string repeated(const LineError& error) {
    const LineError defaults;
    if (error.km <= 0) {
        return {};
    }
    std::string line = fmt::format(" --line-error {:g}", error.km);
    if (error.samples > 0) {
        line += fmt::format(" --samples {} --seed {}", error.samples, error.seed);
    }
    if (error.samples > 0 && error.correlation_km != defaults.correlation_km) {
        line += fmt::format(" --correlation {:g}", error.correlation_km);
    }
    return line;
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
    sources.options.push_back(line_option(options_.sources.lines));
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
    Option format{
        .name = "format",
        .letter = '\0',
        .value_name = "LIST",
        .text =
            "What to write, names separated by commas: csv (tables), json "
            "(scenarios), gpkg, geojson, topojson, fgb and shp (faces for a map program; shp: a "
            "Shapefile, whose columns have short names), svg (maps), "
            "png and pdf (the same maps), report (report.md, to read first), html (the "
            "same as one page with the maps in it: brings svg). datapackage.json is always "
            "written.",
        .choices = {},
        .default_text = "all but shp, png and pdf",
        .repeatable = false,
        .take = [this](const std::string& value) { options_.formats = parse_export_choice(value); },
        .parts = export_format_names()};
    OptionGroup results{"What comes out", {std::move(output), std::move(format)}};
    OptionGroup console = console_options(options_.console);
    console.options.push_back(flag("dry-run",
                                   "Read and check all inputs, say what would be written, and "
                                   "write nothing.",
                                   options_.dry_run));
    return {.groups = {std::move(sources), method_options(options_.method),
                       line_error_options(options_.line_error), std::move(results),
                       map_options(options_.look), std::move(console)},
            .operands = {}};
}

void RunCommand::check_options() const {
    check_source_options(options_.sources);
    check_console_options(options_.console);
    const LineError& error = options_.line_error;
    const LineError defaults;
    if (error.km <= 0 && error != defaults) {
        throw UsageError("--samples, --seed and --correlation go with --line-error");
    }
    if (error.samples == 0 &&
        (error.seed != defaults.seed || error.correlation_km != defaults.correlation_km)) {
        throw UsageError("--seed and --correlation go with --samples");
    }
    if (options_.dry_run && options_.console.json) {
        throw UsageError("--dry-run and --json exclude each other");
    }
}

ExitStatus RunCommand::run(Terminal& terminal) {
    Progress progress(terminal, !options_.console.quiet);
    progress.stage("read");
    const Catalogue catalogue(DataFolder::find());
    options_.look.crop = map_crop(options_.look.crop, catalogue.regions()).name;
    options_.formats.map_suffix = map_file_stem("", options_.look, options_.look.presets.front());
    const unsigned jobs = options_.console.jobs == 0 ? default_jobs() : options_.console.jobs;
    StudyRequest request{.sources = options_.sources,
                         .method = options_.method,
                         .plans = catalogue.plans(options_.plans),
                         .claims = catalogue.claims({}),
                         .line_error = options_.line_error.km > 0
                                           ? std::optional(options_.line_error)
                                           : std::nullopt,
                         .earlier = std::nullopt,
                         .with_towns = true,
                         .jobs = jobs,
                         .command_line = repeatable_command_line(options_)};
    StudyInputs inputs = read_inputs(options_.sources, catalogue);
    if (options_.dry_run) {
        progress.done();
        print_warnings(terminal, inputs.boundaries.notes);
        print_warnings(terminal, inputs.control.notes);
        if (!options_.console.quiet) {
            terminal.out << dry_run_text(options_, request, inputs);
        }
        if (options_.console.verbose) {
            terminal.err << region_matches_text(inputs.boundaries, catalogue.regions())
                         << progress.report();
        }
        return ExitStatus::done;
    }
    const Study study = build_study(std::move(request), std::move(inputs), catalogue, progress);
    write_everything(study, options_, catalogue.data(), jobs, progress);
    progress.done();
    print_warnings(terminal, input_notes(study));
    if (options_.console.json) {
        terminal.out << summary_json(study);
    } else if (!options_.console.quiet) {
        terminal.out << summary_text(study, options_.output, terminal.out_styled);
    }
    if (options_.console.verbose) {
        terminal.err << region_matches_text(study.boundaries, study.regions) << progress.report();
    }
    return ExitStatus::done;
}

std::string repeatable_command_line(const RunOptions& options) {
    return "demarc run" + repeated(options.sources) + repeated_plans(options.plans) +
           repeated(options.method) + repeated(options.line_error) + repeated(options.look);
}

} // namespace demarc
