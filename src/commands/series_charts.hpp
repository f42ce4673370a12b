// SPDX-License-Identifier: MIT
#pragma once

#include "maps/time_chart.hpp"
#include "series/series.hpp"

#include <string_view>
#include <vector>

namespace demarc {

inline constexpr std::string_view control_chart_title = "Land under Russian control over time";
inline constexpr std::string_view people_chart_title =
    "People of the land under Russian control over time";

/// Russian-held land over the days that could be read, of Ukraine and by region.
TimeChart control_chart(const series::Series& series, const series::SeriesRequest& request,
                        std::vector<TimeMark> marks);

/// The chart of the first source of people, over the days and marks of the chart of land.
/// \pre the series counts people
TimeChart people_chart(TimeChart chart, const series::Series& series,
                       const series::SeriesRequest& request);

} // namespace demarc
