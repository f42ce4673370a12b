// SPDX-License-Identifier: MIT
#include "geometry/conformal_plane.hpp"

#include "geometry/wgs84.hpp"

#include <cmath>
#include <numbers>

namespace demarc {

namespace {

using wgs84::eccentricity_squared;
using wgs84::semi_major_axis;

using wgs84::degree;
constexpr double parallel = 48.4 * degree;
constexpr double meridian = 31.5 * degree;

/// Radius of the parallel over the semi-major axis (eq. 14-15).
double parallel_radius(double phi) {
    const double sine = std::sin(phi);
    return std::cos(phi) / std::sqrt(1 - eccentricity_squared * sine * sine);
}

/// ((1 - e sin φ) / (1 + e sin φ))^(e/2)
double ellipsoidal_factor(double phi) {
    static const double eccentricity = std::sqrt(eccentricity_squared);
    const double e_sine = eccentricity * std::sin(phi);
    return std::pow((1 - e_sine) / (1 + e_sine), eccentricity / 2);
}

/// Tangent of half the conformal colatitude (eq. 15-9).
double isometric(double phi) {
    return std::tan(std::numbers::pi / 4 - phi / 2) / ellipsoidal_factor(phi);
}

} // namespace

LineString broken(const LineString& line, double longest_degrees) {
    LineString pieces{line.front()};
    pieces.reserve(line.size());
    for (std::size_t i = 1; i < line.size(); ++i) {
        const LonLat from = line[i - 1];
        const LonLat by{line[i].lon - from.lon, line[i].lat - from.lat};
        const int count = 1 + static_cast<int>(std::hypot(by.lon, by.lat) / longest_degrees);
        for (int piece = 1; piece < count; ++piece) {
            const double share = static_cast<double>(piece) / count;
            pieces.push_back({from.lon + by.lon * share, from.lat + by.lat * share});
        }
        pieces.push_back(line[i]);
    }
    return pieces;
}

// Members in the order of their declaration: the size needs the other two.
ConformalPlane::ConformalPlane()
    : cone_(std::sin(parallel)), rho_origin_(semi_major_axis * parallel_radius(parallel) / cone_),
      size_(rho_origin_ / std::pow(isometric(parallel), cone_)) {}

PlanePoint ConformalPlane::forward(LonLat position) const {
    const double rho = size_ * std::pow(isometric(position.lat * degree), cone_);
    const double theta = cone_ * (position.lon * degree - meridian);
    return {rho * std::sin(theta), rho_origin_ - rho * std::cos(theta)};
}

LonLat ConformalPlane::inverse(PlanePoint point) const {
    const double up = rho_origin_ - point.y;
    const double t = std::pow(std::hypot(point.x, up) / size_, 1 / cone_);
    double phi = std::numbers::pi / 2 - 2 * std::atan(t);
    // Each round makes the error 150 times smaller.
    for (int round = 0; round < 7; ++round) {
        phi = std::numbers::pi / 2 - 2 * std::atan(t * ellipsoidal_factor(phi));
    }
    return {(std::atan2(point.x, up) / cone_ + meridian) / degree, phi / degree};
}

double ConformalPlane::scale(double lat) const {
    const double phi = lat * degree;
    return cone_ * size_ * std::pow(isometric(phi), cone_) /
           (semi_major_axis * parallel_radius(phi));
}

} // namespace demarc
