// SPDX-License-Identifier: MIT
#include "sources/profile_days.hpp"

#include "sources/any_day.hpp"
#include "sources/date_pattern.hpp"
#include "support/error.hpp"

namespace demarc {

std::optional<Date> read_day(const Settings& settings, std::string_view key) {
    const std::optional<Date> day = Date::parse(settings.text(key));
    if (!day) {
        settings.refuse(key, "must be a day written as \"YYYY-MM-DD\"");
    }
    return day;
}

std::string read_day_pattern(const Settings& settings, std::string_view key) {
    const std::string pattern = settings.text_or(key, "");
    try {
        if (!pattern.empty()) {
            (void)DatePattern(pattern);
        }
    } catch (const ConfigError& error) {
        settings.refuse(key, error.what());
    }
    return pattern;
}

std::string read_day_pattern_or_any(const Settings& settings, std::string_view key) {
    const std::string pattern = settings.text_or(key, "");
    return pattern == any_day ? pattern : read_day_pattern(settings, key);
}

} // namespace demarc
