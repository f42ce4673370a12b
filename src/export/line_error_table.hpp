// SPDX-License-Identifier: MIT
#pragma once

#include "study/study.hpp"
#include "support/table.hpp"

#include <string>

namespace demarc {

const Columns& line_error_columns();

/// Every figure of areas.csv, and the balances, with the line of contact moved: line_error.csv. The
/// figures are of each plan's own reading. \pre study.line_error
Table line_error_table(const Study& study);

} // namespace demarc
