// SPDX-License-Identifier: MIT
#include "export/people_table.hpp"

#include "export/format.hpp"
#include "words/figures.hpp"

namespace demarc {

namespace {

Cell share_cell(double part, double whole) {
    return whole > 0 ? Cell(Decimal{100 * part / whole, 1}) : Cell();
}

/// What a stock has in the country and in each region.
struct Wholes {
    double country = 0;
    std::vector<double> regions;

    Wholes(const Stock& stock, const Study& study) : country(stock.in_country()) {
        for (RegionIndex region = 0; region < study.regions.size(); ++region) {
            regions.push_back(stock.in_region(study.partition, region));
        }
    }
};

/// Which plan, stock, region and class a row is of.
std::vector<Cell> row_of(const Study& study, const Scenario& scenario, const Stock& stock,
                         const TallyRow& row) {
    const Region* region = row.region ? &study.regions[*row.region] : nullptr;
    return {scenario.plan.id,
            stock.id,
            stock.date ? Cell(stock.date->iso()) : Cell(),
            region == nullptr ? "UA" : region->code.text(),
            region == nullptr ? "Ukraine" : region->name_en,
            text_cell(name_of(row.layer)),
            row.class_name};
}

/// People, their range and shares; only the range where a text says nothing on territory and refers
/// to others.
void add_amounts(std::vector<Cell>& cells, const Scenario& scenario, const TallyRow& row,
                 const Amount& amount, const Wholes& wholes) {
    const bool own = has_own_figures(scenario, row.layer);
    const bool ranges = own || scenario.envelope.readings > 1;
    cells.push_back(own ? people_cell(amount.best) : Cell());
    cells.push_back(ranges ? people_cell(amount.low) : Cell());
    cells.push_back(ranges ? people_cell(amount.high) : Cell());
    const double region = row.region ? wholes.regions[*row.region] : wholes.country;
    cells.push_back(own ? share_cell(amount.best, region) : Cell());
    cells.push_back(own ? share_cell(amount.best, wholes.country) : Cell());
}

} // namespace

const Columns& people_columns() {
    static const Columns columns{
        {"scenario", "string", "", "Id of the plan; `present` is the reference scenario."},
        {"source", "string", "", "Id of the count of people."},
        {"people_of", "date", "", "The day whose residents are counted."},
        {"region_code", "string", "", "ISO 3166-2 code of the region; UA for the whole country."},
        {"region", "string", "", "English name of the region."},
        {"layer", "string", "", "As in areas.csv."},
        {"class", "string", "", "Class within the layer."},
        {"people", "integer", "people",
         "Best guess of the people whose homes lie there, as of that day: residents before the "
         "full-scale war, not those who live there today. Rounded to two digits, to three from "
         "100,000 on. Of a plan that says nothing on territory it is empty, as are the shares, in "
         "all layers but control."},
        {"low", "integer", "people",
         "Least number, over where the people may live and over the readings of what the plan "
         "leaves open: towns that the line touches and the villages of a region it divides are "
         "counted to the other side."},
        {"high", "integer", "people", "Largest number over the same."},
        {"share_of_region_pct", "number", "percent", "Share of the people of the region."},
        {"share_of_country_pct", "number", "percent", "Share of the people of Ukraine."},
        {"counts", "string", "", "Who is counted."}};
    return columns;
}

Table people_table(const Study& study) {
    Table table{people_columns()};
    std::vector<Wholes> wholes;
    for (const Stock& stock : study.stocks) {
        wholes.emplace_back(stock, study);
    }
    for (const Scenario& scenario : study.scenarios) {
        for (std::size_t i = 0; i < study.stocks.size(); ++i) {
            for (const TallyRow& row : scenario.tally.rows) {
                std::vector<Cell> cells = row_of(study, scenario, study.stocks[i], row);
                add_amounts(cells, scenario, row, row.stocks[i], wholes[i]);
                cells.emplace_back(study.stocks[i].counts);
                table.rows.push_back(std::move(cells));
            }
        }
    }
    return table;
}

} // namespace demarc
