// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace demarc {

/// A calendar day (proleptic Gregorian, no time zone).
class Date {
public:
    constexpr Date() = default;
    explicit constexpr Date(std::chrono::year_month_day day) : day_(day) {}

    /// Reads YYYY-MM-DD. std::nullopt if there is no such date.
    static std::optional<Date> parse(std::string_view text);

    /// The UTC day of a Unix time in seconds.
    static Date from_unix_seconds(long long seconds);

    /// The UTC day of the clock.
    static Date today();

    /// "2025-11-24"
    [[nodiscard]] std::string iso() const;

    /// "24 November 2025"
    [[nodiscard]] std::string english() const;

    [[nodiscard]] std::chrono::sys_days days() const { return std::chrono::sys_days{day_}; }

    friend constexpr auto operator<=>(const Date& a, const Date& b) { return a.day_ <=> b.day_; }
    friend constexpr bool operator==(const Date&, const Date&) = default;

private:
    std::chrono::year_month_day day_{std::chrono::year{1970}, std::chrono::January,
                                     std::chrono::day{1}};
};

} // namespace demarc
