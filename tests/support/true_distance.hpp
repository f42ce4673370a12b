// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"

#include <vector>

namespace demarc::testing {

/// The position reached from `from` along a geodesic, by PROJ.
LonLat reached(LonLat from, double azimuth, double metres);

/// Geodesic distances to lines whose edges are straight in longitude and latitude, found edge by
/// edge: no plane, no GEOS.
class TrueDistance {
public:
    explicit TrueDistance(const std::vector<LineString>& lines);

    /// In metres, to 1e-5 of it.
    [[nodiscard]] double operator()(LonLat from) const;

    /// In metres, to 1e-4 of it where it is below 100 km; by far faster.
    [[nodiscard]] double flat(LonLat from) const;

private:
    struct Edge {
        LonLat a;
        LonLat b;
    };
    std::vector<Edge> edges_; ///< shorter than two kilometres
};

} // namespace demarc::testing
