// SPDX-License-Identifier: MIT
#include "tally/cell_sums.hpp"

#include "support/error.hpp"
#include "tally/cell_rows.hpp"

#include <fmt/format.h>

#include <cmath>
#include <span>
#include <string>

namespace demarc {

namespace {

[[noreturn]] void refuse_number(const RasterFile& raster, double number, std::int64_t row,
                                std::int64_t column) {
    const std::string where = place_in_words(raster, row, column);
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

    void add(const CellRow& row) {
        row_ = row.number;
        std::int64_t next = window_.first_column;
        for (const CellCoverage::Run& run : row.coverage.runs) {
            sums_.outside += total(row.values, next, run.first_column).sum;
            add_run(row.coverage, run, total(row.values, run.first_column, run.end_column));
            next = run.end_column;
        }
        sums_.outside += total(row.values, next, window_.first_column + window_.columns).sum;
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

} // namespace

CellSums sum_cells(const RasterFile& raster, const Partition& partition, BorderCells border) {
    const CellRows rows(raster, partition);
    Summer summer(raster, rows.window(), border, partition.faces.size());
    rows.each([&summer](const CellRow& row) { summer.add(row); });
    return summer.sums(rows.land());
}

} // namespace demarc
