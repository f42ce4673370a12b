// SPDX-License-Identifier: MIT
#pragma once

#include "partition/partition.hpp"

#include <vector>

namespace demarc {

/// Which of the faces in `area` are border pockets of the Russian-held land.
///
/// The Russian-held faces of the area fall into parts that hang together along lines, not at mere
/// points. A part is a pocket if it touches the outer border of Ukraine and reaches no Russian-held
/// land outside the area: it is apart from the main occupied body.
/// \pre `area` has one entry for each face; by control class, contested land is in no pocket
std::vector<bool> border_pockets(const Partition& partition, const std::vector<bool>& area);

} // namespace demarc
