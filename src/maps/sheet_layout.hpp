// SPDX-License-Identifier: MIT
#pragma once

#include "maps/labels.hpp"
#include "maps/legend.hpp"
#include "maps/map.hpp"

#include <memory>
#include <vector>

namespace demarc {

/// A scale bar: `kilometres` long, in two halves.
struct ScaleBar {
    SheetBox bar;
    double kilometres = 100;
    std::vector<TextBlock> marks;
};

/// Neighbours and waters in their place.
struct ContextShapes {
    std::vector<SheetLine> neighbours;
    std::vector<SheetLine> borders;
    std::vector<SheetLine> lakes;
    std::vector<SheetLine> rivers;
    std::vector<SheetLine> graticule;
};

/// Everything on the sheet in its place, before it is written as SVG.
struct SheetLayout {
    MapStyle style; ///< that of the options with letters fitted to the sheet
    SheetBox sheet;
    SheetBox view; ///< the window that the map is seen through
    Frame frame;
    std::vector<SheetArc> arcs;
    std::vector<LandShape> fills;
    std::vector<LandShape> hatches;
    std::vector<LandShape> recognition;
    ContextShapes context;
    TextBlock kicker;
    TextBlock title;
    TextBlock subtitle;
    Legend legend;
    bool legend_on_map = true;
    std::vector<TextBlock> caption;
    double caption_rule = 0; ///< height of the rule above the caption
    ScaleBar scale;
    Labelling labelling;
};

/// A little more than what is seen: where shapes are cut off.
inline SheetBox cut_box(const SheetBox& view) {
    return view.grown(24);
}

/// Lays out a scenario map. Letters become smaller, to seven tenths at least, where they would
/// leave the map too little room.
SheetLayout lay_out(const Study& study, const Scenario& scenario, const MapOptions& options);

} // namespace demarc
