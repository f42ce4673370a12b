// SPDX-License-Identifier: MIT
#pragma once

#include "partition/district_cut.hpp"
#include "tally/stock.hpp"

#include <span>
#include <vector>

namespace demarc {

/// What of a face belongs to a district.
struct DistrictPart {
    DistrictIndex district = 0;
    FaceIndex face = 0;
    double share = 0;             ///< of the face's area
    std::vector<double> stocks{}; ///< the best guess
};

/// The pieces of a cut put together by district, then face; the shares of a face add up to 1.
/// \param stocks counted on the pieces
std::vector<DistrictPart> district_parts(const DistrictCut& cut, const Partition& partition,
                                         std::span<const Stock> stocks);

} // namespace demarc
