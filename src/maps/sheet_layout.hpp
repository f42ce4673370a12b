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

/// Everything on the sheet in its place, before it is written as SVG.
struct SheetLayout {
    SheetBox sheet;
    Frame frame;
    std::vector<SheetArc> arcs;
    std::vector<LandShape> fills;
    std::vector<LandShape> hatches;
    std::vector<LandShape> recognition;
    TextBlock kicker;
    TextBlock title;
    TextBlock subtitle;
    Legend legend;
    std::vector<TextBlock> caption;
    double caption_rule = 0; ///< height of the rule above the caption
    ScaleBar scale;
    Labelling labelling;
};

/// Lays out a scenario map.
SheetLayout lay_out(const Study& study, const Scenario& scenario, const MapOptions& options);

} // namespace demarc
