// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/plane_point.hpp"

#include <array>
#include <cstddef>
#include <span>

namespace demarc {

/// A disc in a plane.
struct PlaneDisc {
    PlanePoint centre;
    double radius = 0;
};

/// Whether every place of a convex polygon lies in one of the discs, looked at disc by disc: where
/// the polygon is nearer to a disc's centre than to the others', it has to be in that disc. Exact
/// for discs of one radius; for others it may miss that they cover.
/// \pre at most 8 corners, in a row around the polygon
bool covered(std::span<const PlanePoint> polygon, std::span<const PlaneDisc> discs);

} // namespace demarc
