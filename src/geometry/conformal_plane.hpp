// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "geometry/plane_point.hpp"

namespace demarc {

/// The same line with edges no longer than `longest_degrees`: edges are straight in longitude and
/// latitude, which long ones are not in a plane.
LineString broken(const LineString& line, double longest_degrees);

/// A plane for distances: Lambert conformal conic on WGS84, tangent at 48.4 N, middle meridian
/// 31.5 E (Snyder 1987, eq. 15-1 to 15-11), in metres. A closed formula: figures made with it do
/// not depend on PROJ and its version.
///
/// Conformal means that the scale at a position is the same in all directions: lengths near a
/// parallel, divided by scale(), are true. Over Ukraine the scale goes from 1 to 1.0025, and
/// changes by at most 0.05 % within 40 km.
class ConformalPlane {
public:
    ConformalPlane();

    [[nodiscard]] PlanePoint forward(LonLat position) const;
    [[nodiscard]] LonLat inverse(PlanePoint point) const;

    /// Metres of the plane for one metre on the ellipsoid.
    [[nodiscard]] double scale(double lat) const;

private:
    double cone_ = 0;       ///< sine of the parallel that the cone touches
    double rho_origin_ = 0; ///< from the apex to the origin
    double size_ = 0;       ///< semi-major axis times F of eq. 15-2
};

} // namespace demarc
