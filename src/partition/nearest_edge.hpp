// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/plane_point.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace demarc {

/// An edge of a line in a plane, the lesser end first (by x, then y); both ends may be one.
struct PlaneEdge {
    PlanePoint from;
    PlanePoint to;
};

/// Puts the lesser end first.
PlaneEdge plane_edge(PlanePoint a, PlanePoint b);

/// The place on lines that is nearest to another.
struct NearestPlace {
    PlanePoint place;
    double squared = 0; ///< of the distance
};

/// The nearest of all places on the edges, of several the least: the same whatever their order.
/// \pre there is one edge at least
NearestPlace nearest_place(std::span<const PlaneEdge> edges, PlanePoint from);

/// The square of the distance to one edge.
double squared_distance(const PlaneEdge& edge, PlanePoint from);

/// Edges that follow each other, for looking at many in one go.
struct EdgeRun {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    PlanePoint least; ///< corners of the box about them
    PlanePoint most;

    /// The square of the distance to the box.
    [[nodiscard]] double squared_distance(PlanePoint from) const;
};

/// Runs of edges whose boxes are no larger than `extent`, longer single edges apart.
std::vector<EdgeRun> runs_of(const std::vector<PlaneEdge>& edges, double extent);

} // namespace demarc
