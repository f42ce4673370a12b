// SPDX-License-Identifier: MIT
#pragma once

#include "study/study.hpp"
#include "support/table.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace demarc {

/// How a table writes what a stock comes to.
struct StockCells {
    Cell (*amount)(double); ///< how much of it
    int share_decimals = 1;
};

/// The cells that all tables of stocks have: scenario, source, day, region's code and name, layer,
/// class, amount, least, most, percentiles, share of the region's and of the country's.
class StockRows {
public:
    /// Linear in the faces for each stock. \param study outlives it
    StockRows(const Study& study, const StockCells& cells);

    /// One row for each region, layer and class of a scenario, in the order of areas.csv. Where a
    /// text says nothing on territory there is no amount, and where it does not refer to others no
    /// range either. \param stock index into Study::stocks
    [[nodiscard]] std::vector<std::vector<Cell>> of(const Scenario& scenario,
                                                    std::size_t stock) const;

private:
    /// What a stock has in the country and in each region.
    struct Wholes {
        double country = 0;
        std::vector<double> regions;
    };

    void add_amounts(std::vector<Cell>& cells, const Scenario& scenario, const TallyRow& row,
                     std::size_t stock) const;

    const Study& study_;
    StockCells cells_;
    std::vector<Wholes> wholes_; ///< by stock
};

/// A table of some stocks.
struct StockTable {
    const Columns& columns;
    StockCells cells;
    bool (*has)(const Stock& stock);
    std::vector<Cell> (*last_cells)(const Stock& stock); ///< after those of StockRows
};

Table stock_table(const StockTable& layout, const Study& study);

/// The same as CSV, see csv_by_scenario().
std::string stock_csv(const StockTable& layout, const Study& study);

} // namespace demarc
