// SPDX-License-Identifier: MIT
#pragma once

#include "study/study.hpp"
#include "words/tongue.hpp"

#include <cstddef>
#include <string>

namespace demarc {

/// "138 raions: 94 wholly held by Ukraine, 25 held by Russia, 19 split": who holds districts on the
/// day of the map; regions without districts count as one each. \pre the study has districts and a
/// scenario
std::string districts_by_holder(const Study& study);

/// "94 Ukraine, 37 Russia, 7 split": who holds whole districts under a plan. \pre the same
std::string districts_under_plan(const Study& study, std::size_t scenario,
                                 Tongue tongue = Tongue::english);

} // namespace demarc
