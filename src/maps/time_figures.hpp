// SPDX-License-Identifier: MIT
#pragma once

#include "maps/time_chart.hpp"
#include "support/date.hpp"

#include <vector>

namespace demarc {

// The figures of a chart over time: what is drawn, not how.

/// The change of a curve from the last day of one month to the last of the next; the first month
/// counts from its first day. \pre dates are ascending, as many as values
struct MonthChange {
    int year = 0;
    unsigned month = 1;
    double km2 = 0;
    bool has_map = true; ///< else the change since the month before stands in the next one
};
std::vector<MonthChange> month_changes(const std::vector<Date>& dates,
                                       const std::vector<double>& values);

/// Round numbers at equal steps that span `low` to `high`, some `count` of them.
std::vector<double> round_steps(double low, double high, int count);

/// The marks whose day lies outside the chart, so that it does not show them.
std::vector<TimeMark> marks_outside(const TimeChart& chart);

} // namespace demarc
