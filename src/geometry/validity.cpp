// SPDX-License-Identifier: MIT
#include "geometry/validity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <tuple>
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

struct Edge {
    LonLat a;
    LonLat b;
    std::uint32_t next = 0; ///< the edge after it on its ring
};

bool boxes_meet(const Edge& e, const Edge& f) {
    return std::min(e.a.lon, e.b.lon) <= std::max(f.a.lon, f.b.lon) &&
           std::min(f.a.lon, f.b.lon) <= std::max(e.a.lon, e.b.lon) &&
           std::min(e.a.lat, e.b.lat) <= std::max(f.a.lat, f.b.lat) &&
           std::min(f.a.lat, f.b.lat) <= std::max(e.a.lat, e.b.lat);
}

bool surely_apart(const Edge& e, const Edge& f) {
    const int c = side_of(e.a, e.b, f.a);
    const int d = side_of(e.a, e.b, f.b);
    if (c * d > 0) {
        return true;
    }
    return side_of(f.a, f.b, e.a) * side_of(f.a, f.b, e.b) > 0;
}

/// Whether an edge and the one after it have but their common end.
bool surely_bend(const Edge& e, const Edge& next) {
    if (side_of(e.a, e.b, next.b) != 0) {
        return true;
    }
    const double onward = (e.b.lon - e.a.lon) * (next.b.lon - next.a.lon) +
                          (e.b.lat - e.a.lat) * (next.b.lat - next.a.lat);
    return onward > 0;
}

/// Edges in cells of about one edge each.
class EdgeCells {
public:
    explicit EdgeCells(const std::vector<Edge>& edges) : edges_(edges) {
        Box box;
        for (const Edge& edge : edges) {
            box.add(edge.a);
        }
        west_ = box.west;
        south_ = box.south;
        count_ = std::clamp<std::uint32_t>(
            static_cast<std::uint32_t>(std::sqrt(static_cast<double>(edges.size()))), 1, 1024);
        columns_per_degree_ = count_ / std::max(box.east - box.west, 1e-9);
        rows_per_degree_ = count_ / std::max(box.north - box.south, 1e-9);
        starts_.assign(std::size_t{count_} * count_ + 1, 0);
        for (const Edge& edge : edges) {
            for_each_cell(edge, [this](std::size_t cell) { ++starts_[cell + 1]; });
        }
        for (std::size_t cell = 1; cell < starts_.size(); ++cell) {
            starts_[cell] += starts_[cell - 1];
        }
        inside_.resize(starts_.back());
        std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
        for (std::uint32_t i = 0; i < edges.size(); ++i) {
            for_each_cell(edges[i], [&](std::size_t cell) { inside_[next[cell]++] = i; });
        }
    }

    [[nodiscard]] bool no_two_meet() const { return !meet_more_often(0); }

    /// Pairs that share several cells count in each.
    [[nodiscard]] bool meet_more_often(std::size_t limit) const {
        std::size_t crowding = 0;
        std::size_t pairs = 0;
        return any_near_pair([&](std::uint32_t i, std::uint32_t k) {
            return ++crowding > max_crowding || (!good_pair(i, k) && ++pairs > limit);
        });
    }

    [[nodiscard]] bool too_crowded() const {
        std::size_t crowding = 0;
        return any_near_pair(
            [&](std::uint32_t, std::uint32_t) { return ++crowding > max_crowding; });
    }

private:
    /// Whether a pair that shares a cell and whose boxes meet is as wanted; ends with the first.
    template<typename Wanted>
    [[nodiscard]] bool any_near_pair(Wanted&& wanted) const {
        for (std::size_t cell = 0; cell + 1 < starts_.size(); ++cell) {
            for (std::uint32_t i = starts_[cell]; i < starts_[cell + 1]; ++i) {
                for (std::uint32_t k = i + 1; k < starts_[cell + 1]; ++k) {
                    if (boxes_meet(edges_[inside_[i]], edges_[inside_[k]]) &&
                        wanted(inside_[i], inside_[k])) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    [[nodiscard]] bool good_pair(std::uint32_t i, std::uint32_t k) const {
        const Edge& e = edges_[i];
        const Edge& f = edges_[k];
        if (e.next == k) {
            return surely_bend(e, f);
        }
        return f.next == i ? surely_bend(f, e) : surely_apart(e, f);
    }

    [[nodiscard]] std::uint32_t cell_at(double degrees, double from, double per_degree) const {
        return static_cast<std::uint32_t>(
            std::clamp((degrees - from) * per_degree, 0.0, static_cast<double>(count_ - 1)));
    }

    /// Row by row the cells that the edge passes through, and not all of its box, which a long
    /// diagonal edge would fill the grid with.
    template<typename Visit>
    void for_each_cell(const Edge& edge, const Visit& visit) const {
        const double west = std::min(edge.a.lon, edge.b.lon);
        const double east = std::max(edge.a.lon, edge.b.lon);
        const auto [low, high] =
            edge.a.lat <= edge.b.lat ? std::pair{edge.a, edge.b} : std::pair{edge.b, edge.a};
        constexpr double rounding = 1e-10; // degrees, far beyond that of lon_at
        const double slope = high.lat > low.lat ? (high.lon - low.lon) / (high.lat - low.lat) : 0;
        const auto lon_at = [&, from = low](double lat) {
            return std::clamp(from.lon + (lat - from.lat) * slope, west, east);
        };
        const std::uint32_t first_row = cell_at(low.lat, south_, rows_per_degree_);
        const std::uint32_t last_row = cell_at(high.lat, south_, rows_per_degree_);
        for (std::uint32_t row = first_row; row <= last_row; ++row) {
            // A row's own columns, or, of an edge within one row, all of its columns.
            double from = west;
            double to = east;
            if (first_row != last_row) {
                std::tie(from, to) = std::minmax({lon_at(south_ + row / rows_per_degree_),
                                                  lon_at(south_ + (row + 1) / rows_per_degree_)});
                from -= rounding;
                to += rounding;
            }
            const std::uint32_t last_column = cell_at(to, west_, columns_per_degree_);
            for (std::uint32_t column = cell_at(from, west_, columns_per_degree_);
                 column <= last_column; ++column) {
                visit(std::size_t{row} * count_ + column);
            }
        }
    }

    const std::vector<Edge>& edges_;
    double west_ = 0;
    double south_ = 0;
    std::uint32_t count_ = 1;
    double columns_per_degree_ = 1;
    double rows_per_degree_ = 1;
    std::vector<std::uint32_t> starts_;
    std::vector<std::uint32_t> inside_;
};

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
std::vector<Edge> edges_of(const MultiPolygon& polygons) {
    std::vector<Edge> edges;
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
    const std::vector<Edge> edges = edges_of(polygons);
    return !edges.empty() && EdgeCells(edges).meet_more_often(limit);
}

bool too_crowded(const MultiPolygon& polygons) {
    const std::vector<Edge> edges = edges_of(polygons);
    return !edges.empty() && EdgeCells(edges).too_crowded();
}

bool too_crowded(const std::vector<LineString>& lines) {
    std::vector<Edge> edges;
    for (const LineString& line : lines) {
        for (std::size_t i = 1; i < line.size(); ++i) {
            edges.push_back({line[i - 1], line[i]});
        }
    }
    return !edges.empty() && EdgeCells(edges).too_crowded();
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
    if (!plain || !EdgeCells(edges_of(polygons)).no_two_meet()) {
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
