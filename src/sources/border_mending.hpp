// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "sources/region.hpp"
#include "support/units.hpp"

#include <vector>

namespace demarc {

/// What is wider or larger is no trace of rounding, and stays as it is. Rounding to three decimals
/// of a degree moves a vertex by up to 67 m; where it and the edge it lay on part, they leave a
/// triangle up to twice as high, 67 m wide in the mean. The border of an oblast moved by 67 m all
/// along leaves a sliver along each neighbour: the longest borders of two oblasts have 300 km.
inline constexpr Metres max_sliver_width{70};
inline constexpr SquareMetres max_sliver_area = SquareMetres::from_km2(20);

/// Twice the area by the outline: of a long strip how wide it is.
Metres mean_width(const Polygon& polygon);

/// A place between regions whose borders do not agree: an overlap, a gap, or both in turn.
struct MendedSliver {
    std::vector<RegionIndex> regions; ///< the first one has all of it now
    SquareMetres area;
    Metres width; ///< mean_width() of its widest part
    LonLat place; ///< on its outline
};

/// Gives slivers between regions to one of them, cutting it off the others, where each part is no
/// wider than `max_sliver_width` and all of it no larger than `max_sliver_area`: the trace of
/// borders that were rounded or simplified apart, or moved. Whatever is wider, larger or narrower
/// than a seam (0.1 m, which the partition closes by itself) stays as it is.
///
/// Neighbours share the edges of their border; the edges that only one region has run round the
/// country or round a sliver, from the edge where its borders part to the one where they meet. A
/// sliver of two such chains is found by following them. Where borders were moved apart all along
/// they cross again and again, and no edge is shared: the faces of what edges are then left are
/// looked at, of which several regions or none have a sliver. O((n + k) log n) in the edges and the
/// places where those of one region alone meet.
/// \param regions by RegionIndex, valid; mended ones are changed
std::vector<MendedSliver> mend_borders(std::vector<MultiPolygon>& regions);

} // namespace demarc
