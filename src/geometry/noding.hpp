// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"

#include <vector>

namespace demarc {

/// Adds the rings of polygons to lines that are to be noded.
template<typename Polygons>
void add_rings(std::vector<LineString>& lines, const Polygons& polygons) {
    for_each_ring(polygons, [&lines](const Ring& ring) { lines.push_back(ring); });
}

/// The grid that all linework is noded on: 1e-9 degree, about 0.1 mm.
inline constexpr double noding_grid_degrees = 1e-9;

/// The same linework, rounded to the grid, cut wherever lines meet, each stretch once. Two
/// stretches share end points only, where at least three meet (snap rounding, GEOS OverlayNG).
/// The result does not depend on order, direction or start vertex of the lines. Takes
/// O((n + k) log n) for n vertices and the k places where lines meet.
std::vector<LineString> node(const std::vector<LineString>& lines,
                             double grid_degrees = noding_grid_degrees);

/// Turns a line so that the lesser end comes first, and a closed one so that it starts at its least
/// position and goes on to the lesser neighbour: the same line always reads the same.
void put_in_standard_order(LineString& line);

} // namespace demarc
