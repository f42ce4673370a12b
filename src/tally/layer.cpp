// SPDX-License-Identifier: MIT
#include "tally/layer.hpp"

#include <algorithm>

namespace demarc {

namespace {

/// Overlays by index: see class_number().
constexpr std::array overlay_names{"none",
                                   "economic_zone",
                                   "heavy_arms_withdrawn",
                                   "heavy_arms_withdrawn+economic_zone",
                                   "demilitarised",
                                   "demilitarised+economic_zone"};
static_assert(in_own_order(all_administrations) && in_own_order(all_legal_statuses) &&
                  in_own_order(all_changes) && in_own_order(all_certainties),
              "class_number() takes the number of a class for its place in the list");
static_assert(std::max({all_control_classes.size(), all_administrations.size(),
                        all_legal_statuses.size(), overlay_names.size(), all_changes.size(),
                        all_certainties.size()}) == max_classes);

} // namespace

std::string_view name_of(Layer layer) {
    switch (layer) {
    case Layer::control:
        return "control";
    case Layer::administration:
        return "administration";
    case Layer::legal_status:
        return "legal_status";
    case Layer::overlay:
        return "overlay";
    case Layer::change:
        return "change";
    case Layer::certainty:
        return "certainty";
    }
    return {};
}

std::vector<std::string> class_names(Layer layer) {
    std::vector<std::string> names;
    const auto take = [&names](const auto& choices) {
        for (const auto choice : choices) {
            names.emplace_back(name_of(choice));
        }
    };
    switch (layer) {
    case Layer::control:
        take(all_control_classes);
        break;
    case Layer::administration:
        take(all_administrations);
        break;
    case Layer::legal_status:
        take(all_legal_statuses);
        break;
    case Layer::overlay:
        names.assign(overlay_names.begin(), overlay_names.end());
        break;
    case Layer::change:
        take(all_changes);
        break;
    case Layer::certainty:
        take(all_certainties);
        break;
    }
    return names;
}

std::size_t class_number(Layer layer, ControlClass control, const Outcome& outcome) {
    switch (layer) {
    case Layer::control:
        return static_cast<std::size_t>(
            std::find(all_control_classes.begin(), all_control_classes.end(), control) -
            all_control_classes.begin());
    case Layer::administration:
        return static_cast<std::size_t>(outcome.after);
    case Layer::legal_status:
        return static_cast<std::size_t>(outcome.legal);
    case Layer::overlay: {
        const Overlay& overlay = outcome.overlay;
        const std::size_t forces = overlay.demilitarised ? 4 : overlay.heavy_arms_withdrawn ? 2 : 0;
        return forces + (overlay.economic_zone ? 1 : 0);
    }
    case Layer::change:
        return static_cast<std::size_t>(outcome.change);
    case Layer::certainty:
        return static_cast<std::size_t>(outcome.certainty);
    }
    return 0;
}

std::string class_in(Layer layer, ControlClass control, const Outcome& outcome) {
    return class_names(layer)[class_number(layer, control, outcome)];
}

} // namespace demarc
