// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"

namespace demarc {

/// Ukraine to its outermost points, with a little of what is around.
inline constexpr Box extent_of_ukraine{21.5, 44, 40.7, 52.7};

} // namespace demarc
