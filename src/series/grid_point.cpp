// SPDX-License-Identifier: MIT
#include "series/grid_point.hpp"

#include "geometry/area.hpp"

namespace demarc::series {

double area_left_of_edge(LonLat a, LonLat b) {
    constexpr double parallel = 48.5;
    static const double below_parallel = authalic_area_under_edge({0, parallel}, {1, parallel});
    return (b.lon - a.lon) * below_parallel - authalic_area_under_edge(a, b);
}

} // namespace demarc::series
