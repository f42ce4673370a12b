// SPDX-License-Identifier: MIT
#include "page/page_group.hpp"

namespace demarc {

PageGroup page_group(const Scenario& scenario) {
    constexpr SquareMetres worth_saying = SquareMetres::from_km2(0.5);
    if (scenario.plan.reference) {
        return PageGroup::present;
    }
    if (says_nothing_on_land(scenario.plan)) {
        return PageGroup::silent;
    }
    const Balance& balance = scenario.tally.balance;
    const bool ukraine_leaves =
        balance.passed_to_russia > worth_saying ||
        balance.to_demilitarised_zone - balance.zone_left_by_russia > worth_saying;
    const bool russia_leaves =
        balance.returned_to_ukraine > worth_saying || balance.zone_left_by_russia > worth_saying;
    if (ukraine_leaves) {
        return russia_leaves ? PageGroup::both_ways : PageGroup::to_russia;
    }
    if (russia_leaves) {
        return PageGroup::to_ukraine;
    }
    return balance.undetermined > worth_saying ? PageGroup::open : PageGroup::frozen;
}

std::string_view name_of(PageGroup group) {
    switch (group) {
    case PageGroup::present:
        return "present";
    case PageGroup::to_russia:
        return "to_russia";
    case PageGroup::both_ways:
        return "both_ways";
    case PageGroup::to_ukraine:
        return "to_ukraine";
    case PageGroup::frozen:
        return "frozen";
    case PageGroup::open:
        return "open";
    case PageGroup::silent:
        break;
    }
    return "silent";
}

} // namespace demarc
