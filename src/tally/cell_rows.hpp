// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/cell_coverage.hpp"
#include "io/raster_file.hpp"
#include "partition/partition.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace demarc {

/// A line between faces is followed to this part of a cell where the raster has another CRS: to a
/// centimetre at 100 m, and to a millionth of what lies in a face of a hundred cells.
inline constexpr double line_tolerance_in_cells = 1e-4;

/// A row of cells: which faces they lie in, by FaceIndex, and their numbers.
struct CellRow {
    std::int64_t number = 0;           ///< from 0, as GDAL counts
    const CellCoverage::Row& coverage; ///< areas are faces
    std::span<const double> values;    ///< of the window's columns; NaN where there is none
};

/// The cells of a raster in the box of a partition, with the exact part of each in every face.
class CellRows {
public:
    /// \throws DataError where no cell lies in Ukraine. \param raster outlives it
    CellRows(const RasterFile& raster, const Partition& partition);

    /// Of other areas than faces. \pre their window is not empty
    CellRows(const RasterFile& raster, CellLines lines);

    [[nodiscard]] const CellWindow& window() const { return coverage_.window(); }

    /// What the faces cover together, in cells, be they in the raster or not.
    [[nodiscard]] double land() const { return land_; }

    /// Row by row from the top. Reads each cell once, some rows at a time: a few MB, whatever the
    /// size of the raster. O(n + k + m) for n vertices, the k cells they pass through and m cells;
    /// what is visited does not depend on how the raster is tiled.
    void each(const std::function<void(const CellRow&)>& visit) const;

private:
    const RasterFile& raster_;
    double land_;
    CellCoverage coverage_;
};

/// A line in the cells of a raster, followed to line_tolerance_in_cells.
std::vector<CellPoint> line_in_cells(const RasterFile& raster, const LineString& line);

/// "people.tif, band 1, row 12, column 40 (30.52 E 50.45 N)", counted from 0 as GDAL does.
std::string place_in_words(const RasterFile& raster, std::int64_t row, std::int64_t column);

} // namespace demarc
