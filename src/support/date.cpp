// SPDX-License-Identifier: MIT
#include "support/date.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace demarc {

namespace {

template<typename Number>
bool read_whole(std::string_view text, Number& number) {
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc{} && end == text.data() + text.size();
}

} // namespace

Date Date::today() {
    return Date(std::chrono::year_month_day(
        std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())));
}

std::optional<Date> Date::parse(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    if (!read_whole(text.substr(0, 4), year) || !read_whole(text.substr(5, 2), month) ||
        !read_whole(text.substr(8, 2), day)) {
        return std::nullopt;
    }
    const std::chrono::year_month_day parsed{std::chrono::year{year}, std::chrono::month{month},
                                             std::chrono::day{day}};
    return parsed.ok() ? std::optional<Date>{Date{parsed}} : std::nullopt;
}

Date Date::from_unix_seconds(long long seconds) {
    const std::chrono::sys_seconds time{std::chrono::seconds{seconds}};
    return Date{std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(time)}};
}

std::string Date::iso() const {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day_.year()),
                       static_cast<unsigned>(day_.month()), static_cast<unsigned>(day_.day()));
}

std::string Date::english() const {
    static constexpr std::array months{"January",   "February", "March",    "April",
                                       "May",       "June",     "July",     "August",
                                       "September", "October",  "November", "December"};
    return fmt::format("{} {} {}", static_cast<unsigned>(day_.day()),
                       months.at(static_cast<unsigned>(day_.month()) - 1),
                       static_cast<int>(day_.year()));
}

} // namespace demarc
