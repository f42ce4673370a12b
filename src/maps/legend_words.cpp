// SPDX-License-Identifier: MIT
#include "maps/wording.hpp"

#include <algorithm>

namespace demarc {

std::string legend_label(std::string_view fill, bool present_only) {
    if (fill == "kept_by_russia") {
        return present_only ? "Held by Russia" : "Held and kept by Russia";
    }
    if (fill == "kept_by_ukraine") {
        return present_only ? "Held by Ukraine" : "Held and kept by Ukraine";
    }
    if (fill == "passed_to_russia") {
        return "Ukraine leaves, to Russia";
    }
    if (fill == "to_demilitarised_zone") {
        return "Ukraine leaves, to a demilitarised zone of neither army";
    }
    if (fill == "returned_to_ukraine") {
        return "Russia leaves, to Ukraine";
    }
    if (fill == "undetermined_contested") {
        return "Contested";
    }
    return fill == "undetermined_russian" ? "Undetermined; Russia holds it"
                                          : "Undetermined; Ukraine holds it";
}

std::string hatch_label(std::string_view hatch, const Scenario& scenario) {
    if (hatch == "pre_2022") {
        return "since before 2022";
    }
    if (hatch == "undetermined") {
        return "otherwise in another reading";
    }
    const auto any = [&](const auto& wanted) {
        return std::any_of(scenario.outcomes.faces.begin(), scenario.outcomes.faces.end(),
                           [&](const Outcome& outcome) { return wanted(outcome.overlay); });
    };
    const bool forces = any([](const Overlay& overlay) { return overlay.demilitarised; });
    const bool arms = any([](const Overlay& overlay) {
        return overlay.heavy_arms_withdrawn && !overlay.demilitarised;
    });
    return forces && arms ? "demilitarised or without heavy arms"
           : arms         ? "without heavy arms"
                          : "demilitarised";
}

std::string recognition_label(std::string_view status) {
    return status == "russia_de_jure" ? "Recognised de jure" : "Recognised de facto";
}

} // namespace demarc
