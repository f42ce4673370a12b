// SPDX-License-Identifier: MIT
#pragma once

#include "maps/sheet.hpp"

#include <cstddef>
#include <vector>

namespace demarc {

/// Points on a sheet in square cells, for questions about small boxes.
/// \complexity made in O(n); a question takes what lies in the cells that the box meets
class PointGrid {
public:
    explicit PointGrid(const SheetLine& points);

    /// How many points lie in the box, its edge included.
    [[nodiscard]] std::size_t count_in(const SheetBox& box) const;
    [[nodiscard]] bool any_in(const SheetBox& box) const;

private:
    /// Whether a point in the box is as wanted; ends with the first.
    template<typename Wanted>
    bool any_of_those_in(const SheetBox& box, const Wanted& wanted) const;
    [[nodiscard]] std::size_t column_at(double x) const;
    [[nodiscard]] std::size_t row_at(double y) const;

    SheetPoint least_;
    std::size_t columns_ = 1;
    std::size_t rows_ = 1;
    std::vector<std::size_t> starts_; ///< by cell, row by row: where its points begin
    SheetLine points_;                ///< cell by cell
};

} // namespace demarc
