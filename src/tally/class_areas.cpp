// SPDX-License-Identifier: MIT
#include "tally/class_areas.hpp"

#include "support/error.hpp"
#include "tally/cell_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

namespace demarc {

namespace {

/// The area on the ground of a raster's cells, row by row downwards.
class CellAreas {
public:
    CellAreas(const RasterFile& raster, const CellWindow& window)
        : raster_(raster), window_(window) {
        constexpr double apart = 10'000; // metres
        const double middle = area_of_cell(window.first_row + window.rows / 2,
                                           window.first_column + window.columns / 2);
        step_ = std::max<std::int64_t>(1, std::llround(apart / std::sqrt(middle)));
        in_row_.resize(static_cast<std::size_t>(window.columns));
    }

    /// m² by the window's columns. Rows are asked for from the top.
    std::span<const double> in_row(std::int64_t row) {
        const std::int64_t above = window_.first_row + (row - window_.first_row) / step_ * step_;
        if (above != above_) {
            above_ = above;
            below_ = std::min(above + step_, window_.first_row + window_.rows - 1);
            nodes_above_ = nodes_of(above_);
            nodes_below_ = nodes_of(below_);
        }
        const double down = below_ == above_ ? 0
                                             : static_cast<double>(row - above_) /
                                                   static_cast<double>(below_ - above_);
        for (std::size_t node = 0; node < nodes_above_.size(); ++node) {
            const double here = between(nodes_above_[node], nodes_below_[node], down);
            const std::size_t next = std::min(node + 1, nodes_above_.size() - 1);
            const double there = between(nodes_above_[next], nodes_below_[next], down);
            fill(column_of(node), column_of(next), here, there);
        }
        return in_row_;
    }

private:
    static double between(double from, double to, double part) { return from + part * (to - from); }

    /// Counted from the window's first.
    [[nodiscard]] std::int64_t column_of(std::size_t node) const {
        return std::min(static_cast<std::int64_t>(node) * step_, window_.columns - 1);
    }

    [[nodiscard]] std::vector<double> nodes_of(std::int64_t row) const {
        std::vector<double> areas;
        std::int64_t column = -1;
        for (std::size_t node = 0; column < window_.columns - 1; ++node) {
            column = column_of(node);
            areas.push_back(area_of_cell(row, window_.first_column + column));
        }
        return areas;
    }

    void fill(std::int64_t first, std::int64_t last, double from, double to) {
        const double each = last == first ? 0 : (to - from) / static_cast<double>(last - first);
        for (std::int64_t column = first; column <= last; ++column) {
            in_row_[static_cast<std::size_t>(column)] =
                from + each * static_cast<double>(column - first);
        }
    }

    /// \throws DataError where its corners are nowhere
    [[nodiscard]] double area_of_cell(std::int64_t row, std::int64_t column) const {
        const auto x = static_cast<double>(column);
        const auto y = static_cast<double>(row);
        Ring corners;
        for (const CellPoint corner :
             {CellPoint{x, y}, {x, y + 1}, {x + 1, y + 1}, {x + 1, y}, {x, y}}) {
            const std::optional<LonLat> place = raster_.place_of(corner);
            if (!place) {
                throw DataError(fmt::format(
                    "{}, row {}, column {}: its coordinate reference system has no longitude and "
                    "latitude there; bring the raster to another one (gdalwarp -t_srs EPSG:4326)",
                    raster_.where(), row, column));
            }
            corners.push_back(*place);
        }
        return std::abs(area_of(corners).value);
    }

    const RasterFile& raster_;
    CellWindow window_;
    std::int64_t step_ = 1;
    std::int64_t above_ = -1;
    std::int64_t below_ = -1;
    std::vector<double> nodes_above_;
    std::vector<double> nodes_below_;
    std::vector<double> in_row_;
};

/// Adds up rows of a raster, one after another.
class ClassSummer {
public:
    ClassSummer(const RasterFile& raster, const CellWindow& window, std::size_t faces, bool named)
        : raster_(raster), window_(window), cells_(raster, window), faces_(faces), named_(named) {}

    void add(const CellRow& row) {
        const std::span<const double> areas = cells_.in_row(row.number);
        for (const CellCoverage::Run& run : row.coverage.runs) {
            for (std::int64_t column = run.first_column; column < run.end_column; ++column) {
                const auto at = static_cast<std::size_t>(column - window_.first_column);
                const double value = row.values[at];
                if (!std::isnan(value)) {
                    look_up(value, row.number, column);
                    in_run_[class_] += areas[at];
                }
            }
            share_out(row.coverage, run);
        }
    }

    [[nodiscard]] ClassAreas areas(const Partition& partition) && {
        ClassAreas areas;
        areas.without.reserve(faces_);
        for (const Face& face : partition.faces) {
            areas.without.push_back(face.area(AreaMethod::authalic).value);
        }
        for (std::size_t i = 0; i < numbers_.size(); ++i) {
            for (FaceIndex face = 0; face < faces_; ++face) {
                areas.without[face] -= in_[i][face];
            }
            areas.of_class.emplace(numbers_[i], std::move(in_[i]));
        }
        for (FaceIndex face = 0; face < faces_; ++face) {
            // Less is what the areas of cells and of faces differ by.
            constexpr double nothing = 1e-5;
            const double land = partition.faces[face].area(AreaMethod::authalic).value;
            areas.without[face] = areas.without[face] > nothing * land ? areas.without[face] : 0;
        }
        return areas;
    }

private:
    /// Sets `class_` to that of a number. Most cells are of the class of the one before.
    void look_up(double value, std::int64_t row, std::int64_t column) {
        if (value == last_) {
            return;
        }
        constexpr double most = 1e15;
        if (value != std::floor(value) || std::abs(value) > most) {
            throw DataError(fmt::format("{}: {:.9g} is no number of a class, which is whole; a "
                                        "raster of people goes with --people",
                                        place_in_words(raster_, row, column), value));
        }
        const auto number = static_cast<std::int64_t>(value);
        const auto [known, is_new] = class_of_.try_emplace(number, numbers_.size());
        if (is_new) {
            add_class(number);
        }
        last_ = value;
        class_ = known->second;
    }

    void add_class(std::int64_t number) {
        const std::size_t most = named_ ? most_classes : most_unnamed_classes;
        if (numbers_.size() == most) {
            throw DataError(fmt::format("{}: has more than {} different numbers{}; is it a raster "
                                        "of amounts? One of people goes with --people",
                                        raster_.where(), most,
                                        named_ ? ""
                                               : ", and no profile says which classes they are "
                                                 "([classes])"));
        }
        numbers_.push_back(number);
        in_run_.push_back(0);
        in_.emplace_back(faces_);
    }

    void share_out(const CellCoverage::Row& row, const CellCoverage::Run& run) {
        for (std::size_t i = 0; i < in_run_.size(); ++i) {
            if (in_run_[i] == 0) {
                continue;
            }
            for (std::size_t part = run.first_part; part < run.end_part; ++part) {
                in_[i][row.parts[part].area] += row.parts[part].share * in_run_[i];
            }
            in_run_[i] = 0;
        }
    }

    const RasterFile& raster_;
    CellWindow window_;
    CellAreas cells_;
    std::size_t faces_;
    bool named_;
    std::map<std::int64_t, std::size_t> class_of_;
    std::vector<std::int64_t> numbers_; ///< of classes, as they are found
    std::vector<std::vector<double>> in_;
    std::vector<double> in_run_;
    double last_ = std::nan("");
    std::size_t class_ = 0;
};

} // namespace

ClassAreas class_areas(const RasterFile& raster, const Partition& partition, bool named) {
    const CellRows rows(raster, partition);
    ClassSummer summer(raster, rows.window(), partition.faces.size(), named);
    rows.each([&summer](const CellRow& row) { summer.add(row); });
    return std::move(summer).areas(partition);
}

} // namespace demarc
