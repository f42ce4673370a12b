// SPDX-License-Identifier: MIT
#pragma once

#include "partition/district_cut.hpp"
#include "sources/input_note.hpp"
#include "study/catalogue.hpp"
#include "study/inputs.hpp"
#include "study/study.hpp"

#include <string>
#include <vector>

namespace demarc {

/// The districts of a study with their outlines: what a map by district is drawn from.
struct DistrictShapes {
    std::string level; ///< what they are, in the plural: "raions"; "oblasts" for regions themselves
    DistrictCut cut;   ///< with all lines between districts
    std::vector<double> people; ///< by piece: residents before the war; empty: not counted
    std::vector<InputFile> files;
    std::vector<InputNote> notes;
};

/// Those of the file that was read or, where there is none, the regions.
/// \param inputs what the study was made from, for its districts and for people
/// \throws DataError as cut_districts()
DistrictShapes district_shapes(const Study& study, const StudyInputs& inputs,
                               const Catalogue& catalogue, bool counts_people, unsigned jobs);

} // namespace demarc
