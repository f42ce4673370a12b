// SPDX-License-Identifier: MIT
#include "geometry/equal_area_plane.hpp"

#include "geometry/wgs84.hpp"
#include "support/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace demarc {

namespace {

using wgs84::eccentricity_squared;

using wgs84::degree;
constexpr double middle_lat = 48.5 * degree;
constexpr double middle_lon = 31.5 * degree;

/// The area between the equator and a latitude, as Snyder's q (eq. 3-12), from its sine.
double zone(double sine) {
    static const double e = std::sqrt(eccentricity_squared);
    return (1 - eccentricity_squared) *
           (sine / (1 - eccentricity_squared * sine * sine) + std::atanh(e * sine) / e);
}

struct Constants {
    double zone_of_pole = zone(1);
    /// Of the sphere of the same area (eq. 3-13).
    double radius = wgs84::semi_major_axis * std::sqrt(zone_of_pole / 2);
    double sine = zone(std::sin(middle_lat)) / zone_of_pole; ///< of the middle's authalic latitude
    double cosine = std::sqrt(1 - sine * sine);
    /// What makes the scale at the middle 1 in all directions (eq. 24-20).
    double stretch = wgs84::semi_major_axis * std::cos(middle_lat) /
                     std::sqrt(1 - eccentricity_squared * std::pow(std::sin(middle_lat), 2)) /
                     (radius * cosine);
};

const Constants& constants() {
    static const Constants made;
    return made;
}

/// The latitude whose zone is q (eq. 3-16 and, to begin with, 3-18).
double latitude_of(double q) {
    constexpr double e2 = eccentricity_squared;
    const double authalic = std::asin(std::clamp(q / constants().zone_of_pole, -1.0, 1.0));
    double phi = authalic + (e2 / 3 + 31 * e2 * e2 / 180) * std::sin(2 * authalic) +
                 23 * e2 * e2 / 360 * std::sin(4 * authalic);
    for (int round = 0; round < 2; ++round) {
        const double sine = std::sin(phi);
        const double cosine = std::cos(phi);
        if (cosine < 1e-6) {
            break; // at a pole, where the step divides nothing by nothing
        }
        const double w = 1 - e2 * sine * sine;
        phi += w * w / (2 * cosine) * (q - zone(sine)) / (1 - e2);
    }
    return phi;
}

} // namespace

PlanePoint EqualAreaPlane::forward(LonLat position) {
    const Constants& c = constants();
    const double east = position.lon * degree - middle_lon;
    const double sine = zone(std::sin(position.lat * degree)) / c.zone_of_pole;
    const double cosine = std::sqrt(std::max(0.0, 1 - sine * sine));
    const double ahead = cosine * std::cos(east);
    const double closeness = 1 + c.sine * sine + c.cosine * ahead; // 2 at the middle
    if (!(closeness > 1e-9)) {
        throw GeometryError(
            fmt::format("the position {}, {} cannot be projected", position.lon, position.lat));
    }
    const double factor = c.radius * std::sqrt(2 / closeness);
    return {factor * c.stretch * cosine * std::sin(east),
            factor / c.stretch * (c.cosine * sine - c.sine * ahead)};
}

std::vector<PlanePoint> EqualAreaPlane::forward(std::span<const LonLat> positions) {
    std::vector<PlanePoint> points;
    points.reserve(positions.size());
    for (const LonLat position : positions) {
        points.push_back(forward(position));
    }
    return points;
}

LonLat EqualAreaPlane::inverse(PlanePoint point) {
    const Constants& c = constants();
    const double x = point.x / c.stretch;
    const double y = point.y * c.stretch;
    const double rho = std::hypot(x, y);
    if (!(rho <= 2 * c.radius)) {
        throw GeometryError(
            fmt::format("the point {}, {} is outside the projection", point.x, point.y));
    }
    if (rho == 0) {
        return {middle_lon / degree, middle_lat / degree};
    }
    const double distance = 2 * std::asin(rho / (2 * c.radius));
    const double sine = std::sin(distance);
    const double cosine = std::cos(distance);
    const double q = c.zone_of_pole * (cosine * c.sine + y * sine * c.cosine / rho);
    const double lon =
        middle_lon + std::atan2(x * sine, rho * c.cosine * cosine - y * c.sine * sine);
    return {std::remainder(lon / degree, 360.0), latitude_of(q) / degree};
}

} // namespace demarc
