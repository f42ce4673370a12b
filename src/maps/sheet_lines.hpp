// SPDX-License-Identifier: MIT
#pragma once

#include "maps/sheet.hpp"
#include "maps/style.hpp"

#include <vector>

namespace demarc {

/// A little more than what is seen: where shapes are cut off.
inline SheetBox cut_box(const SheetBox& view) {
    return view.grown(24);
}

/// What of closed rings lies in the box (Sutherland and Hodgman 1974). A ring that leaves and
/// comes back runs along the edge of the box in between, so a box should be a little larger than
/// what is seen.
std::vector<SheetLine> clipped_rings(const std::vector<SheetLine>& rings, const SheetBox& box);

/// What of open lines lies near the box: stretches whose edges all touch it.
std::vector<SheetLine> clipped_lines(const std::vector<SheetLine>& lines, const SheetBox& box);

/// Straight lines of the hatch, cut to what the rings enclose (even-odd). Lines rather than a
/// pattern fill: patterns show seams in PDF. Their phase is fixed to the sheet, so that hatches of
/// neighbouring areas run on. Land too small for any is hatched closer, so that no class goes
/// unseen.
std::vector<SheetLine> hatch_lines(const std::vector<SheetLine>& rings, const Hatch& hatch);

/// Upright crosses, each of two lines, on the grid of hatch_dots(); their four ends lie inside the
/// rings. Smaller and closer together on land too small for any.
std::vector<SheetLine> hatch_crosses(const std::vector<SheetLine>& rings, const Hatch& hatch);

/// Dots on a staggered grid, those that lie inside the rings and not on their edge;
/// closer together on land too small for any.
std::vector<SheetPoint> hatch_dots(const std::vector<SheetLine>& rings, const Hatch& hatch);

} // namespace demarc
