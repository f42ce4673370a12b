// SPDX-License-Identifier: MIT
#pragma once

#include "maps/label_exchange.hpp"
#include "maps/label_space.hpp"

#include <string>
#include <vector>

namespace demarc {

/// A town or site that a map may name: its sign, and the places for its name.
struct PlaceWish {
    LabelWish wish;
    Marker sign;
    bool is_site = false;
    int rank = 1;
};

/// The towns in the window that the scale has room for, each with the places around its dot that
/// lie on its own side of the line of contact. Towns in land that changes hands or near the line
/// weigh most, then those of a higher rank, then the larger ones.
/// \param wanted English names of towns that weigh more than all others, at any scale
std::vector<PlaceWish> town_wishes(const LabelSpace& space, const MapSubject& map,
                                   const Frame& frame, const MapStyle& style,
                                   const std::vector<std::string>& wanted);

/// The sites that one of the maps refers to. Their signs are taken from the space before any name
/// is placed: no name may cover one.
std::vector<const Site*> take_signs(LabelSpace& space, const std::vector<MapSubject>& maps,
                                    const Frame& frame);

std::vector<PlaceWish> site_wishes(const LabelSpace& space, const std::vector<const Site*>& sites,
                                   const Language& language, const Frame& frame,
                                   const MapStyle& style);

/// Whether the plan says something of a site.
bool refers_to(const Scenario& scenario, const Site& site);

} // namespace demarc
