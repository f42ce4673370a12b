// SPDX-License-Identifier: MIT
#pragma once

#include "maps/style.hpp"
#include "study/study.hpp"

#include <string>

namespace demarc {

/// A fact-check card of one claim as SVG: the claim, its publisher and date, the verdict, and on
/// one scale what the wording covers, what is measured, and the range over all ways of counting.
std::string claim_card_svg(const Study& study, const ClaimCheck& check, const MapStyle& style);

} // namespace demarc
