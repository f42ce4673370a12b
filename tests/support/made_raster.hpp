// SPDX-License-Identifier: MIT
#pragma once

#include "io/raster_file.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace demarc::testing {

/// Cells in memory. Where `bend` is not 0 lines that are straight on the map are curved in cells.
class MadeRaster : public RasterFile {
public:
    using Number = std::function<double(std::int64_t column, std::int64_t row)>;

    MadeRaster(LonLat corner, double size, std::int64_t columns, std::int64_t rows, Number number)
        : corner_(corner), size_(size), columns_(columns), rows_(rows), number_(std::move(number)) {
    }

    bool is_south_up = false;
    double bend = 0;

    [[nodiscard]] std::int64_t columns() const override { return columns_; }
    [[nodiscard]] std::int64_t rows() const override { return rows_; }
    [[nodiscard]] const std::string& where() const override { return where_; }
    [[nodiscard]] std::int64_t rows_of_block() const override { return 16; }
    [[nodiscard]] bool keeps_lines_straight() const override { return bend == 0; }
    [[nodiscard]] std::vector<CellPoint> cells_of(const LineString& places) const override {
        std::vector<CellPoint> cells;
        for (const LonLat place : places) {
            const double down = (corner_.lat - place.lat) / size_;
            cells.push_back({(place.lon - corner_.lon) / size_ + bend * down * down,
                             is_south_up ? static_cast<double>(rows_) - down : down});
        }
        return cells;
    }
    [[nodiscard]] std::optional<LonLat> place_of(CellPoint cell) const override {
        return LonLat{corner_.lon + cell.column * size_, corner_.lat - cell.row * size_};
    }
    [[nodiscard]] std::vector<double> read(const CellWindow& window) const override {
        std::vector<double> values;
        for (std::int64_t row = 0; row < window.rows; ++row) {
            for (std::int64_t column = 0; column < window.columns; ++column) {
                const std::int64_t at = window.first_row + row;
                values.push_back(
                    number_(window.first_column + column, is_south_up ? rows_ - 1 - at : at));
            }
        }
        return values;
    }

private:
    LonLat corner_;
    double size_;
    std::int64_t columns_;
    std::int64_t rows_;
    Number number_;
    std::string where_ = "made-up.tif, band 1";
};

} // namespace demarc::testing
