// SPDX-License-Identifier: MIT
#pragma once

#include "sources/boundary_set.hpp"
#include "sources/control_snapshot.hpp"
#include "sources/profile.hpp"

#include <vector>

namespace demarc {

/// The islands that a profile says are held although the publisher's map leaves them out, on these
/// boundaries. Each is the hull of the island, a little larger: the boundary set's own shore
/// bounds what counts. Nothing where the set has no part of the region as near as the profile says,
/// or where that part is greater: Natural Earth has no Tuzla, and regions that reach out to sea
/// have island, strait and mainland in one polygon.
std::vector<ControlArea> held_islands(const ControlProfile& profile, const BoundarySet& boundaries,
                                      const RegionTable& regions);

/// Adds those that the snapshot does not draw itself, and notes each.
void add_held_islands(ControlSnapshot& snapshot, const ControlProfile& profile,
                      const BoundarySet& boundaries, const RegionTable& regions);

} // namespace demarc
