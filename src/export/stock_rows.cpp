// SPDX-License-Identifier: MIT
#include "export/stock_rows.hpp"

#include "export/row_scope.hpp"

#include <tuple>
#include <utility>

namespace demarc {

namespace {

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

} // namespace

StockRows::StockRows(const Study& study, const StockCells& cells) : study_(study), cells_(cells) {
    for (const Stock& stock : study.stocks) {
        Wholes& wholes = wholes_.emplace_back();
        wholes.country = stock.in_country();
        for (RegionIndex region = 0; region < study.regions.size(); ++region) {
            wholes.regions.push_back(stock.in_region(study.partition, region));
        }
    }
}

/// The amount, its range, percentiles and shares; only the range where a text says nothing on
/// territory and refers to others.
void StockRows::add_amounts(std::vector<Cell>& cells, const Scenario& scenario, const TallyRow& row,
                            std::size_t stock) const {
    const Amount& amount = row.stocks[stock];
    const Wholes& wholes = wholes_[stock];
    const bool own = has_own_figures(scenario, row.layer);
    const bool ranges = own || scenario.envelope.readings > 1;
    cells.push_back(own ? cells_.amount(amount.best) : Cell());
    cells.push_back(ranges ? cells_.amount(amount.low) : Cell());
    cells.push_back(ranges ? cells_.amount(amount.high) : Cell());
    for (std::size_t i = 0; i < std::tuple_size_v<Percentiles>; ++i) {
        cells.push_back(own && !row.stock_percentiles.empty()
                            ? cells_.amount(row.stock_percentiles[stock][i])
                            : Cell());
    }
    const double region = row.region ? wholes.regions[*row.region] : wholes.country;
    cells.push_back(own ? share_cell(amount.best, region, cells_.share_decimals) : Cell());
    cells.push_back(own ? share_cell(amount.best, wholes.country, cells_.share_decimals) : Cell());
}

std::vector<std::vector<Cell>> StockRows::of(const Scenario& scenario, std::size_t stock) const {
    std::vector<std::vector<Cell>> rows;
    for (const TallyRow& row : scenario.tally.rows) {
        rows.push_back(row_of(study_, scenario, study_.stocks[stock], row));
        add_amounts(rows.back(), scenario, row, stock);
    }
    return rows;
}

namespace {

void add_stock_rows(const StockTable& layout, const StockRows& rows, const Study& study,
                    std::size_t scenario, Table& table) {
    for (std::size_t i = 0; i < study.stocks.size(); ++i) {
        if (!layout.has(study.stocks[i])) {
            continue;
        }
        const std::vector<Cell> last = layout.last_cells(study.stocks[i]);
        for (std::vector<Cell>& row : rows.of(study.scenarios[scenario], i)) {
            row.insert(row.end(), last.begin(), last.end());
            table.rows.push_back(std::move(row));
        }
    }
}

} // namespace

Table stock_table(const StockTable& layout, const Study& study) {
    const StockRows rows(study, layout.cells);
    Table table{layout.columns};
    for (std::size_t i = 0; i < study.scenarios.size(); ++i) {
        add_stock_rows(layout, rows, study, i, table);
    }
    return scoped(std::move(table), RowScope::country_or_region, study);
}

std::string stock_csv(const StockTable& layout, const Study& study) {
    const StockRows rows(study, layout.cells);
    return csv_by_scenario(
        study, layout.columns, RowScope::country_or_region,
        [&](std::size_t i, Table& table) { add_stock_rows(layout, rows, study, i, table); });
}

} // namespace demarc
