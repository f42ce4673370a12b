// SPDX-License-Identifier: MIT
#include "tally/cell_sums.hpp"

#include "geometry/dense_line.hpp"
#include "support/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <string>

namespace demarc {

namespace {

CellLines lines_in_cells(const RasterFile& raster, const Partition& partition) {
    const auto to_cells = [&raster](const LineString& line) { return raster.cells_of(line); };
    const auto area = [](const std::optional<FaceIndex>& face) {
        return face ? std::optional(static_cast<CellLines::Area>(*face)) : std::nullopt;
    };
    CellLines lines;
    for (const Arc& arc : partition.arcs) {
        lines.add(raster.keeps_lines_straight()
                      ? raster.cells_of(arc.line)
                      : dense_line(arc.line, line_tolerance_in_cells, to_cells),
                  area(arc.left), area(arc.right));
    }
    return lines;
}

/// "row 12, column 40 (30.52 E 50.45 N)", counted from 0 as GDAL does.
std::string place_in_words(const RasterFile& raster, std::int64_t row, std::int64_t column) {
    constexpr double half = 0.5;
    const auto place =
        raster.place_of({static_cast<double>(column) + half, static_cast<double>(row) + half});
    return fmt::format("row {}, column {}{}", row, column,
                       place ? fmt::format(" ({:.3f} E {:.3f} N)", place->lon, place->lat) : "");
}

[[noreturn]] void refuse_number(const RasterFile& raster, double number, std::int64_t row,
                                std::int64_t column) {
    const std::string where =
        fmt::format("{}, {}", raster.where(), place_in_words(raster, row, column));
    if (std::isinf(number)) {
        throw DataError(fmt::format("{}: holds a number without end ({}); no number of people can "
                                    "be that",
                                    where, number));
    }
    throw DataError(fmt::format("{}: {:.9g} is negative, and no number of people can be that; "
                                "where it marks cells without a number, say so in a profile "
                                "(nodata = {:.9g})",
                                where, number, number));
}

/// Adds up rows of a raster, one after another.
class Summer {
public:
    Summer(const RasterFile& raster, const CellWindow& window, BorderCells border,
           std::size_t faces)
        : raster_(raster), window_(window), border_(border) {
        sums_.in_faces.resize(faces);
    }

    /// \param values of the window's columns in this row
    void add(const CellCoverage::Row& row, std::int64_t number, std::span<const double> values) {
        row_ = number;
        std::int64_t next = window_.first_column;
        for (const CellCoverage::Run& run : row.runs) {
            sums_.outside += total(values, next, run.first_column).sum;
            add_run(row, run, total(values, run.first_column, run.end_column));
            next = run.end_column;
        }
        sums_.outside += total(values, next, window_.first_column + window_.columns).sum;
    }

    /// \param land in cells
    [[nodiscard]] CellSums sums(double land) const {
        CellSums sums = sums_;
        sums.part_of_land = covered_ / land;
        return sums;
    }

private:
    struct Total {
        double sum = 0;
        std::int64_t cells = 0; ///< that have a number
    };

    [[nodiscard]] Total total(std::span<const double> values, std::int64_t first,
                              std::int64_t end) const {
        Total total;
        bool is_wrong = false;
        for (std::int64_t column = first; column < end; ++column) {
            const double value = values[static_cast<std::size_t>(column - window_.first_column)];
            const bool is_there = !std::isnan(value);
            total.sum += is_there ? value : 0.0;
            total.cells += is_there ? 1 : 0;
            is_wrong = is_wrong || value < 0;
        }
        if (is_wrong || !std::isfinite(total.sum)) {
            refuse(values, first, end);
        }
        return total;
    }

    [[noreturn]] void refuse(std::span<const double> values, std::int64_t first,
                             std::int64_t end) const {
        const auto value = [&](std::int64_t column) {
            return values[static_cast<std::size_t>(column - window_.first_column)];
        };
        for (std::int64_t column = first; column < end; ++column) {
            if (value(column) < 0 || std::isinf(value(column))) {
                refuse_number(raster_, value(column), row_, column);
            }
        }
        throw DataError(fmt::format("{}, row {}: its numbers add up to more than can be counted",
                                    raster_.where(), row_));
    }

    void add_run(const CellCoverage::Row& row, const CellCoverage::Run& run, const Total& total) {
        double inside = 0;
        for (std::size_t i = run.first_part; i < run.end_part; ++i) {
            inside += row.parts[i].share;
        }
        covered_ += inside * static_cast<double>(run.end_column - run.first_column);
        sums_.with_number += total.cells;
        // Edges of the country that follow those of cells are beside them by rounding.
        constexpr double least_inside = 0.01;
        constexpr double whole = 1 - 1e-7;
        double counted = 1;
        if (inside < whole) {
            sums_.beyond_border += (1 - inside) * total.sum;
            counted = border_ == BorderCells::land && inside >= least_inside ? 1 / inside : 1;
        }
        for (std::size_t i = run.first_part; i < run.end_part; ++i) {
            sums_.in_faces[row.parts[i].area] += row.parts[i].share * counted * total.sum;
        }
    }

    const RasterFile& raster_;
    CellWindow window_;
    BorderCells border_;
    CellSums sums_;
    double covered_ = 0;
    std::int64_t row_ = 0;
};

/// "21.5 to 40.7 E and 44 to 52.7 N"
std::string extent_in_words(const RasterFile& raster) {
    const auto columns = static_cast<double>(raster.columns());
    const auto rows = static_cast<double>(raster.rows());
    Box box;
    for (const CellPoint corner :
         {CellPoint{0, 0}, {columns, 0}, {0, rows}, {columns, rows}, {columns / 2, rows / 2}}) {
        if (const auto place = raster.place_of(corner)) {
            box.add(*place);
        }
    }
    return box.west > box.east ? "where longitude and latitude are not known"
                               : fmt::format("at {:.5g} to {:.5g} E and {:.5g} to {:.5g} N",
                                             box.west, box.east, box.south, box.north);
}

} // namespace

CellSums sum_cells(const RasterFile& raster, const Partition& partition, BorderCells border) {
    CellLines lines = lines_in_cells(raster, partition);
    const double land = lines.covered();
    const CellWindow window = lines.window(raster.columns(), raster.rows());
    if (window.is_empty()) {
        throw DataError(
            fmt::format("{}: no cell of it lies in Ukraine: its cells lie {}; is it the "
                        "right file, and does it name the right coordinate reference "
                        "system?",
                        raster.where(), extent_in_words(raster)));
    }
    // Some MB at once; where blocks are higher GDAL keeps them.
    constexpr std::int64_t cells_at_once = 1'000'000;
    const std::int64_t rows_at_once = std::clamp<std::int64_t>(
        cells_at_once / window.columns, 1, std::max<std::int64_t>(raster.rows_of_block(), 64));
    const CellCoverage coverage(std::move(lines), window, rows_at_once);
    Summer summer(raster, window, border, partition.faces.size());
    for (std::size_t band = 0; band < coverage.bands(); ++band) {
        const CellWindow part{window.first_column, coverage.first_row(band), window.columns,
                              coverage.rows_in(band)};
        const std::vector<double> values = raster.read(part);
        const std::vector<CellCoverage::Row> rows = coverage.rows(band);
        const auto columns = static_cast<std::size_t>(window.columns);
        for (std::size_t row = 0; row < rows.size(); ++row) {
            summer.add(rows[row], part.first_row + static_cast<std::int64_t>(row),
                       std::span(values).subspan(row * columns, columns));
        }
    }
    return summer.sums(land);
}

} // namespace demarc
