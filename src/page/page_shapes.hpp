// SPDX-License-Identifier: MIT
#pragma once

#include "maps/context.hpp"
#include "maps/frame.hpp"
#include "maps/style.hpp"
#include "page/page_texts.hpp"
#include "study/study.hpp"

namespace demarc {

/// Steps of the page's sheet to a pixel of it: about 0.3 km each.
inline constexpr double page_steps = 4;

/// Where the land lies on the page's sheet.
Frame page_frame(const PlaneArcs& land);

/// What a page draws, in the projection of the maps, in whole steps of a sheet:
///
///     {"size": [width, height], "step_km": 0.3, "front": [x, y, width, height],
///      "arcs": [[left + 1, right + 1, x, y, dx, dy, dx, dy ...] ...],
///      "faces": [[region, control, km²] ...], "contact": path, "around": {...}, "towns": [...]}
///
/// Arcs are thinned, and the faces on either side use the very same points. `left` and `right` are
/// faces, 0 outside Ukraine. No figure is measured on these shapes.
PageJson page_shapes(const Study& study, const MapContext& context,
                     const std::vector<Neighbour>& neighbours, PageTexts& texts);

} // namespace demarc
