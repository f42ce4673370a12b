// SPDX-License-Identifier: MIT
#pragma once

#include "partition/partition.hpp"

namespace demarc {

/// How much area rounding to the noding grid can move in the worst case: half a step across all
/// edges.
SquareMetres rounding_allowance(const MultiPolygon& polygons);

/// Checks that nothing was lost or counted twice while cutting: the faces of every region add up to
/// the region's own polygon, and the regions to the boundary set, each to `relative_bound`.
///
/// Beyond the bound, what rounding to the noding grid can move is allowed for: half a grid step
/// along the whole outline.
/// \throws GeometryError naming the region, both areas and a place
void check_conservation(const Partition& partition, const BoundarySet& boundaries,
                        const RegionTable& regions, double relative_bound = 1e-9);

} // namespace demarc
