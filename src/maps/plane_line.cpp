// SPDX-License-Identifier: MIT
#include "maps/plane_line.hpp"

#include "geometry/equal_area_plane.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>

namespace demarc {

namespace {

double squared_distance(PlanePoint p, PlanePoint a, PlanePoint b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length_squared = dx * dx + dy * dy;
    double along = 0;
    if (length_squared > 0) {
        along = std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length_squared, 0.0, 1.0);
    }
    const double x = p.x - a.x - along * dx;
    const double y = p.y - a.y - along * dy;
    return x * x + y * y;
}

/// A stretch whose ends stay below the square of a tolerance.
struct Span {
    std::size_t first;
    std::size_t last;
    double stays;
};

struct Farthest {
    std::size_t index;
    double squared;
};

Farthest farthest_in(const std::vector<PlanePoint>& points, const Span& span) {
    Farthest farthest{span.first, -1};
    for (std::size_t i = span.first + 1; i < span.last; ++i) {
        const double squared = squared_distance(points[i], points[span.first], points[span.last]);
        if (squared > farthest.squared) {
            farthest = {i, squared};
        }
    }
    return farthest;
}

/// A point stays as long as those do between whose neighbours it sticks out.
std::vector<double> tolerances_of(const std::vector<PlanePoint>& points) {
    constexpr double always = std::numeric_limits<double>::infinity();
    constexpr double finest = 1e-4; // a centimetre, squared: below, rounding is looked at
    std::vector<double> stays(points.size(), 0);
    if (points.empty()) {
        return stays;
    }
    stays.front() = stays.back() = always;
    const bool closed = points.front().x == points.back().x && points.front().y == points.back().y;
    std::vector<Span> spans{{0, points.size() - 1, always}};
    while (!spans.empty()) {
        const Span span = spans.back();
        spans.pop_back();
        const Farthest farthest = farthest_in(points, span);
        const bool whole_ring = closed && span.first == 0 && span.last == points.size() - 1;
        double sticks_out = farthest.squared;
        if (whole_ring) { // its ends are one place, and the farthest from it stays
            sticks_out = always;
        }
        if (farthest.index != span.first && sticks_out > finest) {
            const double least = std::min(span.stays, sticks_out);
            stays[farthest.index] = least;
            spans.push_back({span.first, farthest.index, least});
            spans.push_back({farthest.index, span.last, least});
        }
    }
    return stays;
}

} // namespace

PlaneLine::PlaneLine(const std::vector<LonLat>& line) : PlaneLine(EqualAreaPlane::forward(line)) {}

PlaneLine::PlaneLine(std::vector<PlanePoint> points)
    : points_(std::move(points)), stays_(tolerances_of(points_)) {}

std::vector<PlanePoint> PlaneLine::thinned(double tolerance) const {
    std::vector<PlanePoint> kept;
    for (std::size_t i = 0; i < points_.size(); ++i) {
        if (stays_[i] > tolerance * tolerance) {
            kept.push_back(points_[i]);
        }
    }
    return kept;
}

} // namespace demarc
