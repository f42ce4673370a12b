// SPDX-License-Identifier: MIT
#pragma once

#include "tally/claim.hpp"

#include <nlohmann/json.hpp>

namespace demarc {

/// A checked claim as every JSON of demarc has it (scenarios.json, check --json, run --json): the
/// columns of claims.csv under the same names with the same digits; null where the table is empty.
nlohmann::ordered_json claim_json(const ClaimCheck& check);

} // namespace demarc
