// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "sources/region.hpp"

#include <optional>
#include <string>

namespace demarc {

/// A named area that plans refer to and that adds its lines to the partition.
struct Zone {
    std::string id; ///< "kinburn"
    std::string name_en;
    std::string name_uk;
    MultiPolygon polygons;
    std::optional<RegionIndex> region; ///< if given, only what lies in this region is meant
    std::string note;
    std::string source;
};

} // namespace demarc
