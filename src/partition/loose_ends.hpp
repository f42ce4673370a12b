// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "geometry/locator.hpp"

#include <vector>

namespace demarc {

/// Refuses a line of contact that ends inside Ukraine and so leaves the two sides joined.
/// \param noded the line and the border, as node() makes them
/// \param dangles what of them bounds nothing, as polygonize() finds it
/// \param ukraine what lies within the border
/// \param lines the line of contact as read
/// \throws GeometryError with the place of each end, how far the border and the next end are, how
/// far it overshoots, and the `join_metres` that mends it, where one does
void refuse_loose_ends(const std::vector<LineString>& noded, const std::vector<LineString>& dangles,
                       const std::vector<LineString>& border, const PolygonLocator& ukraine,
                       const std::vector<LineString>& lines);

} // namespace demarc
