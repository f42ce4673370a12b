// SPDX-License-Identifier: MIT
#pragma once

#include "study/study.hpp"
#include "support/table.hpp"
#include "tally/claim.hpp"

#include <nlohmann/json.hpp>

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

/// A checked claim as every JSON of demarc has it (scenarios.json, check --json, run --json): the
/// columns of claims.csv under the same names with the same digits; null where the table is empty.
nlohmann::ordered_json claim_json(const ClaimCheck& check);

/// A fact-check card of one claim in Markdown: claim, verdict, figures, what counts, sources.
std::string claim_card_markdown(const Study& study, const ClaimCheck& check);

} // namespace demarc
