// SPDX-License-Identifier: MIT
#include "maps/sheet_lines.hpp"

#include "maps/shapes.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <utility>

namespace demarc {

namespace {

enum class Edge { left, right, top, bottom };

// How far the point lies inside of the side.
double depth(SheetPoint p, const SheetBox& box, Edge side) {
    switch (side) {
    case Edge::left:
        return p.x - box.x;
    case Edge::right:
        return box.right() - p.x;
    case Edge::top:
        return p.y - box.y;
    case Edge::bottom:
        break;
    }
    return box.bottom() - p.y;
}

SheetLine cut_at(const SheetLine& ring, const SheetBox& box, Edge side) {
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
        for (const Edge side : {Edge::left, Edge::right, Edge::top, Edge::bottom}) {
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

namespace {

// Turns the sheet so that the hatch runs level.
struct Turn {
    double cosine;
    double sine;
    explicit Turn(double degrees)
        : cosine(std::cos(degrees * std::numbers::pi / 180)),
          sine(std::sin(degrees * std::numbers::pi / 180)) {}

    [[nodiscard]] SheetPoint level(SheetPoint p) const {
        return {p.x * cosine - p.y * sine, p.x * sine + p.y * cosine};
    }
    [[nodiscard]] SheetPoint back(SheetPoint p) const {
        return {p.x * cosine + p.y * sine, p.y * cosine - p.x * sine};
    }
};

// For each level line `y = k * spacing`, from `first` on: where the rings cross it, sorted.
struct Crossings {
    long first = 0;
    std::vector<std::vector<double>> at;
};

Crossings crossings(const std::vector<SheetLine>& rings, const Turn& turn, double spacing) {
    double low = 0;
    double high = -1;
    for (const SheetLine& ring : rings) {
        for (const SheetPoint point : ring) {
            const double y = turn.level(point).y;
            low = high < low ? y : std::min(low, y);
            high = std::max(high < low ? y : high, y);
        }
    }
    Crossings result;
    if (high < low) {
        return result;
    }
    result.first = static_cast<long>(std::ceil(low / spacing));
    const long last = static_cast<long>(std::floor(high / spacing));
    result.at.resize(static_cast<std::size_t>(std::max(0L, last - result.first + 1)));
    for (const SheetLine& ring : rings) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            SheetPoint a = turn.level(ring[i - 1]);
            SheetPoint b = turn.level(ring[i]);
            if (a.y > b.y) {
                std::swap(a, b);
            }
            // Half open at the upper end, so that a vertex on the line counts once.
            for (long k = static_cast<long>(std::ceil(a.y / spacing));
                 static_cast<double>(k) * spacing < b.y; ++k) {
                const double share = (static_cast<double>(k) * spacing - a.y) / (b.y - a.y);
                result.at[static_cast<std::size_t>(k - result.first)].push_back(
                    a.x + share * (b.x - a.x));
            }
        }
    }
    for (std::vector<double>& line : result.at) {
        std::sort(line.begin(), line.end());
    }
    return result;
}

constexpr double finest = 0.3; ///< spacing in pixels below which nothing would be seen

// For land that falls between the lines and dots of the usual spacing.
Hatch finer(Hatch hatch) {
    hatch.spacing /= 2;
    hatch.width = std::min(hatch.width, hatch.spacing);
    hatch.size = std::min(hatch.size, hatch.spacing);
    return hatch;
}

} // namespace

std::vector<SheetLine> hatch_lines(const std::vector<SheetLine>& rings, const Hatch& hatch) {
    const Turn turn(hatch.angle);
    const Crossings found = crossings(rings, turn, hatch.spacing);
    constexpr double shortest = 0.3;
    std::vector<SheetLine> lines;
    for (std::size_t k = 0; k < found.at.size(); ++k) {
        const double y = static_cast<double>(found.first + static_cast<long>(k)) * hatch.spacing;
        for (std::size_t i = 1; i < found.at[k].size(); i += 2) {
            const double from = found.at[k][i - 1];
            const double to = found.at[k][i];
            if (to - from > shortest) {
                lines.push_back({turn.back({from, y}), turn.back({to, y})});
            }
        }
    }
    return lines.empty() && !rings.empty() && hatch.spacing > finest
               ? hatch_lines(rings, finer(hatch))
               : lines;
}

std::vector<SheetPoint> hatch_dots(const std::vector<SheetLine>& rings, const Hatch& hatch) {
    const Turn turn(hatch.angle);
    const Crossings found = crossings(rings, turn, hatch.spacing);
    const double margin = hatch.width / 2;
    std::vector<SheetPoint> dots;
    for (std::size_t k = 0; k < found.at.size(); ++k) {
        const long row = found.first + static_cast<long>(k);
        const double offset = row % 2 == 0 ? 0 : hatch.spacing / 2;
        for (std::size_t i = 1; i < found.at[k].size(); i += 2) {
            const double from = found.at[k][i - 1] + margin - offset;
            const double to = found.at[k][i] - margin - offset;
            for (double n = std::ceil(from / hatch.spacing); n * hatch.spacing <= to; ++n) {
                dots.push_back(turn.back(
                    {n * hatch.spacing + offset, static_cast<double>(row) * hatch.spacing}));
            }
        }
    }
    return dots.empty() && !rings.empty() && hatch.spacing > finest
               ? hatch_dots(rings, finer(hatch))
               : dots;
}

std::vector<SheetLine> hatch_crosses(const std::vector<SheetLine>& rings, const Hatch& hatch) {
    const double arm = hatch.size / 2;
    std::vector<SheetLine> lines;
    Hatch centres = hatch; // no arm sticks out to the sides
    centres.width = hatch.size;
    for (const SheetPoint centre : hatch_dots(rings, centres)) {
        const SheetPoint top{centre.x, centre.y - arm};
        const SheetPoint bottom{centre.x, centre.y + arm};
        if (enclose(rings, top) && enclose(rings, bottom)) {
            lines.push_back({{centre.x - arm, centre.y}, {centre.x + arm, centre.y}});
            lines.push_back({top, bottom});
        }
    }
    return lines.empty() && !rings.empty() && hatch.spacing > finest
               ? hatch_crosses(rings, finer(hatch))
               : lines;
}

} // namespace demarc
