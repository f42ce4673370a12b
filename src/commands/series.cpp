// SPDX-License-Identifier: MIT
#include "commands/series.hpp"

#include "cli/list_options.hpp"
#include "cli/option_words.hpp"
#include "cli/progress.hpp"
#include "commands/series_output.hpp"
#include "page/page.hpp"
#include "series/journal.hpp"
#include "study/compute.hpp"
#include "study/series_study.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <ostream>
#include <string>
#include <utility>

namespace demarc {

namespace {

using namespace series;

double parse_jump(const std::string& value) {
    double km2 = 0;
    const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), km2);
    if (failure != std::errc{} || end != value.data() + value.size() || !(km2 >= 0)) {
        throw UsageError(fmt::format("--jump: '{}' is not a number of km²", value));
    }
    return km2;
}

Shard parse_shard(const std::string& value) {
    const std::size_t slash = value.find('/');
    const auto number = [&](std::string_view text) {
        std::size_t found = 0;
        const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), found);
        return failure == std::errc{} && end == text.data() + text.size() ? found : 0;
    };
    const std::string_view text = value;
    const Shard shard{number(text.substr(0, slash)),
                      slash == std::string::npos ? 0 : number(text.substr(slash + 1))};
    if (shard.number < 1 || shard.number > shard.of) {
        throw UsageError(fmt::format("--shard: '{}' is no part of a whole; write it as in 3/8, the "
                                     "third of eight",
                                     value));
    }
    return shard;
}

/// The page of a series: that of a run on its last day, with all days.
std::string page_of(const SeriesStudy& study, const SeriesOptions& options,
                    const Catalogue& catalogue) {
    const auto last = std::find_if(study.series.days.rbegin(), study.series.days.rend(),
                                   [](const DayRecord& day) { return day.broken.empty(); });
    Sources sources = options.sources;
    sources.control = last->entry.file + ":" + study.request.profile.source.id +
                      (study.request.layer.empty() ? "" : "/" + study.request.layer);
    sources.more_control.insert(sources.more_control.begin(), last->entry.layers.begin(),
                                last->entry.layers.end());
    std::erase(sources.more_control, last->entry.file);
    sources.date = last->entry.time.date;
    std::vector<std::string> plans{"present"};
    plans.insert(plans.end(), options.plans.begin(), options.plans.end());
    const StudyRequest request{.sources = std::move(sources),
                               .method = options.method,
                               .plans = Selection::of(std::move(plans)),
                               .claims = {},
                               .with_towns = true,
                               .with_people = true,
                               .with_methods = false,
                               .jobs = options.console.jobs};
    const SeriesOfPage shown{study.request, study.series};
    return page_html(compute(request, catalogue), PageParts::read(catalogue.data()), &shown);
}

/// For a series that is measured by several machines.
std::vector<Option> sharing_options(std::optional<Shard>& shard, std::vector<std::string>& merged) {
    return {{.name = "shard",
             .value_name = "K/N",
             .text = "Measure the K-th of N parts of the days alone, into DIR.journal; what is in "
                     "it already is not measured again. No results are written: --merge does that.",
             .take = [&shard](const std::string& value) { shard = parse_shard(value); }},
            {.name = "merge",
             .value_name = "FILE",
             .text = "A journal of a shard, as DIR.journal of --shard: its days are not measured "
                     "again. With those of all shards, and the other options as there, the results "
                     "are those of one run, byte by byte.",
             .repeatable = true,
             .take = [&merged](const std::string& value) { merged.push_back(value); }}};
}

} // namespace

std::string_view SeriesCommand::description() const {
    return "Measures many daily maps at once: for every date, region and control class the area as "
           "drawn and with the outer border reconciled, the change since the map before, and "
           "shares. What a reader must know of the series stands in quality.csv: missing days, "
           "repeated maps, jumps, redrawn borders, maps that could not be read. A broken map does "
           "not stop the others; the exit status is then 1. With --people and --count "
           "also how many people had their homes in the land of each class (people.csv) and "
           "what stands there (counts.csv), day by day.";
}

std::string_view SeriesCommand::examples() const {
    return "  demarc series --control 'archive/deepstatemap_data_*.geojson'\n"
           "      every daily map of a folder, into output/series\n"
           "  demarc series --control archive.zip --format csv,wide,svg,png --output story\n"
           "      every daily map in an archive, with charts as SVG and PNG\n"
           "  demarc series --control archive.zip --plan us-28-point-2025-11 --resume\n"
           "      what a plan would have changed on each day; computes only what is new\n"
           "  demarc series --control archive.zip --people embedded\n"
           "      residents before the war in the land that each side holds, day by day\n"
           "  demarc series --control archive.zip --shard 3/8 --output parts/3\n"
           "      the third eighth of the days, on one of eight machines\n"
           "  demarc series --control archive.zip --merge parts/1.journal --merge parts/2.journal\n"
           "      what two of them have measured; the rest is measured now";
}

Syntax SeriesCommand::syntax() {
    OptionGroup sources = source_options(
        options_.sources, {"boundaries", "sea", "control", "join", "crs", "strict", "publisher",
                           "attribution", "licence", "profile", "people", "count", "districts"});
    for (Option& option : sources.options) {
        if (option.name == "people" || option.name == "count") {
            option.default_text = "none is counted";
            option.text += " What stands at positions takes the fast way; lines, polygons and "
                           "rasters are added up over a partition of every day.";
        }
        if (option.name == "control") {
            option.value_name = "PATTERN|ZIP|FOLDER[:PROFILE]";
            option.text = "The maps: a pattern in quotes ('DIR/*.geojson'), a zip archive or a "
                          "folder. Dates come from the names of the files, as the profile says. A "
                          "second one, FILE of another profile or the word embedded, adds to every "
                          "day the land held since before 2022 that the maps do not show; days "
                          "are then measured by cutting a partition.";
            option.default_text = "none: it has to be given";
        }
    }
    sources.options.push_back(plan_option(options_.plans));
    sources.options.back().text = "A plan whose balance is found for every day (balances.csv): its "
                                  "id or a plan file of your own. Takes a second or so for a day.";
    sources.options.back().default_text = "no plan";
    OptionGroup method =
        method_options(options_.method, {"area-method", "denominator", "reconcile"});
    Option format = format_option(series_formats(), "What to write, names",
                                  "quality.csv is always written.", options_.formats);
    Option annotations{.name = "annotations",
                       .value_name = "FILE",
                       .text = "A CSV file with the columns date and text: marks on the charts.",
                       .default_text = "no marks",
                       .take = [this](const std::string& value) { options_.annotations = value; }};
    Option jump{
        .name = "jump",
        .value_name = "KM2",
        .text = "A change of Russian-held land from one map to the next above this many "
                "km² is listed as a jump.",
        .default_text = fixed(options_.jump_km2, 0),
        .take = [this](const std::string& value) { options_.jump_km2 = parse_jump(value); }};
    OptionGroup results{"What comes out",
                        {results_option(options_.output), std::move(format), std::move(annotations),
                         std::move(jump)}};
    OptionGroup console = console_options(options_.console, {"jobs", "quiet", "verbose"});
    console.options.push_back(
        flag("resume",
             "Take up what a run that was broken off left in DIR.journal, or an earlier run with "
             "--resume, and measure only what is new or changed. The journal stays for the next "
             "time.",
             options_.resume));
    for (Option& option : sharing_options(options_.shard, options_.merged)) {
        console.options.push_back(std::move(option));
    }
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
    if (options_.shard && !options_.merged.empty()) {
        throw UsageError("--shard measures a part, --merge puts parts together; use one");
    }
}

ExitStatus SeriesCommand::measure_part(Terminal& terminal, const SeriesStudyRequest& request,
                                       const Catalogue& catalogue, Progress& progress) const {
    SeriesInputs inputs = read_series_inputs(request, catalogue);
    progress.stage("measure");
    const ShardResult result = measure_shard(
        request, inputs, [&](std::size_t done, std::size_t of) { progress.advance(done, of); });
    progress.done();
    if (!options_.console.quiet) {
        terminal.out << fmt::format("{} of {} days measured, {} there already{}; in {}\n",
                                    result.measured, result.days, result.days - result.measured,
                                    result.broken == 0
                                        ? std::string()
                                        : fmt::format(", {} cannot be measured", result.broken),
                                    request.journal);
    }
    return ExitStatus::done;
}

ExitStatus SeriesCommand::run(Terminal& terminal) {
    Progress progress(terminal, !options_.console.quiet);
    progress.stage("read");
    const Catalogue catalogue(DataFolder::find());
    const SeriesStudyRequest request{.sources = options_.sources,
                                     .method = options_.method,
                                     .plans = Selection::of(options_.plans),
                                     .jump_km2 = options_.jump_km2,
                                     .jobs = options_.console.jobs,
                                     .journal = options_.output + ".journal",
                                     .resume = options_.resume,
                                     .shard = options_.shard,
                                     .merged = options_.merged};
    if (request.shard) {
        return measure_part(terminal, request, catalogue, progress);
    }
    SeriesInputs inputs = read_series_inputs(request, catalogue);
    SeriesOutput output(options_.output, options_.formats, options_.annotations,
                        catalogue.data().style());
    progress.stage("measure");
    SeriesStudy study =
        compute_series(request, std::move(inputs),
                       [&](std::size_t done, std::size_t of) { progress.advance(done, of); });
    put_options_into(study);
    progress.stage("write");
    const std::string page =
        options_.formats.contains("page") ? page_of(study, options_, catalogue) : std::string();
    const SeriesSummary summary = output.write(study.series, study.request, study.notes, page);
    if (!options_.resume) {
        series::remove_journal(request.journal);
    }
    progress.done();
    terminal.err << warnings_text(study.notes);
    if (!options_.console.quiet) {
        terminal.out << summary_text(summary, study.request, options_.output);
    }
    if (options_.console.verbose) {
        terminal.err << progress.report() << ways_text(study.series);
    }
    terminal.err << misses_text(study.series, summary.unseen_marks, options_.annotations);
    return summary.broken == 0 ? ExitStatus::done : ExitStatus::work_failed;
}

} // namespace demarc
