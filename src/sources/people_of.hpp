// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace demarc {

/// Whose homes a number of people is of: the first two differ by a factor of two to five near the
/// front. What is not stated is comparable to neither.
enum class PeopleOf { before_war, today, not_stated };
inline constexpr std::array stated_people{PeopleOf::before_war, PeopleOf::today};

/// "before_war", "today", "not_stated": the names in files.
std::string_view name_of(PeopleOf of);

/// One of those that can be stated.
std::optional<PeopleOf> people_of_named(std::string_view name);

} // namespace demarc
