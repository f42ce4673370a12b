// SPDX-License-Identifier: MIT
#pragma once

#include "support/date.hpp"
#include "support/settings.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace demarc {

/// A day of a profile. \throws ConfigError naming file, line and key, as the following
std::optional<Date> read_day(const Settings& settings, std::string_view key);

/// An expression that finds a day, as DatePattern has it; empty where the key is missing.
std::string read_day_pattern(const Settings& settings, std::string_view key);

/// The same, or `any_day`.
std::string read_day_pattern_or_any(const Settings& settings, std::string_view key);

} // namespace demarc
