// SPDX-License-Identifier: MIT
#include "export/stock_rows.hpp"

namespace demarc {

namespace {

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

Cell share_cell(double part, double whole, int decimals) {
    return whole > 0 ? Cell(Decimal{100 * part / whole, decimals}) : Cell();
}

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

/// The amount, its range and shares; only the range where a text says nothing on territory and
/// refers to others.
void add_amounts(std::vector<Cell>& cells, const Scenario& scenario, const TallyRow& row,
                 const Amount& amount, const Wholes& wholes, const StockCells& as) {
    const bool own = has_own_figures(scenario, row.layer);
    const bool ranges = own || scenario.envelope.readings > 1;
    cells.push_back(own ? as.amount(amount.best) : Cell());
    cells.push_back(ranges ? as.amount(amount.low) : Cell());
    cells.push_back(ranges ? as.amount(amount.high) : Cell());
    const double region = row.region ? wholes.regions[*row.region] : wholes.country;
    cells.push_back(own ? share_cell(amount.best, region, as.share_decimals) : Cell());
    cells.push_back(own ? share_cell(amount.best, wholes.country, as.share_decimals) : Cell());
}

} // namespace

std::vector<std::vector<Cell>> stock_rows(const Study& study, const Scenario& scenario,
                                          std::size_t stock, const StockCells& cells) {
    const Wholes wholes(study.stocks[stock], study);
    std::vector<std::vector<Cell>> rows;
    for (const TallyRow& row : scenario.tally.rows) {
        rows.push_back(row_of(study, scenario, study.stocks[stock], row));
        add_amounts(rows.back(), scenario, row, row.stocks[stock], wholes, cells);
    }
    return rows;
}

} // namespace demarc
