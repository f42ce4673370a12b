// SPDX-License-Identifier: MIT
#pragma once

#include "tally/count.hpp"

#include <vector>

namespace demarc {

/// The land of each class of a raster, as a stock of its own: those that occur, of those that the
/// profile names where it does, in order of their numbers; what is in none is a note's, or where no
/// class is named a stock, so that all of them add up to the land. See class_areas() for time,
/// memory and errors. \pre it has a raster
std::vector<CountedStock> count_classes(const CountedFile& file, const Partition& partition);

} // namespace demarc
