// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "support/units.hpp"

#include <vector>

namespace demarc {

/// How far a band's outline may lie off the true distance, as a share of the depth.
inline constexpr double band_error = 0.001;

/// All positions within a geodesic distance of the lines, on both sides and around their ends;
/// closed lines and lines that touch are lines like others.
///
/// The lines are taken in short stretches, the hull of each is widened by the depth, and all are
/// united. No line is buffered as a whole: GEOS 3.11 draws the buffer of a closed line hollow, and
/// shortens bays by up to 1 % of the depth. Where the error comes from, as shares of the depth:
/// circles of 128 edges 0.015 % either way; hulls, which are wider than their stretch of line by at
/// most w²/8 for a width of w depths, up to 0.03 % outwards; the plane (conformal, each stretch by
/// its own scale) 0.03 %, at 40 km by the edges of the country. Depths over 100 km add 0.06 % for
/// every further 100 km. Time grows with the length of the lines over the depth.
/// \throws GeometryError with GEOS's reason
MultiPolygon band_around(const std::vector<LineString>& lines, Metres depth);

/// The same around a point.
MultiPolygon disc_around(LonLat centre, Metres radius);

} // namespace demarc
