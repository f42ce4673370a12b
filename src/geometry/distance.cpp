// SPDX-License-Identifier: MIT
#include "geometry/distance.hpp"

#include <array>
#include <cmath>
#include <numbers>

namespace demarc {

namespace {

/// Plane coordinates in the shape GEOS takes: x as lon, y as lat.
LineString projected(const LineString& line, const Projection& projection) {
    LineString plane;
    plane.reserve(line.size());
    for (const PlanePoint point : projection.forward(line)) {
        plane.push_back({point.x, point.y});
    }
    return plane;
}

} // namespace

LineDistance::LineDistance(const std::vector<LineString>& lines) : empty_(lines.empty()) {
    std::vector<LineString> plane;
    plane.reserve(lines.size());
    for (const LineString& line : lines) {
        plane.push_back(projected(line, projection_));
    }
    lines_ = geos::from(plane);
    prepared_ = geos::Prepared(GEOSPrepare_r(geos::context().handle(), lines_.get()));
}

geos::Geometry LineDistance::in_plane(LonLat position) const {
    const PlanePoint point = projection_.forward(position);
    return geos::point({point.x, point.y});
}

std::optional<LineDistance::Nearest> LineDistance::nearest(LonLat from) const {
    if (empty_) {
        return std::nullopt;
    }
    const GEOSContextHandle_t handle = geos::context().handle();
    GEOSCoordSequence* const found =
        GEOSPreparedNearestPoints_r(handle, prepared_.get(), in_plane(from).get());
    if (found == nullptr) {
        geos::context().fail("finding the nearest position of a line");
    }
    PlanePoint on_line;
    const bool read = GEOSCoordSeq_getXY_r(handle, found, 0, &on_line.x, &on_line.y) == 1;
    GEOSCoordSeq_destroy_r(handle, found);
    if (!read) {
        geos::context().fail("reading the nearest position of a line");
    }
    const PlanePoint here = projection_.forward(from);
    return Nearest{projection_.inverse(on_line),
                   {std::hypot(on_line.x - here.x, on_line.y - here.y)}};
}

std::optional<Metres> LineDistance::distance(LonLat from) const {
    if (empty_) {
        return std::nullopt;
    }
    double metres = 0;
    if (GEOSPreparedDistance_r(geos::context().handle(), prepared_.get(), in_plane(from).get(),
                               &metres) != 1) {
        geos::context().fail("measuring the distance to a line");
    }
    return Metres{metres};
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
