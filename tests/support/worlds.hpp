// SPDX-License-Identifier: MIT
#pragma once

#include "partition/partition.hpp"
#include "sources/boundary_set.hpp"
#include "sources/control_snapshot.hpp"
#include "sources/region.hpp"

#include <random>

namespace demarc::testing {

/// The real region table of geodata/.
const RegionTable& region_table();

/// A closed rectangle.
Polygon rectangle(double west, double south, double east, double north);

/// An invented country: 27 squares of one degree in a grid of nine by three from 24 E 45 N, region
/// i in column i % 9 and row i / 9.
BoundarySet chessboard();

/// The rectangle of region i on the chessboard.
Polygon square_of(RegionIndex region);

/// Control by polygons of one class each.
ControlSnapshot snapshot(std::vector<ControlArea> areas);

/// A star-shaped polygon about `middle`, its corners between 0.3 and 1 times `radius` away.
Polygon random_star(std::mt19937& random, LonLat middle, double radius, int corners);

/// Land that is Russian-held after reconciliation, in km² (authalic).
double russian_km2(const Partition& partition);

} // namespace demarc::testing
