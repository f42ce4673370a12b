// SPDX-License-Identifier: MIT
#pragma once

#include "partition/district_cut.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace demarc {

/// A piece of a face between the lines of its region's districts.
struct DistrictTile {
    Polygon polygon;
    LonLat inside;
    FaceIndex face = 0;
    SquareMetres area;                 ///< authalic
    std::vector<DistrictShare> shares; ///< they add up to 1
};

/// Land of a face that two districts of a region cover.
struct DistrictOverlap {
    std::pair<DistrictIndex, DistrictIndex> districts;
    SquareMetres area;
    Metres width; ///< mean_width()
    LonLat place;
};

/// One region, cut by its districts.
struct RegionTiles {
    std::vector<DistrictTile> tiles;       ///< by position
    std::vector<Arc> arcs;                 ///< between tiles, in place of faces
    std::vector<DistrictOverlap> overlaps; ///< by tile and pair: a line cuts one into several
    DistrictFit fit;                       ///< without what is beyond the region
};

/// What a region is cut from.
struct RegionToCut {
    const Partition& partition;
    std::vector<FaceIndex> faces;
    std::vector<const MultiPolygon*> districts; ///< of the region; none: it counts as one
    DistrictIndex first = 0;                    ///< the index of the first of them
};

/// Cuts the faces of a region, see cut_districts().
RegionTiles cut_region(const RegionToCut& region);

} // namespace demarc
