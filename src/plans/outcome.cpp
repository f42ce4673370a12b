// SPDX-License-Identifier: MIT
#include "plans/outcome.hpp"

namespace demarc {

std::string_view name_of(Administration administration) {
    switch (administration) {
    case Administration::ukraine:
        return "ukraine";
    case Administration::russia:
        return "russia";
    case Administration::joint:
        return "joint";
    case Administration::international:
        return "international";
    case Administration::undetermined:
        return "undetermined";
    }
    return {};
}

std::string_view name_of(LegalStatus status) {
    switch (status) {
    case LegalStatus::ukraine:
        return "ukraine";
    case LegalStatus::russia_de_facto:
        return "russia_de_facto";
    case LegalStatus::russia_de_jure:
        return "russia_de_jure";
    }
    return {};
}

std::string_view name_of(Change change) {
    switch (change) {
    case Change::kept_by_ukraine:
        return "kept_by_ukraine";
    case Change::returned_to_ukraine:
        return "returned_to_ukraine";
    case Change::kept_by_russia:
        return "kept_by_russia";
    case Change::passed_to_russia:
        return "passed_to_russia";
    case Change::to_demilitarised_zone:
        return "to_demilitarised_zone";
    case Change::undetermined:
        return "undetermined";
    }
    return {};
}

std::string_view name_of(Certainty certainty) {
    switch (certainty) {
    case Certainty::explicit_:
        return "explicit";
    case Certainty::inferred:
        return "inferred";
    case Certainty::reported:
        return "reported";
    case Certainty::undetermined:
        return "undetermined";
    }
    return {};
}

std::string name_of(const Overlay& overlay) {
    std::string name;
    if (overlay.demilitarised) {
        name = "demilitarised";
    } else if (overlay.heavy_arms_withdrawn) {
        name = "heavy_arms_withdrawn";
    }
    if (overlay.economic_zone) {
        name += name.empty() ? "economic_zone" : "+economic_zone";
    }
    return name.empty() ? "none" : name;
}

Effect effect_of(Change change) {
    switch (change) {
    case Change::kept_by_ukraine:
    case Change::kept_by_russia:
        return Effect::none;
    case Change::returned_to_ukraine:
        return Effect::gained_by_ukraine;
    case Change::passed_to_russia:
        return Effect::gained_by_russia;
    case Change::to_demilitarised_zone:
        return Effect::left_to_zone;
    case Change::undetermined:
        return Effect::left_open;
    }
    return Effect::none;
}

} // namespace demarc
