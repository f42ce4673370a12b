// SPDX-License-Identifier: MIT
#include "maps/wording.hpp"

#include <algorithm>

namespace demarc {

std::string legend_label(const Language& language, std::string_view fill, bool present_only) {
    if (present_only && fill == "kept_by_russia") {
        return language.say("held_by_russia");
    }
    if (present_only && fill == "kept_by_ukraine") {
        return language.say("held_by_ukraine");
    }
    if (present_only && fill == "administration_russia") {
        return language.say("held_by_russia");
    }
    if (present_only && fill == "administration_ukraine") {
        return language.say("held_by_ukraine");
    }
    return language.say(fill);
}

std::string hatch_label(const Language& language, std::string_view hatch,
                        const Scenario& scenario) {
    if (hatch != "demilitarised") {
        return language.say(hatch);
    }
    const auto any = [&](const auto& wanted) {
        return std::any_of(scenario.outcomes.faces.begin(), scenario.outcomes.faces.end(),
                           [&](const Outcome& outcome) { return wanted(outcome.overlay); });
    };
    const bool forces = any([](const Overlay& overlay) { return overlay.demilitarised; });
    const bool arms = any([](const Overlay& overlay) {
        return overlay.heavy_arms_withdrawn && !overlay.demilitarised;
    });
    return language.say(forces && arms ? "demilitarised_or_without_heavy_arms"
                        : arms         ? "without_heavy_arms"
                                       : "demilitarised");
}

} // namespace demarc
