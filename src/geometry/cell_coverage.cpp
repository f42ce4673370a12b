// SPDX-License-Identifier: MIT
#include "geometry/cell_coverage.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace demarc {

namespace {

/// Heights are counted in these: a position in a row is rounded to a billionth of a cell.
constexpr std::int64_t units_a_cell = std::int64_t{1} << 30U;

std::int64_t in_units(double row) {
    constexpr double farthest = 4e9; // beyond any grid, and no overflow
    return std::llround(std::clamp(row, -farthest, farthest) * units_a_cell);
}

/// Rounded down, also below zero.
std::int64_t row_of(std::int64_t units) {
    return units >> 30U;
}

/// An area that reaches into the cells right of the one swept, by its height in them.
struct Open {
    CellLines::Area area;
    std::int64_t height;
};

/// What each area has of a cell.
using Parts = std::vector<std::pair<CellLines::Area, double>>;

Parts parts_of(const std::vector<Open>& open) {
    Parts parts;
    for (const Open& one : open) {
        parts.emplace_back(one.area, static_cast<double>(one.height) / units_a_cell);
    }
    return parts;
}

/// Adds cells that have all the same parts.
void add_run(CellCoverage::Row& row, std::int64_t first, std::int64_t end, const Parts& parts) {
    // Less of a cell is what rounding leaves along a line that follows the edge of cells.
    constexpr double least_share = 1e-9;
    const std::size_t before = row.parts.size();
    for (const auto& [area, share] : parts) {
        if (share > least_share) {
            row.parts.push_back({area, std::min(share, 1.0)});
        }
    }
    if (row.parts.size() > before) {
        row.runs.push_back({first, end, before, row.parts.size()});
    }
}

} // namespace

void CellLines::add(const std::vector<CellPoint>& points, std::optional<Area> left,
                    std::optional<Area> right) {
    if (points.size() < 2 || left == right) {
        return;
    }
    const auto number = static_cast<std::uint32_t>(lines_.size());
    lines_.push_back({left, right});
    points_.insert(points_.end(), points.begin(), points.end());
    line_of_edge_.resize(points_.size(), number);
    // A negative one for the last point, from which no edge of this line begins.
    constexpr std::uint32_t none = UINT32_MAX;
    line_of_edge_.back() = none;
    const double sides = (left ? 1.0 : 0.0) - (right ? 1.0 : 0.0);
    for (std::size_t i = 1; i < points.size(); ++i) {
        turn_ +=
            sides * (points[i].column * points[i - 1].row - points[i - 1].column * points[i].row);
    }
}

CellWindow CellLines::window(std::int64_t columns, std::int64_t rows) const {
    double least_column = static_cast<double>(columns);
    double least_row = static_cast<double>(rows);
    double most_column = 0;
    double most_row = 0;
    for (const CellPoint& point : points_) {
        least_column = std::min(least_column, point.column);
        least_row = std::min(least_row, point.row);
        most_column = std::max(most_column, point.column);
        most_row = std::max(most_row, point.row);
    }
    CellWindow window;
    window.first_column = static_cast<std::int64_t>(std::floor(std::max(0.0, least_column)));
    window.first_row = static_cast<std::int64_t>(std::floor(std::max(0.0, least_row)));
    const auto end = [](double most, std::int64_t count) {
        return static_cast<std::int64_t>(std::ceil(std::min(most, static_cast<double>(count))));
    };
    window.columns = end(most_column, columns) - window.first_column;
    window.rows = end(most_row, rows) - window.first_row;
    return window;
}

CellCoverage::CellCoverage(CellLines lines, const CellWindow& window, std::int64_t rows_at_once)
    : lines_(std::move(lines)), window_(window),
      rows_at_once_(std::max<std::int64_t>(1, rows_at_once)),
      bands_(window_.is_empty()
                 ? 0
                 : static_cast<std::size_t>((window_.rows + rows_at_once_ - 1) / rows_at_once_)) {
    // Twice over the edges: how many lie in each band, then which.
    const auto for_each_band = [&](std::uint32_t edge, const auto& visit) {
        const std::int64_t a = in_units(lines_.points_[edge].row);
        const std::int64_t b = in_units(lines_.points_[edge + 1].row);
        const std::int64_t first =
            std::max<std::int64_t>(0, row_of(std::min(a, b)) - window_.first_row);
        const std::int64_t last =
            std::min(window_.rows - 1, row_of(std::max(a, b) - 1) - window_.first_row);
        if (a == b || first > last) {
            return;
        }
        for (std::int64_t band = first / rows_at_once_; band <= last / rows_at_once_; ++band) {
            visit(static_cast<std::size_t>(band));
        }
    };
    const auto for_each_edge = [&](const auto& visit) {
        for (std::uint32_t edge = 0; edge < lines_.line_of_edge_.size(); ++edge) {
            if (lines_.line_of_edge_[edge] != UINT32_MAX) {
                visit(edge);
            }
        }
    };
    starts_.assign(bands_ + 1, 0);
    for_each_edge([&](std::uint32_t edge) {
        for_each_band(edge, [&](std::size_t band) { ++starts_[band + 1]; });
    });
    for (std::size_t band = 0; band < bands_; ++band) {
        starts_[band + 1] += starts_[band];
    }
    edges_.resize(starts_.back());
    std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
    for_each_edge([&](std::uint32_t edge) {
        for_each_band(edge, [&](std::size_t band) { edges_[next[band]++] = edge; });
    });
}

std::int64_t CellCoverage::first_row(std::size_t band) const {
    return window_.first_row + static_cast<std::int64_t>(band) * rows_at_once_;
}

std::int64_t CellCoverage::rows_in(std::size_t band) const {
    return std::min(rows_at_once_, window_.first_row + window_.rows - first_row(band));
}

std::vector<CellCoverage::Row> CellCoverage::rows(std::size_t band) const {
    std::vector<Steps> steps(static_cast<std::size_t>(rows_in(band)));
    for (std::uint32_t i = starts_[band]; i < starts_[band + 1]; ++i) {
        add_edge(edges_[i], band, steps);
    }
    std::vector<Row> rows;
    rows.reserve(steps.size());
    for (Steps& of_row : steps) {
        rows.push_back(swept(std::move(of_row)));
    }
    return rows;
}

/// Cuts an edge where it passes from row to row. Where it does so depends on the edge alone, not on
/// the band.
void CellCoverage::add_edge(std::uint32_t edge, std::size_t band, std::vector<Steps>& steps) const {
    CellPoint from = lines_.points_[edge];
    CellPoint to = lines_.points_[edge + 1];
    std::int64_t top = in_units(from.row);
    std::int64_t bottom = in_units(to.row);
    // Areas are to be positive whichever way rows run.
    std::int64_t sign = lines_.turn_ < 0 ? -1 : 1;
    if (top > bottom) {
        std::swap(from, to);
        std::swap(top, bottom);
        sign = -sign;
    }
    const auto x_at = [&](std::int64_t y) {
        return from.column + (to.column - from.column) *
                                 (static_cast<double>(y - top) / static_cast<double>(bottom - top));
    };
    const CellLines::Line& line = lines_.lines_[lines_.line_of_edge_[edge]];
    const std::int64_t first = std::max(first_row(band), row_of(top));
    const std::int64_t last = std::min(first_row(band) + rows_in(band) - 1, row_of(bottom - 1));
    for (std::int64_t row = first; row <= last; ++row) {
        const std::int64_t from_y = std::max(top, row * units_a_cell);
        const std::int64_t to_y = std::min(bottom, (row + 1) * units_a_cell);
        add_in_row(x_at(from_y), from_y, x_at(to_y), to_y, sign, line,
                   steps[static_cast<std::size_t>(row - first_row(band))]);
    }
}

/// Cuts what an edge has in a row where it passes from column to column. Left of the window it is
/// as good as on its edge, right of it of no account.
void CellCoverage::add_in_row(double from_x, std::int64_t from_y, double to_x, std::int64_t to_y,
                              std::int64_t sign, const CellLines::Line& line, Steps& steps) const {
    const std::int64_t left_of_all = window_.first_column - 1;
    const std::int64_t right_of_all = window_.first_column + window_.columns;
    const auto column_of = [&](double x) {
        return static_cast<std::int64_t>(std::floor(
            std::clamp(x, static_cast<double>(left_of_all), static_cast<double>(right_of_all))));
    };
    const auto add = [&](std::int64_t column, double mean_x, std::int64_t height) {
        if (height == 0 || column == right_of_all) {
            return;
        }
        const bool is_left = column == left_of_all;
        const std::int64_t up = sign * height;
        const double right_part = is_left ? 1 : 1 - (mean_x - static_cast<double>(column));
        const double part = static_cast<double>(up) * right_part;
        const std::int64_t cell = is_left ? window_.first_column : column;
        if (line.left) {
            steps.push_back({cell, *line.left, up, part});
        }
        if (line.right) {
            steps.push_back({cell, *line.right, -up, -part});
        }
    };
    const std::int64_t end = column_of(to_x);
    const std::int64_t way = to_x > from_x ? 1 : -1;
    std::int64_t column = column_of(from_x);
    double x = from_x;
    std::int64_t y = from_y;
    while (column != end) {
        const auto edge_x = static_cast<double>(way > 0 ? column + 1 : column);
        const double done = (edge_x - from_x) / (to_x - from_x);
        const std::int64_t edge_y = std::clamp<std::int64_t>(
            from_y + std::llround(static_cast<double>(to_y - from_y) * done), y, to_y);
        add(column, (x + edge_x) / 2, edge_y - y);
        x = edge_x;
        y = edge_y;
        column += way;
    }
    add(column, (x + to_x) / 2, to_y - y);
}

/// Adds up the steps of a row from left to right.
CellCoverage::Row CellCoverage::swept(Steps steps) const {
    // In the order of the edges where they are of one cell and area: the same sum to the last bit.
    std::stable_sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) {
        return std::pair(a.column, a.area) < std::pair(b.column, b.area);
    });
    Row row;
    std::vector<Open> open; // areas that reach further right, by number
    std::int64_t next = window_.first_column;
    for (std::size_t i = 0; i < steps.size();) {
        const std::int64_t column = steps[i].column;
        if (!open.empty() && column > next) {
            add_run(row, next, column, parts_of(open));
        }
        Parts parts;
        std::vector<Open> still_open;
        std::size_t known = 0;
        const auto keep = [&](const Open& one, double part) {
            parts.emplace_back(one.area, part / units_a_cell);
            if (one.height != 0) {
                still_open.push_back(one);
            }
        };
        while (i < steps.size() && steps[i].column == column) {
            Open one{steps[i].area, 0};
            double part = 0;
            for (; known < open.size() && open[known].area < one.area; ++known) {
                keep(open[known], static_cast<double>(open[known].height));
            }
            std::int64_t before = 0;
            if (known < open.size() && open[known].area == one.area) {
                before = open[known++].height;
            }
            for (; i < steps.size() && steps[i].column == column && steps[i].area == one.area;
                 ++i) {
                part += steps[i].part;
                one.height += steps[i].height;
            }
            one.height += before;
            keep(one, static_cast<double>(before) + part);
        }
        for (; known < open.size(); ++known) {
            keep(open[known], static_cast<double>(open[known].height));
        }
        add_run(row, column, column + 1, parts);
        open = std::move(still_open);
        next = column + 1;
    }
    if (!open.empty() && next < window_.first_column + window_.columns) {
        add_run(row, next, window_.first_column + window_.columns, parts_of(open));
    }
    return row;
}

} // namespace demarc
