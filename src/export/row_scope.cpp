// SPDX-License-Identifier: MIT
#include "export/row_scope.hpp"

#include "support/parallel.hpp"
#include "support/text.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace demarc {

Column scenario_column() {
    return {"scenario", "string", "", "Id of the plan; `present` is the reference scenario."};
}

Column code_or_country_column() {
    return {"region_code", "string", "",
            "ISO 3166-2 code of the region; UA for the whole country."};
}

Column region_column() {
    return {"region", "string", "", "English name of the region."};
}

Columns scoped(Columns columns, RowScope scope) {
    if (scope == RowScope::country_or_region) {
        columns.push_back({"level", "string", "",
                           "country or region: add up rows of one level, the other has the same "
                           "land."});
    }
    columns.push_back({"date", "date", "", "The day of the line of contact."});
    return columns;
}

Table scoped(Table table, RowScope scope, const Study& study) {
    const auto code = static_cast<std::size_t>(
        std::find_if(table.columns.begin(), table.columns.end(),
                     [](const Column& column) { return column.name == "region_code"; }) -
        table.columns.begin());
    for (std::vector<Cell>& row : table.rows) {
        if (scope == RowScope::country_or_region) {
            row.push_back(text_cell(text_of(row[code]) == "UA" ? "country" : "region"));
        }
        row.emplace_back(study.control.date.iso());
    }
    return table;
}

std::string csv_by_scenario(const Study& study, const Columns& columns, RowScope scope,
                            const std::function<void(std::size_t, Table&)>& add_rows) {
    const std::string header = header_row(columns);
    std::vector<std::string> parts(study.scenarios.size());
    parallel_for(parts.size(), 0, [&](std::size_t i) {
        Table part{columns};
        add_rows(i, part);
        parts[i] = csv_text(scoped(std::move(part), scope, study)).substr(header.size());
    });
    return header + join(parts, "");
}

} // namespace demarc
