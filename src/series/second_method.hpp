// SPDX-License-Identifier: MIT
#pragma once

#include "partition/partition.hpp"
#include "sources/boundary_set.hpp"
#include "sources/control_snapshot.hpp"
#include "sources/region.hpp"
#include "tally/second_method.hpp"

namespace demarc::series {

/// How far two methods may differ in one figure: half of the last digit of a table in km².
inline constexpr SquareMetres methods_agree = SquareMetres::from_km2(0.0005);

/// Finds the area that each control class covers in every region, and the strips of border
/// reconciliation, once more without the partition: by sums along edges (day_areas.hpp,
/// border_strips.hpp). The two share the grid they round to and no overlay, so that a face that was
/// lost, labelled wrongly or reconciled wrongly shows as a difference.
///
/// Does not apply to a class of which polygons meet or overlap, nor, for strips, where there is
/// more than one class; the result says so. \pre control.form is polygons, and `partition` was cut
/// from these \throws GeometryError naming class, region and both areas, where they differ by more
/// than methods_agree
SecondMethod compare_methods(const Partition& partition, const ControlSnapshot& control,
                             const BoundarySet& boundaries, const RegionTable& regions,
                             unsigned jobs = 1);

} // namespace demarc::series
