// SPDX-License-Identifier: MIT
#include "sources/name_pattern.hpp"

#include "sources/date_pattern.hpp"
#include "support/error.hpp"
#include "support/pattern.hpp"

#include <array>

namespace demarc {

namespace {

std::optional<Date> day_found(const char* expression, const std::string& name) {
    try {
        return DatePattern(expression).day_in(name);
    } catch (const DataError&) { // digits that are no day
        return std::nullopt;
    }
}

} // namespace

std::optional<NamePattern> day_pattern_for(const std::string& name) {
    static constexpr std::array<const char*, 5> four_digits{
        R"((\d{4})-(\d{2})-(\d{2}))", R"((20\d{2})[-_.]?(\d{2})[-_.]?(\d{2}))",
        R"((?<day>\d{1,2})[-_.](?<month>\d{1,2})[-_.](?<year>\d{4}))",
        R"((?<day>\d{1,2})[-_. ]+(?<month>[^-_. \d]+)[-_. ]+(?<year>\d{4}))",
        R"((?<month>[^-_. \d]+)[-_. ]+(?<day>\d{1,2})[-_., ]+(?<year>\d{4}))"};
    for (const char* expression : four_digits) {
        if (day_found(expression, name)) {
            return NamePattern{expression, false, false};
        }
    }
    // Seconds of 2014 to 2033 and nothing else in front of the ending.
    static constexpr const char* seconds = R"(^(1[4-9]\d{8})\.)";
    if (Pattern(seconds).find(name)) {
        return NamePattern{seconds, true, false};
    }
    // With the same in the other order, which may be meant where it makes another day.
    static constexpr std::array<std::array<const char*, 2>, 2> two_digits{
        {{R"((2[2-9])[-_]?(\d{2})[-_]?(\d{2}))",
          R"((?<day>\d{2})[-_]?(?<month>\d{2})[-_]?(?<year>2[2-9]))"},
         {R"((?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>2[2-9]))",
          R"((2[2-9])\.(\d{1,2})\.(\d{1,2}))"}}};
    for (const auto& [expression, other] : two_digits) {
        if (const std::optional<Date> day = day_found(expression, name)) {
            const std::optional<Date> other_day = day_found(other, name);
            return NamePattern{expression, false, true,
                               other_day && *other_day != *day ? other : ""};
        }
    }
    return std::nullopt;
}

} // namespace demarc
