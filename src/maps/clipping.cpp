// SPDX-License-Identifier: MIT
#include "maps/clipping.hpp"

#include <algorithm>
#include <utility>

namespace demarc {
namespace {

enum class Side { left, right, top, bottom };

// How far the point lies inside of the side.
double depth(SheetPoint p, const SheetBox& box, Side side) {
    switch (side) {
    case Side::left:
        return p.x - box.x;
    case Side::right:
        return box.right() - p.x;
    case Side::top:
        return p.y - box.y;
    case Side::bottom:
        break;
    }
    return box.bottom() - p.y;
}

SheetLine cut_at(const SheetLine& ring, const SheetBox& box, Side side) {
    SheetLine kept;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const SheetPoint a = ring[i - 1];
        const SheetPoint b = ring[i];
        const double from = depth(a, box, side);
        const double to = depth(b, box, side);
        if ((from >= 0) != (to >= 0)) {
            const double share = from / (from - to);
            kept.push_back({a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)});
        }
        if (to >= 0) {
            kept.push_back(b);
        }
    }
    if (!kept.empty()) {
        kept.push_back(kept.front());
    }
    return kept;
}

SheetBox bounds_of(const SheetLine& line) {
    SheetPoint low = line.front();
    SheetPoint high = low;
    for (const SheetPoint p : line) {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    return {low.x, low.y, high.x - low.x, high.y - low.y};
}

} // namespace

std::vector<SheetLine> clipped_rings(const std::vector<SheetLine>& rings, const SheetBox& box) {
    std::vector<SheetLine> result;
    for (const SheetLine& ring : rings) {
        if (ring.empty() || box.encloses(bounds_of(ring))) {
            result.push_back(ring);
            continue;
        }
        SheetLine kept = ring;
        for (const Side side : {Side::left, Side::right, Side::top, Side::bottom}) {
            kept = cut_at(kept, box, side);
        }
        if (kept.size() > 3) {
            result.push_back(std::move(kept));
        }
    }
    return result;
}

std::vector<SheetLine> clipped_lines(const std::vector<SheetLine>& lines, const SheetBox& box) {
    std::vector<SheetLine> result;
    for (const SheetLine& line : lines) {
        SheetLine stretch;
        for (std::size_t i = 1; i < line.size(); ++i) {
            if (!box.overlaps(bounds_of({line[i - 1], line[i]}).grown(1e-6))) {
                if (!stretch.empty()) {
                    result.push_back(std::exchange(stretch, {}));
                }
                continue;
            }
            if (stretch.empty()) {
                stretch.push_back(line[i - 1]);
            }
            stretch.push_back(line[i]);
        }
        if (!stretch.empty()) {
            result.push_back(std::move(stretch));
        }
    }
    return result;
}

} // namespace demarc
