// SPDX-License-Identifier: MIT
#pragma once

#include "series/series.hpp"
#include "support/table.hpp"

#include <string>
#include <vector>

namespace demarc::series {

Columns series_columns(bool reconciled);

/// One row per date x region x class, then Ukraine's (code UA): areas with six decimals, the change
/// since the map before, shares with four. Days that could not be measured have no rows.
std::string series_csv(const Series& series, const SeriesRequest& request);

/// One row per date, one column per region and Ukraine: Russian-held land of all classes, in km²;
/// reconciled unless reconciliation is off.
std::string series_wide_csv(const Series& series, const SeriesRequest& request);

/// date, UA and the code of each region
Columns series_wide_columns(const SeriesRequest& request);

Columns balances_columns();

/// The rows of series_csv as JSON, one a line.
std::string series_jsonl(const Series& series, const SeriesRequest& request);

/// Each plan's balance on each day; days on which a plan has no result have no row.
std::string balances_csv(const Series& series, const SeriesRequest& request);

/// Whole square metres, as the tables have them: km² with six decimals.
long long whole_square_metres(ExactArea area);

/// Russian-held land of all classes in a region, or in all of them, in whole square metres.
long long russian_square_metres(const DayRecord& day, std::optional<RegionIndex> region,
                                bool reconciled);

} // namespace demarc::series
