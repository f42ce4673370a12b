// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

namespace demarc {

/// How the day stands in the name of a file or column, for a profile to be drafted.
struct NamePattern {
    std::string expression;
    bool unix_time = false;         ///< one group, the seconds since 1970
    bool two_digit_year = false;    ///< 250103 can be read in more than one way
    std::string other_expression{}; ///< of 24-11-25: day and year exchanged make a day, too
};

/// Tried in this order: a year of four digits first, then the day first, months in words, seconds
/// since 1970, years of two digits. nullopt: none of them finds a day.
std::optional<NamePattern> day_pattern_for(const std::string& name);

} // namespace demarc
