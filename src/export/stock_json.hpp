// SPDX-License-Identifier: MIT
#pragma once

#include "tally/stock.hpp"

#include <nlohmann/json.hpp>

#include <vector>

namespace demarc {

/// What is counted beside land: id, title, unit, what counts, day, and of people whose homes.
nlohmann::ordered_json counted_json(const std::vector<Stock>& stocks);

/// Puts what a stock comes to into the figures of a place: the estimate of people that comes with
/// the program beside areas, other stocks under the key `counts`, since their ids are file names.
void add_stock(nlohmann::ordered_json& figures, const Stock& stock, const Amount& amount);

} // namespace demarc
