// SPDX-License-Identifier: MIT
#pragma once

#include "study/study.hpp"

#include <string>

namespace demarc {

/// scenarios.json: what areas.csv says, with totals, balances, certainty, site outcomes, what each
/// plan is and says, method, snapshot and denominators. Numbers are those of the tables, digit by
/// digit; keys keep their order.
std::string scenarios_json(const Study& study);

} // namespace demarc
