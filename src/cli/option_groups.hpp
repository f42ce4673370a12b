// SPDX-License-Identifier: MIT
#pragma once

#include "cli/option.hpp"
#include "study/request.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// How a verb talks and how many threads it uses.
struct ConsoleOptions {
    unsigned jobs = 0; ///< 0: one for each processor
    bool quiet = false;
    bool verbose = false;
    bool json = false;
    friend bool operator==(const ConsoleOptions&, const ConsoleOptions&) = default;
};

/// Of each group a verb gets the options that it names, since an option that changes nothing is
/// refused; they come in the order of the group. \pre the group has them
///
/// Of `--boundaries`, `--sea`, `--compare-boundaries`, `--control`, `--russian-side`, `--date`,
/// `--publisher`, `--attribution`, `--licence`, `--profile`.
OptionGroup source_options(Sources& into, const std::vector<std::string_view>& names);
/// Of `--area-method`, `--denominator`, `--contested`, `--reconcile`.
OptionGroup method_options(Method& into, const std::vector<std::string_view>& names);
/// Of `--json`, `--jobs`, `--quiet`, `--verbose`.
OptionGroup console_options(ConsoleOptions& into, const std::vector<std::string_view>& names);

/// `--date`, `--profile` and `--russian-side`, as every verb that reads a source has them.
Option date_option(std::optional<Date>& into);
Option profile_option(std::vector<std::string>& into);
Option russian_side_option(std::string& into);

/// An option that takes any text.
Option text_option(std::string name, std::string value_name, std::string text, std::string& into);

/// `--from-control`: the file of a second, earlier front line.
Option from_control_option(std::string text, std::string& into);

/// The second front line, if one is asked for: the day `from` of the same source, or another file.
std::optional<Sources> earlier_sources(const Sources& sources, const std::optional<Date>& from,
                                       const std::string& from_control);

/// An option that takes a day.
Option day_option(const std::string& name, std::string text, std::optional<Date>& into);

/// `--output`, with what the folder is for; and of results, which appear whole or not at all.
Option output_option(std::string text, std::string& into);
Option results_option(std::string& into);

/// `--plan`, as every verb that takes plans has it.
Option plan_option(std::vector<std::string>& into);

/// `--line`, for verbs that evaluate plans.
Option line_option(std::vector<std::string>& into);

/// What the source options cannot say one by one. \throws UsageError
void check_source_options(const Sources& options);

/// \throws UsageError if the verb is to be quiet and verbose at once
void check_console_options(const ConsoleOptions& options);

} // namespace demarc
