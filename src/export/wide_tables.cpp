// SPDX-License-Identifier: MIT
#include "export/wide_tables.hpp"

#include "export/format.hpp"
#include "words/labels.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <vector>

namespace demarc {

namespace {

Columns plan_columns() {
    return {{"scenario", "string", "", "Id of the plan; `present` is the reference scenario."},
            {"plan", "string", "", "English title of the plan."},
            {"plan_uk", "string", "", "Ukrainian title of the plan."}};
}

Columns region_columns() {
    return {{"region_code", "string", "", "ISO 3166-2 code of the region."},
            {"region", "string", "", "English name of the region."},
            {"region_uk", "string", "", "Ukrainian name of the region."}};
}

void add_change_columns(Columns& columns, const std::string& whole) {
    for (const Change change : all_changes) {
        const std::string name(name_of(change));
        columns.push_back(
            {name + "_km2", "number", "km2",
             fmt::format("Land that is, by the plan: {}. 0 where there is none, empty where "
                         "the text says nothing on territory.",
                         label_of(change))});
    }
    for (const Change change : all_changes) {
        const std::string name(name_of(change));
        columns.push_back(
            {name + "_pct", "number", "percent",
             fmt::format("The same as a share of {}, by the denominator of the run.", whole)});
    }
}

std::vector<Cell> plan_cells(const Plan& plan) {
    return {plan.id, plan.title_en, plan.title_uk};
}

std::vector<Cell> region_cells(const Region& region) {
    return {region.code.text(), region.name_en, region.name_uk};
}

/// Areas and shares by change, of a region or, without one, the country.
void add_changes(std::vector<Cell>& cells, const Scenario& scenario,
                 std::optional<RegionIndex> region, SquareMetres whole) {
    if (!has_own_figures(scenario, Layer::change)) {
        cells.resize(cells.size() + 2 * all_changes.size());
        return;
    }
    const Tally& tally = scenario.tally;
    std::vector<Cell> shares;
    for (const Change change : all_changes) {
        const SquareMetres area = region ? tally.region(*region, Layer::change, name_of(change))
                                         : tally.country(Layer::change, name_of(change));
        cells.push_back(km2_cell(area));
        shares.push_back(percent_cell(100 * (area / whole)));
    }
    cells.insert(cells.end(), shares.begin(), shares.end());
}

Denominators denominators_of(const Study& study) {
    return {study.partition, study.regions, study.method.denominator, study.method.area};
}

/// Regions that the boundary set has no land of have no shares.
bool is_there(const Denominators& areas, RegionIndex region) {
    return areas.of_region(region).value > 0;
}

} // namespace

Columns changes_wide_columns() {
    Columns columns = plan_columns();
    add_change_columns(columns, "Ukraine");
    columns.push_back({"net_to_russia_zone_not_counted_km2", "number", "km2",
                       "Passed to Russia less returned to Ukraine."});
    columns.push_back({"net_to_russia_zone_counted_km2", "number", "km2",
                       "The same with the demilitarised zone that Ukraine leaves counted as "
                       "Russian."});
    return columns;
}

Table changes_wide_table(const Study& study) {
    const Denominators areas = denominators_of(study);
    Table table{changes_wide_columns()};
    for (const Scenario& scenario : study.scenarios) {
        std::vector<Cell> cells = plan_cells(scenario.plan);
        add_changes(cells, scenario, std::nullopt, areas.of_country());
        const Balance& balance = scenario.tally.balance;
        const bool own = has_own_figures(scenario, Layer::change);
        cells.push_back(own ? km2_cell(balance.net_to_russia_without_zone()) : Cell());
        cells.push_back(own ? km2_cell(balance.net_to_russia_with_zone()) : Cell());
        table.rows.push_back(std::move(cells));
    }
    return table;
}

Columns changes_by_region_wide_columns() {
    Columns columns = plan_columns();
    for (Column& column : region_columns()) {
        columns.push_back(std::move(column));
    }
    add_change_columns(columns, "the region");
    return columns;
}

Table changes_by_region_wide_table(const Study& study) {
    const Denominators areas = denominators_of(study);
    Table table{changes_by_region_wide_columns()};
    for (const Scenario& scenario : study.scenarios) {
        for (RegionIndex i = 0; i < study.regions.size(); ++i) {
            if (!is_there(areas, i)) {
                continue;
            }
            std::vector<Cell> cells = plan_cells(scenario.plan);
            for (Cell& cell : region_cells(study.regions[i])) {
                cells.push_back(std::move(cell));
            }
            add_changes(cells, scenario, i, areas.of_region(i));
            table.rows.push_back(std::move(cells));
        }
    }
    return table;
}

Columns russia_by_region_wide_columns(const Study& study) {
    Columns columns = region_columns();
    for (const Scenario& scenario : study.scenarios) {
        columns.push_back({scenario.plan.id, "number", "percent",
                           fmt::format("Share of the region that Russia would administer: {}{}.",
                                       scenario.plan.title_en,
                                       has_own_figures(scenario, Layer::administration)
                                           ? ""
                                           : "; empty, since the text says nothing on territory")});
    }
    return columns;
}

Table russia_by_region_wide_table(const Study& study) {
    const Denominators areas = denominators_of(study);
    Table table{russia_by_region_wide_columns(study)};
    for (RegionIndex i = 0; i < study.regions.size(); ++i) {
        if (!is_there(areas, i)) {
            continue;
        }
        std::vector<Cell> cells = region_cells(study.regions[i]);
        for (const Scenario& scenario : study.scenarios) {
            const SquareMetres held =
                scenario.tally.region(i, Layer::administration, name_of(Administration::russia));
            cells.push_back(has_own_figures(scenario, Layer::administration)
                                ? percent_cell(100 * (held / areas.of_region(i)))
                                : Cell());
        }
        table.rows.push_back(std::move(cells));
    }
    return table;
}

} // namespace demarc
