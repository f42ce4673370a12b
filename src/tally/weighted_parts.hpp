// SPDX-License-Identifier: MIT
#pragma once

#include "io/raster_file.hpp"
#include "partition/parts_by_face.hpp"

namespace demarc {

/// What part of polygons lies in each face by the weight of a raster's cells: where the people of a
/// district live, if cells count dwellings (a dasymetric map, Wright 1936). Each cell counts by the
/// exact part of it that lies in a piece; cells without a number weigh nothing. Parts are in the
/// unit of the cells, all of them zero where no cell weighs anything.
///
/// Polygons within one face have that face with the weight 1, and no cell of theirs is read; of
/// others the cells in their box, for the whole and for each piece.
/// \pre valid polygons that do not overlap
/// \throws DataError naming row, column and place of a cell that is negative or infinite
PartsByFace weighted_parts(const RasterFile& weights, const PolygonsInFaces& faces,
                           const MultiPolygon& polygons);

} // namespace demarc
