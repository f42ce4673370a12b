// SPDX-License-Identifier: MIT
#pragma once

#include "tally/tally.hpp"

#include <array>
#include <string_view>

namespace demarc {

/// What a plan comes to, as a list of plans is parted.
enum class OutcomeGroup { present, to_russia, both_ways, to_ukraine, frozen, open, silent };

inline constexpr std::array all_outcome_groups{OutcomeGroup::present,   OutcomeGroup::to_russia,
                                               OutcomeGroup::both_ways, OutcomeGroup::to_ukraine,
                                               OutcomeGroup::frozen,    OutcomeGroup::open,
                                               OutcomeGroup::silent};

OutcomeGroup outcome_group(const Scenario& scenario);

std::string_view name_of(OutcomeGroup group);

} // namespace demarc
