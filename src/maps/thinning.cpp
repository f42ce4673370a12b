// SPDX-License-Identifier: MIT
#include "maps/thinning.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace demarc {
namespace {

double distance_to_segment(SheetPoint p, SheetPoint a, SheetPoint b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length_squared = dx * dx + dy * dy;
    double along = 0;
    if (length_squared > 0) {
        along = std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length_squared, 0.0, 1.0);
    }
    return std::hypot(p.x - a.x - along * dx, p.y - a.y - along * dy);
}

struct Farthest {
    std::size_t index;
    double distance;
};

Farthest farthest_between(const SheetLine& line, std::size_t first, std::size_t last) {
    Farthest farthest{first, -1};
    for (std::size_t i = first + 1; i < last; ++i) {
        const double distance = distance_to_segment(line[i], line[first], line[last]);
        if (distance > farthest.distance) {
            farthest = {i, distance};
        }
    }
    return farthest;
}

} // namespace

SheetLine thinned(const SheetLine& line, double tolerance) {
    if (line.size() < 3) {
        return line;
    }
    std::vector<bool> kept(line.size(), false);
    kept.front() = kept.back() = true;
    std::vector<std::pair<std::size_t, std::size_t>> spans{{0, line.size() - 1}};
    const bool closed = line.front().x == line.back().x && line.front().y == line.back().y;
    while (!spans.empty()) {
        const auto [first, last] = spans.back();
        spans.pop_back();
        const Farthest farthest = farthest_between(line, first, last);
        const bool whole_ring = closed && first == 0 && last == line.size() - 1;
        if (farthest.index != first && (farthest.distance > tolerance || whole_ring)) {
            kept[farthest.index] = true;
            spans.emplace_back(first, farthest.index);
            spans.emplace_back(farthest.index, last);
        }
    }
    SheetLine result;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (kept[i]) {
            result.push_back(line[i]);
        }
    }
    return result;
}

} // namespace demarc
