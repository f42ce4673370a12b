// SPDX-License-Identifier: MIT
#pragma once

#include "plans/plan.hpp"
#include "sources/places.hpp"
#include "sources/region.hpp"
#include "words/language.hpp"

#include <string>

namespace demarc {

/// A rule in Ukrainian, as describe() has it in English: what it does, a colon, where. Names stand
/// in the nominative, for a list in a sentence would need their other cases.
std::string rule_in_ukrainian(const RuleBody& rule, const RegionTable& regions,
                              const Places& places, const Language& ukrainian);

} // namespace demarc
