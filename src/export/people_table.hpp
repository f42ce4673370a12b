// SPDX-License-Identifier: MIT
#pragma once

#include "study/study.hpp"
#include "support/table.hpp"

#include <string>

namespace demarc {

const Columns& people_columns();

/// people.csv: one row for each scenario, stock of people, region, layer and class, in the order of
/// areas.csv, the stocks in the order of the study. Numbers are rounded as they may be told
/// (rounded_people()), so that classes add up to the region within their last digit.
Table people_table(const Study& study);

/// The same as CSV.
std::string people_csv(const Study& study);

} // namespace demarc
