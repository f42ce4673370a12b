// SPDX-License-Identifier: MIT
#pragma once

#include "cli/registry.hpp"

namespace demarc {

/// Every verb of the program.
Registry all_commands();

} // namespace demarc
