// SPDX-License-Identifier: MIT
#include "commands/series.hpp"

#include "cli/catalogue.hpp"
#include "cli/progress.hpp"
#include "cli/study_builder.hpp"
#include "commands/series_output.hpp"
#include "io/bytes.hpp"
#include "plans/plan_places.hpp"
#include "series/journal.hpp"
#include "sources/control_forms.hpp"
#include "sources/plausibility.hpp"
#include "support/hash.hpp"
#include "support/parallel.hpp"
#include "support/shell_word.hpp"
#include "support/version.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <ostream>

namespace demarc {

namespace {

using namespace series;

const std::vector<std::string> known_formats{"csv", "wide", "jsonl", "svg", "png"};

SeriesFormats parse_formats(const std::string& list) {
    SeriesFormats formats{false, false, false, false, false};
    for (const std::string& name : split(list, ',')) {
        if (name == "csv") {
            formats.csv = true;
        } else if (name == "wide") {
            formats.wide = true;
        } else if (name == "jsonl") {
            formats.jsonl = true;
        } else if (name == "svg") {
            formats.svg = true;
        } else if (name == "png") {
            formats.png = true;
        } else {
            throw UsageError("--format: " + unknown_word("format", name, known_formats) +
                             " Possible values: " + join(known_formats, ", ") + ".");
        }
    }
    return formats;
}

double parse_jump(const std::string& value) {
    double km2 = 0;
    const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), km2);
    if (failure != std::errc{} || end != value.data() + value.size() || !(km2 >= 0)) {
        throw UsageError(fmt::format("--jump: '{}' is not a number of km²", value));
    }
    return km2;
}

/// One snapshot of a day: the last.
std::vector<SnapshotEntry> one_of_each_day(const std::vector<SnapshotEntry>& all,
                                           std::vector<SnapshotEntry>& left_out) {
    std::vector<SnapshotEntry> days;
    for (const SnapshotEntry& entry : all) {
        if (!days.empty() && days.back().time.date == entry.time.date) {
            left_out.push_back(std::exchange(days.back(), entry));
        } else {
            days.push_back(entry);
        }
    }
    return days;
}

const ControlProfile& profile_of(const SourceSpec& spec, const Profiles& profiles) {
    const ControlProfile* profile = collection_profile_of(spec, profiles);
    if (profile == nullptr) {
        throw UsageError(fmt::format("{}: the names of its files fit no profile, or several; say "
                                     "which one it is to be read with: {}:PROFILE (see 'demarc "
                                     "sources list')",
                                     spec.file, spec.file));
    }
    if (profile->form == ControlForm::settlements && !may_hold_several(spec.file)) {
        if (const auto days = days_of_register(spec.file, *profile)) {
            throw UsageError(fmt::format(
                "{}: is a register, one list for all days, with dates from {} to {}; "
                "a series is measured from a map or list of each day. "
                "'demarc run --control {} --date YYYY-MM-DD' takes one "
                "day of a register",
                spec.file, days->first.iso(), days->second.iso(), shell_word(spec.file)));
        }
    }
    if (profile->date_pattern.empty()) {
        throw UsageError(fmt::format("profile '{}' finds no date in file names, which a series "
                                     "needs; add 'date_pattern' to a profile of your own",
                                     profile->source.id));
    }
    return *profile;
}

/// The maps of the days; where each class is a file of its own, a day's files are one map.
std::vector<SnapshotEntry> days_in(const SourceSpec& spec, const ControlProfile& profile,
                                   std::vector<SnapshotEntry>& left_out) {
    std::vector<SnapshotEntry> days =
        profile.has_layer_rules() ? list_layer_sets(spec.file, profile)
                                  : one_of_each_day(list_snapshots(spec.file, profile), left_out);
    if (days.empty()) {
        throw DataError(fmt::format("{}: no name of a file in it fits profile '{}'", spec.file,
                                    profile.source.id));
    }
    return days;
}

/// The hashes of the files of the data folder and of the user's that say how maps are read, what
/// regions there are and, where plans are asked for, what zones these name.
std::string hashes_of_rules(const SeriesRequest& request, const DataFolder& data,
                            const std::vector<std::string>& own_profiles) {
    std::vector<std::filesystem::path> files{data.regions()};
    files.insert(files.end(), own_profiles.begin(), own_profiles.end());
    const auto add_folder = [&files](const std::filesystem::path& folder) {
        const auto end = static_cast<std::ptrdiff_t>(files.size());
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            files.push_back(entry.path());
        }
        std::sort(files.begin() + end, files.end());
    };
    add_folder(data.profiles());
    if (!request.plans.empty()) {
        add_folder(data.places());
    }
    std::string hashes;
    for (const std::filesystem::path& file : files) {
        if (std::filesystem::is_regular_file(file)) {
            hashes += " " + sha256_of_file(file);
        }
    }
    return hashes;
}

/// Everything that decides the figures of a day, apart from its file: by content, so that a plan,
/// a profile or a list of zones that was edited makes the days be measured anew.
std::string journal_key(const SeriesRequest& request, const std::string& hashes) {
    std::string all = fmt::format("{} {} {} {}", version, name_of(request.method.area),
                                  request.method.reconciled, request.profile.source.id);
    for (const InputFile& file : request.boundaries.files) {
        all += " " + file.sha256;
    }
    // The sea may have been cut off.
    std::uint64_t shape = 0;
    for (const MultiPolygon& region : request.boundaries.regions) {
        for_each_ring(region, [&shape](const Ring& ring) {
            for (const LonLat p : ring) {
                shape = (shape ^ std::bit_cast<std::uint64_t>(p.lon)) * 0x9E3779B97F4A7C15ULL;
                shape = (shape ^ std::bit_cast<std::uint64_t>(p.lat)) * 0x9E3779B97F4A7C15ULL;
                shape ^= shape >> 32U;
            }
        });
    }
    all += fmt::format(" {} {}", shape, request.layer);
    for (const Plan& plan : request.plans) {
        all += " " + plan.id + " " + plan.file.sha256;
    }
    all += hashes;
    return "demarc series journal " + sha256(all);
}

/// Short runs need no journal; a run that takes longer keeps one from its second second on.
class JournalKeeper {
public:
    JournalKeeper(Journal& journal, bool resumes) : journal_(journal), resumes_(resumes) {}

    void add(const DayRecord& day) {
        if (!journal_.is_open()) {
            waiting_.push_back(&day);
            if (std::chrono::steady_clock::now() - begun_ < std::chrono::seconds(1)) {
                return;
            }
            flush();
        } else {
            journal_.add(day);
        }
    }
    void flush() {
        if (!journal_.is_open()) {
            journal_.open(!resumes_);
        }
        for (const DayRecord* waiting : waiting_) {
            journal_.add(*waiting);
        }
        waiting_.clear();
    }

private:
    Journal& journal_;
    bool resumes_;
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
    std::vector<const DayRecord*> waiting_;
};

} // namespace

std::string_view SeriesCommand::description() const {
    return "Measures many daily maps at once: for every date, region and control class the area as "
           "drawn and with the outer border reconciled, the change since the map before, and "
           "shares. What a reader must know of the series stands in quality.csv: missing days, "
           "repeated maps, jumps, redrawn borders, maps that could not be read. A broken map does "
           "not stop the others; the exit status is then 1.";
}

std::string_view SeriesCommand::examples() const {
    return "  demarc series --control 'archive/deepstatemap_data_*.geojson'\n"
           "      every daily map of a folder, into output/series\n"
           "  demarc series --control archive.zip --format csv,wide,svg,png --output story\n"
           "      every daily map in an archive, with charts as SVG and PNG\n"
           "  demarc series --control archive.zip --plan us-28-point-2025-11 --resume\n"
           "      what a plan would have changed on each day; computes only what is new";
}

Syntax SeriesCommand::syntax() {
    OptionGroup sources = source_options(options_.sources);
    leave_out(sources, {"date", "russian-side", "compare-boundaries"});
    for (Option& option : sources.options) {
        if (option.name == "control") {
            option.value_name = "PATTERN|ZIP|FOLDER[:PROFILE]";
            option.text = "The maps: a pattern in quotes ('DIR/*.geojson'), a zip archive or a "
                          "folder. Dates come from the names of the files, as the profile says.";
            option.default_text = "none: it has to be given";
            option.repeatable = false;
        }
    }
    sources.options.push_back(plan_option(options_.plans));
    sources.options.back().text = "A plan whose balance is found for every day (balances.csv): its "
                                  "id or a plan file of your own. Takes a second or so for a day.";
    sources.options.back().default_text = "no plan";
    OptionGroup method = method_options(options_.method);
    leave_out(method, {"contested"});
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
        .text = "What to write, names separated by commas: csv (one row per date, region "
                "and class), wide (a column for each region), jsonl (the rows as JSON "
                "lines), svg and png (charts). quality.csv is always written.",
        .choices = {},
        .default_text = "csv,svg",
        .repeatable = false,
        .take = [this](const std::string& value) { options_.formats = parse_formats(value); },
        .parts = known_formats};
    Option annotations{.name = "annotations",
                       .letter = '\0',
                       .value_name = "FILE",
                       .text = "A CSV file with the columns date and text: marks on the charts.",
                       .choices = {},
                       .default_text = "no marks",
                       .repeatable = false,
                       .take = [this](const std::string& value) { options_.annotations = value; }};
    Option jump{
        .name = "jump",
        .letter = '\0',
        .value_name = "KM2",
        .text = "A change of Russian-held land from one map to the next above this many "
                "km² is listed as a jump.",
        .choices = {},
        .default_text = fixed(options_.jump_km2, 0),
        .repeatable = false,
        .take = [this](const std::string& value) { options_.jump_km2 = parse_jump(value); }};
    OptionGroup results{
        "What comes out",
        {std::move(output), std::move(format), std::move(annotations), std::move(jump)}};
    OptionGroup console = console_options(options_.console);
    leave_out(console, {"json"});
    console.options.push_back(
        flag("resume",
             "Take up what a run that was broken off left in DIR.journal, or an earlier run with "
             "--resume, and measure only what is new or changed. The journal stays for the next "
             "time.",
             options_.resume));
    return {
        .groups = {std::move(sources), std::move(method), std::move(results), std::move(console)},
        .operands = {}};
}

void SeriesCommand::check_options() const {
    check_source_options(options_.sources);
    check_console_options(options_.console);
    if (options_.sources.control.empty()) {
        throw UsageError("--control is missing: a pattern in quotes, a zip archive or a folder "
                         "with the maps of many days");
    }
}

ExitStatus SeriesCommand::run(Terminal& terminal) {
    Progress progress(terminal, !options_.console.quiet);
    progress.stage("read");
    const DataFolder data = DataFolder::find();
    SeriesRequest request{.regions = RegionTable::read(data.regions()),
                          .profiles = read_profiles(data, options_.sources.profiles),
                          .boundaries = {},
                          .profile = {},
                          .days = {},
                          .method = options_.method,
                          .plans = {},
                          .zones = {},
                          .jobs =
                              options_.console.jobs == 0 ? default_jobs() : options_.console.jobs};
    const SourceSpec control = parse_source_spec(options_.sources.control, request.profiles);
    request.profile = profile_of(control, request.profiles);
    name_publisher(request.profile.source, options_.sources);
    request.layer = control.layer;
    std::vector<SnapshotEntry> left_out;
    request.days = days_in(control, request.profile, left_out);
    request.boundaries = read_boundaries(
        options_.sources.boundaries.empty()
            ? data.boundaries()
            : parse_source_spec(options_.sources.boundaries, request.profiles),
        request.profiles, request.regions,
        options_.sources.sea.empty() ? std::nullopt : std::optional(options_.sources.sea));
    warn_of_region_places(request.boundaries, request.regions,
                          Gazetteer::read(data.gazetteer(), request.regions));
    if (!options_.plans.empty()) {
        const Catalogue catalogue(data);
        request.plans = catalogue.plans(options_.plans);
        std::erase_if(request.plans, [](const Plan& plan) { return plan.reference; });
        request.zones = with_own_places(catalogue.places(), request.plans).zones;
    }
    SeriesOutput output(options_.output, options_.formats, options_.annotations, data.style());
    Journal journal(
        options_.output + ".journal",
        journal_key(request, hashes_of_rules(request, data, options_.sources.profiles)));
    std::vector<DayRecord> earlier = options_.resume ? journal.read() : std::vector<DayRecord>{};
    JournalKeeper keeper(journal, options_.resume && !earlier.empty());
    progress.stage("measure");
    std::size_t measured = 0;
    const Series measured_series =
        measure_series(request, std::move(earlier), [&](const DayRecord& day) {
            keeper.add(day);
            progress.advance(++measured, request.days.size());
        });
    if (options_.resume && measured > 0) {
        keeper.flush();
    }
    if (std::none_of(measured_series.days.begin(), measured_series.days.end(),
                     [](const DayRecord& day) { return day.broken.empty(); })) {
        throw DataError(fmt::format("none of the {} maps can be measured; the first: {}",
                                    measured_series.days.size(),
                                    measured_series.days.front().broken));
    }
    progress.stage("write");
    const std::vector<QualityNote> notes =
        quality_notes(measured_series, request, options_.jump_km2, left_out);
    const SeriesSummary summary = output.write(measured_series, request, notes);
    if (!options_.resume) {
        journal.remove();
    }
    progress.done();
    terminal.err << warnings_text(notes);
    if (!options_.console.quiet) {
        terminal.out << summary_text(summary, request, options_.output);
    }
    if (options_.console.verbose) {
        terminal.err << progress.report();
    }
    for (const TimeMark& mark : summary.unseen_marks) {
        terminal.err << fmt::format("demarc: {}: '{}' on {} lies outside the series and is not "
                                    "drawn\n",
                                    options_.annotations, mark.text, mark.date.iso());
    }
    for (const DayRecord& day : measured_series.days) {
        if (!day.broken.empty()) {
            terminal.err << fmt::format("demarc: {}: {}\n", day.entry.time.date.iso(), day.broken);
        }
    }
    return summary.broken == 0 ? ExitStatus::done : ExitStatus::work_failed;
}

} // namespace demarc
