// SPDX-License-Identifier: MIT
#pragma once

#include "cli/option.hpp"
#include "support/date.hpp"
#include "tally/denominator.hpp"

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
/// Of `--area-method`, `--denominator`, `--contested`, `--reconcile`.
OptionGroup method_options(Method& into, const std::vector<std::string_view>& names);
/// Of `--json`, `--jobs`, `--quiet`, `--verbose`.
OptionGroup console_options(ConsoleOptions& into, const std::vector<std::string_view>& names);

/// An option that takes any text.
Option text_option(std::string name, std::string value_name, std::string text, std::string& into);

/// The same, given as often as there are texts.
Option texts_option(std::string name, std::string value_name, std::string text,
                    std::vector<std::string>& into);

/// An option that takes a day.
Option day_option(const std::string& name, std::string text, std::optional<Date>& into);

/// `--output`, with what the folder is for; and of results, which appear whole or not at all.
Option output_option(std::string text, std::string& into);
Option results_option(std::string& into);

/// `--plan`, as every verb that takes plans has it.
Option plan_option(std::vector<std::string>& into);

/// \throws UsageError if the verb is to be quiet and verbose at once
void check_console_options(const ConsoleOptions& options);

} // namespace demarc
