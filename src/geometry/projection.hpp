// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"

#include <memory>
#include <string>
#include <vector>

namespace demarc {

/// A position in a projected plane, in metres: x east, y north.
struct PlanePoint {
    double x = 0;
    double y = 0;
};

/// Lambert azimuthal equal-area about the middle of Ukraine: distances are true to 0.1 % over the
/// country. Used for distances, Voronoi cells and the planar cross-check of areas.
inline constexpr const char* ukraine_equal_area =
    "+proj=laea +lat_0=48.5 +lon_0=31.5 +datum=WGS84 +units=m +no_defs";

class PlaneTransformation;

/// Longitude and latitude (WGS84) to a plane and back, through PROJ. Not shared between threads.
class Projection {
public:
    /// \throws GeometryError with PROJ's own reason
    explicit Projection(const std::string& definition = ukraine_equal_area);

    [[nodiscard]] PlanePoint forward(LonLat position) const;
    [[nodiscard]] LonLat inverse(PlanePoint point) const;
    [[nodiscard]] std::vector<PlanePoint> forward(std::span<const LonLat> positions) const;

private:
    std::shared_ptr<const PlaneTransformation> transformation_;
};

} // namespace demarc
