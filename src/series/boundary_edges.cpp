// SPDX-License-Identifier: MIT
#include "series/boundary_edges.hpp"

#include "series/edge_matching.hpp"
#include "series/segment_grid.hpp"

#include <algorithm>

namespace demarc::series {

namespace {

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
