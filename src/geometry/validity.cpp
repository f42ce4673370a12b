// SPDX-License-Identifier: MIT
#include "geometry/validity.hpp"

#include "geometry/edge_cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace demarc {

namespace {

/// Left (1) or right (-1) of a -> b, or 0: within what rounding may have done (Shewchuk 1997,
/// bound A).
int side_of(LonLat a, LonLat b, LonLat p) {
    const double left = (a.lon - p.lon) * (b.lat - p.lat);
    const double right = (a.lat - p.lat) * (b.lon - p.lon);
    const double area = left - right;
    constexpr double bound = 3.3306690738754716e-16;
    const double error = bound * (std::abs(left) + std::abs(right));
    return area > error ? 1 : area < -error ? -1 : 0;
}

bool surely_apart(const GridEdge& e, const GridEdge& f) {
    const int c = side_of(e.a, e.b, f.a);
    const int d = side_of(e.a, e.b, f.b);
    if (c * d > 0) {
        return true;
    }
    return side_of(f.a, f.b, e.a) * side_of(f.a, f.b, e.b) > 0;
}

/// Whether an edge and the one after it have but their common end.
bool surely_bend(const GridEdge& e, const GridEdge& next) {
    if (side_of(e.a, e.b, next.b) != 0) {
        return true;
    }
    const double onward = (e.b.lon - e.a.lon) * (next.b.lon - next.a.lon) +
                          (e.b.lat - e.a.lat) * (next.b.lat - next.a.lat);
    return onward > 0;
}

bool good_pair(const std::vector<GridEdge>& edges, std::uint32_t i, std::uint32_t k) {
    const GridEdge& e = edges[i];
    const GridEdge& f = edges[k];
    if (e.next == k) {
        return surely_bend(e, f);
    }
    return f.next == i ? surely_bend(f, e) : surely_apart(e, f);
}

/// Pairs that share several cells of the grid count in each.
bool more_meet(const std::vector<GridEdge>& edges, std::size_t limit) {
    std::size_t crowding = 0;
    std::size_t pairs = 0;
    return !edges.empty() && EdgeCells(edges).any_near_pair([&](std::uint32_t i, std::uint32_t k) {
        return ++crowding > max_crowding || (!good_pair(edges, i, k) && ++pairs > limit);
    });
}

bool crowded(const std::vector<GridEdge>& edges) {
    std::size_t crowding = 0;
    return !edges.empty() && EdgeCells(edges).any_near_pair([&](std::uint32_t, std::uint32_t) {
        return ++crowding > max_crowding;
    });
}

enum class Lies { inside, outside, unsure };

/// Where a position lies that is on no edge of the ring.
Lies position_in(const Ring& ring, LonLat p) {
    bool inside = false;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const LonLat a = ring[i - 1];
        const LonLat b = ring[i];
        if ((a.lon <= p.lon) == (b.lon <= p.lon)) {
            continue;
        }
        const int side = side_of(a, b, p);
        if (side == 0) {
            return Lies::unsure;
        }
        if ((side > 0) == (a.lon <= p.lon)) {
            inside = !inside;
        }
    }
    return inside ? Lies::inside : Lies::outside;
}

bool holes_lie_right(const Polygon& polygon) {
    for (std::size_t i = 0; i < polygon.holes.size(); ++i) {
        const LonLat p = polygon.holes[i].front();
        if (position_in(polygon.exterior, p) != Lies::inside) {
            return false;
        }
        for (std::size_t k = 0; k < polygon.holes.size(); ++k) {
            if (k != i && position_in(polygon.holes[k], p) != Lies::outside) {
                return false;
            }
        }
    }
    return true;
}

/// Whether a position is outside a polygon: beyond its exterior, or in one of its holes.
bool surely_outside(const Polygon& polygon, LonLat p) {
    const Lies lies = position_in(polygon.exterior, p);
    return lies == Lies::outside ||
           (lies == Lies::inside &&
            std::any_of(polygon.holes.begin(), polygon.holes.end(),
                        [p](const Ring& hole) { return position_in(hole, p) == Lies::inside; }));
}

/// The edges of all rings, those without length left out.
std::vector<GridEdge> edges_of(const MultiPolygon& polygons) {
    std::vector<GridEdge> edges;
    for (const Polygon& polygon : polygons) {
        for_each_ring(polygon, [&edges](const Ring& ring) {
            const std::size_t first = edges.size();
            for (std::size_t i = 1; i < ring.size(); ++i) {
                if (ring[i - 1] != ring[i]) {
                    edges.push_back(
                        {ring[i - 1], ring[i], static_cast<std::uint32_t>(edges.size()) + 1});
                }
            }
            if (edges.size() > first) {
                edges.back().next = static_cast<std::uint32_t>(first);
            }
        });
    }
    return edges;
}

} // namespace

bool meet_more_often(const MultiPolygon& polygons, std::size_t limit) {
    return more_meet(edges_of(polygons), limit);
}

bool too_crowded(const MultiPolygon& polygons) {
    return crowded(edges_of(polygons));
}

std::string crowding_in_words() {
    return fmt::format("more than {} million pairs of edges lie side by side, as of a hatching of "
                       "long parallel lines, more than can be compared in reasonable time",
                       max_crowding / 1'000'000);
}

bool surely_valid(const MultiPolygon& polygons) {
    bool plain = !polygons.empty();
    for (const Polygon& polygon : polygons) {
        for_each_ring(polygon, [&plain](const Ring& ring) {
            plain = plain && ring.size() >= 4 && ring.front() == ring.back() &&
                    std::adjacent_find(ring.begin(), ring.end()) == ring.end();
        });
    }
    if (!plain || more_meet(edges_of(polygons), 0)) {
        return false;
    }
    for (const Polygon& polygon : polygons) {
        if (!holes_lie_right(polygon)) {
            return false;
        }
        for (const Polygon& other : polygons) {
            if (&other != &polygon && !surely_outside(other, polygon.exterior.front())) {
                return false;
            }
        }
    }
    return true;
}

} // namespace demarc
