// SPDX-License-Identifier: MIT
#pragma once

#include "partition/partition.hpp"
#include "tally/denominator.hpp"

#include <vector>

namespace demarc {

/// What shows only once a front line is cut by the regions: that much of it lies outside them (of a
/// line of contact more than a fifth of its length, as its ends run on over the border), that a
/// region is held by more than all of it, and of a line of contact that it leaves out land held
/// since before 2022, which fills `not_shown`. The bounds are those of plausibility.hpp.
std::vector<InputNote> warnings_of_cut(const BoundarySet& boundaries, ControlSnapshot& control,
                                       const Partition& partition, const RegionTable& regions,
                                       const Method& method);

/// That more of the Russian-held land lies outside the regions than can be; std::nullopt if it does
/// not. \param outside Russian-held land outside the regions \param all the same with that inside
std::optional<InputNote> warning_of_outside(SquareMetres outside, SquareMetres all,
                                            const std::string& where);

} // namespace demarc
