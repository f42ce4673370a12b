// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "geometry/plane_point.hpp"

#include <span>
#include <vector>

namespace demarc {

/// The plane of maps, Voronoi cells and the planar cross-check of areas: Lambert azimuthal
/// equal-area on WGS84 about the middle of Ukraine, 48.5 N 31.5 E, in metres. Areas are true,
/// distances to 0.1 % over the country.
///
/// Closed formulas (Snyder 1987, Map Projections: A Working Manual, USGS PP 1395, p. 187-190; the
/// latitude of an authalic one by Newton's method): figures do not depend on PROJ and its version.
/// Within 20 nm of PROJ's over Ukraine, and there and back to 1e-12 degree.
class EqualAreaPlane {
public:
    /// As PROJ writes it, for others' programs.
    static constexpr const char* definition =
        "+proj=laea +lat_0=48.5 +lon_0=31.5 +datum=WGS84 +units=m +no_defs";

    /// \throws GeometryError within 500 m of the antipode of the middle, which has no place
    [[nodiscard]] static PlanePoint forward(LonLat position);
    [[nodiscard]] static std::vector<PlanePoint> forward(std::span<const LonLat> positions);
    /// \throws GeometryError for a point that no position is shown at
    [[nodiscard]] static LonLat inverse(PlanePoint point);
};

} // namespace demarc
