// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "geometry/plane_point.hpp"
#include "geometry/wgs84.hpp"

#include <algorithm>
#include <cmath>

namespace demarc {

/// The plane that touches the ellipsoid at a position: true near it (0.2 % at 20 km), so that the
/// nearest of many edges is found without a geodesic for each.
class TangentPlane {
public:
    explicit TangentPlane(LonLat origin)
        : origin_(origin), degree_(wgs84::degree_lengths(origin.lat)) {}

    /// In metres east and north of the origin.
    [[nodiscard]] PlanePoint operator()(LonLat p) const {
        return {(p.lon - origin_.lon) * degree_.east, (p.lat - origin_.lat) * degree_.north};
    }

    /// From the origin, in metres.
    [[nodiscard]] double distance_to_edge(LonLat from, LonLat to) const {
        const PlanePoint a = (*this)(from);
        const PlanePoint b = (*this)(to);
        const double dx = b.x - a.x;
        const double dy = b.y - a.y;
        const double length = dx * dx + dy * dy;
        const double t = length > 0 ? std::clamp(-(a.x * dx + a.y * dy) / length, 0.0, 1.0) : 0.0;
        return std::hypot(a.x + t * dx, a.y + t * dy);
    }

private:
    LonLat origin_;
    wgs84::DegreeLengths degree_;
};

} // namespace demarc
