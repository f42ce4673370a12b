// SPDX-License-Identifier: MIT
#include "series/conforming.hpp"

#include "geometry/grid_point.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace demarc::series {

namespace {

/// In degrees: that of a vertex and that of both ends, each by up to 0.71 steps of the grid.
constexpr double rounding = 1.5 / grid_steps_per_degree;

using Edge = std::pair<LonLat, LonLat>;

/// Vertices of edges without a counterpart, by longitude, each once.
class LooseVertices {
public:
    explicit LooseVertices(const std::vector<MultiPolygon>& areas) {
        for (const MultiPolygon& area : areas) {
            for_each_ring(area, [&](const Ring& ring) {
                for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                    edges_.emplace_back(ring[i], ring[i + 1]);
                }
            });
        }
        std::sort(edges_.begin(), edges_.end());
        for (const Edge& edge : edges_) {
            if (is_loose(edge)) {
                vertices_.push_back(edge.first);
                vertices_.push_back(edge.second);
            }
        }
        std::sort(vertices_.begin(), vertices_.end());
        vertices_.erase(std::unique(vertices_.begin(), vertices_.end()), vertices_.end());
    }

    [[nodiscard]] bool is_loose(const Edge& edge) const {
        return !std::binary_search(edges_.begin(), edges_.end(), Edge{edge.second, edge.first});
    }

    /// Those that lie on the edge, along it, without its ends.
    [[nodiscard]] std::vector<LonLat> on(const Edge& edge) const {
        const LonLat from = edge.first;
        const LonLat to = edge.second;
        const double dx = to.lon - from.lon;
        const double dy = to.lat - from.lat;
        const double squared = dx * dx + dy * dy;
        const auto along = [&](LonLat p) {
            return ((p.lon - from.lon) * dx + (p.lat - from.lat) * dy) / squared;
        };
        const auto [west, east] = std::minmax(from.lon, to.lon);
        std::vector<LonLat> found;
        for (auto at =
                 std::lower_bound(vertices_.begin(), vertices_.end(), LonLat{west - rounding, -90});
             at != vertices_.end() && at->lon <= east + rounding; ++at) {
            const double across = (at->lon - from.lon) * dy - (at->lat - from.lat) * dx;
            if (*at != from && *at != to && along(*at) > 0 && along(*at) < 1 &&
                across * across <= rounding * rounding * squared) {
                found.push_back(*at);
            }
        }
        std::sort(found.begin(), found.end(),
                  [&](LonLat a, LonLat b) { return along(a) < along(b); });
        return found;
    }

private:
    std::vector<Edge> edges_;
    std::vector<LonLat> vertices_;
};

Ring with_vertices(const Ring& ring, const LooseVertices& loose) {
    Ring all;
    all.reserve(ring.size());
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const Edge edge{ring[i], ring[i + 1]};
        all.push_back(edge.first);
        if (loose.is_loose(edge)) {
            const std::vector<LonLat> on_it = loose.on(edge);
            all.insert(all.end(), on_it.begin(), on_it.end());
        }
    }
    all.push_back(ring.back());
    return all;
}

} // namespace

void make_conforming(std::vector<MultiPolygon>& areas) {
    const LooseVertices loose(areas);
    for (MultiPolygon& area : areas) {
        for (Polygon& polygon : area) {
            polygon.exterior = with_vertices(polygon.exterior, loose);
            for (Ring& hole : polygon.holes) {
                hole = with_vertices(hole, loose);
            }
        }
    }
}

} // namespace demarc::series
