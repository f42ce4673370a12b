// SPDX-License-Identifier: MIT
#pragma once

#include "partition/face_locator.hpp"
#include "sources/count_reader.hpp"
#include "tally/stock.hpp"

#include <vector>

namespace demarc {

/// A file's stock, and what was noticed while it was read and counted.
struct CountedStock {
    Stock stock;
    std::vector<InputNote> notes;
};

/// What a file says stands on the land, over the faces of a partition.
///
/// A point counts in the face that holds it; the number of a record of several is shared among them
/// evenly. Lines are measured in km (see LinesInFaces), each as often as it is drawn; polygons in
/// km², land that several of them cover once. A number of a line or an area is shared out by what
/// part of it lies in each face, that of an area by the weights of a raster where there is one.
/// What lies outside Ukraine is not counted, with a warning that says how much, or with a note
/// where the file comes with the program. Sums over faces are the whole but for that; the order of
/// the records does not matter to the last bit.
///
/// O((n + k) log n) for n vertices of the partition and k of the file, and for polygons the time
/// that GEOS takes for those that lie in several faces.
/// \throws DataError where nothing of a file of the user's lies in Ukraine, or a number has no
/// length or area to be shared out by
CountedStock count(const CountedFile& file, const FaceLocator& locator);

} // namespace demarc
