// SPDX-License-Identifier: MIT
#include "geometry/conformal_plane.hpp"

#include "geometry/wgs84.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <utility>

namespace demarc {

namespace {

using wgs84::eccentricity_squared;
using wgs84::semi_major_axis;

constexpr double degree = std::numbers::pi / 180;
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

/// The latitude from the conformal one, as a series in the third flattening n to n^6: Karney (2011),
/// Transverse Mercator with an accuracy of a few nanometers, supplement; exact to rounding.
double geodetic_latitude(double chi) {
    static const std::array<double, 6> coefficients = [] {
        const double n = wgs84::flattening / (2 - wgs84::flattening);
        // Row k: the powers of n from the k-th on, by which sin(2kχ) goes.
        constexpr std::array<std::array<double, 6>, 6> table{
            {{2, -2.0 / 3, -2, 116.0 / 45, 26.0 / 45, -2854.0 / 675},
             {7.0 / 3, -8.0 / 5, -227.0 / 45, 2704.0 / 315, 2323.0 / 945, 0},
             {56.0 / 15, -136.0 / 35, -1262.0 / 105, 73814.0 / 2835, 0, 0},
             {4279.0 / 630, -332.0 / 35, -399572.0 / 14175, 0, 0, 0},
             {4174.0 / 315, -144838.0 / 6237, 0, 0, 0, 0},
             {601676.0 / 22275, 0, 0, 0, 0, 0}}};
        std::array<double, 6> sums{};
        double power = 1;
        for (std::size_t k = 0; k < table.size(); ++k) {
            power *= n;
            double rest = 0;
            for (std::size_t i = table.size(); i-- > 0;) {
                rest = rest * n + table.at(k).at(i);
            }
            sums.at(k) = power * rest;
        }
        return sums;
    }();
    // Clenshaw's sum of the sines of multiples.
    const double twice_cosine = 2 * std::cos(2 * chi);
    double next = 0;
    double after = 0;
    for (std::size_t k = coefficients.size(); k-- > 0;) {
        after = std::exchange(next, coefficients[k] + twice_cosine * next - after);
    }
    return chi + next * std::sin(2 * chi);
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
    double phi = geodetic_latitude(std::numbers::pi / 2 - 2 * std::atan(t));
    // A round makes what the series and its sum leave of error 150 times smaller.
    phi = std::numbers::pi / 2 - 2 * std::atan(t * ellipsoidal_factor(phi));
    return {(std::atan2(point.x, up) / cone_ + meridian) / degree, phi / degree};
}

double ConformalPlane::scale(double lat) const {
    const double phi = lat * degree;
    return cone_ * size_ * std::pow(isometric(phi), cone_) /
           (semi_major_axis * parallel_radius(phi));
}

} // namespace demarc
