// SPDX-License-Identifier: MIT
#pragma once

#include "cli/option.hpp"
#include "study/request.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// What a verb works on. Of the group a verb gets the options that it names, since an option that
/// changes nothing is refused; they come in the order of the group: `--boundaries`, `--sea`,
/// `--compare-boundaries`, `--control`, `--russian-side`, `--join`, `--date`, `--strict`,
/// `--publisher`, `--attribution`, `--licence`, `--profile`. \pre the group has them
OptionGroup source_options(Sources& into, const std::vector<std::string_view>& names);

/// `--date`, `--profile` and `--russian-side`, as every verb that reads a source has them.
Option date_option(std::optional<Date>& into);
Option profile_option(std::vector<std::string>& into);
/// Of files that name none.
Option crs_option(std::string& into);
Option russian_side_option(std::string& into);

/// `--line`, for verbs that evaluate plans.
Option line_option(std::vector<std::string>& into);

/// `--from-control`: the file of a second, earlier front line.
Option from_control_option(std::string text, std::string& into);

/// The second front line, if one is asked for: the day `from` of the same source, or another file.
std::optional<Sources> earlier_sources(const Sources& sources, const std::optional<Date>& from,
                                       const std::string& from_control);

/// What the source options cannot say one by one. \throws UsageError
void check_source_options(const Sources& options);

} // namespace demarc
