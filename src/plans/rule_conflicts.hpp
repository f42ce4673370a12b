// SPDX-License-Identifier: MIT
#pragma once

#include "plans/plan.hpp"
#include "sources/places.hpp"
#include "sources/region.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// Why a rule can select nothing on any map, whoever holds what; std::nullopt where it can. That it
/// selects nothing on the map of one day is no mistake of the plan and not looked for here.
std::optional<std::string> why_never_selects(const Rule& rule, const RegionTable& regions,
                                             const Places& places);

/// A rule that a later one of the same phase and layer takes back wholly and otherwise.
struct Contradiction {
    std::size_t earlier = 0; ///< index of the rule that would never count
    std::size_t later = 0;
};

/// Two withdrawals, one of either side, that empty the same area. No contradiction: each moves what
/// its own side holds, so that no land has two outcomes in a layer, and texts do ask for it (a
/// mutual pull-back in December 2025). But a slip reads the same, one side copied for the other:
/// `plans validate` asks about it and lets the plan pass.
std::optional<Contradiction> land_left_by_both(const std::vector<Rule>& rules);

/// The first contradiction among rules in their order. A later rule that overrides a part of an
/// earlier one is how plans are written; one that overrides all of it with another outcome leaves a
/// rule without effect: the two contradict each other.
std::optional<Contradiction> contradiction_in(const std::vector<Rule>& rules,
                                              const RegionTable& regions, const Places& places);

} // namespace demarc
