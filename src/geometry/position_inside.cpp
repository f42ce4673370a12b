// SPDX-License-Identifier: MIT
#include "geometry/position_inside.hpp"

#include "geometry/geos.hpp"
#include "support/error.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

namespace demarc {

namespace {

/// One coordinate of a position, and the other: chords run along the first.
using Coordinate = double LonLat::*;

double distance_to_segment(LonLat p, LonLat a, LonLat b) {
    const double dx = b.lon - a.lon;
    const double dy = b.lat - a.lat;
    const double square = dx * dx + dy * dy;
    const double along = square > 0 ? ((p.lon - a.lon) * dx + (p.lat - a.lat) * dy) / square : 0.0;
    const double share = std::clamp(along, 0.0, 1.0);
    return std::hypot(a.lon + share * dx - p.lon, a.lat + share * dy - p.lat);
}

/// Values half-way between the coordinates of neighbouring vertices, at most `count` of them: those
/// with most room.
std::vector<double> levels(const Polygon& polygon, Coordinate across, std::size_t count) {
    std::vector<double> values;
    for_each_ring(polygon, [&](const Ring& ring) {
        for (const LonLat p : ring) {
            values.push_back(p.*across);
        }
    });
    std::sort(values.begin(), values.end());
    std::vector<std::pair<double, double>> rooms; // room, middle
    for (std::size_t i = 1; i < values.size(); ++i) {
        if (values[i] > values[i - 1]) {
            rooms.emplace_back(values[i] - values[i - 1], (values[i] + values[i - 1]) / 2);
        }
    }
    std::sort(rooms.rbegin(), rooms.rend());
    std::vector<double> middles;
    for (std::size_t i = 0; i < std::min(count, rooms.size()); ++i) {
        middles.push_back(rooms[i].second);
    }
    return middles;
}

/// The middles of all chords of the polygon on one level.
std::vector<LonLat> chord_middles(const Polygon& polygon, Coordinate along, Coordinate across,
                                  double level) {
    std::vector<double> crossings;
    for_each_ring(polygon, [&](const Ring& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const LonLat a = ring[i - 1];
            const LonLat b = ring[i];
            if ((a.*across > level) != (b.*across > level)) {
                const double share = (level - a.*across) / (b.*across - a.*across);
                crossings.push_back(a.*along + share * (b.*along - a.*along));
            }
        }
    });
    std::sort(crossings.begin(), crossings.end());
    std::vector<LonLat> middles;
    for (std::size_t i = 1; i < crossings.size(); i += 2) {
        LonLat middle;
        middle.*along = (crossings[i - 1] + crossings[i]) / 2;
        middle.*across = level;
        middles.push_back(middle);
    }
    return middles;
}

LonLat position_by_geos(const Polygon& polygon) {
    const GEOSContextHandle_t handle = geos::context().handle();
    const geos::Geometry geometry = geos::from(polygon);
    const geos::Geometry inside =
        geos::owned(GEOSPointOnSurface_r(handle, geometry.get()), "finding a position inside");
    LonLat position;
    if (GEOSisEmpty_r(handle, inside.get()) != 0 ||
        GEOSGeomGetX_r(handle, inside.get(), &position.lon) != 1 ||
        GEOSGeomGetY_r(handle, inside.get(), &position.lat) != 1) {
        throw GeometryError("a polygon has no inside");
    }
    return position;
}

} // namespace

double clearance(const Polygon& polygon, LonLat position) {
    double least = std::numeric_limits<double>::infinity();
    for_each_ring(polygon, [&](const Ring& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            least = std::min(least, distance_to_segment(position, ring[i - 1], ring[i]));
        }
    });
    return least;
}

LonLat position_inside(const Polygon& polygon) {
    LonLat best = position_by_geos(polygon);
    double most = clearance(polygon, best);
    if (most >= enough_clearance) {
        return best;
    }
    constexpr std::size_t levels_tried = 64;
    const std::array<std::pair<Coordinate, Coordinate>, 2> directions{
        {{&LonLat::lon, &LonLat::lat}, {&LonLat::lat, &LonLat::lon}}};
    for (const auto& [along, across] : directions) {
        for (const double level : levels(polygon, across, levels_tried)) {
            for (const LonLat middle : chord_middles(polygon, along, across, level)) {
                const double found = clearance(polygon, middle);
                if (found > most) {
                    most = found;
                    best = middle;
                }
            }
        }
    }
    return best;
}

} // namespace demarc
