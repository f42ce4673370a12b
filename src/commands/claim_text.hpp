// SPDX-License-Identifier: MIT
#pragma once

#include "tally/claim.hpp"

#include <string>
#include <string_view>

namespace demarc {

/// A checked claim for a reader: stated, measured, range over methods, verdict with its reason.
std::string claim_text(const ClaimCheck& check, bool styled);

/// The claim and the verdict alone.
std::string short_claim_text(const ClaimCheck& check, bool styled);

} // namespace demarc
