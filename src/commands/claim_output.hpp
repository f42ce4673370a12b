// SPDX-License-Identifier: MIT
#pragma once

#include "study/data_folder.hpp"
#include "study/study.hpp"
#include "tally/claim.hpp"

#include <string>
#include <string_view>

namespace demarc {

/// A checked claim for a reader: stated, measured, range over methods, verdict with its reason.
std::string claim_text(const ClaimCheck& check, bool styled);

/// The claim and the verdict alone.
std::string short_claim_text(const ClaimCheck& check, bool styled);

/// Writes the fact-check card of one claim as a picture and as text, with a data package, into the
/// folder `where`. \throws OutputError
void write_card(const Study& study, const ClaimCheck& check, const std::string& where,
                const DataFolder& data);

} // namespace demarc
