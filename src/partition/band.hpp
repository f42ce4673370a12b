// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "partition/partition.hpp"
#include "support/units.hpp"

#include <vector>

namespace demarc {

/// Where land of different holders meets inside Ukraine: Ukrainian-held, Russian-held, contested.
/// Between the two sides this is the line of contact; where contested land lies between them, both
/// of its edges.
std::vector<LineString> edges_of_control(const Partition& partition);

/// The edge of Russian-held land inside Ukraine.
std::vector<LineString> edge_of_russian_land(const Partition& partition);

/// All positions within a distance of the lines, on both sides and around their ends.
///
/// Built by GEOS in an equal-area plane about the middle of Ukraine, whose distances are true to
/// 0.15 % over the country; arcs of circles are drawn with 32 edges to the quarter (0.03 %), and
/// edges are broken at 2 km before they go back to longitude and latitude. In all a distance is met
/// to 0.5 %. \throws GeometryError with GEOS's reason
MultiPolygon band_around(const std::vector<LineString>& lines, Metres depth);

/// The same around a point.
MultiPolygon disc_around(LonLat centre, Metres radius);

} // namespace demarc
