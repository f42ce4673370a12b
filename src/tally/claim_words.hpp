// SPDX-License-Identifier: MIT
#pragma once

#include "tally/claim.hpp"

#include <string>

namespace demarc {

/// What the wording of a claim covers, to the last digit: "4,335.5 km² to 4,336.5 km²". A bound
/// that was rounded would leave out the very figure that it is drawn for.
std::string covered_in_words(const Claim& claim);

} // namespace demarc
