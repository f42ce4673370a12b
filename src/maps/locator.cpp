// SPDX-License-Identifier: MIT
#include "maps/locator.hpp"

#include "maps/sheet_lines.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace demarc {
namespace {

double length_of(const std::vector<SheetLine>& lines) {
    double length = 0;
    for (const SheetLine& line : lines) {
        for (std::size_t i = 1; i < line.size(); ++i) {
            length += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
        }
    }
    return length;
}

/// The corner, or the place above what stands in a lower one, where least of `news` is hidden;
/// std::nullopt where all are taken or have a main town.
std::optional<SheetBox> best_corner(const SheetBox& view, double width, double height,
                                    const LocatorGround& ground) {
    constexpr double gap = 10;
    const double left = view.x + gap;
    const double right = view.right() - gap - width;
    const double top = view.y + gap;
    const double bottom = view.bottom() - gap - height;
    std::vector<SheetPoint> corners{{right, top}, {right, bottom}, {left, bottom}, {left, top}};
    for (const SheetBox& other : ground.taken) {
        if (other.bottom() > bottom && other.y - gap - height > top) {
            const double x = other.x + other.width / 2 < view.x + view.width / 2 ? left : right;
            corners.push_back({x, other.y - gap - height});
        }
    }
    std::optional<SheetBox> best;
    double least = 0;
    for (const SheetPoint at : corners) {
        const SheetBox box{at.x, at.y, width, height};
        if (std::any_of(ground.taken.begin(), ground.taken.end(),
                        [&](const SheetBox& other) { return box.grown(4).overlaps(other); }) ||
            std::any_of(ground.main_towns.begin(), ground.main_towns.end(),
                        [&](SheetPoint town) { return box.grown(8).contains(town); })) {
            continue;
        }
        const double hidden = length_of(clipped_lines(ground.news, box));
        if (!best || hidden < least - 1) {
            best = box;
            least = hidden;
        }
    }
    // A stretch of the line that nobody sees is worse than no locator.
    return best && least < width ? best : std::nullopt;
}

SheetBox common(const SheetBox& a, const SheetBox& b) {
    const double x = std::max(a.x, b.x);
    const double y = std::max(a.y, b.y);
    return {x, y, std::max(0.0, std::min(a.right(), b.right()) - x),
            std::max(0.0, std::min(a.bottom(), b.bottom()) - y)};
}

} // namespace

std::optional<Locator> set_locator(const PlaneArcs& land, const SheetBox& view, const Frame& frame,
                                   const LocatorGround& ground) {
    constexpr double share = 0.17; // of the window's width
    constexpr double least = 74;
    constexpr double most = 190;
    constexpr double inside = 5;
    const double width = std::min(view.width * share, most);
    if (width < least) {
        return std::nullopt;
    }
    const Frame whole(land, {0, 0, width - 2 * inside, 1e6}, Frame::Place::middle);
    const double height = whole.land().height + 2 * inside;
    const std::optional<SheetBox> box = best_corner(view, width, height, ground);
    if (!box) {
        return std::nullopt;
    }
    const Frame placed = whole.fitted(box->grown(-inside));
    Locator locator{
        *box, outline(sheet_arcs(land, placed, 0.4), [](FaceIndex) { return true; }), {}};
    const SheetPoint low = placed.to_sheet(frame.to_ground({view.x, view.y}));
    const SheetPoint high = placed.to_sheet(frame.to_ground({view.right(), view.bottom()}));
    locator.shown = common({low.x, low.y, high.x - low.x, high.y - low.y}, *box);
    constexpr double nearly_all = 0.85;
    return locator.shown.width < nearly_all * placed.land().width ||
                   locator.shown.height < nearly_all * placed.land().height
               ? std::optional(std::move(locator))
               : std::nullopt;
}

} // namespace demarc
