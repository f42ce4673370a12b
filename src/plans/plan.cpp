// SPDX-License-Identifier: MIT
#include "plans/plan.hpp"

#include "plans/outcome.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace demarc {

namespace {

struct RuleTrait {
    std::string_view type;
    Phase phase;
};

// Overloads rather than a table: a rule type without a name does not compile.
RuleTrait trait(const Freeze& /*rule*/) {
    return {"freeze", Phase::base_line};
}
RuleTrait trait(const Revert& /*rule*/) {
    return {"revert", Phase::movement};
}
RuleTrait trait(const Withdraw& /*rule*/) {
    return {"withdraw", Phase::movement};
}
RuleTrait trait(const Relinquish& /*rule*/) {
    return {"relinquish", Phase::movement};
}
RuleTrait trait(const Swap& /*rule*/) {
    return {"swap", Phase::movement};
}
RuleTrait trait(const Buffer& /*rule*/) {
    return {"buffer", Phase::zones_and_sites};
}
RuleTrait trait(const Recognise& /*rule*/) {
    return {"recognise", Phase::recognition};
}
RuleTrait trait(const Demilitarise& /*rule*/) {
    return {"demilitarise", Phase::zones_and_sites};
}
RuleTrait trait(const Administer& /*rule*/) {
    return {"administer", Phase::zones_and_sites};
}
RuleTrait trait(const SiteRule& /*rule*/) {
    return {"site", Phase::zones_and_sites};
}
RuleTrait trait(const Defer& /*rule*/) {
    return {"defer", Phase::deferral};
}
RuleTrait trait(const NoRule& /*rule*/) {
    return {"no_rule", Phase::base_line};
}

} // namespace

Phase phase_of(const RuleBody& rule) {
    return std::visit([](const auto& body) { return trait(body).phase; }, rule);
}

std::string_view type_of(const RuleBody& rule) {
    return std::visit([](const auto& body) { return trait(body).type; }, rule);
}

std::string_view name_of(Phase phase) {
    switch (phase) {
    case Phase::base_line:
        return "base line";
    case Phase::movement:
        return "withdrawals";
    case Phase::zones_and_sites:
        return "zones and sites";
    case Phase::recognition:
        return "recognition";
    case Phase::deferral:
        return "deferral";
    }
    return {};
}

bool names_a_place(const Selector& area) {
    return !area.regions.empty() || !area.zones.empty() || !area.within.empty();
}

bool says_nothing_on_land(const Plan& plan) {
    return std::any_of(plan.rules.begin(), plan.rules.end(), [](const Rule& rule) {
        const auto* none = std::get_if<NoRule>(&rule.body);
        return none != nullptr && none->silent;
    });
}

Administration administered_by(const std::vector<Administration>& parties) {
    return parties.size() == 1 ? parties.front() : Administration::joint;
}

std::string_view name_of(ContestedReading reading) {
    switch (reading) {
    case ContestedReading::separate:
        return "separate";
    case ContestedReading::as_ukrainian:
        return "ukrainian";
    case ContestedReading::as_russian:
        return "russian";
    }
    return {};
}

std::optional<ContestedReading> contested_reading_named(std::string_view name) {
    using enum ContestedReading;
    for (const ContestedReading reading : {separate, as_ukrainian, as_russian}) {
        if (name == name_of(reading)) {
            return reading;
        }
    }
    return std::nullopt;
}

std::string_view name_of(Side side) {
    switch (side) {
    case Side::ukraine:
        return "ukraine";
    case Side::russia:
        return "russia";
    }
    return {};
}

} // namespace demarc
