// SPDX-License-Identifier: MIT
#include "geometry/proj/geodesics.hpp"

#include "geometry/wgs84.hpp"

#include <geodesic.h>

#include <cmath>

namespace demarc::proj {

namespace {

const geod_geodesic& ellipsoid() {
    static const geod_geodesic made = [] {
        geod_geodesic begun;
        geod_init(&begun, wgs84::semi_major_axis, wgs84::flattening);
        return begun;
    }();
    return made;
}

} // namespace

double geodesic_ring_area(const Ring& ring) {
    geod_polygon polygon;
    geod_polygon_init(&polygon, 0);
    for (std::size_t i = 1; i < ring.size(); ++i) {
        geod_polygon_addpoint(&ellipsoid(), &polygon, ring[i].lat, ring[i].lon);
    }
    double area = 0;
    geod_polygon_compute(&ellipsoid(), &polygon, 0, 1, &area, nullptr);
    return std::abs(area);
}

double geodesic_area_under_edge(LonLat a, LonLat b) {
    double area = 0;
    geod_geninverse(&ellipsoid(), a.lat, a.lon, b.lat, b.lon, nullptr, nullptr, nullptr, nullptr,
                    nullptr, nullptr, &area);
    return area;
}

double geodesic_length(const LineString& line) {
    double total = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        double length = 0;
        geod_inverse(&ellipsoid(), line[i - 1].lat, line[i - 1].lon, line[i].lat, line[i].lon,
                     &length, nullptr, nullptr);
        total += length;
    }
    return total;
}

} // namespace demarc::proj
