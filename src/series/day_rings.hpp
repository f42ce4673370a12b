// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "series/grid_point.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace demarc::series {

/// The rings of a day's polygons on the grid, one after the other.
struct DayRings {
    struct RingSpan {
        std::size_t first = 0; ///< into points; the closing position is left out
        std::size_t count = 0;
        bool is_hole = false;
        friend bool operator==(const RingSpan&, const RingSpan&) = default;
    };
    std::vector<GridPoint> points;
    std::vector<RingSpan> rings; ///< an exterior, its holes, the next exterior ...

    [[nodiscard]] std::span<const GridPoint> points_of(const RingSpan& ring) const {
        return std::span(points).subspan(ring.first, ring.count);
    }

    void clear() {
        points.clear();
        rings.clear();
    }
    friend bool operator==(const DayRings&, const DayRings&) = default;
};

/// From polygons that were read elsewhere.
DayRings rings_of(const MultiPolygon& polygons);
MultiPolygon polygons_of(const DayRings& rings);
void append(const MultiPolygon& polygons, DayRings& result);

} // namespace demarc::series
