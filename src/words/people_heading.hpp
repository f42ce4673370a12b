// SPDX-License-Identifier: MIT
#pragma once

#include "tally/stock.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace demarc {

/// As people_heading() of stock_words.hpp has it, where there is no study: of stocks that are told
/// together. \pre the stock is of people
std::string people_heading(const std::vector<Stock>& stocks, std::size_t stock);

} // namespace demarc
