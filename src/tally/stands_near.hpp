// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "sources/count_reader.hpp"

#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// Things no farther than this from a place stand beside it.
inline constexpr Metres beside_a_place = Metres::from_km(10);

/// A record of what stands on the land, near a place.
struct ThingNear {
    std::string name; ///< its own where the file has one, else the record's number
    std::optional<double> amount;
    Metres distance; ///< 0: the place lies on it
    LonLat nearest;  ///< where it comes nearest
};

/// The records of a file within a distance of a place, nearest first; of one distance in the order
/// of the file. Linear in the positions of the file.
std::vector<ThingNear> stands_near(const CountedFile& file, LonLat place, Metres within);

} // namespace demarc
