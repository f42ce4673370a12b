// SPDX-License-Identifier: MIT
#pragma once

#include "sources/boundary_set.hpp"

#include <vector>

namespace demarc {

/// Gives a boundary set the regions that it has not (they are empty) from the first of the others
/// that has them: 25 oblasts of one publisher, two cities of another. What is there stays as it is;
/// added regions are fitted in, see fit_borders(). Title, files and notes say what is whose, which
/// pairs of regions overlapped or left a gap, and by how many square kilometres. \throws UsageError
/// where one of the others adds no region, DataError where two regions differ by more than borders
/// of two publishers do
void add_missing_regions(BoundarySet& set, std::vector<BoundarySet> others,
                         const RegionTable& regions);

} // namespace demarc
