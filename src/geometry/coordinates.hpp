// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <compare>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace demarc {

/// A position on the WGS84 ellipsoid in degrees: longitude east, latitude north.
struct LonLat {
    double lon = 0;
    double lat = 0;
    friend auto operator<=>(const LonLat&, const LonLat&) = default;
};

/// A closed line: the last position repeats the first. Edges are straight in longitude and
/// latitude (RFC 7946).
using Ring = std::vector<LonLat>;

/// A chain of at least two positions.
using LineString = std::vector<LonLat>;

struct Polygon {
    Ring exterior;
    std::vector<Ring> holes;
};

using MultiPolygon = std::vector<Polygon>;

/// An axis-parallel rectangle in degrees; empty until something is added.
struct Box {
    double west = std::numeric_limits<double>::infinity();
    double south = std::numeric_limits<double>::infinity();
    double east = -std::numeric_limits<double>::infinity();
    double north = -std::numeric_limits<double>::infinity();

    void add(LonLat p) {
        west = std::min(west, p.lon);
        south = std::min(south, p.lat);
        east = std::max(east, p.lon);
        north = std::max(north, p.lat);
    }
    [[nodiscard]] bool contains(LonLat p) const {
        return west <= p.lon && p.lon <= east && south <= p.lat && p.lat <= north;
    }
};

inline Box box_of(std::span<const LonLat> positions) {
    Box box;
    for (const LonLat p : positions) {
        box.add(p);
    }
    return box;
}

/// Calls `visit(ring)` for every ring, exterior first.
template<typename Visit>
void for_each_ring(const Polygon& polygon, const Visit& visit) {
    visit(polygon.exterior);
    for (const Ring& hole : polygon.holes) {
        visit(hole);
    }
}

template<typename Visit>
void for_each_ring(const MultiPolygon& polygons, const Visit& visit) {
    for (const Polygon& polygon : polygons) {
        for_each_ring(polygon, visit);
    }
}

/// "longitude 370 is out of range (-180 to 180)"; std::nullopt for a position on the globe.
std::optional<std::string> out_of_range(LonLat position);

} // namespace demarc
