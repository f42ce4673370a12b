// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "sources/control_class.hpp"

#include <map>
#include <vector>

namespace demarc {

/// A place and who holds it.
struct Settlement {
    LonLat position;
    ControlClass side = ControlClass::ukrainian;
};

/// The land nearer to a settlement of a class than to one of any other, for every class but
/// `left_out`: Voronoi cells in the equal-area plane about Ukraine (distances true to 0.1 %),
/// those of one class united. They reach far beyond Ukraine. Their edges are straight in that plane
/// and given in longitude and latitude with a vertex at least every 5 km. Positions are taken to
/// 2 mm, and on that grid the cells are exact, wherever settlements lie: on a line, a circle, a
/// lattice. Time grows as n log n.
/// \pre no position twice with two classes; the result does not depend on their order
/// \throws GeometryError where none lies within 1,500 km of the middle of Ukraine
std::map<ControlClass, MultiPolygon> settlement_cells(const std::vector<Settlement>& settlements,
                                                      ControlClass left_out);

} // namespace demarc
