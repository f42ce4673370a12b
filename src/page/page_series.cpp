// SPDX-License-Identifier: MIT
#include "page/page_series.hpp"

#include "page/page_frames.hpp"
#include "series/held_land.hpp"
#include "series/series_table.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

namespace demarc {

namespace {

using series::DayRecord;

std::vector<const DayRecord*> measured_days(const series::Series& series) {
    std::vector<const DayRecord*> days;
    for (const DayRecord& day : series.days) {
        if (day.broken.empty()) {
            days.push_back(&day);
        }
    }
    return days;
}

/// The first value, then each as the change from the one before it.
PageJson in_changes(const std::vector<long long>& values) {
    PageJson list = PageJson::array();
    long long last = 0;
    for (const long long value : values) {
        list.push_back(value - last);
        last = value;
    }
    return list;
}

std::vector<long long> held_in(const std::vector<const DayRecord*>& days,
                               std::optional<RegionIndex> region, bool reconciled) {
    std::vector<long long> values;
    for (const DayRecord* day : days) {
        values.push_back(series::russian_square_metres(*day, region, reconciled));
    }
    return values;
}

PageJson held(const SeriesOfPage& shown, const std::vector<const DayRecord*>& days) {
    const bool reconciled = shown.request.method.reconciled;
    PageJson json = {{"UA", in_changes(held_in(days, std::nullopt, reconciled))}};
    for (RegionIndex i = 0; i < shown.request.regions.size(); ++i) {
        const std::vector<long long> values = held_in(days, i, reconciled);
        if (std::any_of(values.begin(), values.end(), [](long long value) { return value > 0; })) {
            json[shown.request.regions[i].code.text()] = in_changes(values);
        }
    }
    return json;
}

/// A day whose map says what the one before says is not read again.
PageJson frames(const SeriesOfPage& shown, const std::vector<const DayRecord*>& days,
                const Frame& frame) {
    series::HeldLand land(shown.request);
    if (!land.is_drawn()) {
        return nullptr;
    }
    PageFrames writer(frame);
    PageJson list = PageJson::array();
    MultiPolygon polygons;
    for (const DayRecord* day : days) {
        if (list.empty() || !day->is_repeat) {
            polygons = land.of(day->entry);
        }
        list.push_back(writer.add(polygons));
    }
    return list;
}

} // namespace

PageJson page_series(const SeriesOfPage& shown, const Frame& frame) {
    const std::vector<const DayRecord*> days = measured_days(shown.series);
    std::vector<long long> steps;
    for (const DayRecord* day : days) {
        steps.push_back(
            (day->entry.time.date.days() - days.front()->entry.time.date.days()).count());
    }
    return {{"first", days.front()->entry.time.date.iso()},
            {"days", in_changes(steps)},
            {"whole", std::llround(shown.series.whole.value)},
            {"held", held(shown, days)},
            {"frames", frames(shown, days, frame)}};
}

} // namespace demarc
