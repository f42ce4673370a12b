// SPDX-License-Identifier: MIT
#include "commands/series_output.hpp"

#include "io/csv_file.hpp"
#include "maps/picture.hpp"
#include "series/day_files.hpp"
#include "series/series_table.hpp"
#include "sources/input_files.hpp"
#include "support/error.hpp"
#include "support/hash.hpp"
#include "support/text.hpp"
#include "support/version.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace demarc {

namespace {

using namespace series;

/// What a column holds, for datapackage.json.
const std::map<std::string, std::string>& column_texts() {
    static const std::map<std::string, std::string> texts{
        {"date", "The day of the map."},
        {"region_code", "ISO 3166-2 code of the region; UA for the whole country."},
        {"region", "English name of the region."},
        {"class", "Control class."},
        {"naive_km2", "Area as the publisher draws it, in km²."},
        {"reconciled_km2", "Area with the outer border reconciled, in km²."},
        {"change_km2", "Change since the map before: of the reconciled area, or of the naive one "
                       "where reconciliation is off, in km²."},
        {"share_of_region_pct", "Share of the region, by the denominator of the run."},
        {"share_of_country_pct", "Share of Ukraine, by the denominator of the run."},
        {"plan", "Id of the plan."},
        {"passed_to_russia_km2", "Land that the plan hands to Russia, in km²."},
        {"returned_to_ukraine_km2", "Land that the plan returns to Ukraine, in km²."},
        {"to_demilitarised_zone_km2", "Land that becomes a zone of neither army, in km²."},
        {"undetermined_km2", "Land whose outcome the plan leaves open, in km²."},
        {"under_an_overlay_km2",
         "Land that is demilitarised or otherwise restricted, whoever holds it, in km²."},
        {"net_to_russia_without_zone_km2",
         "Net change in Russia's favour, the demilitarised zone not counted, in km²."},
        {"net_to_russia_with_zone_km2",
         "Net change in Russia's favour, the demilitarised zone counted as Russian, in km²."},
        {"kind", "What kind of note: missing_day, repeated_map, jump, broken ..."},
        {"file", "The map's file."},
        {"km2", "The area the note is about, in km²."},
        {"note", "The note in words."}};
    return texts;
}

/// The columns of a table; none: not a table.
std::vector<std::string> columns_of(const std::string& file, const SeriesRequest& request) {
    if (file == "series.csv") {
        return series_columns(request.method.reconciled);
    }
    if (file == "series-wide.csv") {
        return wide_columns(request.regions);
    }
    if (file == "balances.csv") {
        return balances_columns();
    }
    return file == "quality.csv" ? quality_columns() : std::vector<std::string>{};
}

nlohmann::ordered_json schema_of(const std::vector<std::string>& columns,
                                 const SeriesRequest& request) {
    auto fields = nlohmann::ordered_json::array();
    for (const std::string& column : columns) {
        const auto text = column_texts().find(column);
        const bool is_place = text == column_texts().end();
        const bool number = is_place || column.ends_with("km2") || column.ends_with("_pct");
        fields.push_back(
            {{"name", column},
             {"type", column == "date" ? "date"
                      : number         ? "number"
                                       : "string"},
             {"description",
              is_place ? fmt::format("Land under Russian control in {}, russian and "
                                     "russian_pre_2022 together, {}, in km².",
                                     column == "UA" ? "Ukraine" : column,
                                     request.method.reconciled ? "reconciled" : "as drawn")
                       : text->second}});
    }
    return {{"fields", fields}};
}

/// Each file of the boundaries and of the maps (of an archive, the archive) with its hash,
/// publisher and licence.
nlohmann::ordered_json inputs_of(const SeriesRequest& request) {
    auto inputs = nlohmann::ordered_json::array();
    std::vector<InputFile> files = request.boundaries.files;
    const std::vector<InputFile> maps =
        input_files("control", files_on_disk(request.days), request.profile.source);
    files.insert(files.end(), maps.begin(), maps.end());
    for (const InputFile& file : files) {
        inputs.push_back({{"role", file.role},
                          {"name", file.name},
                          {"hash", "sha256:" + file.sha256},
                          {"publisher", file.publisher},
                          {"licence", file.licence},
                          {"attribution", file.attribution}});
    }
    return inputs;
}

std::string package_text(const OutputFolder& folder, const std::map<std::string, std::string>& all,
                         const SeriesRequest& request, const std::vector<QualityNote>& notes) {
    auto warnings = nlohmann::ordered_json::array();
    for (const QualityNote& note : notes) {
        if (note.warns) {
            warnings.push_back({{"date", note.date.iso()},
                                {"kind", note.kind},
                                {"where", note.file},
                                {"what", note.note}});
        }
    }
    nlohmann::ordered_json package;
    package["name"] = "demarc-series";
    package["title"] = "Control of territory by date and region";
    package["demarc"] = {{"version", version},
                         {"area_method", name_of(request.method.area)},
                         {"denominator", name_of(request.method.denominator)},
                         {"reconciled", request.method.reconciled},
                         {"boundaries", request.boundaries.title},
                         {"control", request.profile.source.title},
                         {"control_publisher", request.profile.source.publisher},
                         {"counts_as_control", request.profile.counts_as_control},
                         {"attribution", request.profile.source.attribution},
                         {"control_licence", request.profile.source.licence},
                         {"warnings", std::move(warnings)},
                         {"inputs", inputs_of(request)}};
    package["resources"] = nlohmann::ordered_json::array();
    for (const std::string& name : folder.files()) {
        nlohmann::ordered_json resource{{"name", name.substr(0, name.find('.'))},
                                        {"path", name},
                                        {"bytes", all.at(name).size()},
                                        {"hash", "sha256:" + sha256(all.at(name))}};
        if (const auto columns = columns_of(name, request); !columns.empty()) {
            resource["schema"] = schema_of(columns, request);
        }
        package["resources"].push_back(std::move(resource));
    }
    return package.dump(2) + "\n";
}

std::vector<TimeMark> read_marks(const std::string& file) {
    const CsvTable table = CsvTable::read(file);
    const std::size_t date = table.column("date");
    const std::size_t text = table.column("text");
    std::vector<TimeMark> marks;
    for (const CsvTable::Row& row : table.rows()) {
        const std::optional<Date> day = Date::parse(row.fields[date]);
        if (!day) {
            throw DataError(fmt::format("{}: '{}' is not a day; write it as YYYY-MM-DD",
                                        table.where(row), row.fields[date]));
        }
        marks.push_back({*day, row.fields[text]});
    }
    std::stable_sort(marks.begin(), marks.end(),
                     [](const TimeMark& a, const TimeMark& b) { return a.date < b.date; });
    return marks;
}

/// Regions that never have as much Russian-held land as this get no panel.
constexpr double least_km2 = 0.5;

TimeChart chart_of(const Series& series, const SeriesRequest& request,
                   std::vector<TimeMark> marks) {
    const bool reconciled = request.method.reconciled;
    const auto km2 = [&](const DayRecord& day, std::optional<RegionIndex> region) {
        return 1e-6 * static_cast<double>(russian_square_metres(day, region, reconciled));
    };
    TimeChart chart;
    chart.country.name = "Land under Russian control";
    chart.regions.resize(request.regions.size());
    for (const DayRecord& day : series.days) {
        if (!day.broken.empty()) {
            continue;
        }
        chart.dates.push_back(day.entry.time.date);
        chart.country.values.push_back(km2(day, std::nullopt));
        for (RegionIndex i = 0; i < request.regions.size(); ++i) {
            chart.regions[i].values.push_back(km2(day, i));
        }
    }
    for (RegionIndex i = 0; i < request.regions.size(); ++i) {
        chart.regions[i].name = request.regions[i].name_en;
    }
    std::erase_if(chart.regions, [](const TimeCurve& region) {
        return *std::max_element(region.values.begin(), region.values.end()) < least_km2;
    });
    const auto share = [&](double area) { return fixed(100 * area / series.whole.km2(), 2); };
    const std::string first = chart.dates.front().english();
    const std::string last = chart.dates.back().english();
    chart.kicker =
        fmt::format("{} map{} of {}", chart.dates.size(), chart.dates.size() == 1 ? "" : "s",
                    request.profile.source.publisher);
    chart.title = "Land under Russian control over time";
    chart.subtitle =
        fmt::format("{}: {} km², {} % of Ukraine. {}: {} km², {} %.", first,
                    grouped(chart.country.values.front()), share(chart.country.values.front()),
                    last, grouped(chart.country.values.back()), share(chart.country.values.back()));
    chart.caption = fmt::format(
        "Counts as control: {}. Boundaries: {}; outer border {}. Share of {}; {} area. {} Days "
        "without a map and changes of how the publisher draws are listed in quality.csv.",
        request.profile.counts_as_control, request.boundaries.title,
        reconciled ? "reconciled" : "as drawn", described(request.method.denominator),
        name_of(request.method.area), request.profile.source.attribution);
    chart.marks = std::move(marks);
    return chart;
}

} // namespace

SeriesOutput::SeriesOutput(const std::string& target, const SeriesFormats& formats,
                           const std::string& annotations, std::filesystem::path style)
    : target_(target), formats_(formats), style_(std::move(style)) {
    if (std::filesystem::exists(target)) {
        const OutputFolder refused_if_not_ours(target);
    }
    if (!annotations.empty()) {
        marks_ = read_marks(annotations);
    }
}

SeriesSummary SeriesOutput::write(const Series& series, const SeriesRequest& request,
                                  const std::vector<QualityNote>& notes) {
    OutputFolder folder(target_);
    std::map<std::string, std::string> files;
    files["quality.csv"] = quality_csv(notes);
    if (formats_.csv) {
        files["series.csv"] = series_csv(series, request);
    }
    if (formats_.wide) {
        files["series-wide.csv"] = series_wide_csv(series, request);
    }
    if (formats_.jsonl) {
        files["series.jsonl"] = series_jsonl(series, request);
    }
    if (!request.plans.empty()) {
        files["balances.csv"] = balances_csv(series, request);
    }
    std::vector<TimeMark> unseen;
    if (formats_.svg || formats_.png) {
        const TimeChart chart = chart_of(series, request, marks_);
        unseen = marks_outside(chart);
        const std::string svg = time_chart_svg(chart, MapStyle::read(style_));
        if (formats_.png) {
            files["control.png"] = png_of(svg);
        }
        if (formats_.svg) {
            files["control.svg"] = svg;
        }
    }
    for (const auto& [name, bytes] : files) {
        folder.write(name, bytes);
    }
    folder.write("datapackage.json", package_text(folder, files, request, notes));
    folder.commit();

    SeriesSummary summary;
    summary.days = series.days.size();
    summary.notes = notes.size();
    summary.unseen_marks = std::move(unseen);
    summary.whole = series.whole;
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
    std::string text =
        fmt::format("{} map{} of {}, {} to {}\n", summary.days, summary.days == 1 ? "" : "s",
                    request.profile.source.publisher, request.days.front().time.date.english(),
                    request.days.back().time.date.english());
    if (summary.first) {
        const auto share = [&](double km2) { return fixed(100 * km2 / summary.whole.km2(), 2); };
        const bool with_sea = request.method.denominator == Denominator::polygon &&
                              request.boundaries.coverage == Coverage::territorial_sea;
        text += fmt::format("Under Russian control: {} km² ({} % of Ukraine{}), then {} km² ({} "
                            "%)\n",
                            grouped(summary.first_km2), share(summary.first_km2),
                            with_sea ? " with its territorial sea" : "", grouped(summary.last_km2),
                            share(summary.last_km2));
    }
    text += fmt::format("{} of quality in quality.csv; {} measured by cutting a partition; {} "
                        "broken\nResults: {}\n",
                        summary.notes == 1 ? "1 note" : fmt::format("{} notes", summary.notes),
                        summary.by_partition, summary.broken, output);
    return text;
}

std::string warnings_text(const std::vector<QualityNote>& notes) {
    constexpr std::size_t most_lines = 5;
    std::string text;
    std::size_t count = 0;
    for (const QualityNote& note : notes) {
        if (note.warns && ++count <= most_lines) {
            text += fmt::format("demarc: warning: {}{}{}\n", note.file,
                                note.file.empty() ? "" : ": ", note.note);
        }
    }
    if (count > most_lines) {
        text += fmt::format("demarc: {} more warnings in quality.csv\n", count - most_lines);
    }
    return text;
}

} // namespace demarc
