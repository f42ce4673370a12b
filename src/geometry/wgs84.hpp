// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <numbers>

/// The ellipsoid of WGS84 (NIMA TR8350.2): everything measured here is measured on it.
namespace demarc::wgs84 {

inline constexpr double semi_major_axis = 6'378'137; // metres
inline constexpr double flattening = 1 / 298.257'223'563;
inline constexpr double eccentricity_squared = flattening * (2 - flattening);

inline constexpr double degree = std::numbers::pi / 180; ///< in radians

/// Metres to a degree, along the parallel and along the meridian.
struct DegreeLengths {
    double east = 0;
    double north = 0;
};

/// From the radii of curvature at a latitude, in the prime vertical and in the meridian.
inline DegreeLengths degree_lengths(double lat) {
    const double sine = std::sin(lat * degree);
    const double w = std::sqrt(1 - eccentricity_squared * sine * sine);
    return {degree * semi_major_axis / w * std::cos(lat * degree),
            degree * semi_major_axis * (1 - eccentricity_squared) / (w * w * w)};
}

} // namespace demarc::wgs84
