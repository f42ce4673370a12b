// SPDX-License-Identifier: MIT
#include "commands/series_charts.hpp"

#include "export/series_counts_tables.hpp"
#include "series/series_table.hpp"
#include "support/text.hpp"
#include "words/figures.hpp"
#include "words/labels.hpp"
#include "words/people_heading.hpp"
#include "words/sentences.hpp"
#include "words/stock_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace demarc {

using namespace series;

namespace {

/// Regions that never have as much Russian-held land as this get no panel.
constexpr double least_km2 = 0.5;

} // namespace

TimeChart control_chart(const Series& series, const SeriesRequest& request,
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
    chart.kicker = fmt::format("{} of {}", counted(chart.dates.size(), "map", "maps"),
                               named_source(request).publisher);
    chart.title = control_chart_title;
    chart.subtitle =
        fmt::format("{}: {} km², {}% of Ukraine. {}: {} km², {}%.", first,
                    grouped(chart.country.values.front()), share(chart.country.values.front()),
                    last, grouped(chart.country.values.back()), share(chart.country.values.back()));
    chart.caption = fmt::format(
        "Counts as control: {}. Boundaries: {}; outer border {}. Share of {}; {} area. {} Days "
        "without a map and changes of how the publisher draws are listed in quality.csv.",
        request.profile.counts_as_control.empty() ? "not stated"
                                                  : request.profile.counts_as_control,
        request.boundaries.title, reconciled ? "reconciled" : "as drawn",
        label_of(request.method.denominator), name_of(request.method.area),
        named_source(request).attribution);
    chart.marks = std::move(marks);
    return chart;
}

TimeChart people_chart(TimeChart chart, const Series& series, const SeriesRequest& request) {
    const std::vector<Stock>& stocks = request.counts->stocks;
    const auto people = static_cast<std::size_t>(
        std::find_if(stocks.begin(), stocks.end(),
                     [](const Stock& stock) { return stock.people_of.has_value(); }) -
        stocks.begin()); // of any time, unlike first_of_people()
    const Stock& stock = stocks[people];
    chart.unit = "people";
    chart.figure = [](double number) { return people_for_readers(number); };
    chart.title = people_chart_title;
    chart.country = {"People of the land under Russian control", {}};
    chart.regions.clear();
    chart.regions.resize(request.regions.size());
    for (RegionIndex i = 0; i < request.regions.size(); ++i) {
        chart.regions[i].name = request.regions[i].name_en;
    }
    for (const DayRecord& day : series.days) {
        if (!day.broken.empty()) {
            continue;
        }
        chart.country.values.push_back(held_by_russia(day, people));
        for (RegionIndex i = 0; i < request.regions.size(); ++i) {
            chart.regions[i].values.push_back(held_by_russia(day, people, i));
        }
    }
    constexpr double least_people = 100; // fewer are not told
    std::erase_if(chart.regions, [](const TimeCurve& region) {
        return *std::max_element(region.values.begin(), region.values.end()) < least_people;
    });
    chart.subtitle = fmt::format(
        "{}. {}: {}. {}: {}.", people_heading(stocks, people), chart.dates.front().english(),
        stock_for_readers(stock, chart.country.values.front()), chart.dates.back().english(),
        stock_for_readers(stock, chart.country.values.back()));
    chart.caption = fmt::format(
        "Counted: {}{}. Best guess, with towns at their one position and "
        "villages spread over their region. {}",
        stock.counts, stock.date ? ", " + stock.date->english() : std::string(), chart.caption);
    return chart;
}

} // namespace demarc
