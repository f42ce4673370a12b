// SPDX-License-Identifier: MIT
#pragma once

#include "study/study.hpp"
#include "support/table.hpp"

#include <string>

namespace demarc {

const Columns& counts_columns();

/// counts.csv: one row for each scenario, stock of anything but people, region, layer and class, in
/// the order of areas.csv, the stocks in the order of the study. Classes add up to the region.
Table counts_table(const Study& study);

/// The same as CSV.
std::string counts_csv(const Study& study);

} // namespace demarc
