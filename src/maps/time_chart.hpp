// SPDX-License-Identifier: MIT
#pragma once

#include "maps/style.hpp"
#include "support/date.hpp"

#include <functional>
#include <string>
#include <vector>

namespace demarc {

/// A curve over time: one value for each day there is a map of.
struct TimeCurve {
    std::string name;
    std::vector<double> values; ///< in the chart's unit, by TimeChart::dates
};

/// A day to be marked on the chart.
struct TimeMark {
    Date date;
    std::string text;
};

/// What a chart of control over time shows.
struct TimeChart {
    std::string kicker;
    std::string title;
    std::string subtitle;
    std::string caption;
    std::vector<Date> dates;        ///< ascending
    TimeCurve country;              ///< the large panel, and its net change month by month
    std::vector<TimeCurve> regions; ///< a small panel for each, with a scale of its own
    std::vector<TimeMark> marks;
    std::string unit = "km²";
    std::function<std::string(double)> figure{}; ///< writes a value; empty: as km² are written
};

/// Between maps that are further apart than this and than four times what is usual in the series, a
/// curve is broken: what happened there is not known.
inline constexpr int longest_unbroken_days = 31;

/// The chart as SVG in the house style: named layers, text as text.
std::string time_chart_svg(const TimeChart& chart, const MapStyle& style);

} // namespace demarc
