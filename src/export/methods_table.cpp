// SPDX-License-Identifier: MIT
#include "export/methods_table.hpp"

#include "export/format.hpp"
#include "words/method_words.hpp"

namespace demarc {

const Columns& methods_columns() {
    static const Columns columns{
        {"boundary_set", "string", "", "Profile id of the boundary set."},
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
         "What makes the difference, in words; empty for the way of this run."}};
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
    return table;
}

} // namespace demarc
