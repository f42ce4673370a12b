// SPDX-License-Identifier: MIT
#pragma once

#include "partition/mosaic.hpp"

namespace demarc {

/// Gives every tile the class of the first area that covers it, or `elsewhere`, and notes which
/// other areas do.
///
/// Then it is checked that no tile has a class that no polygon gives it, in two ways. By point: at
/// a second position in the tile, far from the first, the same area decides. By area: the tiles
/// inside each polygon, in Ukraine and beyond, add up to the polygon, to a billionth and what
/// rounding to the noding grid can move along its outline.
/// \pre each polygon is valid for itself
/// \throws GeometryError naming the record, the place and both areas
void label_control(Mosaic& mosaic, const std::vector<ControlArea>& areas, ControlClass elsewhere);

} // namespace demarc
