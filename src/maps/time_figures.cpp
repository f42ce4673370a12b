// SPDX-License-Identifier: MIT
#include "maps/time_figures.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace demarc {

std::vector<MonthChange> month_changes(const std::vector<Date>& dates,
                                       const std::vector<double>& values) {
    std::vector<MonthChange> changes;
    double before = values.empty() ? 0 : values.front();
    for (std::size_t i = 0; i < dates.size(); ++i) {
        const auto day = std::chrono::year_month_day(dates[i].days());
        const auto year = static_cast<int>(day.year());
        const auto month = static_cast<unsigned>(day.month());
        if (changes.empty() || changes.back().year != year || changes.back().month != month) {
            before = i == 0 ? values[0] : values[i - 1];
            // Months without a map have no change of their own, but a place on the axis.
            while (!changes.empty() &&
                   (changes.back().year * 12 + static_cast<int>(changes.back().month) <
                    year * 12 + static_cast<int>(month) - 1)) {
                const MonthChange& last = changes.back();
                changes.push_back(
                    {last.month == 12 ? last.year + 1 : last.year, last.month % 12 + 1, 0, false});
            }
            changes.push_back({year, month, 0});
        }
        changes.back().km2 = values[i] - before;
    }
    return changes;
}

std::vector<double> round_steps(double low, double high, int count) {
    const double span = std::max(high - low, 1e-3);
    const double rough = span / count;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= rough) {
            step = factor * power;
            break;
        }
    }
    std::vector<double> steps;
    const double first = std::floor(low / step);
    const double last = std::max(first + 1, std::ceil(high / step));
    for (double i = first; i <= last; ++i) {
        steps.push_back(i * step);
    }
    return steps;
}

std::vector<TimeMark> marks_outside(const TimeChart& chart) {
    std::vector<TimeMark> outside;
    for (const TimeMark& mark : chart.marks) {
        if (mark.date < chart.dates.front() || chart.dates.back() < mark.date) {
            outside.push_back(mark);
        }
    }
    return outside;
}

} // namespace demarc
