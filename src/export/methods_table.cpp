// SPDX-License-Identifier: MIT
#include "export/methods_table.hpp"

#include "export/format.hpp"
#include "support/text.hpp"

namespace demarc {

const Columns& methods_columns() {
    static const Columns columns{
        {"boundary_set", "string", "", "Profile id of the boundary set."},
        {"area_method", "string", "", "authalic, geodesic or planar."},
        {"denominator", "string", "", "What the share is a share of."},
        {"reconciled", "boolean", "", "Whether border reconciliation was on."},
        {"contested", "string", "", "How contested land was counted."},
        {"area_km2", "number", "km2", "Land under Russian control."},
        {"denominator_km2", "number", "km2", "Area that the share is taken of."},
        {"share_pct", "number", "percent", "Share of Ukraine under Russian control."}};
    return columns;
}

std::string methods_table(const Study& study) {
    std::string table = header_row(methods_columns());
    for (const ControlFigure& figure : study.methods) {
        const Method& method = figure.method;
        table +=
            csv_row({study.boundaries.id, std::string(name_of(method.area)),
                     std::string(name_of(method.denominator)), method.reconciled ? "true" : "false",
                     std::string(name_of(method.contested)), km2_text(figure.area),
                     km2_text(figure.of), percent_text(figure.share_pct)});
    }
    return table;
}

} // namespace demarc
