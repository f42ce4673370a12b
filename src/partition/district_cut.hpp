// SPDX-License-Identifier: MIT
#pragma once

#include "partition/face_locator.hpp"
#include "sources/district_reader.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace demarc {

using DistrictIndex = std::size_t;

/// How much of something belongs to a district.
struct DistrictShare {
    DistrictIndex district = 0;
    double share = 1;
};

/// A district on the boundary set of a study.
struct CutDistrict {
    std::string id;
    std::string name;
    RegionIndex region = 0;
    bool is_whole_region = false; ///< stands for a region that the file has no district of
    SquareMetres as_drawn;        ///< by its publisher, out to sea where it draws that
};

/// How the districts of a region go with its outline, which another publisher drew: authalic areas.
struct DistrictFit {
    std::size_t districts = 0;
    SquareMetres region;
    SquareMetres covered; ///< by its own districts
    SquareMetres filled;  ///< by none of them: given to those beside it
    SquareMetres cut_off; ///< of its districts, beyond its outline
    SquareMetres twice;   ///< covered by two of them: given to the first
};

/// The faces of a partition, cut by the districts of their regions.
struct DistrictCut {
    std::vector<CutDistrict> districts; ///< by region, then by id
    std::vector<DistrictFit> fit;       ///< by RegionIndex; no districts: it counts as one
    /// Faces and arcs between them, to locate what stands on the land; each face is a piece of one
    /// face of the partition, and all pieces of that add up to it by every area method.
    Partition pieces;
    std::vector<FaceIndex> face_of;                 ///< by piece
    std::vector<std::vector<DistrictShare>> shares; ///< by piece; they add up to 1
};

/// Cuts every face by the districts of its region, without touching the partition: each region's
/// faces and districts are noded by themselves, so that land of a face cannot get lost and a
/// district cannot take land of another region.
///
/// The file's borders are not those of the boundary set. What a district has beyond the outline of
/// its region is cut off; land of a region that none of its districts covers goes to those that
/// border on it, by the length of the common border, or, where none does, to the nearest; what a
/// line of control alone divides is one piece of such land. So the districts of a region add up to
/// the region, and to the same whatever the line. A region that the file has
/// no district of counts as one.
///
/// O((n + k) log n) for n vertices of faces and districts and the k places where they meet.
/// \param locator of the partition
/// \throws DataError for districts that overlap by more than 5 km² or half of the smaller one, all
/// that two have in common but slivers (max_sliver_width) added up, and for those outside their
/// region, all at once
DistrictCut cut_districts(const DistrictSet& set, const FaceLocator& locator,
                          const RegionTable& regions, unsigned jobs);

} // namespace demarc
