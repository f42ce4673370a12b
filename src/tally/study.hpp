// SPDX-License-Identifier: MIT
#pragma once

#include "partition/partition.hpp"
#include "sources/boundary_set.hpp"
#include "sources/control_snapshot.hpp"
#include "sources/places.hpp"
#include "sources/region.hpp"
#include "tally/claim.hpp"
#include "tally/tally.hpp"

#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// A plan that was asked for and has no result on this map; see why_not_computed().
struct PlanWithoutResult {
    Plan plan;
    std::string reason;
};

/// Everything one run knows: what exports and maps are made from.
struct Study {
    RegionTable regions;
    Places places;
    BoundarySet boundaries;
    ControlSnapshot control;
    Partition partition;
    Method method;
    std::vector<Scenario> scenarios; ///< the reference scenario `present` first
    std::vector<PlanWithoutResult> without_result;
    std::vector<ClaimCheck> claims;
    std::vector<ControlFigure> methods; ///< the method table
    std::string command_line;           ///< as a reader would repeat it, without machine paths
};

/// What a reader must know of the denominator before quoting a share of this run; usually nothing.
inline std::optional<std::string> caution_of(const Study& study) {
    return study.method.denominator == Denominator::polygon
               ? polygon_area_caution(study.boundaries, study.partition, study.regions)
               : std::nullopt;
}

} // namespace demarc
