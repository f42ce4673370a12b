// SPDX-License-Identifier: MIT
#pragma once

#include "partition/face_locator.hpp"
#include "sources/gazetteer.hpp"
#include "sources/people_reader.hpp"
#include "tally/count.hpp"

namespace demarc {

/// What a file says of where people live, over the faces of a partition: records as count() does
/// it, a raster as sum_cells() does.
///
/// Notes say what lies beyond the outer border, and warn where a raster does not cover Ukraine, has
/// no number where towns of the gazetteer are, or counts more people than Ukraine ever had: numbers
/// per km² rather than in cells.
/// \throws DataError as these do, and where no cell in Ukraine has a number
CountedStock count_people(const PeopleFile& file, const FaceLocator& locator,
                          const Gazetteer& gazetteer);

/// The same over the faces of another partition, without notes and without what they take to find
/// out. \pre count_people() has been asked for the same file
Stock stock_of_people(const PeopleFile& file, const FaceLocator& locator);

} // namespace demarc
