// SPDX-License-Identifier: MIT
#pragma once

#include "study/catalogue.hpp"

namespace demarc::testing {

/// What comes with the program; its parts are read when they are first asked for.
const Catalogue& catalogue();

} // namespace demarc::testing
