// SPDX-License-Identifier: MIT
#pragma once

#include "support/date.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace demarc {

/// In place of a `date_pattern`: day_in_any_form() finds it.
inline constexpr std::string_view any_day = "any";

/// The day in a name in whatever form it has, as long as it can be read in one way only: the year
/// of four digits first (2025-11-24, 2025_11_24, 20251124, 20251124T0300Z), the day first with
/// points (24.11.2025), in any order where only one number can be the month (24-11-2025,
/// 24112025), or the month as a word (24 Nov 2025, november_24_2025, 24 листопада 2025). Not
/// 04-11-2025, and no year of two digits. Of several days the first in the earliest of these forms.
/// \throws DataError for a name with only a day that is none of the calendar
std::optional<Date> day_in_any_form(const std::string& name);

} // namespace demarc
