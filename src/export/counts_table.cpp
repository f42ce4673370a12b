// SPDX-License-Identifier: MIT
#include "export/counts_table.hpp"

#include "export/format.hpp"
#include "export/row_scope.hpp"
#include "export/stock_rows.hpp"

#include <vector>

namespace demarc {

const Columns& counts_columns() {
    static const Columns columns = scoped(
        {scenario_column(),
         {"source", "string", "", "Id of what is counted: the profile's, or the file's name."},
         {"source_date", "date", "", "The day it is of; empty where that is not known."},
         code_or_country_column(),
         region_column(),
         {"layer", "string", "", "As in areas.csv."},
         {"class", "string", "", "Class within the layer."},
         {"amount", "number", "",
          "How much of it stands there, in the unit of the row. Of a plan that says nothing on "
          "territory it is empty, as are the shares, in all layers but control."},
         {"low", "number", "",
          "Least amount over the readings of what the plan leaves open, and with --line-error over "
          "the line moved by that error."},
         {"high", "number", "", "Largest amount over the same."},
         {"p5", "number", "",
          "5th percentile of the best guess over the samples of the line; empty without "
          "--samples."},
         {"p50", "number", "", "50th percentile over the samples."},
         {"p95", "number", "", "95th percentile over the samples."},
         {"share_of_region_pct", "number", "percent", "Share of what stands in the region."},
         {"share_of_country_pct", "number", "percent", "Share of what stands in Ukraine."},
         {"unit", "string", "", "MW, km, km² or what is counted."},
         {"counts", "string", "", "What counts."}},
        RowScope::country_or_region);
    return columns;
}

namespace {

StockTable counts_layout() {
    return {counts_columns(),
            {amount_cell, percent_decimals},
            [](const Stock& stock) { return !stock.people_of; },
            [](const Stock& stock) {
                return std::vector<Cell>{stock.unit, stock.counts};
            }};
}

} // namespace

Table counts_table(const Study& study) {
    return stock_table(counts_layout(), study);
}

std::string counts_csv(const Study& study) {
    return stock_csv(counts_layout(), study);
}

} // namespace demarc
