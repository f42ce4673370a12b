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
        : raster_(raster), window_(window),
          usual_(area_of_cell(window.first_row + window.rows / 2,
                              window.first_column + window.columns / 2)) {
        constexpr double apart = 10'000; // metres
        step_ = std::max<std::int64_t>(1, std::llround(apart / std::sqrt(usual_)));
        in_row_.resize(static_cast<std::size_t>(window.columns));
    }

    /// m², about: that of the cell in the middle.
    [[nodiscard]] double usual() const { return usual_; }

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
    double usual_;
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
        : raster_(raster), window_(window), cells_(raster, window), faces_(faces), named_(named) {
        in_run_.push_back(0);
        in_.emplace_back(faces);
    }

    void add(const CellRow& row) {
        const std::span<const double> areas = cells_.in_row(row.number);
        for (const CellCoverage::Run& run : row.coverage.runs) {
            for (std::int64_t column = run.first_column; column < run.end_column; ++column) {
                const auto at = static_cast<std::size_t>(column - window_.first_column);
                if (row.values[at] != last_) {
                    look_up(row.values[at], row.number, column);
                }
                in_run_[slot_] += areas[at];
            }
            share_out(row.coverage, run);
        }
    }

    [[nodiscard]] ClassAreas areas(const Partition& partition) && {
        for (FaceIndex face = 0; face < faces_; ++face) {
            fit(face, partition.faces[face].area(AreaMethod::authalic).value);
        }
        ClassAreas areas;
        areas.without = std::move(in_[without]);
        for (const auto& [number, slot] : slot_of_) {
            areas.of_class.emplace(number, std::move(in_[slot]));
        }
        return areas;
    }

private:
    static constexpr std::size_t without = 0; ///< the slot of cells without a number

    /// Sets `slot_` to that of a number. Most cells are of the class of the one before.
    void look_up(double value, std::int64_t row, std::int64_t column) {
        last_ = value;
        if (std::isnan(value)) {
            slot_ = without;
            return;
        }
        constexpr double most = 1e15;
        if (value != std::floor(value) || std::abs(value) > most) {
            throw DataError(fmt::format("{}: {:.9g} is no number of a class, which is whole; a "
                                        "raster of people goes with `people`",
                                        place_in_words(raster_, row, column), value));
        }
        const auto [known, is_new] =
            slot_of_.try_emplace(static_cast<std::int64_t>(value), in_.size());
        if (is_new) {
            add_slot();
        }
        slot_ = known->second;
    }

    void add_slot() {
        const std::size_t most = named_ ? most_classes : most_unnamed_classes;
        if (slot_of_.size() > most) {
            throw DataError(fmt::format("{}: has more than {} different numbers{}; is it a raster "
                                        "of amounts? One of people goes with `people`",
                                        raster_.where(), most,
                                        named_ ? ""
                                               : ", and no profile says which classes they are "
                                                 "([classes])"));
        }
        in_run_.push_back(0);
        in_.emplace_back(faces_);
    }

    void share_out(const CellCoverage::Row& row, const CellCoverage::Run& run) {
        for (std::size_t slot = 0; slot < in_run_.size(); ++slot) {
            if (in_run_[slot] == 0) {
                continue;
            }
            for (std::size_t part = run.first_part; part < run.end_part; ++part) {
                in_[slot][row.parts[part].area] += row.parts[part].share * in_run_[slot];
            }
            in_run_[slot] = 0;
        }
    }

    /// The part of a cell that a face has is one of its square, and a little off on the ground,
    /// where one end of a cell is wider than the other: slots are brought to the land of the face.
    /// What is missing by more lies in no cell.
    void fit(FaceIndex face, double land) {
        double sum = 0;
        for (const std::vector<double>& in : in_) {
            sum += in[face];
        }
        constexpr double radius = 6.37e6;
        const double off = 2 * std::sqrt(cells_.usual()) / radius;
        if (std::abs(sum - land) <= off * land) {
            for (std::vector<double>& in : in_) {
                in[face] *= sum > 0 ? land / sum : 1;
            }
        } else {
            in_[without][face] += std::max(0.0, land - sum);
        }
    }

    const RasterFile& raster_;
    CellWindow window_;
    CellAreas cells_;
    std::size_t faces_;
    bool named_;
    std::map<std::int64_t, std::size_t> slot_of_; ///< by the class' number
    std::vector<std::vector<double>> in_;         ///< by slot: m² by face
    std::vector<double> in_run_;                  ///< by slot
    double last_ = std::nan("");                  ///< equals none
    std::size_t slot_ = without;
};

} // namespace

ClassAreas class_areas(const RasterFile& raster, const Partition& partition, bool named) {
    const CellRows rows(raster, partition);
    ClassSummer summer(raster, rows.window(), partition.faces.size(), named);
    rows.each([&summer](const CellRow& row) { summer.add(row); });
    return std::move(summer).areas(partition);
}

} // namespace demarc
