// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace demarc {

/// A position in the cells of a grid: the cell of column c and row r reaches from (c, r) to
/// (c + 1, r + 1). Rows may run in any direction on the ground.
struct CellPoint {
    double column = 0;
    double row = 0;
};

/// A part of a grid.
struct CellWindow {
    std::int64_t first_column = 0;
    std::int64_t first_row = 0;
    std::int64_t columns = 0;
    std::int64_t rows = 0;

    [[nodiscard]] bool is_empty() const { return columns <= 0 || rows <= 0; }
};

/// The lines between areas that overlap nowhere, as positions in the cells of a grid. All the lines
/// around an area, on its left or right, close.
class CellLines {
public:
    using Area = std::uint32_t;

    /// \param left number of the area on the left of the line's way where rows run downwards;
    /// std::nullopt: none \pre finite positions
    void add(const std::vector<CellPoint>& points, std::optional<Area> left,
             std::optional<Area> right);

    /// What all areas cover together, in cells.
    [[nodiscard]] double covered() const { return turn_ < 0 ? -turn_ / 2 : turn_ / 2; }

    /// The cells that the lines touch, of a grid of this size.
    [[nodiscard]] CellWindow window(std::int64_t columns, std::int64_t rows) const;

private:
    friend class CellCoverage;
    struct Line {
        std::optional<Area> left;
        std::optional<Area> right;
    };
    std::vector<CellPoint> points_;
    std::vector<std::uint32_t> line_of_edge_; ///< by the edge's first point
    std::vector<Line> lines_;
    double turn_ = 0; ///< twice the area that all areas enclose; negative where rows run upwards
};

/// What part of each cell of a grid lies in which area, exactly: no cell is sampled.
///
/// An edge that passes through a cell cuts off the trapezoid to its right, and of every cell
/// further right in that row the height that it passes through. The sum over the edges around an
/// area, signed by their direction, is the part of each cell that the area covers (Levien's way to
/// draw fonts; exactextract traverses each ring cell by cell to the same end). Each line adds to
/// the area on one side what it takes from the other: parts of a cell add up to the whole. Heights
/// are kept as whole numbers, so that an area that ends leaves nothing behind.
///
/// O(n + k) for n edges and the k cells that they pass through, whatever the number of cells.
class CellCoverage {
public:
    /// A part of a cell that lies in an area, 0 to 1.
    struct Part {
        CellLines::Area area = 0;
        double share = 0;
    };

    /// Cells side by side that lie in the same areas by the same parts.
    struct Run {
        std::int64_t first_column = 0;
        std::int64_t end_column = 0; ///< past the last
        std::size_t first_part = 0;
        std::size_t end_part = 0;
    };

    struct Row {
        std::vector<Run> runs; ///< from left to right; cells in none lie in no area
        std::vector<Part> parts;
    };

    /// \param rows_at_once of rows(); the result is the same for any number
    CellCoverage(CellLines lines, const CellWindow& window, std::int64_t rows_at_once);

    [[nodiscard]] const CellWindow& window() const { return window_; }
    [[nodiscard]] std::size_t bands() const { return bands_; }
    [[nodiscard]] std::int64_t first_row(std::size_t band) const;
    [[nodiscard]] std::int64_t rows_in(std::size_t band) const;

    /// The rows of a band, the first at the top.
    [[nodiscard]] std::vector<Row> rows(std::size_t band) const;

private:
    /// What an edge adds to a cell and to those right of it.
    struct Step {
        std::int64_t column = 0;
        CellLines::Area area = 0;
        std::int64_t height = 0; ///< of the cells to the right, in units of a cell
        double part = 0;         ///< of the cell itself, in the same units
    };
    using Steps = std::vector<Step>;

    void add_edge(std::uint32_t edge, std::size_t band, std::vector<Steps>& steps) const;
    void add_in_row(double from_x, std::int64_t from_y, double to_x, std::int64_t to_y,
                    std::int64_t sign, const CellLines::Line& line, Steps& steps) const;
    [[nodiscard]] Row swept(Steps steps) const;

    CellLines lines_;
    CellWindow window_;
    std::int64_t rows_at_once_;
    std::size_t bands_ = 0;
    std::vector<std::uint32_t> starts_; ///< by band, into edges_; one more than bands
    std::vector<std::uint32_t> edges_;  ///< those of a band, ascending
};

} // namespace demarc
