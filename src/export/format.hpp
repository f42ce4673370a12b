// SPDX-License-Identifier: MIT
#pragma once

#include "plans/outcome.hpp"
#include "sources/control_class.hpp"
#include "sources/control_snapshot.hpp"
#include "support/table.hpp"
#include "support/units.hpp"
#include "tally/denominator.hpp"
#include "tally/tally.hpp"

#include <string>
#include <string_view>

namespace demarc {

/// The decimals of every table and of scenarios.json, so that the files agree digit by digit.
inline constexpr int km2_decimals = 3;
inline constexpr int percent_decimals = 4;

/// "115548.273": km² as the tables print them.
std::string km2_text(SquareMetres area);

/// "19.1643": percent as the tables print them.
std::string percent_text(double percent);

/// The same as cells of a table.
Cell km2_cell(SquareMetres area);
Cell percent_cell(double percent);

/// The number that the tables print, for JSON: rounded in decimal, not in binary.
double rounded_km2(SquareMetres area);
double rounded_percent(double percent);
double rounded(double value, int decimals);

/// For people: "115,548", without a unit; two decimals under 10 km², "less than 0.01" where the
/// area would read as nothing.
std::string km2_for_people(SquareMetres area);

/// For people: "19.16", without a sign of percent; "under 0.01" where the share would read as
/// nothing.
std::string percent_for_people(double percent);

/// For people, with the sign always there: "+4,363", "−1,825", "0".
std::string signed_km2_for_people(SquareMetres area);

/// What a person reads for a class of areas.csv: "passed to Russia", "de facto Russian". A name
/// that is not known is given back with its underscores as spaces.
std::string label_of(Layer layer, std::string_view class_name);

/// "authalic (edges straight in longitude and latitude)": a method in words a reader can print.
std::string words_for(AreaMethod method);
std::string words_for(Denominator denominator);
std::string words_for(ContestedPolicy policy);
std::string words_for(ControlForm form);
std::string words_for(Coverage coverage);

/// "us_28_point_2025_11": an id as the name of a column.
std::string column_name(std::string_view id);

} // namespace demarc
