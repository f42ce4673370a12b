// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/cell_coverage.hpp"
#include "geometry/coordinates.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// What is to be known of a raster besides what it says itself.
struct RasterOpening {
    std::optional<int> band{};      ///< from 1; std::nullopt: the only one
    std::optional<double> nodata{}; ///< the number of cells without one, beside the file's own
    std::string crs{};              ///< "EPSG:6381": of a file that names none; empty: refused
};

/// A band of a raster. Its cells are read block by block and never held as a whole.
class RasterFile {
public:
    RasterFile() = default;
    virtual ~RasterFile() = default;
    RasterFile(const RasterFile&) = delete;
    RasterFile& operator=(const RasterFile&) = delete;

    [[nodiscard]] virtual std::int64_t columns() const = 0;
    [[nodiscard]] virtual std::int64_t rows() const = 0;

    /// "people.tif, band 1": for messages.
    [[nodiscard]] virtual const std::string& where() const = 0;

    /// How many rows its blocks have.
    [[nodiscard]] virtual std::int64_t rows_of_block() const = 0;

    /// Whether lines that are straight in longitude and latitude are straight in its cells.
    [[nodiscard]] virtual bool keeps_lines_straight() const = 0;

    /// The positions in its cells; whatever the CRS and the direction of rows. \throws DataError
    /// where there is none
    [[nodiscard]] virtual std::vector<CellPoint> cells_of(const LineString& places) const = 0;

    /// Where a position in its cells is.
    [[nodiscard]] virtual std::optional<LonLat> place_of(CellPoint cell) const = 0;

    /// The numbers of cells, row by row, scaled as the file says; NaN where there is none.
    /// \throws DataError with the library's reason
    [[nodiscard]] virtual std::vector<double> read(const CellWindow& window) const = 0;
};

/// Whether a file is a raster by its content, in a format that keeps all in its own files.
bool is_raster(const std::string& file);

/// Opens a band of a raster (GeoTIFF, ESRI grids, ERDAS Imagine, netCDF ...).
/// \throws DataError naming file, band, reason and remedy: no such band, several and none named, no
/// CRS, cells that do not lie where the CRS says (degrees where it has metres), numbers of two
/// parts
std::shared_ptr<RasterFile> open_raster(const std::string& file, const RasterOpening& opening);

} // namespace demarc
