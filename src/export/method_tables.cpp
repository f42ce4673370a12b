// SPDX-License-Identifier: MIT
#include "export/method_tables.hpp"

#include "export/format.hpp"
#include "export/row_scope.hpp"
#include "words/method_words.hpp"

#include <map>
#include <set>
#include <utility>

namespace demarc {

const Columns& methods_columns() {
    static const Columns columns = scoped(
        {{"boundary_set", "string", "", "Profile id of the boundary set."},
         {"coverage", "string", "", "What its polygons reach out to: land or territorial_sea."},
         {"area_method", "string", "", "authalic, geodesic or planar."},
         {"denominator", "string", "", "What the share is a share of."},
         {"reconciled", "boolean", "", "Whether border reconciliation was on."},
         {"contested", "string", "", "How contested land was counted."},
         {"area_km2", "number", "km2", "Land under Russian control."},
         {"denominator_km2", "number", "km2", "Area that the share is taken of."},
         {"share_pct", "number", "percent", "Share of Ukraine under Russian control."},
         {"difference_points", "number", "percentage points",
          "By how much the share differs from that of this run."},
         {"why", "string", "",
          "What makes the difference, in words; empty for the way of this run."}},
        RowScope::whole);
    return columns;
}

Table methods_table(const Study& study) {
    Table table{methods_columns()};
    const MethodRow own = own_row(study);
    for (const MethodRow& row : method_rows(study)) {
        const Method& method = row.figure.method;
        table.rows.push_back(
            {row.boundary_set, std::string(name_of(row.coverage)), text_cell(name_of(method.area)),
             text_cell(name_of(method.denominator)), method.reconciled,
             text_cell(name_of(method.contested)), km2_cell(row.figure.area),
             km2_cell(row.figure.of), percent_cell(row.figure.share_pct),
             percent_cell(row.figure.share_pct - own.figure.share_pct), why_it_differs(row, own)});
    }
    return scoped(std::move(table), RowScope::whole, study);
}

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
    static const Columns columns = scoped(
        {{"region_code", "string", "", "ISO 3166-2 code."},
         {"region", "string", "", "Name of the region."},
         {"strips", "integer", "", "Strips and gaps that lie in the region, in whole or in part."},
         {"drawn_km2", "number", "km2", "Russian-held land as the publisher draws it."},
         {"moved_km2", "number", "km2",
          "Land in strips along coast and border, and in gaps, counted as Russian-held."},
         {"of_gaps_km2", "number", "km2",
          "The part of it in gaps that the publisher left out between two areas."},
         {"counted_km2", "number", "km2", "Russian-held land as this run counts it."}},
        RowScope::whole);
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
    return scoped(std::move(table), RowScope::whole, study);
}

} // namespace demarc
