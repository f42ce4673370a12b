// SPDX-License-Identifier: MIT
#include "commands/map.hpp"

#include "cli/study_builder.hpp"
#include "support/parallel.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace demarc {

PictureFormats parse_picture_formats(std::string_view text) {
    PictureFormats formats{false, false, false};
    for (const std::string& part : split(text, ',')) {
        const std::string word(trimmed(part));
        if (word == "svg") {
            formats.svg = true;
        } else if (word == "png") {
            formats.png = true;
        } else if (word == "pdf") {
            formats.pdf = true;
        } else {
            throw UsageError("--format: " + unknown_word("value", word, {"svg", "png", "pdf"}) +
                             " Possible values: svg, png, pdf.");
        }
    }
    return formats;
}

std::string_view MapCommand::description() const {
    return "Draws scenario maps alone: one for each plan and preset, as SVG with named layers and "
           "text as text, as PNG and as PDF, all from the same drawing.";
}

std::string_view MapCommand::examples() const {
    return "  demarc map --plan us-28-point-2025-11\n"
           "      one map, into output/maps\n"
           "  demarc map --plan us-28-point-2025-11 --preset social,story --lang uk --format png\n"
           "      two pictures to share, in Ukrainian\n"
           "  demarc map --plan present --crop Donetsk --preset a4 --format pdf\n"
           "      one oblast for print\n"
           "  demarc map --sheet plans --preset a3 --format pdf\n"
           "      all plans side by side";
}

Syntax MapCommand::syntax() {
    OptionGroup sources = source_options(options_.sources);
    sources.options.push_back(line_option(options_.sources.lines));
    sources.options.push_back(plan_option(options_.plans));
    OptionGroup look = map_options(options_.look);
    Option format;
    format.name = "format";
    format.value_name = "LIST";
    format.text = "Files to make of each map, separated by commas: svg (for browsers and drawing "
                  "programs), png (screen presets in their own size, web in double, print at 300 "
                  "dots per inch), pdf.";
    format.default_text = "svg";
    format.take = [this](const std::string& value) {
        options_.formats = parse_picture_formats(value);
    };
    Option output;
    output.name = "output";
    output.letter = 'o';
    output.value_name = "DIR";
    output.text = "The folder for the maps. It appears whole or not at all; an earlier result of "
                  "demarc in it is replaced.";
    output.default_text = options_.output;
    output.take = [this](const std::string& value) { options_.output = value; };
    Option sheet;
    sheet.name = "sheet";
    sheet.value_name = "WHAT";
    sheet.text = "What a file shows: each (one plan), plans (all plans as small maps at one scale, "
                 "each with its net figure, under one legend), or before-after (the present line "
                 "beside each plan).";
    sheet.choices = {"each", "plans", "before-after"};
    sheet.default_text = "each";
    sheet.take = [this, words = sheet.choices](const std::string& word) {
        const auto at = std::find(words.begin(), words.end(), word);
        if (at == words.end()) {
            throw UsageError(fmt::format("--sheet: {} Possible values: {}.",
                                         unknown_word("value", word, words), join(words, ", ")));
        }
        options_.sheet = static_cast<MapSheet>(at - words.begin());
    };
    look.options.push_back(std::move(sheet));
    look.options.push_back(std::move(format));
    look.options.push_back(std::move(output));
    return {.groups = {std::move(sources), std::move(look), method_options(options_.method),
                       console_options(options_.console)},
            .operands = {}};
}

void MapCommand::check_options() const {
    check_source_options(options_.sources);
    check_console_options(options_.console);
    if (options_.console.json) {
        throw UsageError("map has no --json: its results are pictures");
    }
}

ExitStatus MapCommand::run(Terminal& terminal) {
    Progress progress(terminal, !options_.console.quiet);
    progress.stage("read");
    const Catalogue catalogue(DataFolder::find());
    options_.look.crop = map_crop(options_.look.crop, catalogue.regions()).name;
    const unsigned jobs = options_.console.jobs == 0 ? default_jobs() : options_.console.jobs;
    std::vector<Plan> plans = catalogue.plans(options_.plans);
    // Every study has the reference scenario; its map is drawn only where it is asked for.
    bool reference_wanted = options_.plans.empty();
    for (const std::string& plan : options_.plans) {
        reference_wanted = reference_wanted || plan == "present";
    }
    StudyRequest request{.sources = options_.sources,
                         .method = options_.method,
                         .plans = std::move(plans),
                         .claims = {},
                         .jobs = jobs,
                         .command_line = "demarc map"};
    StudyInputs inputs = read_inputs(options_.sources, catalogue);
    Study study = build_study(std::move(request), std::move(inputs), catalogue, progress);
    const bool together = options_.sheet != MapSheet::each;
    if (!together && !reference_wanted && study.scenarios.size() > 1) {
        study.scenarios.erase(study.scenarios.begin());
    }
    if (options_.sheet == MapSheet::before_after && study.scenarios.size() < 2) {
        throw UsageError("--sheet before-after needs a plan besides the present line");
    }
    progress.stage("draw maps");
    OutputFolder folder(options_.output);
    if (together) {
        write_sheets(study, options_.sheet, options_.look, options_.formats, catalogue.data(),
                     folder, jobs);
    } else {
        write_maps(study, options_.look, options_.formats, catalogue.data(), folder, "", jobs);
    }
    const std::vector<std::string> files = folder.files();
    folder.commit();
    progress.done();
    if (!options_.console.quiet) {
        for (const std::string& file : files) {
            terminal.out << options_.output << '/' << file << '\n';
        }
        for (const PlanWithoutResult& plan : study.without_result) {
            if (options_.plans.empty()) {
                break; // no one asked for them
            }
            terminal.err << "no map of " << plan.plan.id << ": " << plan.reason << '\n';
        }
    }
    if (options_.console.verbose) {
        terminal.err << progress.report();
    }
    return ExitStatus::done;
}

} // namespace demarc
