// SPDX-License-Identifier: MIT
#pragma once

#include "study/study.hpp"

#include <string>

namespace demarc {

/// "138 raions: 94 wholly held by Ukraine, 25 by Russia, 19 split": who holds districts on the day
/// of the map; regions without districts count as one each. \pre the study has districts and a
/// scenario
std::string districts_by_holder(const Study& study);

} // namespace demarc
