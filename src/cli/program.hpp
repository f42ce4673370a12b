// SPDX-License-Identifier: MIT
#pragma once

#include "cli/registry.hpp"

#include <string>
#include <vector>

namespace demarc {

/// A whole run of the program: does what a command line asks for, on the standard streams. Errors
/// become a sentence on standard error. `arguments` are those after the program's name.
/// \returns the exit status
int run_program(const Registry& registry, const std::vector<std::string>& arguments);

} // namespace demarc
