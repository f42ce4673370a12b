// SPDX-License-Identifier: MIT
#pragma once

#include "maps/label_exchange.hpp"
#include "maps/label_space.hpp"
#include "maps/region_figures.hpp"

#include <vector>

namespace demarc {

/// The label of an oblast with its figures and the places for it: on its land, or beside Ukraine
/// with a leader to it that crosses neither the line of contact nor another oblast.
struct RegionWish {
    LabelWish wish;
    RegionFigure figure;
    bool is_subject = false; ///< the map is of this region, or of all
};

/// Those of the five named oblasts that are seen in the window. On several maps that share their
/// names' places, the figures of the one that has most to say.
std::vector<RegionWish> region_wishes(const LabelSpace& space, const std::vector<MapSubject>& maps,
                                      const std::vector<SheetArc>& arcs, const MapStyle& style);

/// The figures that found no room on the land or beside it, as lines below each other off the land
/// of Ukraine; empty where there is no room for these either.
std::vector<Label> region_strip(LabelSpace space, const std::vector<RegionFigure>& figures,
                                const MapStyle& style);

/// The label with the figures of another map.
void put_figures(Label& label, const RegionFigure& figure, const MapStyle& style);

} // namespace demarc
