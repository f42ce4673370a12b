// SPDX-License-Identifier: MIT
#include "tally/outcome_group.hpp"

namespace demarc {

OutcomeGroup outcome_group(const Scenario& scenario) {
    constexpr SquareMetres worth_saying = SquareMetres::from_km2(0.5);
    if (scenario.plan.reference) {
        return OutcomeGroup::present;
    }
    if (says_nothing_on_land(scenario.plan)) {
        return OutcomeGroup::silent;
    }
    const Balance& balance = scenario.tally.balance;
    const bool ukraine_leaves =
        balance.passed_to_russia > worth_saying ||
        balance.to_demilitarised_zone - balance.zone_left_by_russia > worth_saying;
    const bool russia_leaves =
        balance.returned_to_ukraine > worth_saying || balance.zone_left_by_russia > worth_saying;
    if (ukraine_leaves) {
        return russia_leaves ? OutcomeGroup::both_ways : OutcomeGroup::to_russia;
    }
    if (russia_leaves) {
        return OutcomeGroup::to_ukraine;
    }
    return balance.undetermined > worth_saying ? OutcomeGroup::open : OutcomeGroup::frozen;
}

std::string_view name_of(OutcomeGroup group) {
    switch (group) {
    case OutcomeGroup::present:
        return "present";
    case OutcomeGroup::to_russia:
        return "to_russia";
    case OutcomeGroup::both_ways:
        return "both_ways";
    case OutcomeGroup::to_ukraine:
        return "to_ukraine";
    case OutcomeGroup::frozen:
        return "frozen";
    case OutcomeGroup::open:
        return "open";
    case OutcomeGroup::silent:
        break;
    }
    return "silent";
}

} // namespace demarc
