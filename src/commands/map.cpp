// SPDX-License-Identifier: MIT
#include "commands/map.hpp"

#include "cli/study_builder.hpp"
#include "commands/warnings.hpp"
#include "export/inputs.hpp"
#include "sources/snapshot_list.hpp"
#include "support/parallel.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <ostream>

namespace demarc {

namespace {

const std::vector<std::string> picture_formats{"svg", "png", "pdf"};

} // namespace

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
            throw UsageError("--format: " + unknown_word("value", word, picture_formats) +
                             " Possible values: " + join(picture_formats, ", ") + ".");
        }
    }
    return formats;
}

namespace {

// What --days asks for: a list, or every `step` days from the first to the last.
struct Days {
    std::vector<Date> list;
    std::optional<Date> last;
    int step = 1;
};

Date day_of(std::string_view text) {
    const auto day = Date::parse(std::string(trimmed(text)));
    if (!day) {
        throw UsageError(fmt::format("--days: '{}' is not a day; write 2025-11-24", text));
    }
    return *day;
}

Days read_days(std::string_view text) {
    Days days;
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos) {
        for (const std::string_view part : split(text, ',')) {
            days.list.push_back(day_of(part));
        }
        std::sort(days.list.begin(), days.list.end());
        days.list.erase(std::unique(days.list.begin(), days.list.end()), days.list.end());
        return days;
    }
    const std::size_t slash = text.find('/', dots);
    days.list.push_back(day_of(text.substr(0, dots)));
    const std::size_t end = slash == std::string_view::npos ? text.size() : slash;
    days.last = day_of(text.substr(dots + 2, end - dots - 2));
    if (slash != std::string_view::npos) {
        const std::string_view step = text.substr(slash + 1);
        const auto [rest, failure] =
            std::from_chars(step.data(), step.data() + step.size(), days.step);
        if (failure != std::errc{} || rest != step.data() + step.size() || days.step < 1) {
            throw UsageError(fmt::format("--days: '{}' is not a number of days", step));
        }
    }
    if (*days.last < days.list.front()) {
        throw UsageError("--days: the last day is before the first");
    }
    return days;
}

// The days of a range of which the source has a map, the first of every step.
std::vector<Date> days_in(const Days& days, const SourceOptions& sources,
                          const Catalogue& catalogue) {
    if (!days.last) {
        return days.list;
    }
    const std::string needs = "--days FIRST..LAST needs a folder or an archive of dated files as "
                              "--control, with its profile";
    if (sources.control.empty()) {
        throw UsageError(needs);
    }
    const Profiles profiles = read_profiles(catalogue.data(), sources.profiles);
    const SourceSpec spec = parse_source_spec(sources.control, profiles);
    const ControlProfile* profile = collection_profile_of(spec, profiles);
    if (profile == nullptr) {
        throw UsageError(needs);
    }
    std::vector<Date> found;
    const auto first = days.list.front().days();
    for (const SnapshotEntry& entry : list_snapshots(spec.file, *profile)) {
        const Date day = entry.time.date;
        if (day < days.list.front() || *days.last < day) {
            continue;
        }
        const auto step = [&](Date date) { return (date.days() - first).count() / days.step; };
        if (found.empty() || step(found.back()) != step(day)) {
            found.push_back(day);
        }
    }
    if (found.empty()) {
        throw UsageError("--days: the source has no map of these days");
    }
    return found;
}

} // namespace

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
    leave_out(sources, {"compare-boundaries"});
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
    format.parts = picture_formats;
    Option output;
    output.name = "output";
    output.letter = 'o';
    output.value_name = "DIR";
    output.text = "The folder for the maps. They are put there when all are drawn; an earlier map "
                  "of the same name is replaced.";
    output.default_text = options_.output;
    output.take = [this](const std::string& value) { options_.output = value; };
    Option sheet;
    sheet.name = "sheet";
    sheet.value_name = "WHAT";
    sheet.text = "What a file shows: each (one plan), plans (all plans as small maps at one scale, "
                 "each with its net figure, under one legend; of the front unless --crop says "
                 "otherwise), before-after (the present line "
                 "beside each plan), days (the days of --days as small maps), or frames (a file "
                 "for each of these days, with scale, legend and names in fixed places: to string "
                 "together as a film).";
    sheet.choices = {"each", "plans", "before-after", "days", "frames"};
    sheet.default_text = "each";
    sheet.take = [this, words = sheet.choices](const std::string& word) {
        const auto at = std::find(words.begin(), words.end(), word);
        if (at == words.end()) {
            throw UsageError(fmt::format("--sheet: {} Possible values: {}.",
                                         unknown_word("value", word, words), join(words, ", ")));
        }
        options_.sheet = static_cast<MapSheet>(at - words.begin());
    };
    Option days;
    days.name = "days";
    days.value_name = "LIST";
    days.text =
        "Days for --sheet days and frames, from the archive or folder of --control: "
        "2024-01-01,2025-01-01 or FIRST..LAST/STEP, of every STEP days the first map there is "
        "(2024-01-01..2025-11-24/30). One plan at most; without --plan the present line.";
    days.take = [this](const std::string& list) {
        (void)read_days(list);
        options_.days = list;
    };
    look.options.push_back(std::move(sheet));
    look.options.push_back(std::move(days));
    look.options.push_back(std::move(format));
    look.options.push_back(std::move(output));
    OptionGroup console = console_options(options_.console);
    leave_out(console, {"json"}); // the results are pictures
    return {.groups = {std::move(sources), std::move(look), method_options(options_.method),
                       std::move(console)},
            .operands = {}};
}

void MapCommand::check_options() const {
    check_source_options(options_.sources);
    check_console_options(options_.console);
    const bool of_days = options_.sheet == MapSheet::days || options_.sheet == MapSheet::frames;
    if (of_days == options_.days.empty()) {
        throw UsageError(of_days ? "--sheet days and frames need --days"
                                 : "--days goes with --sheet days or frames");
    }
    if (of_days && (options_.plans.size() > 1 || options_.sources.date)) {
        throw UsageError("--days takes one plan at most, and no --date beside it");
    }
}

void MapCommand::draw_days(Terminal& terminal, const Catalogue& catalogue, Progress& progress,
                           unsigned jobs) {
    std::vector<std::string> wanted = options_.plans;
    if (wanted.empty()) {
        wanted.emplace_back("present");
    }
    SourceOptions sources = options_.sources;
    const std::vector<Date> days = days_in(read_days(options_.days), sources, catalogue);
    std::vector<Study> studies;
    std::optional<StudyInputs> inputs;
    for (const Date day : days) {
        sources.date = day;
        if (!inputs) {
            inputs = read_inputs(sources, catalogue);
        } else {
            inputs->control = read_front_line(sources, inputs->boundaries, catalogue);
        }
        StudyRequest request{.sources = sources,
                             .method = options_.method,
                             .plans = catalogue.plans(wanted),
                             .claims = {},
                             .jobs = jobs,
                             .command_line = "demarc map"};
        Study study = build_study(std::move(request), StudyInputs(*inputs), catalogue, progress);
        if (!study.without_result.empty()) {
            throw UsageError(fmt::format("no map of {}: {}", study.without_result.front().plan.id,
                                         study.without_result.front().reason));
        }
        print_warnings(terminal, input_notes(study));
        study.scenarios.erase(study.scenarios.begin(), study.scenarios.end() - 1);
        studies.push_back(std::move(study));
    }
    progress.stage("draw maps");
    OutputFolder folder(options_.output, OutputFolder::Existing::add);
    write_days(studies, options_.sheet, options_.look, options_.formats, catalogue.data(), folder,
               jobs);
    const std::vector<std::string> files = folder.files();
    folder.commit();
    progress.done();
    for (const std::string& file : files) {
        if (!options_.console.quiet) {
            terminal.out << options_.output << '/' << file << '\n';
        }
    }
}

ExitStatus MapCommand::run(Terminal& terminal) {
    Progress progress(terminal, !options_.console.quiet);
    progress.stage("read");
    const Catalogue catalogue(DataFolder::find());
    options_.look.crop = map_crop(options_.look.crop, catalogue.regions()).name;
    const unsigned jobs = options_.console.jobs == 0 ? default_jobs() : options_.console.jobs;
    if (!options_.days.empty()) {
        draw_days(terminal, catalogue, progress, jobs);
        return ExitStatus::done;
    }
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
    if (!together && !reference_wanted) {
        study.scenarios.erase(study.scenarios.begin());
    }
    if (study.scenarios.empty()) {
        const PlanWithoutResult& first = study.without_result.front();
        throw UsageError(fmt::format("{} has no result: {}", first.plan.id, first.reason));
    }
    if (options_.sheet == MapSheet::before_after && study.scenarios.size() < 2) {
        throw UsageError("--sheet before-after needs a plan besides the present line");
    }
    progress.stage("draw maps");
    OutputFolder folder(options_.output, OutputFolder::Existing::add);
    if (together) {
        write_sheets(study, options_.sheet, options_.look, options_.formats, catalogue.data(),
                     folder, jobs);
    } else {
        write_maps(study, options_.look, options_.formats, catalogue.data(), folder, "", jobs);
    }
    const std::vector<std::string> files = folder.files();
    folder.commit();
    progress.done();
    print_warnings(terminal, input_notes(study));
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
