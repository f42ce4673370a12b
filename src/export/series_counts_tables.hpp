// SPDX-License-Identifier: MIT
#pragma once

#include "series/series.hpp"
#include "support/table.hpp"

namespace demarc {

/// People by date, source, region and control class, Ukraine (code UA) last; empty where
/// nothing is counted, as the others
Table series_people_table(const series::Series& series, const series::SeriesRequest& request);
const Columns& series_people_columns();

/// The same of what else stands on the land.
Table series_counts_table(const series::Series& series, const series::SeriesRequest& request);
const Columns& series_counts_columns();

/// Land of each class by date and district, with what stands there; land of the class of land that
/// no polygon covers is the rest of each district and has no rows.
Table series_districts_table(const series::Series& series, const series::SeriesRequest& request);
Columns series_districts_columns(const series::SeriesRequest& request);

/// Whether a series counts people, or something else.
bool counts_people(const series::SeriesRequest& request);
bool counts_things(const series::SeriesRequest& request);

/// What stands in Russian-held land of all classes on a day, the best guess: in Ukraine, in a
/// region.
double held_by_russia(const series::DayRecord& day, std::size_t stock);
double held_by_russia(const series::DayRecord& day, std::size_t stock, RegionIndex region);

} // namespace demarc
