// SPDX-License-Identifier: MIT
#include "export/slivers_table.hpp"

#include "export/format.hpp"

#include <map>
#include <set>

namespace demarc {

namespace {

struct Moved {
    std::set<std::size_t> strips; ///< a strip may lie in several regions
    SquareMetres area;
    SquareMetres in_gaps;
};

std::map<RegionIndex, Moved> moved_by_region(const Study& study) {
    std::map<RegionIndex, Moved> moved;
    for (std::size_t i = 0; i < study.partition.slivers.size(); ++i) {
        const ReconciledSliver& sliver = study.partition.slivers[i];
        for (const FaceIndex index : sliver.faces) {
            const Face& face = study.partition.faces[index];
            Moved& here = moved[face.region];
            here.strips.insert(i);
            here.area += face.area(study.method.area);
            here.in_gaps += sliver.fills_gap ? face.area(study.method.area) : SquareMetres{};
        }
    }
    return moved;
}

/// Russian-held land of a region, as drawn and as counted.
std::pair<SquareMetres, SquareMetres> held_in(const Study& study, RegionIndex region) {
    SquareMetres drawn;
    SquareMetres counted;
    for (const Face& face : study.partition.faces) {
        if (face.region == region) {
            const SquareMetres area = face.area(study.method.area);
            drawn += is_russian(face.drawn) ? area : SquareMetres{};
            counted += is_russian(face.control) ? area : SquareMetres{};
        }
    }
    return {drawn, counted};
}

} // namespace

const Columns& slivers_columns() {
    static const Columns columns{
        {"region_code", "string", "", "ISO 3166-2 code."},
        {"region", "string", "", "Name of the region."},
        {"strips", "integer", "", "Strips and gaps that lie in the region, in whole or in part."},
        {"drawn_km2", "number", "km2", "Russian-held land as the publisher draws it."},
        {"moved_km2", "number", "km2",
         "Land in strips along coast and border, and in gaps, counted as Russian-held."},
        {"of_gaps_km2", "number", "km2",
         "The part of it in gaps that the publisher left out between two areas."},
        {"counted_km2", "number", "km2", "Russian-held land as this run counts it."}};
    return columns;
}

bool has_slivers_table(ControlForm form, const Method& method) {
    return form == ControlForm::polygons && method.reconciled;
}

Table slivers_table(const Study& study) {
    Table table{slivers_columns()};
    for (const auto& [region, moved] : moved_by_region(study)) {
        const auto [drawn, counted] = held_in(study, region);
        table.rows.push_back({study.regions[region].code.text(), study.regions[region].name_en,
                              static_cast<long long>(moved.strips.size()), km2_cell(drawn),
                              km2_cell(moved.area), km2_cell(moved.in_gaps), km2_cell(counted)});
    }
    return table;
}

} // namespace demarc
