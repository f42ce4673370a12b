// SPDX-License-Identifier: MIT
#include "series/boundary_edges.hpp"

#include "series/segment_grid.hpp"
#include "support/hash.hpp"

#include <algorithm>
#include <cmath>

namespace demarc::series {

namespace {

/// Twice the signed area in square steps, good enough for its sign.
double signed_area(const std::vector<GridPoint>& ring) {
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const GridPoint a = ring[i];
        const GridPoint b = ring[(i + 1) % ring.size()];
        sum += static_cast<double>(a.x - ring[0].x) * static_cast<double>(b.y - ring[0].y) -
               static_cast<double>(b.x - ring[0].x) * static_cast<double>(a.y - ring[0].y);
    }
    return sum;
}

/// The ring on the grid, without repeated positions, its region on the left.
std::vector<GridPoint> on_grid(const Ring& ring, bool is_hole) {
    std::vector<GridPoint> points;
    points.reserve(ring.size());
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const GridPoint point = to_grid(ring[i]);
        if (points.empty() || point != points.back()) {
            points.push_back(point);
        }
    }
    while (points.size() > 1 && points.back() == points.front()) {
        points.pop_back();
    }
    if ((signed_area(points) < 0) != is_hole) {
        std::reverse(points.begin(), points.end());
    }
    return points;
}

/// Whether the edge passes the square of one step about the vertex, which is none of its ends.
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

/// Where a -> b crosses c -> d, rounded to the grid; `a` if it does not.
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

/// By distance from the start of the edge they lie on, each once.
void sort_along(GridPoint from, std::vector<GridPoint>& vertices) {
    const auto distance = [from](GridPoint p) {
        return std::abs(p.x - from.x) + std::abs(p.y - from.y);
    };
    std::sort(vertices.begin(), vertices.end(), [&](GridPoint p, GridPoint q) {
        return distance(p) < distance(q) || (distance(p) == distance(q) && p.x < q.x);
    });
    vertices.erase(std::unique(vertices.begin(), vertices.end()), vertices.end());
}

/// Finds an edge by its end points. A table of fixed size with open addressing.
template<typename Edge>
class EdgeTable {
public:
    explicit EdgeTable(const std::vector<Edge>& edges) : edges_(edges) {
        std::size_t size = 16;
        while (size < 2 * edges.size()) {
            size *= 2;
        }
        slots_.assign(size, 0);
        for (std::uint32_t i = 0; i < edges.size(); ++i) {
            std::size_t slot = slot_of(edges[i].from, edges[i].to);
            while (slots_[slot] != 0) {
                slot = (slot + 1) & (slots_.size() - 1);
            }
            slots_[slot] = i + 1;
        }
    }

    [[nodiscard]] const Edge* find(GridPoint from, GridPoint to) const {
        for (std::size_t slot = slot_of(from, to); slots_[slot] != 0;
             slot = (slot + 1) & (slots_.size() - 1)) {
            const Edge& edge = edges_[slots_[slot] - 1];
            if (edge.from == from && edge.to == to) {
                return &edge;
            }
        }
        return nullptr;
    }

private:
    [[nodiscard]] std::size_t slot_of(GridPoint from, GridPoint to) const {
        return mixed(mixed(mixed(mixed(0, from.x), from.y), to.x), to.y) & (slots_.size() - 1);
    }

    const std::vector<Edge>& edges_;
    std::vector<std::uint32_t> slots_;
};

/// An edge and the vertices to put into it, along it.
using EdgeSplits = std::vector<std::pair<std::uint32_t, std::vector<GridPoint>>>;

BoundaryEdges edges_of(const std::vector<MultiPolygon>& regions) {
    const auto outside = static_cast<Side>(regions.size());
    BoundaryEdges all;
    std::size_t positions = 0;
    for (const MultiPolygon& region : regions) {
        for_each_ring(region, [&](const Ring& ring) { positions += ring.size(); });
    }
    all.edges.reserve(positions);
    for (Side region = 0; region < regions.size(); ++region) {
        for (const Polygon& polygon : regions[region]) {
            for_each_ring(polygon, [&](const Ring& ring) {
                const std::vector<GridPoint> points = on_grid(ring, &ring != &polygon.exterior);
                if (points.size() < 3) {
                    return; // nothing is left of it on the grid
                }
                all.rings.push_back({all.edges.size(), points.size()});
                for (std::size_t i = 0; i < points.size(); ++i) {
                    all.edges.push_back(
                        {points[i], points[(i + 1) % points.size()], region, outside, true});
                }
            });
        }
    }
    return all;
}

void match(BoundaryEdges& all, Side outside) {
    const EdgeTable table(all.edges);
    for (BoundaryEdge& edge : all.edges) {
        const BoundaryEdge* other = table.find(edge.to, edge.from);
        edge.right = other != nullptr ? other->left : outside;
        edge.kept = other == nullptr || edge.left < other->left;
    }
}

/// The edges with vertices put in; `bends` is sorted by edge.
BoundaryEdges bent_at(const BoundaryEdges& all, const EdgeSplits& bends) {
    BoundaryEdges bent;
    auto bend = bends.begin();
    for (const BoundaryEdges::RingSpan& ring : all.rings) {
        const std::size_t first = bent.edges.size();
        for (std::size_t i = ring.first; i < ring.first + ring.count; ++i) {
            BoundaryEdge edge = all.edges[i];
            if (bend != bends.end() && bend->first == i) {
                for (const GridPoint vertex : bend->second) {
                    bent.edges.push_back({edge.from, vertex, edge.left, edge.right, true});
                    edge.from = vertex;
                }
                ++bend;
            }
            bent.edges.push_back(edge);
        }
        bent.rings.push_back({first, bent.edges.size() - first});
    }
    return bent;
}

/// Puts into each edge without a counterpart its crossings with other such edges, and their
/// vertices that it passes within half a step of the grid (hot pixels, Hobby 1999). \returns
/// whether there were any
bool snap_round(BoundaryEdges& all, Side outside) {
    std::vector<std::uint32_t> single;
    for (std::uint32_t i = 0; i < all.edges.size(); ++i) {
        if (all.edges[i].right == outside) {
            single.push_back(i);
        }
    }
    SegmentGrid grid;
    grid.build(single.size(), [&](std::size_t i) {
        return std::pair(all.edges[single[i]].from, all.edges[single[i]].to);
    });
    EdgeSplits bends;
    for (const std::uint32_t i : single) {
        std::vector<GridPoint> vertices;
        const GridBox box = GridBox::of(all.edges[i].from, all.edges[i].to);
        grid.for_each_near(all.edges[i].from, all.edges[i].to, [&](std::uint32_t near) {
            const BoundaryEdge& other = all.edges[single[near]];
            if (!box.meets(GridBox::of(other.from, other.to))) {
                return;
            }
            if (passes_pixel(all.edges[i].from, all.edges[i].to, other.from)) {
                vertices.push_back(other.from);
            }
            // The same place whichever of the two asks.
            const BoundaryEdge& first = single[near] < i ? other : all.edges[i];
            const BoundaryEdge& second = single[near] < i ? all.edges[i] : other;
            const GridPoint crossing = crossing_of(first.from, first.to, second.from, second.to);
            if (crossing != first.from && crossing != all.edges[i].from &&
                crossing != all.edges[i].to) {
                vertices.push_back(crossing);
            }
        });
        if (!vertices.empty()) {
            sort_along(all.edges[i].from, vertices);
            bends.emplace_back(i, std::move(vertices));
        }
    }
    if (bends.empty()) {
        return false;
    }
    all = bent_at(all, bends);
    return true;
}

} // namespace

BoundaryEdges boundary_edges(const std::vector<MultiPolygon>& regions) {
    const auto outside = static_cast<Side>(regions.size());
    BoundaryEdges all = edges_of(regions);
    match(all, outside);
    if (snap_round(all, outside)) {
        match(all, outside);
    }
    return all;
}

} // namespace demarc::series
