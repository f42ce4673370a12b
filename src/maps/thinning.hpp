// SPDX-License-Identifier: MIT
#pragma once

#include "maps/sheet.hpp"

namespace demarc {

/// `line` without the points that lie within `tolerance` of what is left (Douglas and Peucker
/// 1973). Both ends stay; a closed line keeps the point furthest from its start as well.
SheetLine thinned(const SheetLine& line, double tolerance);

} // namespace demarc
