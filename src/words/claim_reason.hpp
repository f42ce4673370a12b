// SPDX-License-Identifier: MIT
#pragma once

#include "tally/claim.hpp"

#include <string>
#include <vector>

namespace demarc {

/// Why a claim has its verdict, in a few sentences: what the wording covers, what is measured under
/// how many ways of counting, how the publisher must have counted, and what else may explain a gap.
/// Of a claim that cannot be tested, what stands in the way.
std::string reason_of(const ClaimCheck& check);

/// Claims that the same kind of thing keeps from being tested.
struct ObstacleGroup {
    ObstacleKind kind;
    std::vector<std::string> claims; ///< ids
};

/// The claims that cannot be tested, in the order of all_obstacle_kinds, without empty groups.
std::vector<ObstacleGroup> by_obstacle(const std::vector<ClaimCheck>& checks);

/// How the publisher must have counted, in a sentence; empty where the figure does not tell.
std::string used_method(const ClaimCheck& check);

/// "all 3 methods": those that a figure was measured by.
std::string all_methods(const ClaimCheck& check);

/// How finely it can be measured, where the wording leaves less open than that: " (it can be
/// measured to 15 km² at best, and the front may move 25 km² in a day)"; else empty.
std::string fineness(const ClaimCheck& check);

/// What a reader must know where a day's movement of the front decides: " (these only if the
/// publisher's day may be the one before or after)"; else empty.
std::string by_the_day(const ClaimCheck& check);

} // namespace demarc
