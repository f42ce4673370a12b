// SPDX-License-Identifier: MIT
#include "support/true_distance.hpp"

#include <geodesic.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace demarc::testing {

namespace {

const geod_geodesic& ellipsoid() {
    static const geod_geodesic wgs84 = [] {
        geod_geodesic made;
        geod_init(&made, 6378137.0, 1 / 298.257223563);
        return made;
    }();
    return wgs84;
}

double geodesic(LonLat a, LonLat b) {
    double metres = 0;
    geod_inverse(&ellipsoid(), a.lat, a.lon, b.lat, b.lon, &metres, nullptr, nullptr);
    return metres;
}

LonLat between(LonLat a, LonLat b, double share) {
    return {a.lon + (b.lon - a.lon) * share, a.lat + (b.lat - a.lat) * share};
}

/// Metres for a degree eastward and northward at a latitude.
struct DegreeLengths {
    double east;
    double north;
    explicit DegreeLengths(double lat) {
        constexpr double degree = std::numbers::pi / 180;
        constexpr double e2 = 0.00669437999014;
        const double sine = std::sin(lat * degree);
        const double w = 1 - e2 * sine * sine;
        east = degree * 6378137.0 / std::sqrt(w) * std::cos(lat * degree);
        north = degree * 6378137.0 * (1 - e2) / (w * std::sqrt(w));
    }
};

/// The foot on an edge and how far it is.
struct Foot {
    double share;
    double metres;
};
Foot foot(LonLat p, LonLat a, LonLat b, const DegreeLengths& lengths) {
    const double ax = (a.lon - p.lon) * lengths.east;
    const double ay = (a.lat - p.lat) * lengths.north;
    const double dx = (b.lon - a.lon) * lengths.east;
    const double dy = (b.lat - a.lat) * lengths.north;
    const double square = dx * dx + dy * dy;
    const double share = square > 0 ? std::clamp(-(ax * dx + ay * dy) / square, 0.0, 1.0) : 0.0;
    const double x = ax + share * dx;
    const double y = ay + share * dy;
    return {share, std::sqrt(x * x + y * y)};
}

/// The same with the degrees of the latitude half-way to a foot found before.
Foot foot_again(LonLat p, LonLat a, LonLat b, const Foot& before) {
    return foot(p, a, b, DegreeLengths((between(a, b, before.share).lat + p.lat) / 2));
}

} // namespace

LonLat reached(LonLat from, double azimuth, double metres) {
    LonLat to;
    geod_direct(&ellipsoid(), from.lat, from.lon, azimuth, metres, &to.lat, &to.lon, nullptr);
    return to;
}

TrueDistance::TrueDistance(const std::vector<LineString>& lines) {
    for (const LineString& line : lines) {
        for (std::size_t i = 1; i < line.size(); ++i) {
            const LonLat by{line[i].lon - line[i - 1].lon, line[i].lat - line[i - 1].lat};
            const int pieces = 1 + static_cast<int>(std::hypot(by.lon, by.lat) / 0.018);
            for (int k = 0; k < pieces; ++k) {
                edges_.push_back(
                    {between(line[i - 1], line[i], static_cast<double>(k) / pieces),
                     between(line[i - 1], line[i], static_cast<double>(k + 1) / pieces)});
            }
        }
    }
}

double TrueDistance::flat(LonLat from) const {
    constexpr double wrong_by = 0.02; // at most, below 100 km, with the degrees of one end
    const DegreeLengths lengths(from.lat);
    double least = std::numeric_limits<double>::infinity();
    for (const Edge& edge : edges_) {
        const Foot found = foot(from, edge.a, edge.b, lengths);
        if (found.metres * (1 - wrong_by) < least) {
            least = std::min(least, foot_again(from, edge.a, edge.b, found).metres);
        }
    }
    return least;
}

double TrueDistance::operator()(LonLat from) const {
    const double nearly = flat(from);
    double least = std::numeric_limits<double>::infinity();
    for (const Edge& edge : edges_) {
        const Foot near = foot_again(
            from, edge.a, edge.b,
            foot_again(from, edge.a, edge.b, foot(from, edge.a, edge.b, DegreeLengths(from.lat))));
        if (near.metres < nearly * 1.001 + 1) {
            least = std::min(least, geodesic(from, between(edge.a, edge.b, near.share)));
        }
    }
    return least;
}

} // namespace demarc::testing
