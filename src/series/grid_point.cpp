// SPDX-License-Identifier: MIT
#include "series/grid_point.hpp"

namespace demarc::series {

double EdgeArea::left_of(LonLat a, LonLat b) const {
    constexpr double parallel = 48.5;
    static const double below_parallel = authalic_area_under_edge({0, parallel}, {1, parallel});
    const double under =
        geodesic_ ? geodesic_area_under_edge(a, b) : authalic_area_under_edge(a, b);
    return (b.lon - a.lon) * below_parallel - under;
}

} // namespace demarc::series
