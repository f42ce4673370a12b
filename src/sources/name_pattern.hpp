// SPDX-License-Identifier: MIT
#pragma once

#include "support/date.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// One way to read the day that stands in the name of a file or column, for a profile to be
/// drafted.
struct DayReading {
    std::string expression; ///< see DatePattern
    std::string first;      ///< what stands first: "year", "month" or "day"
    Date day;
    std::size_t from = 0; ///< where it begins in the name
    std::size_t to = 0;   ///< and what follows it
};

/// The ways to read the day in a name, the likeliest first: 24-11-25 is the 24th by one and the
/// 25th by another, 25-11-25 the same day by both. A year of four digits goes before one of two. No
/// reading: none is known.
std::vector<DayReading> day_readings(const std::string& name);

/// Those that give another day than the first one.
std::vector<DayReading> other_days(const std::vector<DayReading>& readings);

/// "with the year first it is 25 November 2024, with the day first 24 November 2025": the first and
/// those that give other days.
std::string words_of_readings(const std::vector<DayReading>& readings);

/// Whether a reading takes its year from two digits, which may be something else.
bool has_two_digit_year(const DayReading& reading);

/// The expression for a name of nothing but seconds since 1970; std::nullopt for any other.
std::optional<std::string> seconds_pattern_for(const std::string& name);

} // namespace demarc
