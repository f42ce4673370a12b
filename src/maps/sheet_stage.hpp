// SPDX-License-Identifier: MIT
#pragma once

#include "maps/sheet_layout.hpp"

#include <vector>

namespace demarc {

/// The window for the map, the land in it, the legend on it, and the words above and below.
struct Stage {
    SheetBox sheet;
    SheetBox view;
    Header header;
    std::vector<TextBlock> caption;
    double rule = 0; ///< height of the rule above the caption
    double letters = 1;
    Fullness fullness = Fullness::full;
    Frame frame;
    std::vector<SheetArc> arcs{};
    Legend legend{};
    bool legend_on_map = true;
    bool roomy = true; ///< map and legend have the room they should have
};

/// The largest letters, and as much said as can be, that leave the map the room it should have.
Stage best_stage(const PlaneArcs& land, const SheetWords& words, const MapOptions& options,
                 const MapStyle& style);

} // namespace demarc
