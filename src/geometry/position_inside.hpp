// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"

namespace demarc {

/// A position well inside the polygon: half-way on a chord, and, in degrees, at least
/// `enough_clearance` from the outline if the polygon has room for that.
///
/// A polygon between lines of two sources may have a broad part and a part thinner than the noding
/// grid. GEOS' own choice, half-way between two vertices, may fall into the thin one, where nobody
/// can tell which source covers it. Linear for nearly all polygons; for one whose first chord is
/// too short, 64 parallels and 64 meridians are tried. \throws GeometryError where the polygon has
/// no inside
LonLat position_inside(const Polygon& polygon);

/// A centimetre: a hundred steps of the noding grid.
inline constexpr double enough_clearance = 1e-7;

/// How far, in degrees, a position is from the outline.
double clearance(const Polygon& polygon, LonLat position);

} // namespace demarc
