// SPDX-License-Identifier: MIT
#pragma once

#include "maps/label_space.hpp"

namespace demarc {

/// The five named oblasts with their figures, each on its land or beside it, never on another
/// oblast; where its middle stands beside the land, a leader runs to it.
void place_region_labels(LabelSpace& space, const MapSubject& map, const Frame& frame,
                         const std::vector<SheetArc>& arcs, const MapStyle& style);

} // namespace demarc
