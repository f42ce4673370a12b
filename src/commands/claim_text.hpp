// SPDX-License-Identifier: MIT
#pragma once

#include "tally/claim.hpp"

#include <string>
#include <string_view>

namespace demarc {

/// A checked claim in four or five lines for a reader.
std::string claim_text(const ClaimCheck& check, bool styled);

/// "holds", "does not hold" ...
std::string_view in_words(Verdict verdict);

/// Cut to the decimals that tables have: four for percentages, three for km².
double rounded(double value, Quantity quantity);

} // namespace demarc
