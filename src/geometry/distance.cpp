// SPDX-License-Identifier: MIT
#include "geometry/distance.hpp"

#include "geometry/area.hpp"

#include <array>
#include <cmath>
#include <numbers>

namespace demarc {

namespace {

/// Plane coordinates in the shape GEOS takes: x as lon, y as lat.
LineString in_plane(const LineString& line, const ConformalPlane& plane) {
    constexpr double longest_edge_degrees = 0.02; // 2 km
    LineString points = broken(line, longest_edge_degrees);
    for (LonLat& position : points) {
        const PlanePoint point = plane.forward(position);
        position = {point.x, point.y};
    }
    if (points.size() == 1) {
        points.push_back(points.front()); // a line of no length is a line to GEOS
    }
    return points;
}

} // namespace

LineDistance::LineDistance(const std::vector<LineString>& lines) : empty_(lines.empty()) {
    std::vector<LineString> points;
    points.reserve(lines.size());
    for (const LineString& line : lines) {
        points.push_back(in_plane(line, plane_));
    }
    lines_ = geos::from(points);
    prepared_ = geos::Prepared(GEOSPrepare_r(geos::context().handle(), lines_.get()));
}

std::optional<LineDistance::Nearest> LineDistance::nearest(LonLat from) const {
    if (empty_) {
        return std::nullopt;
    }
    const GEOSContextHandle_t handle = geos::context().handle();
    const geos::Geometry here = geos::point(in_plane({from}, plane_).front());
    GEOSCoordSequence* const found =
        GEOSPreparedNearestPoints_r(handle, prepared_.get(), here.get());
    if (found == nullptr) {
        geos::context().fail("finding the nearest position of a line");
    }
    PlanePoint on_line;
    const bool read = GEOSCoordSeq_getXY_r(handle, found, 0, &on_line.x, &on_line.y) == 1;
    GEOSCoordSeq_destroy_r(handle, found);
    if (!read) {
        geos::context().fail("reading the nearest position of a line");
    }
    const LonLat position = plane_.inverse(on_line);
    return Nearest{position, geodesic_length({from, position})};
}

std::optional<Metres> LineDistance::distance(LonLat from) const {
    const std::optional<Nearest> found = nearest(from);
    return found ? std::optional(found->distance) : std::nullopt;
}

std::string_view compass_direction(LonLat from, LonLat to) {
    static constexpr std::array<std::string_view, 8> names{
        "north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"};
    const double radians = std::numbers::pi / 180;
    const double east = (to.lon - from.lon) * std::cos((from.lat + to.lat) / 2 * radians);
    const double turn = std::atan2(east, to.lat - from.lat) / (2 * std::numbers::pi);
    const auto eighth = static_cast<int>(std::lround(turn * 8));
    return names[static_cast<std::size_t>((eighth + 8) % 8)];
}

} // namespace demarc
