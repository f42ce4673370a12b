// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "maps/frame.hpp"
#include "page/page_texts.hpp"

#include <cstddef>
#include <vector>

namespace demarc {

/// Shapes of days that follow one another, each told by what it has in common with the one before,
/// so that a day costs what it changes.
///
/// A shape is a row of positions in whole steps of the page's sheet, ring after ring, with
/// `end_of_ring` after each. It is written as
///
///     [literals, x, y, ..., from, count, literals, x, y ..., from, count, ...]
///
/// the steps from the position before for each literal position (`end_of_ring`, 0 for that sign),
/// then how far from the end of the last copy in the row before to begin, and how many to copy.
/// Positions are rounded and nothing else, so that the same vertex has the same position on all
/// days, however the line goes on beside it.
class PageFrames {
public:
    static constexpr int end_of_ring = 9999;

    /// \param frame where the land lies on the sheet; outlives it
    explicit PageFrames(const Frame& frame) : frame_(frame) {}

    /// The next day. Exteriors and holes run opposite ways, so that rings that overlap are filled
    /// by the rule "nonzero". O(n) for lines that mostly stay.
    PageJson add(const MultiPolygon& polygons);

    struct Position {
        int x = 0;
        int y = 0;
        friend bool operator==(const Position&, const Position&) = default;
    };

private:
    void add_ring(const Ring& ring, bool is_hole, std::vector<Position>& to) const;

    const Frame& frame_;
    std::vector<Position> last_;
};

} // namespace demarc
