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
};

/// A dot of a town or the sign of a site.
struct Marker {
    std::string kind; ///< "city_1" to "city_4", or "site"
    SheetPoint at;
    double radius = 2;
};

/// All names on the map: none overlaps another, a marker that is not its own, or the edge.
struct Labelling {
    std::vector<Label> labels;
    std::vector<Marker> markers;
};

/// What names have to keep clear of, and where they may go.
struct LabelGround {
    SheetBox bounds;
    std::vector<SheetBox> taken;
};

/// Places, in order of precedence: the main towns, the five named oblasts with their figures, the
/// sites of the plan, large towns, the date at the line of contact, neighbours, other towns.
Labelling place_labels(const MapSubject& map, const Frame& frame, const std::vector<SheetArc>& arcs,
                       const MapStyle& style, const LabelGround& ground);

} // namespace demarc
