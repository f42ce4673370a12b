// SPDX-License-Identifier: MIT
#pragma once

#include "study/study.hpp"
#include "support/table.hpp"

#include <vector>

namespace demarc {

/// How a table writes what a stock comes to.
struct StockCells {
    Cell (*amount)(double); ///< how much of it
    int share_decimals = 1;
};

/// The cells that all tables of stocks have: scenario, source, day, region's code and name, layer,
/// class, amount, least, most, share of the region's and of the country's. One row for each
/// scenario, region, layer and class, in the order of areas.csv. Where a text says nothing on
/// territory there is no amount, and where it does not refer to others no range either.
/// \param stock index into Study::stocks
std::vector<std::vector<Cell>> stock_rows(const Study& study, const Scenario& scenario,
                                          std::size_t stock, const StockCells& cells);

} // namespace demarc
