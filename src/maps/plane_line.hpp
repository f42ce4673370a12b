// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "geometry/plane_point.hpp"

#include <vector>

namespace demarc {

/// A line in the plane of maps, in metres, that is thinned for any scale (Douglas and Peucker
/// 1973). How far each of its points sticks out is found once: many maps show the same lines, each
/// at a scale of its own.
class PlaneLine {
public:
    explicit PlaneLine(const std::vector<LonLat>& line);
    explicit PlaneLine(std::vector<PlanePoint> points);

    [[nodiscard]] const std::vector<PlanePoint>& points() const { return points_; }

    /// Without the points that lie within `tolerance` metres of what is left. Both ends stay; a
    /// closed line keeps the point furthest from its start as well. Less than a centimetre is none.
    [[nodiscard]] std::vector<PlanePoint> thinned(double tolerance) const;

private:
    std::vector<PlanePoint> points_;
    std::vector<double> stays_; ///< by point: below the square of which tolerance it stays
};

} // namespace demarc
