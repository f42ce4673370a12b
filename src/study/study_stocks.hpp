// SPDX-License-Identifier: MIT
#pragma once

#include "partition/district_cut.hpp"
#include "partition/face_locator.hpp"
#include "study/catalogue.hpp"
#include "study/inputs.hpp"
#include "tally/count.hpp"

#include <cstddef>
#include <vector>

namespace demarc {

/// All that a study counts beside land, over the faces of a partition: people first, the estimate
/// that comes with the program before files, then what stands on the land.
/// \throws DataError as count() and count_people() do
std::vector<CountedStock> counted_stocks(const StudyInputs& inputs, const Catalogue& catalogue,
                                         bool counts_people, const FaceLocator& locator);

/// The same over the faces of another partition of the study, without notes.
std::vector<Stock> stocks_on(const FaceLocator& locator, const StudyInputs& inputs,
                             const Catalogue& catalogue, bool counts_people);

/// Stocks of another partition with `faces`, one for each of the study's, in their order. Of a
/// class of a raster that Ukraine only touches there may be one there and none here: that is
/// nothing.
std::vector<Stock> alike(std::vector<Stock> found, const std::vector<Stock>& as, std::size_t faces);

/// The districts of a study on the faces of a partition, with all that is counted in their pieces.
struct CountedDistricts {
    DistrictCut cut;
    std::vector<Stock> stocks; ///< on the pieces of the cut
    std::vector<InputNote> notes;
};

/// \param as the stocks counted are alike() these
/// \pre the inputs have districts \throws DataError as cut_districts() does
CountedDistricts counted_districts(const StudyInputs& inputs, const Catalogue& catalogue,
                                   bool counts_people, const std::vector<Stock>& as,
                                   const FaceLocator& locator, unsigned jobs);

} // namespace demarc
