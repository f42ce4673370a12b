// SPDX-License-Identifier: MIT
#include "support/pattern.hpp"

#include "support/error.hpp"

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

/// How many copies of a part repeats can ask for ("{4}", "{1,4}"), if each were inside the others.
std::size_t copies_of(const std::string& expression) {
    constexpr std::size_t enough = 1'000'000;
    std::size_t copies = 1;
    for (std::size_t i = 0; i < expression.size(); ++i) {
        if (expression[i] != '{') {
            continue;
        }
        std::size_t most = 1;
        std::size_t number = 0;
        for (++i; i < expression.size() && expression[i] != '}'; ++i) {
            const char digit = expression[i];
            number = digit >= '0' && digit <= '9'
                         ? std::min(enough, number * 10 + static_cast<std::size_t>(digit - '0'))
                         : 0;
            most = std::max(most, number);
        }
        copies = std::min(enough, copies * most);
    }
    return copies;
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

std::regex compiled(const std::string& expression, bool ignores_case) {
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
    if (copies_of(expression) > Pattern::max_copies) {
        throw ConfigError(fmt::format("is no regular expression that can be matched: its repeats "
                                      "multiply to more than {}; use '*' or '+'",
                                      Pattern::max_copies));
    }
    if (refers_back(expression)) {
        throw ConfigError(fmt::format("is no regular expression that is matched here: '{}' refers "
                                      "back to a group by its number; write out what it repeats",
                                      expression));
    }
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

void check_length(const std::string& text) {
    if (text.size() > Pattern::max_text) {
        throw DataError(fmt::format("a text of {} bytes ('{}...') is too long to be matched with a "
                                    "regular expression; the bound is {}: match another attribute",
                                    text.size(), text.substr(0, 40), Pattern::max_text));
    }
}

} // namespace

Pattern::Pattern(const std::string& expression, bool ignores_case)
    : expression_(compiled(expression, ignores_case)) {}

bool Pattern::fits(const std::string& text) const {
    check_length(text);
    return std::regex_search(text, expression_);
}

std::optional<Pattern::Match> Pattern::find(const std::string& text, std::size_t from) const {
    check_length(text);
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
