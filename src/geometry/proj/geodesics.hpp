// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"

namespace demarc::proj {

// As in ProjModule. They need one source of PROJ alone, which the program in the page has in it.

double geodesic_ring_area(const Ring& ring);
double geodesic_area_under_edge(LonLat a, LonLat b);
double geodesic_length(const LineString& line);

} // namespace demarc::proj
