// SPDX-License-Identifier: MIT
#pragma once

#include "partition/face_locator.hpp"
#include "sources/gazetteer.hpp"

#include <optional>
#include <vector>

namespace demarc {

/// A place of the gazetteer on a partition.
struct Town {
    NamedPlace place;
    FaceIndex face = 0;            ///< holds its position, or is the nearest of its region
    Metres outside;                ///< 0, or how far its position lies outside that face
    std::optional<Metres> to_line; ///< nothing where Russia holds no land
    Metres reach;                  ///< see town_reach()
    [[nodiscard]] bool touched_by_line() const { return to_line && *to_line <= reach; }
};

/// The density of a Ukrainian city (Kharkiv 4,100 people a km², Kyiv 3,500, Kramatorsk 1,300): what
/// a town spreads over is not known closer.
inline constexpr double town_people_per_km2 = 2500;

/// How near the line may come to the one position of a town before the town is taken as touched by
/// it: the radius of a circle in which its people live at town_people_per_km2, and at least 3 km,
/// which a small town spreads over and a front line is uncertain by.
Metres town_reach(const NamedPlace& place);

/// The smallest town of places.csv.
inline constexpr long min_town = 5000;

/// Places with at least `min_people`, by falling population; those of another region than the
/// boundary set says are in the region of the gazetteer. A position up to 5 km outside every region
/// (a coast drawn coarsely) belongs to the nearest face of its region; one farther out is left out.
std::vector<Town> locate_towns(const std::vector<NamedPlace>& places, const FaceLocator& locator,
                               long min_people = min_town);

/// Places with people, each in a face of its own region; without the distance to the line. In the
/// order of `places`; without those of regions that the boundary set has not.
std::vector<Town> locate_in_their_regions(const std::vector<NamedPlace>& places,
                                          const FaceLocator& locator);

/// A town of a boundary set with a coarse coast may lie this far in the water.
inline constexpr Metres farthest_outside = Metres::from_km(5);

} // namespace demarc
