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
            const Stock& stock = study.stocks[i];
            for (const TallyRow& row : scenario.tally.rows) {
                const bool own = has_own_figures(scenario, row.layer);
                const bool ranges = own || scenario.envelope.readings > 1;
                const Amount& amount = row.stocks[i];
                const double whole =
                    row.region ? wholes[i].regions[*row.region] : wholes[i].country;
                table.rows.push_back(
                    {scenario.plan.id, stock.id, stock.date ? Cell(stock.date->iso()) : Cell(),
                     row.region ? study.regions[*row.region].code.text() : "UA",
                     row.region ? study.regions[*row.region].name_en : "Ukraine",
                     text_cell(name_of(row.layer)), row.class_name,
                     own ? people_cell(amount.best) : Cell(),
                     ranges ? people_cell(amount.low) : Cell(),
                     ranges ? people_cell(amount.high) : Cell(),
                     own ? share_cell(amount.best, whole) : Cell(),
                     own ? share_cell(amount.best, wholes[i].country) : Cell(), stock.counts});
            }
        }
    }
    return table;
}

} // namespace demarc
