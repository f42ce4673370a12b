// SPDX-License-Identifier: MIT
#include "support/pattern.hpp"

#include "support/error.hpp"
#include "support/pattern_size.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace demarc {

namespace {

/// How deep brackets stand in brackets, at most; those after a backslash do not count.
std::size_t nesting_of(const std::string& expression) {
    std::size_t depth = 0;
    std::size_t deepest = 0;
    for (std::size_t i = 0; i < expression.size(); ++i) {
        const char character = expression[i];
        if (character == '\\') {
            ++i;
        } else if (character == '(' || character == '[') {
            deepest = std::max(deepest, ++depth);
        } else if ((character == ')' || character == ']') && depth > 0) {
            --depth;
        }
    }
    return deepest;
}

/// Whether a group is named by its number ("\\1"), which linear matching cannot look back to, and
/// whose number the standard library does not bound.
bool refers_back(const std::string& expression) {
    for (std::size_t i = 0; i + 1 < expression.size(); ++i) {
        if (expression[i] == '\\') {
            ++i;
            if (expression[i] >= '1' && expression[i] <= '9') {
                return true;
            }
        }
    }
    return false;
}

/// What can be told before it is compiled. \throws ConfigError
void check_expression(const std::string& expression) {
    if (expression.size() > Pattern::max_length) {
        throw ConfigError(fmt::format("is longer than a regular expression may be: {} bytes, and "
                                      "the bound is {}; split it into several rules",
                                      expression.size(), Pattern::max_length));
    }
    if (nesting_of(expression) > Pattern::max_nesting) {
        throw ConfigError(fmt::format("is no regular expression that can be matched: its brackets "
                                      "are nested more than {} deep; write it flatter",
                                      Pattern::max_nesting));
    }
    if (refers_back(expression)) {
        throw ConfigError(fmt::format("is no regular expression that is matched here: '{}' refers "
                                      "back to a group by its number; write out what it repeats",
                                      expression));
    }
    if (const std::size_t states = size_of_pattern(expression).states;
        states > Pattern::max_states) {
        throw ConfigError(fmt::format("is no regular expression that can be matched: with its "
                                      "repeats written out it has about {} states, and the bound "
                                      "is {}; use '*' or '+', or repeat a shorter part",
                                      states, Pattern::max_states));
    }
}

std::regex compiled(const std::string& expression, bool ignores_case) {
    check_expression(expression);
    auto flags = std::regex::ECMAScript;
#ifdef __GLIBCXX__
    // Not by recursion through the text, and in polynomial time; without references back to groups.
    flags |= std::regex_constants::__polynomial;
#endif
    try {
        return std::regex(expression, ignores_case ? flags | std::regex::icase : flags);
    } catch (const std::regex_error& error) {
        throw ConfigError(
            fmt::format("is not a regular expression: '{}': {}", expression, error.what()));
    }
}

/// The expression behind whatever comes before it: one pass over a text finds whether it fits
/// somewhere, and need not begin anew at each place.
std::regex anywhere(const std::string& expression, bool ignores_case) {
    auto flags = std::regex::ECMAScript | std::regex::nosubs;
#ifdef __GLIBCXX__
    flags |= std::regex_constants::__polynomial;
#endif
    return std::regex("[\\s\\S]*?(?:" + expression + ")",
                      ignores_case ? flags | std::regex::icase : flags);
}

void check_length(const std::string& text) {
    if (text.size() > Pattern::max_text) {
        throw DataError(fmt::format("a text of {} bytes ('{}...') is too long to be matched with a "
                                    "regular expression; the bound is {}: match another attribute",
                                    text.size(), text.substr(0, 40), Pattern::max_text));
    }
}

} // namespace

Pattern::Pattern(const std::string& expression, bool ignores_case)
    : text_(expression), expression_(compiled(expression, ignores_case)),
      anywhere_(anywhere(expression, ignores_case)) {
    const PatternSize size = size_of_pattern(expression);
    states_ = size.states;
    lookaheads_ = size.lookaheads;
}

std::size_t Pattern::steps_to_fit(std::size_t length) const {
    std::size_t steps = std::max<std::size_t>(states_, 1);
    for (std::size_t i = 0; i <= lookaheads_ && steps <= max_steps; ++i) {
        steps *= std::max<std::size_t>(length, 1);
    }
    return steps;
}

std::size_t Pattern::steps_to_find(std::size_t length) const {
    const std::size_t groups_of_each =
        1 + groups() / 4; // what is captured moves from state to state
    return steps_to_fit(length) > max_steps ? steps_to_fit(length)
                                            : steps_to_fit(length) * length * groups_of_each;
}

void Pattern::check_steps(std::size_t steps, const std::string& text) const {
    if (steps > max_steps) {
        throw DataError(fmt::format(
            "matching the regular expression '{}' with a text of {} bytes ('{}...') may take more "
            "than {} million steps, which is the bound; write it with fewer repeats and without "
            "'(?=' and '(?!', or match another text",
            text_, text.size(), text.substr(0, 40), max_steps / 1'000'000));
    }
}

bool Pattern::fits(const std::string& text) const {
    return fits_from(text, 0);
}

bool Pattern::fits_from(const std::string& text, std::size_t from) const {
    check_length(text);
    check_steps(steps_to_fit(text.size() - from), text);
    auto flags = std::regex_constants::match_continuous;
    if (from > 0) {
        flags |= std::regex_constants::match_prev_avail;
    }
    return std::regex_search(text.cbegin() + static_cast<std::ptrdiff_t>(from), text.cend(),
                             anywhere_, flags);
}

std::optional<Pattern::Match> Pattern::find(const std::string& text, std::size_t from) const {
    // Whether it fits at all takes fewer steps in the worst case, and most in the usual one, as of
    // the names of an archive's files.
    constexpr std::size_t few_steps = 100'000;
    check_length(text);
    if (steps_to_find(text.size() - from) > few_steps && !fits_from(text, from)) {
        return std::nullopt;
    }
    check_steps(steps_to_find(text.size() - from), text);
    std::smatch match;
    const auto start = text.cbegin() + static_cast<std::ptrdiff_t>(from);
    if (!std::regex_search(start, text.cend(), match, expression_,
                           from == 0 ? std::regex_constants::match_default
                                     : std::regex_constants::match_prev_avail)) {
        return std::nullopt;
    }
    Match found{static_cast<std::size_t>(match[0].first - text.cbegin()), {}};
    for (std::size_t i = 1; i < match.size(); ++i) {
        found.groups.push_back(match.str(i));
    }
    return found;
}

} // namespace demarc
