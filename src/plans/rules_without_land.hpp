// SPDX-License-Identifier: MIT
#pragma once

#include "plans/evaluate.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace demarc {

/// A rule about land that selects none on a map.
struct RuleWithoutLand {
    std::size_t number = 0; ///< from 1, among the rules of the plan or of the option
    std::string type;
    std::string point;  ///< in the plan's own text; may be empty
    int line = 0;       ///< in the plan file
    std::string option; ///< id; empty: a rule of the plan itself
};

/// The rules of a plan, and of its options one at a time, that select no land on a map. That is no
/// mistake, but the author should know. \pre the plan has a result on the map
std::vector<RuleWithoutLand>
rules_without_land(const Plan& plan, const Partition& partition,
                   ContestedReading contested = ContestedReading::separate);

} // namespace demarc
