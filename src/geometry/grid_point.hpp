// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace demarc {

/// A position on the noding grid of the partition (geometry/noding.hpp): whole numbers of 1e-9
/// degree. On whole numbers every predicate below is exact.
struct GridPoint {
    std::int64_t x = 0; ///< longitude east
    std::int64_t y = 0; ///< latitude north
    friend bool operator==(const GridPoint&, const GridPoint&) = default;
};

inline constexpr double grid_steps_per_degree = 1e9;

inline GridPoint to_grid(LonLat p) {
    return {std::llround(p.lon * grid_steps_per_degree),
            std::llround(p.lat * grid_steps_per_degree)};
}

/// The double nearest to the decimal fraction.
inline LonLat to_degrees(GridPoint p) {
    return {static_cast<double>(p.x) / grid_steps_per_degree,
            static_cast<double>(p.y) / grid_steps_per_degree};
}

/// Products of two differences of coordinates need 78 bits.
__extension__ using WideInteger = __int128;

/// Twice the signed area of the triangle a, b, c: positive where c lies left of a -> b.
inline WideInteger turn(GridPoint a, GridPoint b, GridPoint c) {
    return static_cast<WideInteger>(b.x - a.x) * (c.y - a.y) -
           static_cast<WideInteger>(b.y - a.y) * (c.x - a.x);
}

/// Whether two edges, taken as they are, have any position in common.
inline bool have_common_position(GridPoint a, GridPoint b, GridPoint c, GridPoint d) {
    const auto sign = [](WideInteger value) { return (value > 0) - (value < 0); };
    const auto apart = [](std::int64_t a1, std::int64_t a2, std::int64_t b1, std::int64_t b2) {
        return std::max(a1, a2) < std::min(b1, b2) || std::max(b1, b2) < std::min(a1, a2);
    };
    return !apart(a.x, b.x, c.x, d.x) && !apart(a.y, b.y, c.y, d.y) &&
           sign(turn(a, b, c)) * sign(turn(a, b, d)) <= 0 &&
           sign(turn(c, d, a)) * sign(turn(c, d, b)) <= 0;
}

/// From west to east, and from south to north on one meridian.
inline bool lies_before(GridPoint a, GridPoint b) {
    return a.x < b.x || (a.x == b.x && a.y < b.y);
}

/// Counter-clockwise around a node, from due south on, which comes last. \pre neither is the node
inline bool comes_first_around(GridPoint node, GridPoint a, GridPoint b) {
    const bool a_is_west = lies_before(a, node);
    const bool b_is_west = lies_before(b, node);
    return a_is_west != b_is_west ? b_is_west : turn(node, a, b) > 0;
}

} // namespace demarc
