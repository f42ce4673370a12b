// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"

#include <vector>

namespace demarc::series {

/// Puts into the edges of polygons that border on each other those vertices of the others that lie
/// on them but for rounding to the grid (geometry/grid_point.hpp), so that both have the same edges
/// in opposite directions. Edges that have their counterpart stay as they are.
/// O(n log n) in edges, and for each without a counterpart linear in the vertices of other such
/// edges between its ends' longitudes.
void make_conforming(std::vector<MultiPolygon>& areas);

} // namespace demarc::series
