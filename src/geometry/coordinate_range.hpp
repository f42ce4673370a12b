// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"

#include <optional>
#include <string>

namespace demarc {

/// "longitude 370 is out of range (-180 to 180)"; std::nullopt for a position on the globe.
std::optional<std::string> out_of_range(LonLat position);

} // namespace demarc
