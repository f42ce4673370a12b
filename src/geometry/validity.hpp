// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"

namespace demarc {

/// Whether polygons are valid (OGC 06-103r4) beyond doubt: no two edges meet but at the common end
/// of neighbours, every hole lies inside its exterior and outside the other holes, and no polygon
/// lies inside another. Ten times as fast as asking GEOS; where rings touch, where a rounding error
/// could decide, or where something is wrong, the answer is no and GEOS has to be asked.
/// \pre finite positions
bool surely_valid(const MultiPolygon& polygons);

} // namespace demarc
