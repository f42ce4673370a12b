// SPDX-License-Identifier: MIT
#pragma once

#include "tally/claim.hpp"

#include <string>

namespace demarc {

/// Why no count of the run is of the people that a claim counts. \pre people_counted() finds none
std::string why_other_people(const Claim& claim, const ClaimGround& ground);

} // namespace demarc
