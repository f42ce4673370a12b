// SPDX-License-Identifier: MIT
#pragma once

#include "cli/option.hpp"
#include "tally/line_error.hpp"

#include <string>

namespace demarc {

/// `--line-error`, `--samples`, `--seed`, `--correlation`.
OptionGroup line_error_options(LineError& into);

/// What these cannot say one by one. \throws UsageError
void check_line_error_options(const LineError& error);

/// The options as a reader would type them again, apart from those left at their default.
std::string to_command_line(const LineError& error);

} // namespace demarc
