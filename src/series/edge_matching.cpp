// SPDX-License-Identifier: MIT
#include "series/edge_matching.hpp"

#include "series/segment_grid.hpp"

#include <algorithm>
#include <cmath>

namespace demarc::series {

double signed_area(std::span<const GridPoint> ring) {
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const GridPoint a = ring[i];
        const GridPoint b = ring[(i + 1) % ring.size()];
        sum += static_cast<double>(a.x - ring[0].x) * static_cast<double>(b.y - ring[0].y) -
               static_cast<double>(b.x - ring[0].x) * static_cast<double>(a.y - ring[0].y);
    }
    return sum;
}

bool passes_pixel(GridPoint from, GridPoint to, GridPoint vertex) {
    if (vertex == from || vertex == to ||
        !GridBox::of(from, to).meets(GridBox::of(vertex, vertex))) {
        return false;
    }
    const GridPoint a{2 * from.x, 2 * from.y};
    const GridPoint b{2 * to.x, 2 * to.y};
    bool left = false;
    bool right = false;
    for (const std::int64_t dx : {-1, 1}) {
        for (const std::int64_t dy : {-1, 1}) {
            const WideInteger side = turn(a, b, {2 * vertex.x + dx, 2 * vertex.y + dy});
            left = left || side >= 0;
            right = right || side <= 0;
        }
    }
    return left && right;
}

GridPoint crossing_of(GridPoint a, GridPoint b, GridPoint c, GridPoint d) {
    if (!GridBox::of(a, b).meets(GridBox::of(c, d))) {
        return a;
    }
    const WideInteger before = turn(c, d, a);
    const WideInteger after = turn(c, d, b);
    const WideInteger c_side = turn(a, b, c);
    const WideInteger d_side = turn(a, b, d);
    const auto opposite = [](WideInteger m, WideInteger n) {
        return (m > 0 && n < 0) || (m < 0 && n > 0);
    };
    if (!opposite(before, after) || !opposite(c_side, d_side)) {
        return a;
    }
    const double along =
        static_cast<double>(before) / (static_cast<double>(before) - static_cast<double>(after));
    return {a.x + std::llround(along * static_cast<double>(b.x - a.x)),
            a.y + std::llround(along * static_cast<double>(b.y - a.y))};
}

void sort_along(GridPoint from, std::vector<GridPoint>& vertices) {
    const auto distance = [from](GridPoint p) {
        return std::abs(p.x - from.x) + std::abs(p.y - from.y);
    };
    std::sort(vertices.begin(), vertices.end(), [&](GridPoint p, GridPoint q) {
        return distance(p) < distance(q) || (distance(p) == distance(q) && p.x < q.x);
    });
    vertices.erase(std::unique(vertices.begin(), vertices.end()), vertices.end());
}

} // namespace demarc::series
