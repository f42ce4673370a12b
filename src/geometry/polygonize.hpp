// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"

#include <vector>

namespace demarc {

/// What noded lines enclose.
struct Polygonized {
    /// Every face the lines bound, holes taken out: the face left of its rings, each ring begun at
    /// its least position, holes in order.
    MultiPolygon polygons;
    std::vector<LineString> dangles; ///< lines that bound nothing: with an end that meets nothing,
                                     ///< or between two faces that are one
};

/// The faces of a planar graph: from each line one goes on, where it ends, along the next line
/// clockwise, so that the face stays on the left. A face that touches itself at a position is taken
/// apart there into an exterior and holes, as GIS programs want it. On whole numbers of the noding
/// grid all turns and areas are exact.
///
/// Takes O(n + k log k) for n vertices and k lines, and O(log n) to find the face around each
/// connected piece of lines.
/// \pre lines meet at their ends only, each is there once, and all positions are on the noding grid
Polygonized polygonize(const std::vector<LineString>& noded);

} // namespace demarc
