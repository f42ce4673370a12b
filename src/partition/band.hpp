// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "support/units.hpp"

#include <vector>

namespace demarc {

/// How far a band's outline may lie off the true distance, as a share of the depth.
inline constexpr double band_error = 0.001;

/// All positions within a geodesic distance of the lines, on both sides and around their ends;
/// closed lines, lines that touch and lines that cross themselves or others are lines like others.
///
/// The outline is found from distances (reach_outline.hpp), not by uniting shapes. Where the error
/// comes from, as shares of the depth: the outline goes straight between places on it, 0.05 %
/// inwards and 0.03 % outwards at most; the plane (conformal, by the scale half-way to the line)
/// 0.01 %, and where parts of the line north and south are equally near 0.02 % at 40 km by the
/// edges of the country, for which depths over 100 km add 0.06 % for every further 100 km.
/// Time and memory grow with the number of positions and with the length of the outline over the
/// depth. The order and the direction of the lines make no difference.
MultiPolygon band_around(const std::vector<LineString>& lines, Metres depth);

/// The same around a point.
MultiPolygon disc_around(LonLat centre, Metres radius);

} // namespace demarc
