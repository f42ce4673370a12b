// SPDX-License-Identifier: MIT
#pragma once

#include "study/study.hpp"
#include "support/table.hpp"

#include <string>

namespace demarc {

const Columns& methods_columns();

/// methods.csv: the share of Ukraine under Russian control under each area method x denominator x
/// reconciliation x contested policy x boundary set, each way of counting once, with the reason for
/// the difference in words.
Table methods_table(const Study& study);

} // namespace demarc
