// SPDX-License-Identifier: MIT
#pragma once

#include "cli/registry.hpp"

namespace demarc {

/// `preview --plan FILE --lang LANG`, listed nowhere: writes the map of a plan on the data that
/// come with the program to map.svg, the bytes of `demarc map --plan FILE --lang LANG --format
/// svg`. What does not depend on the plan is kept from one call to the next, and the cut for as
/// long as the plan needs no other lines.
RegisteredCommand preview_verb();

} // namespace demarc
