// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "support/units.hpp"

#include <vector>

namespace demarc {

/// A gap between two ends of pieces of a line, which was closed.
struct ClosedGap {
    LonLat from;
    LonLat to;
    Metres width;
};

/// Closes gaps between loose ends of lines, the narrowest first, each end once; a line is added
/// across each. An end is loose where no other position of a line is the same. Both ends of one
/// line are closed to a ring only where the line is at least ten times as long as the gap.
///
/// \param bound how wide a gap may be; 0 closes none
/// \returns the gaps, the widest first. O(n log n) in the positions where ends do not crowd
/// \throws DataError if more than a million pairs of ends lie within the bound
std::vector<ClosedGap> join_lines(std::vector<LineString>& lines, Metres bound);

} // namespace demarc
