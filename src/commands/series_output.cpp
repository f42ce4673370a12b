// SPDX-License-Identifier: MIT
#include "commands/series_output.hpp"

#include "commands/series_charts.hpp"
#include "export/data_package.hpp"
#include "export/series_counts_tables.hpp"
#include "export/stock_json.hpp"
#include "io/csv_file.hpp"
#include "maps/picture.hpp"
#include "maps/time_figures.hpp"
#include "page/page.hpp"
#include "series/day_files.hpp"
#include "series/series_table.hpp"
#include "sources/reader_support.hpp"
#include "support/error.hpp"
#include "support/text.hpp"
#include "support/version.hpp"
#include "words/claim_words.hpp"
#include "words/figures.hpp"
#include "words/labels.hpp"
#include "words/people_heading.hpp"
#include "words/sentences.hpp"
#include "words/stock_words.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace demarc {

namespace {

using namespace series;

/// What the files of a series are made from.
struct SeriesResults {
    const Series& series;
    const SeriesRequest& request;
    const std::vector<QualityNote>& notes;
    const std::string& page;  ///< HTML; empty where it is not chosen
    std::string chart;        ///< SVG; empty where no format of a chart is chosen
    std::string people_chart; ///< the same; empty where no people are counted
};

using SeriesFile = OutputFile<SeriesRequest, SeriesResults>;

/// A writer of what `made` gives.
template<typename Made>
auto bytes_of(const Made& made) {
    return [made](const SeriesResults& results, const OutputFolder& folder,
                  const std::string& name) { folder.write(name, made(results)); };
}

/// Every file that `demarc series` can write but datapackage.json.
const std::vector<SeriesFile>& series_files() {
    using Results = SeriesResults;
    static const std::vector<SeriesFile> files{
        {.name = "quality.csv",
         .format = "",
         .title = "What to know of the maps before they are quoted",
         .write = bytes_of([](const Results& r) { return quality_csv(r.notes); }),
         .columns = [](const Results& /*any*/) { return quality_columns(); }},
        {.name = "series.csv",
         .format = "csv",
         .title = "Areas and shares by date, region and control class",
         .write = bytes_of([](const Results& r) { return series_csv(r.series, r.request); }),
         .columns = [](const Results& r) { return series_columns(r.request.method.reconciled); },
         .key = {"date", "region_code", "class"}},
        {.name = "series-wide.csv",
         .format = "wide",
         .title = "Land under Russian control by date, a column for each region",
         .write = bytes_of([](const Results& r) { return series_wide_csv(r.series, r.request); }),
         .columns = [](const Results& r) { return series_wide_columns(r.request); },
         .key = {"date"}},
        {.name = "series.jsonl",
         .format = "jsonl",
         .title = "The rows of series.csv as JSON lines",
         .write = bytes_of([](const Results& r) { return series_jsonl(r.series, r.request); })},
        {.name = "balances.csv",
         .format = "",
         .title = "What each plan changes by date",
         .write = bytes_of([](const Results& r) { return balances_csv(r.series, r.request); }),
         .columns = [](const Results& /*any*/) { return balances_columns(); },
         .key = {"date", "plan"},
         .occurs = [](const SeriesRequest& request) { return !request.plans.empty(); }},
        {.name = "people.csv",
         .format = "csv",
         .title = "People by date, region and control class: residents of the source's day",
         .write = bytes_of(
             [](const Results& r) { return csv_text(series_people_table(r.series, r.request)); }),
         .columns = [](const Results& /*any*/) { return series_people_columns(); },
         .key = {"date", "source", "region_code", "class"},
         .occurs = counts_people},
        {.name = "counts.csv",
         .format = "csv",
         .title = "What stands on the land by date, region and control class",
         .write = bytes_of(
             [](const Results& r) { return csv_text(series_counts_table(r.series, r.request)); }),
         .columns = [](const Results& /*any*/) { return series_counts_columns(); },
         .key = {"date", "source", "region_code", "class"},
         .occurs = counts_things},
        {.name = "districts.csv",
         .format = "csv",
         .title = "Areas by date, district and control class",
         .write = bytes_of([](const Results& r) {
             return csv_text(series_districts_table(r.series, r.request));
         }),
         .columns = [](const Results& r) { return series_districts_columns(r.request); },
         .key = {"date", "district_id", "class"},
         .occurs =
             [](const SeriesRequest& request) {
                 return request.counts && !request.counts->district_level.empty();
             }},
        {.name = "people.svg",
         .format = "svg",
         .title = people_chart_title,
         .write = bytes_of([](const Results& r) { return r.people_chart; }),
         .occurs = counts_people},
        {.name = "people.png",
         .format = "png",
         .title = people_chart_title,
         .write = bytes_of([](const Results& r) { return png_of(r.people_chart); }),
         .occurs = counts_people},
        {.name = "control.svg",
         .format = "svg",
         .title = control_chart_title,
         .write = bytes_of([](const Results& r) { return r.chart; })},
        {.name = "control.png",
         .format = "png",
         .title = control_chart_title,
         .write = bytes_of([](const Results& r) { return png_of(r.chart); })},
        {.name = page_name,
         .format = "page",
         .title = "A page with the map of every day, to read or to embed",
         .write = bytes_of([](const Results& r) { return r.page; })}};
    return files;
}

PackageHead head_of(const SeriesRequest& request, const std::vector<QualityNote>& notes) {
    auto warnings = nlohmann::ordered_json::array();
    for (const QualityNote& note : notes) {
        if (note.warns) {
            warnings.push_back({{"date", note.date.iso()},
                                {"kind", note.kind},
                                {"where", note.file},
                                {"what", note.note}});
        }
    }
    const ProfileSource source = named_source(request);
    // Of an archive of maps, the archive.
    std::vector<InputFile> inputs = request.boundaries.files;
    const std::vector<InputFile> maps =
        input_files("control", files_on_disk(request.days), request.profile.source);
    inputs.insert(inputs.end(), maps.begin(), maps.end());
    if (request.old_land) {
        const std::vector<InputFile>& second = request.old_land->files;
        inputs.insert(inputs.end(), second.begin(), second.end());
    }
    if (request.counts) {
        inputs.insert(inputs.end(), request.counts->files.begin(), request.counts->files.end());
    }
    return {.name = "demarc-series",
            .title = "Control of territory by date and region",
            .description = fmt::format(
                "Who held what from {} to {}, for every map of {}, with areas and shares. All of "
                "it is internationally recognised as Ukraine.",
                request.days.front().time.date.english(), request.days.back().time.date.english(),
                publisher_in_words(source.publisher)),
            .inputs = std::move(inputs),
            .demarc = {{"version", version},
                       {"area_method", name_of(request.method.area)},
                       {"denominator", name_of(request.method.denominator)},
                       {"reconciled", request.method.reconciled},
                       {"boundaries", request.boundaries.title},
                       {"control", source.title},
                       {"control_publisher", source.publisher},
                       {"counts_as_control", request.profile.counts_as_control},
                       {"attribution", source.attribution},
                       {"control_licence", source.licence},
                       {"counted", counted_json(request.counts ? request.counts->stocks
                                                               : std::vector<Stock>())},
                       {"warnings", std::move(warnings)}}};
}

std::vector<TimeMark> read_marks(const std::string& file) {
    const CsvTable table = CsvTable::read(file);
    const std::size_t date = table.column("date");
    const std::size_t text = table.column("text");
    std::vector<TimeMark> marks;
    for (const CsvTable::Row& row : table.rows()) {
        const std::optional<Date> day = Date::parse(row.fields[date]);
        if (!day) {
            throw DataError(fmt::format("{}: '{}' is not a date; write it as YYYY-MM-DD",
                                        table.where(row), row.fields[date]));
        }
        marks.push_back({*day, row.fields[text]});
    }
    std::stable_sort(marks.begin(), marks.end(),
                     [](const TimeMark& a, const TimeMark& b) { return a.date < b.date; });
    return marks;
}

} // namespace

const OutputFormats& series_formats() {
    static const OutputFormats formats{
        {"csv", "one row per date, region and class", true},
        {"wide", "a column for each region", false},
        {"jsonl", "the rows as JSON lines", false},
        {"svg", "charts", true},
        {"png", "charts", false},
        {"page", "index.html, a page with the map of every day", false}};
    return formats;
}

SeriesOutput::SeriesOutput(const std::string& target, FormatNames formats,
                           const std::string& annotations, std::filesystem::path style)
    : target_(target), formats_(std::move(formats)), style_(std::move(style)) {
    if (std::filesystem::exists(target)) {
        const OutputFolder refused_if_not_ours(target);
    }
    if (!annotations.empty()) {
        marks_ = read_marks(annotations);
    }
}

std::string counts_text(const Series& series, const SeriesRequest& request) {
    const auto sound = [](const DayRecord& day) { return day.broken.empty(); };
    const auto first = std::find_if(series.days.begin(), series.days.end(), sound);
    const auto last = std::find_if(series.days.rbegin(), series.days.rend(), sound);
    if (!request.counts || first == series.days.end()) {
        return {};
    }
    std::string text;
    const std::vector<Stock>& stocks = request.counts->stocks;
    for (std::size_t i = 0; i < stocks.size(); ++i) {
        const Stock& stock = stocks[i];
        text += fmt::format("{}: {} → {}{}\n",
                            stock.people_of ? people_heading(stocks, i)
                                            : as_heading(stock.title) + " there",
                            stock_for_readers(stock, held_by_russia(*first, i)),
                            stock_for_readers(stock, held_by_russia(*last, i)),
                            stock.people_of ? "" : " " + stock.unit);
    }
    if (!request.counts->district_level.empty()) {
        text += fmt::format("By {}: {} in districts.csv\n", request.counts->district_level,
                            counted(request.counts->districts.size(), "district", "districts"));
    }
    return text;
}

SeriesSummary SeriesOutput::write(const Series& series, const SeriesRequest& request,
                                  const std::vector<QualityNote>& notes, const std::string& page) {
    OutputFolder folder(target_);
    SeriesResults results{series, request, notes, page, {}, {}};
    std::vector<TimeMark> unseen;
    if (formats_.contains("svg") || formats_.contains("png")) {
        const TimeChart chart = control_chart(series, request, marks_);
        unseen = marks_outside(chart);
        const MapStyle style = MapStyle::read(style_);
        results.chart = time_chart_svg(chart, style);
        if (counts_people(request)) {
            results.people_chart = time_chart_svg(people_chart(chart, series, request), style);
        }
    }
    for (const SeriesFile& file : series_files()) {
        if (file.is_wanted(formats_, request)) {
            file.write(results, folder, std::string(file.name));
        }
    }
    const auto describe = [&results](const std::string& path) {
        return packaged_file(series_files(), results, path);
    };
    folder.write(package_name, data_package(head_of(request, notes), describe, folder));
    folder.commit();

    SeriesSummary summary;
    summary.days = series.days.size();
    summary.notes = notes.size();
    summary.unseen_marks = std::move(unseen);
    summary.whole = series.whole;
    summary.counts = counts_text(series, request);
    for (const DayRecord& day : series.days) {
        if (!day.broken.empty()) {
            ++summary.broken;
            continue;
        }
        summary.by_partition += day.by_partition ? 1 : 0;
        const double km2 = 1e-6 * static_cast<double>(russian_square_metres(
                                      day, std::nullopt, request.method.reconciled));
        if (!summary.first) {
            summary.first = day.entry.time.date;
            summary.first_km2 = km2;
        }
        summary.last = day.entry.time.date;
        summary.last_km2 = km2;
    }
    return summary;
}

std::string summary_text(const SeriesSummary& summary, const SeriesRequest& request,
                         const std::string& output) {
    std::string text = fmt::format("{} of {}, {} to {}\n", counted(summary.days, "map", "maps"),
                                   publisher_in_words(named_source(request).publisher),
                                   request.days.front().time.date.english(),
                                   request.days.back().time.date.english());
    if (summary.first) {
        const auto share = [&](double km2) { return fixed(100 * km2 / summary.whole.km2(), 2); };
        const bool with_sea = request.method.denominator == Denominator::polygon &&
                              request.boundaries.coverage == Coverage::territorial_sea;
        text += fmt::format(
            "Under Russian control: {} km² ({}% of Ukraine{}) → {} km² ({}%), {} km²\n",
            grouped(summary.first_km2), share(summary.first_km2),
            with_sea ? " with its territorial sea" : "", grouped(summary.last_km2),
            share(summary.last_km2),
            signed_km2_for_people(SquareMetres::from_km2(summary.last_km2 - summary.first_km2)));
    }
    text += summary.counts;
    text += fmt::format("{} of quality in quality.csv; {} measured by cutting a partition; {} "
                        "broken\nResults: {}\n",
                        counted(summary.notes, "note", "notes"), summary.by_partition,
                        summary.broken, output);
    return text;
}

std::string warnings_text(const std::vector<QualityNote>& notes) {
    constexpr std::size_t max_lines = 5;
    std::string text;
    std::size_t count = 0;
    for (const QualityNote& note : notes) {
        if (note.warns && ++count <= max_lines) {
            text += fmt::format("demarc: warning: {}{}{}\n", note.file,
                                note.file.empty() ? "" : ": ", note.note);
        }
    }
    if (count > max_lines) {
        text += fmt::format("demarc: {} more warnings in quality.csv\n", count - max_lines);
    }
    return text;
}

std::string ways_text(const series::Series& series) {
    std::map<std::string_view, std::size_t> slow;
    std::size_t repeats = 0;
    for (const DayRecord& day : series.days) {
        repeats += day.is_repeat ? 1 : 0;
        if (day.by_partition) {
            ++slow[series.why_slow.empty() ? reason_of(day.doubt) : series.why_slow];
        }
    }
    std::string text = fmt::format("{} the bytes of the one before, not measured again\n",
                                   counted(repeats, "map has", "maps have"));
    for (const auto& [reason, count] : slow) {
        text +=
            fmt::format("{} by cutting a partition: {}\n", counted(count, "map", "maps"), reason);
    }
    return text;
}

std::string misses_text(const series::Series& series, const std::vector<TimeMark>& unseen,
                        const std::string& annotations) {
    std::string text;
    for (const TimeMark& mark : unseen) {
        text += fmt::format("demarc: {}: '{}' on {} lies outside the series and is not drawn\n",
                            annotations, mark.text, mark.date.iso());
    }
    for (const series::DayRecord& day : series.days) {
        if (!day.broken.empty()) {
            text += fmt::format("demarc: {}: {}\n", day.entry.time.date.iso(), day.broken);
        }
    }
    return text;
}

} // namespace demarc
