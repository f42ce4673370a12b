// SPDX-License-Identifier: MIT
#pragma once

#include "support/table.hpp"
#include "support/units.hpp"

#include <string>
#include <string_view>

namespace demarc {

/// The decimals of tables and of scenarios.json, so that the files agree digit by digit.
inline constexpr int km2_decimals = 3;
inline constexpr int percent_decimals = 4;
inline constexpr int amount_decimals = 3;

/// Those of the wide tables, which charts show as they stand.
inline constexpr int chart_km2_decimals = 1;
inline constexpr int chart_percent_decimals = 2;

/// "115548.273": km² as the tables print them.
std::string km2_text(SquareMetres area);

/// The same as cells of a table.
Cell km2_cell(SquareMetres area);
Cell percent_cell(double percent);

/// The same for charts.
Cell chart_km2_cell(SquareMetres area);
Cell chart_percent_cell(double percent);

/// People as they may be told, see rounded_people().
Cell people_cell(double people);

/// An amount of a stock, in its own unit.
Cell amount_cell(double amount);

/// The number that the tables print, for JSON: rounded in decimal, not in binary.
double rounded_km2(SquareMetres area);
double rounded_percent(double percent);
double rounded(double value, int decimals);

/// "us_28_point_2025_11": an id as the name of a column.
std::string column_name(std::string_view id);

} // namespace demarc
