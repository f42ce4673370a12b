// SPDX-License-Identifier: MIT
#include "geometry/area.hpp"

#include "geometry/equal_area_plane.hpp"
#include "geometry/proj_module.hpp"
#include "geometry/wgs84.hpp"

#include <cmath>
#include <numbers>

namespace demarc {

namespace {

using wgs84::eccentricity_squared;
using wgs84::semi_major_axis;

/// Q(φ) as Σ c_k sin((2k+1)φ). The integrand b² cos φ / (1−e² sin² φ)² expands in powers
/// n e^(2n−2) sin^(2n−2) φ; integrating and rewriting powers of the sine as sines of multiples
/// gives the coefficients. Eight terms are exact to the last bit of a double.
constexpr int series_terms = 8;

std::array<double, series_terms> series_coefficients() {
    const double semi_minor_squared =
        semi_major_axis * semi_major_axis * (1 - eccentricity_squared);
    std::array<double, series_terms> coefficients{};
    double power = 1; // e^(2n)
    for (int n = 0; n < series_terms; ++n) {
        // Q holds (n+1)/(2n+1) e^(2n) sin^(2n+1) φ, and
        // sin^(2n+1) φ = 4^-n Σ_k (-1)^k binomial(2n+1, n-k) sin((2k+1)φ).
        const double factor = semi_minor_squared * (n + 1) / (2 * n + 1) * power;
        double binomial = 1; // binomial(2n+1, j)
        for (int j = 0; j <= n; ++j) {
            const int k = n - j;
            const double sign = k % 2 == 0 ? 1 : -1;
            coefficients[static_cast<std::size_t>(k)] +=
                factor * sign * binomial / std::pow(4.0, n);
            binomial = binomial * (2 * n + 1 - j) / (j + 1);
        }
        power *= eccentricity_squared;
    }
    return coefficients;
}

/// sin(x)/x, without loss where x is small.
double sinc(double x) {
    if (std::abs(x) < 1e-2) {
        const double square = x * x;
        return 1 - square / 6 * (1 - square / 20 * (1 - square / 42));
    }
    return std::sin(x) / x;
}

/// A sum that keeps what rounding would lose (Neumaier 1974): faces must add up to their region.
class CarefulSum {
public:
    void add(double term) {
        const double sum = sum_ + term;
        lost_ += std::abs(sum_) >= std::abs(term) ? (sum_ - sum) + term : (term - sum) + sum_;
        sum_ = sum;
    }
    [[nodiscard]] double total() const { return sum_ + lost_; }

private:
    double sum_ = 0;
    double lost_ = 0;
};

double authalic_ring_area(const Ring& ring) {
    CarefulSum sum;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        sum.add(authalic_area_under_edge(ring[i - 1], ring[i]));
    }
    return std::abs(sum.total());
}

double planar_ring_area(const Ring& ring) {
    const std::vector<PlanePoint> points = EqualAreaPlane::forward(ring);
    CarefulSum twice;
    for (std::size_t i = 1; i < points.size(); ++i) {
        // Taken from the first point, so that large coordinates do not eat the digits.
        twice.add((points[i - 1].x - points[0].x) * (points[i].y - points[0].y) -
                  (points[i].x - points[0].x) * (points[i - 1].y - points[0].y));
    }
    return std::abs(twice.total()) / 2;
}

} // namespace

std::string_view name_of(AreaMethod method) {
    switch (method) {
    case AreaMethod::authalic:
        return "authalic";
    case AreaMethod::geodesic:
        return "geodesic";
    case AreaMethod::planar:
        return "planar";
    }
    return {};
}

std::optional<AreaMethod> area_method_named(std::string_view name) {
    for (const AreaMethod method : all_area_methods) {
        if (name_of(method) == name) {
            return method;
        }
    }
    return std::nullopt;
}

double authalic_area_under_edge(LonLat a, LonLat b) {
    static const std::array<double, series_terms> coefficients = series_coefficients();
    const double delta_lon = (b.lon - a.lon) * wgs84::degree;
    if (delta_lon == 0) {
        return 0;
    }
    // The mean of sin(mφ) over [φ1, φ2] is sin(m φm) sinc(m Δφ/2). Both factors follow for the
    // odd m from a recurrence: s_(m+2) = 2 cos(2x) s_m − s_(m−2).
    const double middle = (a.lat + b.lat) / 2 * wgs84::degree;
    const double half = (b.lat - a.lat) / 2 * wgs84::degree;
    const double twice_cosine = 2 * std::cos(2 * middle);
    double sine = std::sin(middle);
    double previous = -sine; // sin(−φm)
    double mean = 0;
    for (int k = 0; k < series_terms; ++k) {
        const int m = 2 * k + 1;
        mean += coefficients[static_cast<std::size_t>(k)] * sine * sinc(m * half);
        const double next = twice_cosine * sine - previous;
        previous = sine;
        sine = next;
    }
    return delta_lon * mean;
}

double geodesic_area_under_edge(LonLat a, LonLat b) {
    return proj_module().geodesic_area_under_edge(a, b);
}

SquareMetres area_of(const Ring& ring, AreaMethod method) {
    switch (method) {
    case AreaMethod::authalic:
        return {authalic_ring_area(ring)};
    case AreaMethod::geodesic:
        return {proj_module().geodesic_ring_area(ring)};
    case AreaMethod::planar:
        return {planar_ring_area(ring)};
    }
    return {};
}

SquareMetres area_of(const Polygon& polygon, AreaMethod method) {
    SquareMetres area = area_of(polygon.exterior, method);
    for (const Ring& hole : polygon.holes) {
        area -= area_of(hole, method);
    }
    return area;
}

SquareMetres area_of(const MultiPolygon& polygons, AreaMethod method) {
    CarefulSum sum;
    for (const Polygon& polygon : polygons) {
        sum.add(area_of(polygon, method).value);
    }
    return {sum.total()};
}

Metres geodesic_length(const LineString& line) {
    return {proj_module().geodesic_length(line)};
}

Metres geodesic_perimeter(const Polygon& polygon) {
    double perimeter = 0;
    for_each_ring(polygon,
                  [&perimeter](const Ring& ring) { perimeter += geodesic_length(ring).value; });
    return {perimeter};
}

} // namespace demarc
