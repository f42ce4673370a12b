// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"

#include <string>

namespace demarc {

/// What needs PROJ; in the module `proj` (support/module.hpp).
struct ProjModule {
    /// Of a closed ring, with geodesic edges, on WGS84, in m², whatever its direction.
    double (*geodesic_ring_area)(const Ring& ring);
    /// Between the geodesic from `a` to `b` and the equator, in m², positive for one that runs east
    /// on the northern hemisphere.
    double (*geodesic_area_under_edge)(LonLat a, LonLat b);
    double (*geodesic_length)(const LineString& line); ///< in metres
    std::string (*version)();
};

/// Loads the module on first use.
const ProjModule& proj_module();

} // namespace demarc
