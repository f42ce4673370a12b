// SPDX-License-Identifier: MIT
#pragma once

#include "study/study.hpp"
#include "support/table.hpp"

#include <string>

namespace demarc {

const Columns& claims_columns();

/// A claim's row in the order of the columns.
std::vector<Cell> claim_cells(const ClaimCheck& check);

/// claims.csv: one row for each claim that was checked, in the order of the study.
Table claims_table(const Study& study);

/// "percent" or "km2": the unit of a claim's figures in the files.
std::string unit_of(Quantity quantity);

/// The decimals in which a claim's measured figures are printed in the files.
int decimals_of(Quantity quantity);

} // namespace demarc
