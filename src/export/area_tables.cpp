// SPDX-License-Identifier: MIT
#include "export/area_tables.hpp"

#include "export/format.hpp"
#include "export/row_scope.hpp"
#include "words/labels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace demarc {

const Columns& areas_columns() {
    static const Columns columns = scoped(
        {scenario_column(),
         code_or_country_column(),
         region_column(),
         {"layer", "string", "",
          "control, administration, legal_status, overlay, change or certainty. In each layer the "
          "classes of a region add up to the region."},
         {"class", "string", "", "Class within the layer."},
         {"area_km2", "number", "km2",
          "Area on the WGS84 ellipsoid in the method of the run. Of a plan that says nothing on "
          "territory it is empty, as are the shares, in all layers but control."},
         {"share_of_region_pct", "number", "percent",
          "Share of the region, by the denominator of the run."},
         {"share_of_country_pct", "number", "percent",
          "Share of Ukraine within its internationally recognised borders, by the denominator of "
          "the run."},
         {"low_km2", "number", "km2",
          "Least area over all readings of what the plan leaves open (see `envelope` in "
          "scenarios.json); the area itself where nothing is open. Of a plan that says nothing on "
          "territory over those of the plans it refers to."},
         {"high_km2", "number", "km2", "Largest area over the same readings."}},
        RowScope::country_or_region);
    return columns;
}

Table areas_table(const Study& study) {
    Table table{areas_columns()};
    for (const Scenario& scenario : study.scenarios) {
        for (const TallyRow& row : scenario.tally.rows) {
            const bool country = !row.region;
            const bool own = has_own_figures(scenario, row.layer);
            const bool ranges = own || scenario.envelope.readings > 1;
            table.rows.push_back(
                {scenario.plan.id, country ? "UA" : study.regions[*row.region].code.text(),
                 country ? "Ukraine" : study.regions[*row.region].name_en,
                 text_cell(name_of(row.layer)), row.class_name, own ? km2_cell(row.area) : Cell(),
                 own ? percent_cell(row.share_of_region_pct) : Cell(),
                 own ? percent_cell(row.share_of_country_pct) : Cell(),
                 ranges ? km2_cell(row.readings.low) : Cell(),
                 ranges ? km2_cell(row.readings.high) : Cell()});
        }
    }
    return scoped(std::move(table), RowScope::country_or_region, study);
}

namespace {

Columns plan_columns() {
    return {scenario_column(),
            {"plan_title", "string", "", "English title of the plan."},
            {"plan_title_uk", "string", "", "Ukrainian title of the plan."}};
}

Columns region_columns() {
    return {{"region_code", "string", "", "ISO 3166-2 code of the region."},
            region_column(),
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
        columns.push_back({name + "_people", "integer", "people",
                           "People whose homes lay there before the full-scale war, best guess; "
                           "people.csv has the range."});
    }
    for (const Change change : all_changes) {
        const std::string name(name_of(change));
        columns.push_back(
            {name + "_pct", "number", "percent",
             fmt::format("The same as a share of {}, by the denominator of the run.", whole)});
    }
}

/// The people of a row; nothing where none of this kind are counted.
Cell people_in(const TallyRow* row, std::optional<std::size_t> people) {
    if (!people) {
        return {};
    }
    return people_cell(row == nullptr ? 0 : row->stocks.at(*people).best);
}

/// Residents before the full-scale war, which the wide tables tell, as an index into Study::stocks.
std::optional<std::size_t> people_of_wide_tables(const Study& study) {
    const std::size_t first = first_of_people(study.stocks);
    return first < study.stocks.size() ? std::optional(first) : std::nullopt;
}

/// The other counts of people, with what the names of their columns end in.
struct FurtherPeople {
    std::size_t stock = 0; ///< index into Study::stocks
    std::string ending;
};

std::vector<FurtherPeople> further_people(const Study& study) {
    std::set<std::string> taken{"km2", "people", "pct"};
    std::vector<FurtherPeople> further;
    for (std::size_t i = 0; i < study.stocks.size(); ++i) {
        if (!study.stocks[i].people_of || i == first_of_people(study.stocks)) {
            continue;
        }
        std::string ending = column_name(study.stocks[i].id);
        while (!taken.insert(ending).second) { // that of another column, or of "a-b" beside "a_b"
            ending.insert(0, "count_");
        }
        further.push_back({i, std::move(ending)});
    }
    return further;
}

void add_further_columns(Columns& columns, const Study& study) {
    for (const FurtherPeople& people : further_people(study)) {
        const Stock& stock = study.stocks[people.stock];
        for (const Change change : all_changes) {
            columns.push_back({fmt::format("{}_{}", name_of(change), people.ending), "integer",
                               "people",
                               fmt::format("{}: best guess of {} there; people.csv has the range.",
                                           stock.title, stock.counts)});
        }
    }
}

/// \param region the country without one
void add_further_cells(std::vector<Cell>& cells, const Study& study, const Scenario& scenario,
                       std::optional<RegionIndex> region) {
    const bool own = has_own_figures(scenario, Layer::change);
    for (const FurtherPeople& people : further_people(study)) {
        for (const Change change : all_changes) {
            const TallyRow* row = scenario.tally.row(region, Layer::change, name_of(change));
            cells.push_back(own ? people_in(row, people.stock) : Cell());
        }
    }
}

std::vector<Cell> plan_cells(const Plan& plan) {
    return {plan.id, plan.title_en, plan.title_uk};
}

std::vector<Cell> region_cells(const Region& region) {
    return {region.code.text(), region.name_en, region.name_uk};
}

/// Areas, people and shares by change, of a region or, without one, the country.
/// \param counted the people, as an index into Study::stocks
void add_changes(std::vector<Cell>& cells, const Scenario& scenario,
                 std::optional<RegionIndex> region, SquareMetres whole,
                 std::optional<std::size_t> counted) {
    if (!has_own_figures(scenario, Layer::change)) {
        cells.resize(cells.size() + 3 * all_changes.size());
        return;
    }
    std::vector<Cell> people;
    std::vector<Cell> shares;
    for (const Change change : all_changes) {
        const TallyRow* row = scenario.tally.row(region, Layer::change, name_of(change));
        const SquareMetres area = row == nullptr ? SquareMetres{} : row->area;
        cells.push_back(chart_km2_cell(area));
        people.push_back(people_in(row, counted));
        shares.push_back(chart_percent_cell(100 * (area / whole)));
    }
    cells.insert(cells.end(), people.begin(), people.end());
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

Columns changes_wide_columns(const Study& study) {
    Columns columns = plan_columns();
    add_change_columns(columns, "Ukraine");
    columns.push_back({"net_to_russia_zone_not_counted_km2", "number", "km2",
                       "Passed to Russia less returned to Ukraine."});
    columns.push_back({"net_to_russia_zone_counted_km2", "number", "km2",
                       "The same with the demilitarised zone that Ukraine leaves counted as "
                       "Russian."});
    add_further_columns(columns, study);
    return scoped(std::move(columns), RowScope::whole);
}

Table changes_wide_table(const Study& study) {
    const Denominators areas = denominators_of(study);
    Table table{changes_wide_columns(study)};
    for (const Scenario& scenario : study.scenarios) {
        std::vector<Cell> cells = plan_cells(scenario.plan);
        add_changes(cells, scenario, std::nullopt, areas.of_country(),
                    people_of_wide_tables(study));
        const Balance& balance = scenario.tally.balance;
        const bool own = has_own_figures(scenario, Layer::change);
        cells.push_back(own ? chart_km2_cell(balance.net_to_russia_without_zone()) : Cell());
        cells.push_back(own ? chart_km2_cell(balance.net_to_russia_with_zone()) : Cell());
        add_further_cells(cells, study, scenario, std::nullopt);
        table.rows.push_back(std::move(cells));
    }
    return scoped(std::move(table), RowScope::whole, study);
}

Columns changes_by_region_wide_columns(const Study& study) {
    Columns columns = plan_columns();
    for (Column& column : region_columns()) {
        columns.push_back(std::move(column));
    }
    add_change_columns(columns, "the region");
    add_further_columns(columns, study);
    return scoped(std::move(columns), RowScope::whole);
}

Table changes_by_region_wide_table(const Study& study) {
    const Denominators areas = denominators_of(study);
    Table table{changes_by_region_wide_columns(study)};
    for (const Scenario& scenario : study.scenarios) {
        for (RegionIndex i = 0; i < study.regions.size(); ++i) {
            if (!is_there(areas, i)) {
                continue;
            }
            std::vector<Cell> cells = plan_cells(scenario.plan);
            for (Cell& cell : region_cells(study.regions[i])) {
                cells.push_back(std::move(cell));
            }
            add_changes(cells, scenario, i, areas.of_region(i), people_of_wide_tables(study));
            add_further_cells(cells, study, scenario, i);
            table.rows.push_back(std::move(cells));
        }
    }
    return scoped(std::move(table), RowScope::whole, study);
}

namespace {

/// A chart shows it as it stands. Where two plans have one title, with the id.
std::string title_of_column(const Study& study, const Plan& plan) {
    const auto same =
        std::count_if(study.scenarios.begin(), study.scenarios.end(),
                      [&](const Scenario& other) { return other.plan.title_en == plan.title_en; });
    return same > 1 ? fmt::format("{} ({})", plan.title_en, plan.id) : plan.title_en;
}

} // namespace

Columns russia_by_region_wide_columns(const Study& study) {
    Columns columns = region_columns();
    for (const Scenario& scenario : study.scenarios) {
        const Plan& plan = scenario.plan;
        columns.push_back({title_of_column(study, plan), "number", "percent",
                           fmt::format("Share of the region that Russia would administer under {}"
                                       "{}.",
                                       plan.id,
                                       has_own_figures(scenario, Layer::administration)
                                           ? ""
                                           : "; empty, since the text says nothing on territory")});
    }
    return scoped(std::move(columns), RowScope::whole);
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
                                ? chart_percent_cell(100 * (held / areas.of_region(i)))
                                : Cell());
        }
        table.rows.push_back(std::move(cells));
    }
    return scoped(std::move(table), RowScope::whole, study);
}

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
    static const Columns columns = scoped(
        {scenario_column(),
         code_or_country_column(),
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
         {"p95_km2", "number", "km2", "95th percentile over the samples."}},
        RowScope::country_or_region);
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
    return scoped(std::move(table), RowScope::country_or_region, study);
}

} // namespace demarc
