// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"

#include <cstddef>

namespace demarc {

/// Whether polygons are valid (OGC 06-103r4) beyond doubt: no two edges meet but at the common end
/// of neighbours, every hole lies inside its exterior and outside the other holes, and no polygon
/// lies inside another. Ten times as fast as asking GEOS; where rings touch, where a rounding error
/// could decide, or where something is wrong, the answer is no and GEOS has to be asked.
/// \pre finite positions
/// \complexity near-linear: edges are compared within the cells of a grid they pass through
bool surely_valid(const MultiPolygon& polygons);

/// Whether more than `limit` pairs of edges meet otherwise than as neighbours do, or may: before a
/// repair whose time grows with their square. \complexity as surely_valid(), and with `limit`
bool meet_more_often(const MultiPolygon& polygons, std::size_t limit);

} // namespace demarc
