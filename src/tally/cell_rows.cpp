// SPDX-License-Identifier: MIT
#include "tally/cell_rows.hpp"

#include "geometry/dense_line.hpp"
#include "support/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace demarc {

namespace {

CellLines lines_in_cells(const RasterFile& raster, const Partition& partition) {
    const auto area = [](const std::optional<FaceIndex>& face) {
        return face ? std::optional(static_cast<CellLines::Area>(*face)) : std::nullopt;
    };
    CellLines lines;
    for (const Arc& arc : partition.arcs) {
        lines.add(line_in_cells(raster, arc.line), area(arc.left), area(arc.right));
    }
    return lines;
}

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

/// \throws DataError where no cell lies in Ukraine
CellLines checked(CellLines lines, const RasterFile& raster) {
    if (lines.window(raster.columns(), raster.rows()).is_empty()) {
        throw DataError(
            fmt::format("{}: no cell of it lies in Ukraine: its cells lie {}; is it the "
                        "right file, and does it name the right coordinate reference "
                        "system?",
                        raster.where(), extent_in_words(raster)));
    }
    return lines;
}

/// Some MB at once; where blocks are higher GDAL keeps them.
std::int64_t rows_at_once(const CellWindow& window, const RasterFile& raster) {
    constexpr std::int64_t cells_at_once = 1'000'000;
    return std::clamp<std::int64_t>(cells_at_once / window.columns, 1,
                                    std::max<std::int64_t>(raster.rows_of_block(), 64));
}

CellCoverage coverage_of(CellLines lines, const RasterFile& raster) {
    const CellWindow window = lines.window(raster.columns(), raster.rows());
    return {std::move(lines), window, rows_at_once(window, raster)};
}

} // namespace

CellRows::CellRows(const RasterFile& raster, const Partition& partition)
    : CellRows(raster, checked(lines_in_cells(raster, partition), raster)) {}

CellRows::CellRows(const RasterFile& raster, CellLines lines)
    : raster_(raster), land_(lines.covered()), coverage_(coverage_of(std::move(lines), raster)) {}

void CellRows::each(const std::function<void(const CellRow&)>& visit) const {
    const auto columns = static_cast<std::size_t>(window().columns);
    for (std::size_t band = 0; band < coverage_.bands(); ++band) {
        const CellWindow part{window().first_column, coverage_.first_row(band), window().columns,
                              coverage_.rows_in(band)};
        const std::vector<double> values = raster_.read(part);
        const std::vector<CellCoverage::Row> rows = coverage_.rows(band);
        for (std::size_t row = 0; row < rows.size(); ++row) {
            visit({part.first_row + static_cast<std::int64_t>(row), rows[row],
                   std::span(values).subspan(row * columns, columns)});
        }
    }
}

std::vector<CellPoint> line_in_cells(const RasterFile& raster, const LineString& line) {
    if (raster.keeps_lines_straight()) {
        return raster.cells_of(line);
    }
    return dense_line(line, line_tolerance_in_cells,
                      [&raster](const LineString& some) { return raster.cells_of(some); });
}

std::string place_in_words(const RasterFile& raster, std::int64_t row, std::int64_t column) {
    constexpr double half = 0.5;
    const auto place =
        raster.place_of({static_cast<double>(column) + half, static_cast<double>(row) + half});
    return fmt::format("{}, row {}, column {}{}", raster.where(), row, column,
                       place ? fmt::format(" ({:.3f} E {:.3f} N)", place->lon, place->lat) : "");
}

} // namespace demarc
