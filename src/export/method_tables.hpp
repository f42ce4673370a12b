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

const Columns& slivers_columns();

/// Whether a study has such a table: only drawn areas have an outline of their own, and only
/// reconciliation moves strips along it.
bool has_slivers_table(ControlForm form, const Method& method);

/// slivers.csv: what border reconciliation moved, region by region; regions where it moved nothing
/// have no row.
Table slivers_table(const Study& study);

} // namespace demarc
