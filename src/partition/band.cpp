// SPDX-License-Identifier: MIT
#include "partition/band.hpp"

#include "geometry/conformal_plane.hpp"
#include "geometry/locator.hpp"
#include "partition/reach_outline.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace demarc {

namespace {

/// The longest edge, in metres, that may be taken as straight in the plane and in longitude and
/// latitude alike: the two are apart by L² tan φ / 8R in the middle, here 0.01 % of the depth.
double longest_edge(Metres depth) {
    constexpr double allowed_share = 1e-4;
    constexpr double earth_radius = 6.37e6;
    constexpr double steepest_tangent = 1.3; // of the latitude, in the north of Ukraine
    return std::sqrt(8 * earth_radius * allowed_share * depth.value / steepest_tangent);
}

/// Lines as edges in the plane, no longer than may be; a position alone is an edge without length.
std::vector<PlaneEdge> edges_of(const std::vector<LineString>& lines, const ConformalPlane& plane,
                                Metres depth) {
    constexpr double metres_per_degree = 111'700; // at most, in any direction
    const double longest = longest_edge(depth) / metres_per_degree;
    std::vector<PlaneEdge> edges;
    for (const LineString& line : lines) {
        if (line.size() == 1) {
            edges.push_back({plane.forward(line.front()), plane.forward(line.front())});
        }
        for (std::size_t i = 1; i < line.size(); ++i) {
            // The same pieces whichever way the line goes.
            const auto [from, to] = std::minmax(line[i - 1], line[i]);
            const LineString pieces = broken({from, to}, longest);
            PlanePoint last = plane.forward(pieces.front());
            for (std::size_t k = 1; k < pieces.size(); ++k) {
                const PlanePoint next = plane.forward(pieces[k]);
                edges.push_back(plane_edge(last, next));
                last = next;
            }
        }
    }
    return edges;
}

/// The scale of the plane at its places, from a table by the distance to the apex of the cone.
class ScaleTable {
public:
    ScaleTable(const ConformalPlane& plane, const std::vector<PlaneEdge>& edges, double margin)
        : apex_(plane.forward({0, 90}).y) {
        double nearest = std::numeric_limits<double>::infinity();
        double farthest = 0;
        for (const PlaneEdge& edge : edges) {
            for (const PlanePoint end : {edge.from, edge.to}) {
                nearest = std::min(nearest, from_apex(end));
                farthest = std::max(farthest, from_apex(end));
            }
        }
        start_ = std::max(nearest - margin, 0.0);
        const auto count = static_cast<std::size_t>((farthest + margin - start_) / step) + 2;
        for (std::size_t i = 0; i < count; ++i) {
            const double y = apex_ - (start_ + step * static_cast<double>(i));
            scales_.push_back(plane.scale(plane.inverse({0, y}).lat));
        }
    }

    [[nodiscard]] double at(PlanePoint place) const {
        const double steps = std::max(from_apex(place) - start_, 0.0) / step;
        const std::size_t i = std::min(static_cast<std::size_t>(steps), scales_.size() - 2);
        return scales_[i] + (steps - static_cast<double>(i)) * (scales_[i + 1] - scales_[i]);
    }
    [[nodiscard]] double least() const { return *std::min_element(scales_.begin(), scales_.end()); }
    [[nodiscard]] double most() const { return *std::max_element(scales_.begin(), scales_.end()); }

private:
    static constexpr double step = 5000; ///< metres: between them the scale is straight to 1e-7

    [[nodiscard]] double from_apex(PlanePoint place) const {
        return std::hypot(place.x, apex_ - place.y);
    }

    double apex_;
    double start_ = 0;
    std::vector<double> scales_;
};

double signed_area(const std::vector<PlanePoint>& ring) {
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const PlanePoint a = ring[i];
        const PlanePoint b = ring[(i + 1) % ring.size()];
        sum += (a.x - b.x) * (a.y + b.y) / 2;
    }
    return sum;
}

Ring on_globe(const std::vector<PlanePoint>& ring, const ConformalPlane& plane) {
    Ring positions;
    positions.reserve(ring.size() + 1);
    for (const PlanePoint place : ring) {
        positions.push_back(plane.inverse(place));
    }
    positions.push_back(positions.front());
    return positions;
}

/// Puts every hole into the smallest exterior it lies in.
MultiPolygon polygons_of(const std::vector<std::vector<PlanePoint>>& rings,
                         const ConformalPlane& plane) {
    MultiPolygon polygons;
    std::vector<double> areas;
    std::vector<Ring> holes;
    for (const std::vector<PlanePoint>& ring : rings) {
        const double area = signed_area(ring);
        if (area > 0) {
            polygons.push_back({on_globe(ring, plane), {}});
            areas.push_back(area);
        } else {
            holes.push_back(on_globe(ring, plane));
        }
    }
    const PolygonLocator exteriors(polygons);
    for (Ring& hole : holes) {
        const LonLat middle{(hole[0].lon + hole[1].lon) / 2, (hole[0].lat + hole[1].lat) / 2};
        const std::vector<std::size_t> around = exteriors.all(middle);
        const auto least =
            std::min_element(around.begin(), around.end(),
                             [&](std::size_t a, std::size_t b) { return areas[a] < areas[b]; });
        if (least != around.end()) {
            polygons[*least].holes.push_back(std::move(hole));
        }
    }
    return polygons;
}

} // namespace

MultiPolygon band_around(const std::vector<LineString>& lines, Metres depth) {
    const ConformalPlane plane;
    const std::vector<PlaneEdge> edges = edges_of(lines, plane, depth);
    if (edges.empty()) {
        return {};
    }
    // Chords cut off more than corners add.
    const double reach = (1 + (outline_error_within - outline_error_beyond) / 3) * depth.value;
    const ScaleTable scales(plane, edges, 1.1 * depth.value);
    const auto towards = [&](PlanePoint from, PlanePoint nearest) {
        return reach * scales.at({(from.x + nearest.x) / 2, (from.y + nearest.y) / 2});
    };
    const Reach in_plane{towards, reach * scales.least(), reach * scales.most()};
    return polygons_of(outline_of_reach(edges, in_plane), plane);
}

MultiPolygon disc_around(LonLat centre, Metres radius) {
    return band_around({LineString{centre}}, radius);
}

} // namespace demarc
