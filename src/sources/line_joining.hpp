// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "support/units.hpp"

#include <functional>
#include <vector>

namespace demarc {

/// A gap between two ends of pieces of a line, which was closed.
struct ClosedGap {
    LonLat from;
    LonLat to;
    Metres width;
};

/// What stuck out of a piece of a line beyond the place where it meets another, and was cut off.
struct CutEnd {
    LonLat end;
    Metres length;
};

/// Cuts off ends that stick out beyond a place where lines meet or cross. They divide nothing, but
/// an end in the open is refused, and joined to the end of another line it would make an area of
/// its own. Where there are any, the lines become those of node(), of which they are whole
/// stretches. No line is cut off whole that meets no other, nor an end that another line goes on
/// from, across a gap narrower than the end is long. Of a line that forks at its end the longest
/// strand is kept.
///
/// \param bound how long such an end may be; longer ones stay
/// \param may_go whether an end at this position may be cut off: not one that reaches the border
/// \returns what was cut off, the longest first. As node(), O((n + k) log n)
std::vector<CutEnd> cut_ends(std::vector<LineString>& lines, Metres bound,
                             const std::function<bool(LonLat)>& may_go);

/// How many times as long as a gap a line has to be for its two ends to be joined to a ring.
inline constexpr double ring_to_gap = 10;

/// Closes gaps between loose ends of lines, the narrowest first, each end once; a line is added
/// across each. An end is loose where no other position of a line is the same. Both ends of one
/// line are closed to a ring only where the line is `ring_to_gap` times as long as the gap.
///
/// \param bound how wide a gap may be; 0 closes none
/// \returns the gaps, the widest first. O(n log n) in the positions where ends do not crowd
/// \throws DataError if more than a million pairs of ends lie within the bound
std::vector<ClosedGap> join_lines(std::vector<LineString>& lines, Metres bound);

} // namespace demarc
