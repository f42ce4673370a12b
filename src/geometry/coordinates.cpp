// SPDX-License-Identifier: MIT
#include "geometry/coordinates.hpp"

#include <fmt/format.h>

#include <cmath>

namespace demarc {

std::optional<std::string> out_of_range(LonLat position) {
    // Written so that what is no number is out of range as well.
    if (!(std::abs(position.lon) <= 180)) {
        return fmt::format("longitude {} is out of range (-180 to 180)", position.lon);
    }
    if (!(std::abs(position.lat) <= 90)) {
        return fmt::format("latitude {} is out of range (-90 to 90)", position.lat);
    }
    return std::nullopt;
}

} // namespace demarc
