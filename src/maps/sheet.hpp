// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <vector>

namespace demarc {

/// A position on the sheet in pixels: x to the right, y down from the upper left corner.
struct SheetPoint {
    double x = 0;
    double y = 0;
};

using SheetLine = std::vector<SheetPoint>;

/// A rectangle on the sheet.
struct SheetBox {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    [[nodiscard]] double right() const { return x + width; }
    [[nodiscard]] double bottom() const { return y + height; }
    [[nodiscard]] SheetPoint centre() const { return {x + width / 2, y + height / 2}; }
    [[nodiscard]] SheetBox grown(double by) const {
        return {x - by, y - by, width + 2 * by, height + 2 * by};
    }
    [[nodiscard]] bool overlaps(const SheetBox& other) const {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }
    [[nodiscard]] bool encloses(const SheetBox& other) const {
        return x <= other.x && y <= other.y && other.right() <= right() &&
               other.bottom() <= bottom();
    }
    [[nodiscard]] bool contains(SheetPoint point) const {
        return x <= point.x && point.x <= right() && y <= point.y && point.y <= bottom();
    }
};

} // namespace demarc
