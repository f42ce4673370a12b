// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "series/grid_point.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace demarc::series {

/// What lies on one side of a boundary: a RegionIndex, or the number of regions for land and sea
/// that belong to none.
using Side = std::uint32_t;

/// An edge of a region's ring, the region on its left.
struct BoundaryEdge {
    GridPoint from;
    GridPoint to;
    Side left = 0;
    Side right = 0;
    bool kept = true; ///< by the first of the two regions that share it
};

/// The edges of all rings, one ring after the other.
struct BoundaryEdges {
    struct RingSpan {
        std::size_t first = 0;
        std::size_t count = 0;
    };
    std::vector<BoundaryEdge> edges;
    std::vector<RingSpan> rings;
};

/// The rings of all regions on the grid, matched with each other. Where neighbours were drawn with
/// different vertices, edges bend to the vertices within half a step of the grid and to where they
/// cross, as in the partition.
/// \param regions valid polygons, by RegionIndex
BoundaryEdges boundary_edges(const std::vector<MultiPolygon>& regions);

} // namespace demarc::series
