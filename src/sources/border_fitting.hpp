// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "sources/region.hpp"
#include "support/units.hpp"

#include <vector>

namespace demarc {

/// Where a region that was added meets one that was there before, and their borders do not agree.
struct FittedBorder {
    RegionIndex earlier = 0;
    RegionIndex added = 0;
    SquareMetres overlap;    ///< of both: the earlier one's
    SquareMetres gap;        ///< between them: the added one's
    bool is_cut_out = false; ///< the added one, out of the earlier one: it has the overlap
};

/// Fits regions of a further publisher to those that are there, which stay as they are: the added
/// ones lose what overlaps and get what lies between.
///
/// An added region nearly all of which lies in one at least twice as large, a city in its oblast,
/// is cut out of that instead. What lies between is what regions enclose and none has, once all are
/// there, and what the further publisher counts as a region that was there before and that this
/// leaves out: where that runs along the border of an added region it is a gap, where it runs along
/// the border or coast of the country the two draw that otherwise, and it is left out. A hole in an
/// earlier region, left for the exclave of another, goes to the nearest. Gaps are parted where the
/// further publisher's borders meet, straight to the next vertex of the earlier ones.
///
/// Takes O((n + k) log n + m n) for the n vertices of all rings, the k places where they meet, and
/// the m of these, a few, from which a gap is parted.
/// \param regions by RegionIndex, valid; changed are added ones, and those they are cut out of
/// \param added which of them, in ascending order
/// \param replaced by RegionIndex: how the further publisher draws regions that were there before
/// \returns the pairs with more than 1 m² of either
std::vector<FittedBorder> fit_borders(std::vector<MultiPolygon>& regions,
                                      const std::vector<RegionIndex>& added,
                                      const std::vector<MultiPolygon>& replaced);

} // namespace demarc
