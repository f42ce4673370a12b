// SPDX-License-Identifier: MIT
#pragma once

#include "tally/claim.hpp"

#include <string>

namespace demarc {

/// What the wording of a claim covers, to the last digit: "4,335.5 km² to 4,336.5 km²". A bound
/// that was rounded would leave out the very figure that it is drawn for.
std::string covered_in_words(const Claim& claim);

/// What part of a change the figure is of: "what Ukraine would leave under the plan
/// us-28-point-2025-11", "what was gained since 1 January 2023, whatever was lost"; empty where
/// that needs no saying.
std::string counted_in_words(const Claim& claim);

/// Publisher, day of the figure and where it was published, each said once: "Reuters, 16 November
/// 2025", "AFP, from ISW data, 20 November 2025; ndtv.com 9678999".
std::string origin_in_words(const Claim& claim);

} // namespace demarc
