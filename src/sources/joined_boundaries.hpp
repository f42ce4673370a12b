// SPDX-License-Identifier: MIT
#pragma once

#include "sources/boundary_set.hpp"

#include <vector>

namespace demarc {

/// Gives a boundary set the regions that it has not (they are empty) from the first of the others
/// that has them: 25 oblasts of one publisher, two cities of another. Such a region is cut off the
/// ones before it where they overlap, and what regions enclose beside it and none has is its.
/// Title, files and notes say what is whose and how many square kilometres that moved. \throws
/// UsageError where one of the others adds no region
void add_missing_regions(BoundarySet& set, std::vector<BoundarySet> others,
                         const RegionTable& regions);

} // namespace demarc
