// SPDX-License-Identifier: MIT
#include "sources/date_pattern.hpp"

#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

namespace demarc {

namespace {

constexpr std::array<std::string_view, 3> part_names{"year", "month", "day"};

/// The name at the beginning of a group, "(?<day>"; empty: it has none.
std::string_view name_of_group(std::string_view from) {
    constexpr std::string_view opening = "(?<";
    const bool named = from.starts_with(opening) && from.size() > opening.size() &&
                       from[opening.size()] != '=' && from[opening.size()] != '!';
    return named ? from.substr(opening.size(), from.find('>') - opening.size())
                 : std::string_view();
}

/// An expression without the names of its groups, which the standard library does not know.
struct Unnamed {
    std::string expression;
    std::vector<std::string> groups; ///< their names; empty: has none
};

Unnamed without_names(const std::string& expression) {
    Unnamed unnamed;
    bool in_set = false;
    for (std::size_t i = 0; i < expression.size(); ++i) {
        const std::string_view rest = std::string_view(expression).substr(i);
        unnamed.expression += expression[i];
        if (expression[i] == '\\' && i + 1 < expression.size()) {
            unnamed.expression += expression[++i];
            continue;
        }
        in_set = in_set ? expression[i] != ']' : expression[i] == '[';
        if (in_set || expression[i] != '(') {
            continue;
        }
        const std::string_view name = name_of_group(rest);
        if (!name.empty() || !rest.starts_with("(?")) {
            unnamed.groups.emplace_back(name);
        }
        i += name.empty() ? 0 : name.size() + std::string_view("?<>").size();
    }
    return unnamed;
}

std::array<std::size_t, 3> parts_of(const std::vector<std::string>& groups) {
    const bool none_named = std::all_of(groups.begin(), groups.end(),
                                        [](const std::string& name) { return name.empty(); });
    if (groups.size() != part_names.size()) {
        throw ConfigError("must capture three groups: year, month and day in this order, or in any "
                          "order as (?<year>...), (?<month>...), (?<day>...)");
    }
    std::array<std::size_t, 3> parts{0, 1, 2};
    for (std::size_t i = 0; i < parts.size() && !none_named; ++i) {
        const auto found = std::find(groups.begin(), groups.end(), part_names.at(i));
        if (found == groups.end()) {
            throw ConfigError(fmt::format("names groups, but none is (?<{}>...); it takes year, "
                                          "month and day",
                                          part_names.at(i)));
        }
        parts.at(i) = static_cast<std::size_t>(found - groups.begin());
    }
    return parts;
}

std::optional<unsigned> number_in(std::string_view text) {
    unsigned number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc{} && end == text.data() + text.size() ? std::optional(number)
                                                                      : std::nullopt;
}

/// A month by its name, whole or of at least three letters.
std::optional<unsigned> month_named(std::string_view word) {
    static constexpr std::array<std::array<std::string_view, 3>, 12> names{{
        {"january", "січень", "січня"},
        {"february", "лютий", "лютого"},
        {"march", "березень", "березня"},
        {"april", "квітень", "квітня"},
        {"may", "травень", "травня"},
        {"june", "червень", "червня"},
        {"july", "липень", "липня"},
        {"august", "серпень", "серпня"},
        {"september", "вересень", "вересня"},
        {"october", "жовтень", "жовтня"},
        {"november", "листопад", "листопада"},
        {"december", "грудень", "грудня"},
    }};
    const std::string low = lower_case(word);
    const bool latin = !low.empty() && static_cast<unsigned char>(low.front()) < 0x80;
    const std::size_t least = latin ? 3 : 6; // three letters, in bytes of UTF-8
    for (std::size_t i = 0; i < names.size() && low.size() >= least; ++i) {
        if (std::any_of(names.at(i).begin(), names.at(i).end(),
                        [&](std::string_view name) { return name.starts_with(low); })) {
            return static_cast<unsigned>(i + 1);
        }
    }
    return std::nullopt;
}

bool begins_inside_number(const std::string& name, std::size_t position) {
    const auto is_digit = [&](std::size_t at) { return name[at] >= '0' && name[at] <= '9'; };
    return position > 0 && position < name.size() && is_digit(position - 1) && is_digit(position);
}

/// Where the last group of a fit ends: they follow one another.
std::size_t end_of_groups(const std::string& name, const Pattern::Match& match) {
    std::size_t end = match.position;
    for (const std::string& group : match.groups) {
        end = name.find(group, end) + group.size();
    }
    return end;
}

} // namespace

std::optional<Date> date_of_parts(std::string_view year, std::string_view month,
                                  std::string_view day) {
    const std::optional<unsigned> month_number =
        number_in(month) ? number_in(month) : month_named(month);
    const std::optional<unsigned> day_number = number_in(day);
    const char* const century = year.size() == 2 ? "20" : ""; // 230101_0000.kmz
    return month_number && day_number && day.size() <= 2
               ? Date::parse(
                     fmt::format("{}{}-{:02}-{:02}", century, year, *month_number, *day_number))
               : std::nullopt;
}

DatePattern::DatePattern(const std::string& expression)
    : parts_(parts_of(without_names(expression).groups)),
      pattern_(without_names(expression).expression) {}

std::optional<Date> DatePattern::day_in(const std::string& name) const {
    const std::optional<Found> found = find(name);
    return found ? std::optional(found->day) : std::nullopt;
}

std::optional<DatePattern::Found> DatePattern::find(const std::string& name) const {
    std::string no_day;
    for (std::size_t from = 0; from <= name.size();) {
        const std::optional<Pattern::Match> match = pattern_.find(name, from);
        if (!match) {
            break;
        }
        const auto part = [&](std::size_t i) { return match->groups.at(parts_.at(i)); };
        if (begins_inside_number(name, match->position) && match->groups.front().size() <= 2) {
            from = match->position + 1; // of 31.02.2025, 1.02.2025
            continue;
        }
        if (const std::optional<Date> date = date_of_parts(part(0), part(1), part(2))) {
            return Found{*date, match->position, end_of_groups(name, *match)};
        }
        no_day = no_day.empty() ? fmt::format("{}-{}-{}", part(0), part(1), part(2)) : no_day;
        from = match->position + 1;
    }
    if (!no_day.empty()) {
        throw DataError(fmt::format("{}: its name gives the date {}, which is no day of the "
                                    "calendar",
                                    name, no_day));
    }
    return std::nullopt;
}

} // namespace demarc
