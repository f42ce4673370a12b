// SPDX-License-Identifier: MIT
#include "export/districts_table.hpp"

#include "export/format.hpp"
#include "export/row_scope.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace demarc {

Columns stock_columns(const Study& study, std::set<std::string> taken) {
    Columns columns;
    for (const Stock& stock : study.stocks) {
        std::string name = column_name(stock.id);
        while (!taken.insert(name).second) { // that of another column, or of "a-b" beside "a_b"
            name.insert(0, "count_");
        }
        columns.push_back({std::move(name), stock.people_of ? "integer" : "number", stock.unit,
                           fmt::format("{}: best guess of {} there.", stock.title, stock.counts)});
    }
    return columns;
}

Columns districts_columns(const Study& study) {
    Columns columns{
        scenario_column(),
        {"region_code", "string", "", "ISO 3166-2 code of the region the district belongs to."},
        region_column(),
        {"district_id", "string", "",
         "The district's code in its file, KATOTTH where that has it; its name where it has no "
         "code; the region's code where the file has no district of the region."},
        {"district", "string", "", "Name of the district, as its file has it."},
        {"layer", "string", "",
         "control (of the scenario present, for all), administration, overlay or change, as in "
         "areas.csv."},
        {"class", "string", "", "Class within the layer."},
        {"area_km2", "number", "km2",
         "Area of the class in the district. The districts of a region add up to the region in "
         "areas.csv. Of a plan that says nothing on territory it is empty, as are the columns "
         "after it, in all layers but control."},
        {"low_km2", "number", "km2", "Least area over the readings of what the plan leaves open."},
        {"high_km2", "number", "km2", "Largest area over the same."},
        {"share_of_district_pct", "number", "percent", "Share of the district."},
        {"extent", "string", "",
         "whole: the class has all of the district, but for slivers; part: it divides the "
         "district; sliver: up to 1% of the district and 5 km², which borders that two publishers "
         "draw apart can make, so that it does not divide the district."}};
    std::set<std::string> names{"date"}; // which scoped() adds
    for (const Column& column : columns) {
        names.insert(column.name);
    }
    for (Column& column : stock_columns(study, std::move(names))) {
        columns.push_back(std::move(column));
    }
    return scoped(std::move(columns), RowScope::whole);
}

namespace {

void add_rows(const Study& study, std::size_t number, Table& table) {
    const DistrictTally& tally = *study.districts;
    const Scenario& scenario = study.scenarios[number];
    for (const DistrictRow& row : tally.rows[number]) {
        const CutDistrict& district = tally.districts[row.district].district;
        const Region& region = study.regions[district.region];
        const bool own = has_own_figures(scenario, row.layer);
        const bool ranges = own || scenario.envelope.readings > 1;
        std::vector<Cell> cells{scenario.plan.id,
                                region.code.text(),
                                region.name_en,
                                district.id,
                                district.name,
                                text_cell(name_of(row.layer)),
                                row.class_name,
                                own ? km2_cell(row.area) : Cell(),
                                ranges ? km2_cell(row.readings.low) : Cell(),
                                ranges ? km2_cell(row.readings.high) : Cell(),
                                own ? percent_cell(row.share_pct) : Cell(),
                                own ? text_cell(name_of(row.extent)) : Cell()};
        for (std::size_t k = 0; k < study.stocks.size(); ++k) {
            const auto write = study.stocks[k].people_of ? people_cell : amount_cell;
            cells.push_back(own ? write(row.stocks[k]) : Cell());
        }
        table.rows.push_back(std::move(cells));
    }
}

} // namespace

Table districts_table(const Study& study) {
    Table table{districts_columns(study)};
    for (std::size_t i = 0; i < study.scenarios.size(); ++i) {
        add_rows(study, i, table);
    }
    return scoped(std::move(table), RowScope::whole, study);
}

std::string districts_csv(const Study& study) {
    return csv_by_scenario(study, districts_columns(study), RowScope::whole,
                           [&](std::size_t i, Table& table) { add_rows(study, i, table); });
}

const Columns& districts_fit_columns() {
    static const Columns columns = scoped(
        {code_or_country_column(),
         region_column(),
         {"districts", "integer", "",
          "How many districts of the region the file has; where it has none the region counts as "
          "one."},
         {"region_km2", "number", "km2", "Area of the region in the boundary set (authalic)."},
         {"covered_km2", "number", "km2", "Of that, in a district of the region."},
         {"filled_km2", "number", "km2",
          "Of that, in none: given to the districts beside it, by the length of the common "
          "border."},
         {"twice_km2", "number", "km2", "Of that, in two of them: given to the first."},
         {"cut_off_km2", "number", "km2",
          "What the districts of the region have beyond its outline: the sea, where their "
          "publisher draws it, and land that the boundary set gives to another region."}},
        RowScope::country_or_region);
    return columns;
}

Table districts_fit_table(const Study& study) {
    const DistrictTally& tally = *study.districts;
    Table table{districts_fit_columns()};
    const auto add = [&](std::string code, std::string name, const DistrictFit& fit) {
        table.rows.push_back({std::move(code), std::move(name),
                              static_cast<long long>(fit.districts), km2_cell(fit.region),
                              km2_cell(fit.covered), km2_cell(fit.filled), km2_cell(fit.twice),
                              km2_cell(fit.cut_off)});
    };
    DistrictFit country;
    for (RegionIndex region = 0; region < tally.fit.size(); ++region) {
        const DistrictFit& fit = tally.fit[region];
        add(study.regions[region].code.text(), study.regions[region].name_en, fit);
        country.districts += fit.districts;
        country.region += fit.region;
        country.covered += fit.covered;
        country.filled += fit.filled;
        country.twice += fit.twice;
        country.cut_off += fit.cut_off;
    }
    add("UA", "Ukraine", country);
    return scoped(std::move(table), RowScope::country_or_region, study);
}

} // namespace demarc
