// SPDX-License-Identifier: MIT
#pragma once

#include "cli/terminal.hpp"
#include "sources/input_note.hpp"

#include <vector>

namespace demarc {

/// What is evidently off about inputs, on standard error whatever is printed as a result: also with
/// --quiet, since a figure of a wrong input is worse than none.
void print_warnings(Terminal& terminal, const std::vector<InputNote>& notes);

} // namespace demarc
