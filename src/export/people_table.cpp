// SPDX-License-Identifier: MIT
#include "export/people_table.hpp"

#include "export/format.hpp"
#include "export/row_scope.hpp"
#include "export/stock_rows.hpp"

#include <vector>

namespace demarc {

const Columns& people_columns() {
    static const Columns columns = scoped(
        {scenario_column(),
         {"source", "string", "",
          "Id of the count of people: `people` is the estimate that comes with demarc, else the "
          "profile's, or the file's name."},
         {"source_date", "date", "",
          "The day whose residents are counted; empty where that is not known."},
         code_or_country_column(),
         region_column(),
         {"layer", "string", "", "As in areas.csv."},
         {"class", "string", "", "Class within the layer."},
         {"people", "integer", "people",
          "Best guess of the people whose homes lie there, as of that day. Rounded to two digits, "
          "to three from 100,000 on. Of a plan that says nothing on territory it is empty, as are "
          "the shares, in all layers but control."},
         {"low", "integer", "people",
          "Least number, over where the people may live and over the readings of what the plan "
          "leaves open: towns that the line touches and the villages of a region it divides are "
          "counted to the other side. With --line-error also over the line moved by that error."},
         {"high", "integer", "people", "Largest number over the same."},
         {"p5", "integer", "people",
          "5th percentile of the best guess over the samples of the line; empty without "
          "--samples."},
         {"p50", "integer", "people", "50th percentile over the samples."},
         {"p95", "integer", "people", "95th percentile over the samples."},
         {"share_of_region_pct", "number", "percent", "Share of the people of the region."},
         {"share_of_country_pct", "number", "percent", "Share of the people of Ukraine."},
         {"residents", "string", "",
          "Whose homes are counted: `before_war`, residents before the full-scale war, not those "
          "who live there today; `today`, those who live there since it began; `not_stated`."},
         {"counts", "string", "", "Who is counted, in words."}},
        RowScope::country_or_region);
    return columns;
}

namespace {

StockTable people_layout() {
    return {people_columns(),
            {people_cell, 1},
            [](const Stock& stock) { return stock.people_of.has_value(); },
            [](const Stock& stock) {
                return std::vector<Cell>{text_cell(name_of(*stock.people_of)), stock.counts};
            }};
}

} // namespace

Table people_table(const Study& study) {
    return stock_table(people_layout(), study);
}

std::string people_csv(const Study& study) {
    return stock_csv(people_layout(), study);
}

} // namespace demarc
