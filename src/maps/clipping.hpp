// SPDX-License-Identifier: MIT
#pragma once

#include "maps/sheet.hpp"

#include <vector>

namespace demarc {

/// What of closed rings lies in the box (Sutherland and Hodgman 1974). A ring that leaves and
/// comes back runs along the edge of the box in between, so a box should be a little larger than
/// what is seen.
std::vector<SheetLine> clipped_rings(const std::vector<SheetLine>& rings, const SheetBox& box);

/// What of open lines lies near the box: stretches whose edges all touch it.
std::vector<SheetLine> clipped_lines(const std::vector<SheetLine>& lines, const SheetBox& box);

} // namespace demarc
