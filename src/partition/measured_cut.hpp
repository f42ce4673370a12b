// SPDX-License-Identifier: MIT
#pragma once

#include "partition/partition.hpp"

#include <array>
#include <span>

namespace demarc {

/// What a partition is measured by that is asked for its lines only.
inline constexpr std::array areas_for_lines{AreaMethod::authalic};

/// cut() with the areas of faces by some methods only, the others 0, and without those of regions.
/// Geodesic areas take half as long as the cut itself.
/// \pre `methods` has AreaMethod::authalic, by which areas are conserved
Partition measured_cut(const BoundarySet& boundaries, const ControlSnapshot& control,
                       const RegionTable& regions, const std::vector<Zone>& zones,
                       Reconcile reconcile, std::span<const AreaMethod> methods);

/// The same with the areas of regions.
Partition cut(const BoundarySet& boundaries, const ControlSnapshot& control,
              const RegionTable& regions, const std::vector<Zone>& zones, Reconcile reconcile,
              std::span<const AreaMethod> methods);

} // namespace demarc
