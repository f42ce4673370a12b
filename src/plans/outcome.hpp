// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// Who holds a face, before and after a plan (layer "administration").
enum class Administration { ukraine, russia, joint, international, undetermined };

/// What a plan makes of a face in law (layer "legal_status"). Recognition never moves land.
enum class LegalStatus { ukraine, russia_de_facto, russia_de_jure };

/// What follows from the administration before and after (layer "change").
enum class Change {
    kept_by_ukraine,
    returned_to_ukraine,
    kept_by_russia,
    passed_to_russia,
    to_demilitarised_zone,
    undetermined
};

/// How firmly the plan's text supports an outcome (layer "certainty").
enum class Certainty { explicit_, inferred, reported, undetermined };

inline constexpr std::array all_administrations{
    Administration::ukraine, Administration::russia, Administration::joint,
    Administration::international, Administration::undetermined};
inline constexpr std::array all_legal_statuses{LegalStatus::ukraine, LegalStatus::russia_de_facto,
                                               LegalStatus::russia_de_jure};
inline constexpr std::array all_changes{Change::kept_by_ukraine,       Change::returned_to_ukraine,
                                        Change::kept_by_russia,        Change::passed_to_russia,
                                        Change::to_demilitarised_zone, Change::undetermined};
inline constexpr std::array all_certainties{Certainty::explicit_, Certainty::inferred,
                                            Certainty::reported, Certainty::undetermined};

/// Whether the values of an enumeration stand in a list in their own order, each once: their
/// numbers are then their places in it.
template<typename Values>
constexpr bool in_own_order(const Values& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (static_cast<std::size_t>(values[i]) != i) {
            return false;
        }
    }
    return true;
}

/// What a change is in a balance, whatever its name.
enum class Effect {
    none,              ///< the land stays where it was
    gained_by_russia,  ///< Ukraine leaves it to Russia
    gained_by_ukraine, ///< Russia leaves it to Ukraine
    left_to_zone,      ///< a side leaves it to a demilitarised zone
    left_open
};
Effect effect_of(Change change);

/// The names in files: "ukraine", "russia_de_facto", "to_demilitarised_zone", "explicit" ...
std::string_view name_of(Administration administration);
std::string_view name_of(LegalStatus status);
std::string_view name_of(Change change);
std::string_view name_of(Certainty certainty);

/// What lies over the land without changing who holds it (layer "overlay"). They combine.
struct Overlay {
    bool demilitarised = false;
    bool bars_russian_forces = false;
    bool bars_ukrainian_forces = false;
    bool economic_zone = false;
    bool heavy_arms_withdrawn = false; ///< heavy arms are pulled back, other forces may stay
    friend bool operator==(const Overlay&, const Overlay&) = default;
};

/// "none", "demilitarised", "heavy_arms_withdrawn", "economic_zone",
/// "demilitarised+economic_zone" ...: one name for each combination, so that the classes of this
/// layer add up to the whole as well. Demilitarised land has no heavy arms either.
std::string name_of(const Overlay& overlay);

/// What a plan does to one face.
struct Outcome {
    Administration before = Administration::ukraine;
    Administration after = Administration::ukraine;
    LegalStatus legal = LegalStatus::ukraine;
    std::vector<std::string> recognised_by; ///< who recognises `legal`; empty for `ukraine`
    Overlay overlay;
    Change change = Change::kept_by_ukraine;
    Certainty certainty = Certainty::inferred;
    std::vector<std::size_t> rules; ///< indices into Plan::rules that touched the face, in order
};

/// What a plan says of a site, which has no area.
struct SiteOutcome {
    std::string site; ///< Site::id
    std::string text; ///< "control: Ukraine; supervision: IAEA; electricity: half each"
    Certainty certainty = Certainty::explicit_;
    std::size_t rule = 0;
};

} // namespace demarc
