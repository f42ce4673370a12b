// SPDX-License-Identifier: MIT
#include "partition/band.hpp"

#include "geometry/geos.hpp"
#include "geometry/projection.hpp"

#include <cmath>
#include <utility>

namespace demarc {

namespace {

/// 0: Ukraine, 1: Russia, 2: nobody that is known.
int holder(ControlClass control) {
    if (control == ControlClass::contested) {
        return 2;
    }
    return is_russian(control) ? 1 : 0;
}

/// The arcs inside Ukraine with a different value of `key` on either side.
template<typename Key>
std::vector<LineString> arcs_between(const Partition& partition, const Key& key) {
    std::vector<LineString> lines;
    for (const Arc& arc : partition.arcs) {
        if (arc.left && arc.right &&
            key(partition.faces[*arc.left].control) != key(partition.faces[*arc.right].control)) {
            lines.push_back(arc.line);
        }
    }
    return lines;
}

/// Plane coordinates in the shape GEOS takes: x as lon, y as lat. Edges are straight in longitude
/// and latitude, which long ones are not in the plane: they are broken at 0.02 degrees, 2 km.
LineString to_plane(const Projection& projection, const LineString& line) {
    constexpr double longest_edge_degrees = 0.02;
    LineString plane;
    plane.reserve(line.size());
    const auto add = [&](LonLat position) {
        const PlanePoint point = projection.forward(position);
        plane.push_back({point.x, point.y});
    };
    add(line.front());
    for (std::size_t i = 1; i < line.size(); ++i) {
        const LonLat from = line[i - 1];
        const LonLat by{line[i].lon - from.lon, line[i].lat - from.lat};
        const int pieces = 1 + static_cast<int>(std::hypot(by.lon, by.lat) / longest_edge_degrees);
        for (int piece = 1; piece <= pieces; ++piece) {
            const double share = static_cast<double>(piece) / pieces;
            add({from.lon + by.lon * share, from.lat + by.lat * share});
        }
    }
    return plane;
}

void to_globe(const Projection& projection, Ring& ring) {
    for (LonLat& position : ring) {
        position = projection.inverse({position.lon, position.lat});
    }
    ring.back() = ring.front();
}

MultiPolygon buffered(const Projection& projection, const GEOSGeometry* plane, Metres depth) {
    constexpr int edges_per_quarter = 32;
    constexpr double longest_edge = 2000;
    const GEOSContextHandle_t handle = geos::context().handle();
    const geos::Geometry band = geos::owned(
        GEOSBuffer_r(handle, plane, depth.value, edges_per_quarter), "drawing a distance band");
    const geos::Geometry fine =
        geos::owned(GEOSDensify_r(handle, band.get(), longest_edge), "drawing a distance band");
    MultiPolygon polygons = geos::polygons_of(fine.get());
    for (Polygon& polygon : polygons) {
        to_globe(projection, polygon.exterior);
        for (Ring& hole : polygon.holes) {
            to_globe(projection, hole);
        }
    }
    return polygons;
}

} // namespace

std::vector<LineString> edges_of_control(const Partition& partition) {
    return arcs_between(partition, holder);
}

std::vector<LineString> edge_of_russian_land(const Partition& partition) {
    return arcs_between(partition, is_russian);
}

MultiPolygon band_around(const std::vector<LineString>& lines, Metres depth) {
    if (lines.empty()) {
        return {};
    }
    // Wiggles of a few metres cost time and change no distance.
    constexpr double too_small_to_matter = 5;
    const Projection projection;
    std::vector<LineString> plane;
    plane.reserve(lines.size());
    for (const LineString& line : lines) {
        plane.push_back(to_plane(projection, line));
    }
    const geos::Geometry all = geos::from(plane);
    const geos::Geometry simple =
        geos::owned(GEOSSimplify_r(geos::context().handle(), all.get(), too_small_to_matter),
                    "simplifying a line");
    return buffered(projection, simple.get(), depth);
}

MultiPolygon disc_around(LonLat centre, Metres radius) {
    const Projection projection;
    const geos::Geometry point = geos::point(to_plane(projection, {centre}).front());
    return buffered(projection, point.get(), radius);
}

} // namespace demarc
