// SPDX-License-Identifier: MIT
#pragma once

#include "sources/boundary_set.hpp"

#include <string>

namespace demarc {

/// What each region of a boundary set was recognised by, a line each, for --verbose.
std::string region_matches_text(const BoundarySet& boundaries, const RegionTable& regions);

} // namespace demarc
