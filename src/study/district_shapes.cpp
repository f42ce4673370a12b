// SPDX-License-Identifier: MIT
#include "study/district_shapes.hpp"

#include "study/study_stocks.hpp"
#include "tally/labelled_amounts.hpp"

#include <utility>

namespace demarc {
namespace {

/// Every region as a district of its own.
DistrictCut regions_as_districts(const Study& study) {
    DistrictCut cut;
    for (RegionIndex i = 0; i < study.regions.size(); ++i) {
        cut.districts.push_back({study.regions[i].code.text(), study.regions[i].name_en, i, true,
                                 study.partition.region_areas[i][0]});
    }
    cut.pieces.region_areas = study.partition.region_areas;
    cut.pieces.faces = study.partition.faces;
    cut.pieces.arcs = study.partition.arcs;
    for (FaceIndex face = 0; face < study.partition.faces.size(); ++face) {
        cut.face_of.push_back(face);
        cut.shares.push_back({{study.partition.faces[face].region, 1}});
    }
    return cut;
}

} // namespace

DistrictShapes district_shapes(const Study& study, const StudyInputs& inputs,
                               const Catalogue& catalogue, bool counts_people, unsigned jobs) {
    DistrictShapes shapes{"oblasts", {}, {}, {}, {}};
    if (inputs.districts) {
        const DistrictSet& set = *inputs.districts;
        shapes.level = set.level;
        shapes.cut = cut_districts(set, FaceLocator(study.partition), study.regions, jobs);
        shapes.files = set.files;
        shapes.notes = set.notes;
        for (InputNote& note : notes_of(shapes.cut, set, study.regions)) {
            shapes.notes.push_back(std::move(note));
        }
    } else {
        shapes.cut = regions_as_districts(study);
    }
    if (counts_people) {
        const FaceLocator pieces(shapes.cut.pieces);
        const std::vector<Stock> stocks = stocks_on(pieces, inputs, catalogue, true);
        if (const std::size_t people = first_of_people(stocks); people < stocks.size()) {
            shapes.people = likely_by_face(stocks[people]);
        }
    }
    return shapes;
}

} // namespace demarc
