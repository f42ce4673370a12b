// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/area.hpp"
#include "geometry/grid_point.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace demarc::series {

/// The tie rule. A day's polygon is taken as shifted by an infinitely small step to the east and a
/// still smaller one to the north, the boundaries stay (simulation of simplicity, Edelsbrunner and
/// Mücke 1990). Then no vertex of one lies on a line of the other, no edges coincide, and every
/// meeting of two edges is a crossing or none. Areas do not change.
///
/// Whether the shifted vertex `p` lies left of the boundary edge a -> b. \pre a != b
inline bool day_vertex_is_left(GridPoint a, GridPoint b, GridPoint p) {
    const WideInteger area = turn(a, b, p);
    if (area != 0) {
        return area > 0;
    }
    return b.y != a.y ? b.y < a.y : b.x > a.x;
}

/// Whether the boundary vertex `a` lies left of the shifted edge p -> q. \pre p != q
inline bool boundary_vertex_is_left(GridPoint p, GridPoint q, GridPoint a) {
    const WideInteger area = turn(p, q, a);
    if (area != 0) {
        return area > 0;
    }
    return q.y != p.y ? q.y > p.y : q.x < p.x;
}

/// Whether a shifted vertex lies east of a boundary vertex: a meridian through either is crossed by
/// an edge of the other, or not, never touched.
inline bool day_vertex_is_east(GridPoint day_vertex, GridPoint boundary_vertex) {
    return day_vertex.x >= boundary_vertex.x;
}

/// An area in units of 2^-20 m². Whole numbers add up to the same sum in any order, which makes
/// results independent of the number of threads and of what was computed before.
using ExactArea = std::int64_t;
inline constexpr double exact_areas_per_square_metre = 1048576.0;

inline ExactArea to_exact_area(double square_metres) {
    return std::llround(square_metres * exact_areas_per_square_metre);
}
inline double to_square_metres(ExactArea area) {
    return static_cast<double>(area) / exact_areas_per_square_metre;
}

/// Adds to a sum. On the way it may leave the range, as between teeth that cross a border hundreds
/// of times, and wraps: the total comes out right modulo 2^64.
inline void add(ExactArea& sum, ExactArea area) {
    sum =
        static_cast<ExactArea>(static_cast<std::uint64_t>(sum) + static_cast<std::uint64_t>(area));
}
inline void subtract(ExactArea& sum, ExactArea area) {
    sum =
        static_cast<ExactArea>(static_cast<std::uint64_t>(sum) - static_cast<std::uint64_t>(area));
}
inline ExactArea difference(ExactArea a, ExactArea b) {
    subtract(a, b);
    return a;
}

/// What an edge adds to the area of the ring it belongs to, if the ring lies left of it: the edge
/// straight in longitude and latitude, or a geodesic. Measured from the parallel of 48.5 N rather
/// than from the equator, which changes no closed ring and keeps the numbers small.
class EdgeArea {
public:
    /// \pre authalic or geodesic: a planar area is not a sum over edges
    constexpr explicit EdgeArea(AreaMethod method) : geodesic_(method == AreaMethod::geodesic) {}
    [[nodiscard]] double left_of(LonLat a, LonLat b) const {
        constexpr double parallel = 48.5;
        static const double below_parallel = authalic_area_under_edge({0, parallel}, {1, parallel});
        const double under =
            geodesic_ ? geodesic_area_under_edge(a, b) : authalic_area_under_edge(a, b);
        return (b.lon - a.lon) * below_parallel - under;
    }
    [[nodiscard]] ExactArea exact_left_of(LonLat a, LonLat b) const {
        return to_exact_area(left_of(a, b));
    }

    [[nodiscard]] constexpr bool is_geodesic() const { return geodesic_; }

private:
    bool geodesic_;
};

} // namespace demarc::series
