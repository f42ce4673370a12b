// SPDX-License-Identifier: MIT
#pragma once

#include "partition/face_locator.hpp"
#include "sources/district_reader.hpp"

#include <vector>

namespace demarc {

/// Which region a district belongs to.
struct PlacedDistrict {
    RegionIndex region = 0;
    bool lies_elsewhere = false; ///< less than a fifth of it lies in that region
};

/// The region of each district: the one that its record says, else the one that most of it lies in,
/// by some hundred positions. A coarse boundary set has no enclaves, and a city that is too large
/// in it: up to a twentieth of the districts may lie elsewhere. O(n log n) in the vertices.
/// \throws DataError for districts without a region that lie in none, and for those that lie
/// elsewhere where there are more of them, all at once
std::vector<PlacedDistrict> regions_of_districts(const DistrictSet& set, const FaceLocator& locator,
                                                 const RegionTable& regions, unsigned jobs);

} // namespace demarc
