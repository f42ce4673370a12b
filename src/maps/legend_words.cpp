// SPDX-License-Identifier: MIT
#include "maps/wording.hpp"

#include <algorithm>

namespace demarc {

std::string legend_label(const Language& language, std::string_view fill, bool present_only) {
    constexpr std::string_view by_administration = "administration_";
    if (present_only && fill.ends_with("_russia")) {
        return language.heading(ControlClass::russian, Length::brief);
    }
    if (present_only && fill.ends_with("_ukraine")) {
        return language.heading(ControlClass::ukrainian, Length::brief);
    }
    if (fill.ends_with("_contested")) {
        return language.heading(ControlClass::contested, Length::brief);
    }
    if (fill.ends_with("_zone")) {
        return language.heading(Change::to_demilitarised_zone);
    }
    if (fill.starts_with(by_administration)) {
        return as_heading(label_of(Layer::administration, fill.substr(by_administration.size()),
                                   language.tongue(), Length::full));
    }
    if (fill.starts_with("undetermined_")) {
        return language.say(fill);
    }
    return as_heading(label_of(Layer::change, fill, language.tongue(), Length::full));
}

std::string hatch_label(const Language& language, std::string_view hatch,
                        const Scenario& scenario) {
    if (hatch == "undetermined") {
        return label_of(Change::undetermined, language.tongue());
    }
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
