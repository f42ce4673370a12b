// SPDX-License-Identifier: MIT
#include "maps/time_marks.hpp"

#include "maps/texts.hpp"

#include <algorithm>

namespace demarc {

namespace {

constexpr double text_gap = 5; ///< between a line and its text

/// Whether a mark's line runs through another's text: it begins at its own text.
bool cuts(const PlacedMark& line, const PlacedMark& text) {
    return line.line_x > text.box.x - text_gap / 2 &&
           line.line_x < text.box.right() + text_gap / 2 && line.box.y <= text.box.y;
}

bool is_free(const PlacedMark& mark, const std::vector<PlacedMark>& placed) {
    return std::none_of(placed.begin(), placed.end(), [&](const PlacedMark& other) {
        return mark.box.overlaps(other.box.grown(1)) || cuts(mark, other) || cuts(other, mark);
    });
}

/// The first row in which the mark is free; else the first in which no text lies over another.
void find_row(PlacedMark& mark, const std::vector<PlacedMark>& placed) {
    const auto in_row = [&mark](std::size_t row) {
        mark.box.y = mark_row_height * static_cast<double>(row);
    };
    for (std::size_t row = 0; row <= placed.size(); ++row) {
        in_row(row);
        if (is_free(mark, placed)) {
            return;
        }
    }
    for (std::size_t row = 0; row <= placed.size(); ++row) {
        in_row(row);
        if (std::none_of(placed.begin(), placed.end(),
                         [&](const PlacedMark& other) { return mark.box.overlaps(other.box); })) {
            return;
        }
    }
}

} // namespace

std::vector<PlacedMark> place_marks(const std::vector<TimeMark>& marks,
                                    const std::vector<double>& at, const SheetBox& panel,
                                    const TextStyle& style) {
    // From the last day to the first: left of its line a text meets no line of a later day, and in
    // a low enough row its line meets no text of one.
    std::vector<PlacedMark> placed;
    for (std::size_t i = marks.size(); i-- > 0;) {
        const double width = text_width(marks[i].text, style);
        const SheetBox text{0, 0, width, mark_row_height - 2};
        PlacedMark right{marks[i].text, at[i], false, text};
        right.box.x = at[i] + text_gap;
        find_row(right, placed);
        PlacedMark left{marks[i].text, at[i], true, text};
        left.box.x = at[i] - text_gap - width;
        find_row(left, placed);
        const auto fits = [&](const PlacedMark& mark) {
            return panel.x <= mark.box.x && mark.box.right() <= panel.right();
        };
        const auto is_better = [&](const PlacedMark& mark, const PlacedMark& other) {
            const bool clear = is_free(mark, placed);
            const bool other_clear = is_free(other, placed);
            return clear != other_clear ? clear : mark.box.y < other.box.y;
        };
        placed.push_back(fits(left) && (!fits(right) || is_better(left, right)) ? left : right);
    }
    return placed;
}

} // namespace demarc
