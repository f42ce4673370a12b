// SPDX-License-Identifier: MIT
#include "sources/name_pattern.hpp"

#include "sources/date_pattern.hpp"
#include "support/error.hpp"
#include "support/pattern.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace demarc {

namespace {

struct Order {
    const char* expression;
    const char* first;
};

/// Ways of writing a day, the surest first; each in the orders that may be meant by it. With dots
/// the day stands before the month, as nobody writes them the other way round who could.
const std::vector<std::vector<Order>>& ways_of_writing() {
    static const std::vector<std::vector<Order>> ways{
        {{R"((\d{4})-(\d{2})-(\d{2}))", "year"}},
        {{R"((20\d{2})[-_.]?(\d{2})[-_.]?(\d{2}))", "year"}},
        {{R"((?<day>\d{1,2})[-_.](?<month>\d{1,2})[-_.](?<year>\d{4}))", "day"},
         {R"((?<month>\d{1,2})[-_](?<day>\d{1,2})[-_](?<year>\d{4}))", "month"}},
        {{R"((?<month>\d{1,2})\.(?<day>\d{1,2})\.(?<year>\d{4}))", "month"}},
        {{R"((?<day>\d{2})(?<month>\d{2})(?<year>20\d{2})(?!\d))", "day"},
         {R"((?<month>\d{2})(?<day>\d{2})(?<year>20\d{2})(?!\d))", "month"}},
        {{R"((?<day>\d{1,2})[-_. ]*(?<month>[^-_. \d]+)[-_. ]*(?<year>20\d{2}))", "day"}},
        {{R"((?<month>[^-_. \d]+)[-_. ]*(?<day>\d{1,2})[-_., ]*(?<year>20\d{2}))", "month"}},
        {{R"((?<year>20\d{2})[-_. ]*(?<month>[^-_. \d]+)[-_. ]*(?<day>\d{1,2}))", "year"}},
        {{R"((?<day>\d{1,2})[-_. ]*(?<month>[^-_. \d]+)[-_. ]*(?<year>2[2-9])(?!\d))", "day"},
         {R"((?<year>2[2-9])[-_. ]*(?<month>[^-_. \d]+)[-_. ]*(?<day>\d{1,2})(?!\d))", "year"}},
        {{R"((?<month>[^-_. \d]+)[-_. ]*(?<day>\d{1,2})[-_., ]+(?<year>2[2-9])(?!\d))", "month"}},
        {{R"((2[2-9])[-_]?(\d{2})[-_]?(\d{2}))", "year"},
         {R"((?<day>\d{2})[-_]?(?<month>\d{2})[-_]?(?<year>2[2-9]))", "day"},
         {R"((?<month>\d{2})[-_]?(?<day>\d{2})[-_]?(?<year>2[2-9]))", "month"}},
        {{R"((?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>2[2-9]))", "day"},
         {R"((2[2-9])\.(\d{1,2})\.(\d{1,2}))", "year"}},
        {{R"((?<month>\d{1,2})\.(?<day>\d{1,2})\.(?<year>2[2-9]))", "month"}}};
    return ways;
}

std::optional<DatePattern::Found> day_found(const std::string& expression,
                                            const std::string& name) {
    try {
        return DatePattern(expression).find(name);
    } catch (const DataError&) { // digits that are no day
        return std::nullopt;
    }
}

} // namespace

std::vector<DayReading> day_readings(const std::string& name) {
    std::vector<DayReading> readings;
    if (seconds_pattern_for(name)) {
        return readings;
    }
    for (const std::vector<Order>& way : ways_of_writing()) {
        for (const Order& order : way) {
            if (const auto found = day_found(order.expression, name)) {
                readings.push_back(
                    {order.expression, order.first, found->day, found->from, found->to});
            }
        }
        if (!readings.empty()) {
            break;
        }
    }
    return readings;
}

std::vector<DayReading> other_days(const std::vector<DayReading>& readings) {
    std::vector<DayReading> others;
    std::copy_if(readings.begin(), readings.end(), std::back_inserter(others),
                 [&](const DayReading& one) { return one.day != readings.front().day; });
    return others;
}

std::string words_of_readings(const std::vector<DayReading>& readings) {
    std::string words = fmt::format("with the {} first it is {}", readings.front().first,
                                    readings.front().day.english());
    for (const DayReading& other : other_days(readings)) {
        words += fmt::format(", with the {} first {}", other.first, other.day.english());
    }
    return words;
}

bool has_two_digit_year(const DayReading& reading) {
    return reading.expression.find("2[2-9]") != std::string::npos;
}

std::optional<std::string> seconds_pattern_for(const std::string& name) {
    // Of 2014 to 2033, and nothing else in front of the ending.
    static constexpr const char* seconds = R"(^(1[4-9]\d{8})\.)";
    return Pattern(seconds).find(name) ? std::optional<std::string>(seconds) : std::nullopt;
}

} // namespace demarc
