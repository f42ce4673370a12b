// SPDX-License-Identifier: MIT
#pragma once

#include "io/raster_file.hpp"
#include "partition/partition.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace demarc {

/// So many classes a raster may have, and so many of which nobody said which they are: with more it
/// is one of amounts.
inline constexpr std::size_t most_classes = 1000;
inline constexpr std::size_t most_unnamed_classes = 64;

/// How much land is in each class of a raster, whose cells have the number of a class each.
struct ClassAreas {
    using OnFaces = std::vector<double>;      ///< m² by FaceIndex
    std::map<std::int64_t, OnFaces> of_class; ///< by the class' number: all that occur in Ukraine
    OnFaces without;                          ///< land in cells without a number, or in no cell
};

/// Measures the classes of a raster on the faces of a partition, each cell by the exact part of it
/// that lies in a face and by its area on the ground. A cell that the outer border cuts counts by
/// its part in Ukraine.
///
/// The area of cells is worked out at points 10 km apart, from their corners on the authalic
/// sphere, and taken as linear between them: to a part in a million. Classes and what is without
/// one then are brought to the land of each face, which parts of cells are off by up to the height
/// of a cell over the earth's radius: they add up to it. In the time and memory of
/// CellRows, and 8 bytes for each class and face.
/// \param named whether somebody said which classes there are
/// \throws DataError naming row, column and place of a number that is not whole, where there are
/// too many classes, and as CellRows does
ClassAreas class_areas(const RasterFile& raster, const Partition& partition, bool named);

} // namespace demarc
