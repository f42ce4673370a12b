// SPDX-License-Identifier: MIT
#pragma once

#include "partition/partition.hpp"
#include "sources/boundary_set.hpp"
#include "sources/control_snapshot.hpp"
#include "sources/places.hpp"
#include "sources/region.hpp"
#include "tally/claim.hpp"
#include "tally/tally.hpp"

#include <string>
#include <vector>

namespace demarc {

/// Everything one run knows: what exports and maps are made from.
struct Study {
    RegionTable regions;
    Places places;
    BoundarySet boundaries;
    ControlSnapshot control;
    Partition partition;
    Method method;
    std::vector<Scenario> scenarios; ///< the reference scenario `present` first
    std::vector<ClaimCheck> claims;
    std::vector<ControlFigure> methods; ///< the method table
    std::string command_line;           ///< as a reader would repeat it, without machine paths
};

} // namespace demarc
