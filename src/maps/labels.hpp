// SPDX-License-Identifier: MIT
#pragma once

#include "maps/frame.hpp"
#include "maps/shapes.hpp"
#include "maps/texts.hpp"
#include "maps/wording.hpp"

#include <string>
#include <vector>

namespace demarc {

/// A name on the map with the layer it belongs to.
struct Label {
    std::string layer; ///< "oblast-labels", "site-labels", "city-labels", "line-label" ...
    TextBlock text;
    SheetLine leader{}; ///< from the name to the land it is of, where it stands beside it
    std::string id{};   ///< of a town: that of its marker
};

/// A dot of a town or the sign of a site.
struct Marker {
    std::string kind; ///< "city_1" to "city_4", or "site"
    SheetPoint at;
    double radius = 2;
    std::string id{}; ///< of a town, fit for XML: "Chasiv-Yar"
};

/// All names on the map: none overlaps another, a marker that is not its own, or the edge; a town
/// or site is named on its own side of the line of contact; no leader crosses that line or another
/// oblast.
struct Labelling {
    std::vector<Label> labels;
    std::vector<Marker> markers;
};

/// What names have to keep clear of, and where they may go.
struct LabelGround {
    SheetBox bounds;
    std::vector<SheetBox> taken;
    std::vector<std::string> wanted{}; ///< English names of towns to name whatever their size
};

/// Places towns, sites, the five named oblasts with their figures and the date at the line of
/// contact so that the summed cost of all places is small (label_exchange.hpp); then the figures
/// that found no room as a strip, and neighbours where room is left.
///
/// Maps that lie side by side in one frame share the places: every map gets those names and figures
/// that it has, where all have room.
/// \pre maps are of one study and not empty
/// \returns as many as there are maps
std::vector<Labelling> place_labels(const std::vector<MapSubject>& maps, const Frame& frame,
                                    const std::vector<SheetArc>& arcs, const MapStyle& style,
                                    const LabelGround& ground);

/// Names where they are, with the figures of another map.
void put_figures(Labelling& labelling, const MapSubject& map, const MapStyle& style);

} // namespace demarc
