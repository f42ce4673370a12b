// SPDX-License-Identifier: MIT
#pragma once

#include "io/raster_file.hpp"
#include "partition/partition.hpp"
#include "sources/people_profile.hpp"

#include <cstdint>
#include <vector>

namespace demarc {

/// What the cells of a raster add up to.
struct CellSums {
    std::vector<double> in_faces; ///< by FaceIndex
    double beyond_border = 0;     ///< of cells that the outer border cuts, by the part beyond it
    double outside = 0;           ///< of cells in the box of Ukraine that lie outside as a whole
    std::int64_t with_number = 0; ///< cells in Ukraine that have a number
    double part_of_land = 0;      ///< of Ukraine in cells of the raster, be they without a number
};

/// Adds up the cells of a raster over the faces of a partition, each by the exact part of it that
/// lies in a face (CellCoverage). The people of a cell are spread over it evenly.
///
/// A cell that the outer border cuts counts whole with BorderCells::land, shared by the faces in it
/// by their part of it, unless less than a hundredth of it lies in Ukraine. With
/// BorderCells::share its part beyond the border is left out.
///
/// In the time and memory of CellRows; the sums do not depend on how the raster is tiled.
/// \throws DataError naming row, column and place of a cell that is negative or infinite, and where
/// no cell lies in Ukraine
CellSums sum_cells(const RasterFile& raster, const Partition& partition, BorderCells border);

} // namespace demarc
