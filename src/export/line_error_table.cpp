// SPDX-License-Identifier: MIT
#include "export/line_error_table.hpp"

#include "export/format.hpp"

namespace demarc {

namespace {

std::vector<Cell> row_of(std::vector<Cell> cells, SquareMetres area, const LineRange& range) {
    cells.insert(cells.end(),
                 {km2_cell(area), km2_cell(range.moved.low), km2_cell(range.moved.high)});
    for (std::size_t i = 0; i < 3; ++i) {
        cells.push_back(range.percentiles ? km2_cell((*range.percentiles)[i]) : Cell());
    }
    return cells;
}

} // namespace

const Columns& line_error_columns() {
    static const Columns columns{
        {"scenario", "string", "", "Id of the plan; `present` is the reference scenario."},
        {"region_code", "string", "", "ISO 3166-2 code of the region; UA for the whole country."},
        {"layer", "string", "", "As in areas.csv; balance for what Russia gains on balance."},
        {"class", "string", "",
         "As in areas.csv; of the balance: net_to_russia_zone_not_counted and "
         "net_to_russia_zone_counted."},
        {"area_km2", "number", "km2", "With the line as the map has it."},
        {"low_km2", "number", "km2",
         "Least of three: the line as it is, and moved by the whole error to either side."},
        {"high_km2", "number", "km2", "Largest of the three."},
        {"p5_km2", "number", "km2", "5th percentile over the samples; empty without --samples."},
        {"p50_km2", "number", "km2", "50th percentile over the samples."},
        {"p95_km2", "number", "km2", "95th percentile over the samples."}};
    return columns;
}

Table line_error_table(const Study& study) {
    Table table{line_error_columns()};
    for (const Scenario& scenario : study.scenarios) {
        const std::string& id = scenario.plan.id;
        for (const TallyRow& one : scenario.tally.rows) {
            if (one.line_error) {
                table.rows.push_back(
                    row_of({id, one.region ? study.regions[*one.region].code.text() : "UA",
                            text_cell(name_of(one.layer)), one.class_name},
                           one.area, *one.line_error));
            }
        }
        if (scenario.line_error) {
            const Balance& balance = scenario.tally.balance;
            table.rows.push_back(row_of({id, "UA", "balance", "net_to_russia_zone_not_counted"},
                                        balance.net_to_russia_without_zone(),
                                        scenario.line_error->net_without_zone));
            table.rows.push_back(row_of({id, "UA", "balance", "net_to_russia_zone_counted"},
                                        balance.net_to_russia_with_zone(),
                                        scenario.line_error->net_with_zone));
        }
    }
    return table;
}

} // namespace demarc
