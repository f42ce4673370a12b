// SPDX-License-Identifier: MIT
#include "words/claim_reason.hpp"

#include "support/text.hpp"
#include "words/claim_words.hpp"
#include "words/figures.hpp"
#include "words/labels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace demarc {

namespace {

/// A figure that no way of counting gives may still lie between two of them.
std::string between(const ClaimCheck& check) {
    const Range& range = check.measured_range;
    return range.low < check.claim.value && check.claim.value < range.high
               ? " The figure lies between the ways of counting; no single one gives it."
               : "";
}

/// "19%" covers 18.50% to 19.50%, or for a comparison what it is true of and what is near.
std::string what_it_covers(const Claim& claim) {
    const bool compares = claim.hedge == Hedge::at_least || claim.hedge == Hedge::at_most;
    return compares
               ? fmt::format("\"{}\" is true {}, near the figure {}", stated_in_words(claim),
                             range_in_words(claim, true_under(claim)), covered_in_words(claim))
               : fmt::format("\"{}\" covers {}", stated_in_words(claim), covered_in_words(claim));
}

/// What all ways that agree share and not all ways have: "the border as drawn".
std::string common_choices(const std::vector<Method>& fitting, const std::vector<Method>& ways) {
    std::vector<std::string> choices;
    const auto look_at = [&](auto choice, const auto& words) {
        const auto same = [&](const Method& method) {
            return choice(method) == choice(fitting.front());
        };
        if (std::all_of(fitting.begin(), fitting.end(), same) &&
            !std::all_of(ways.begin(), ways.end(), same)) {
            choices.push_back(words(fitting.front()));
        }
    };
    look_at([](const Method& m) { return m.denominator; },
            [](const Method& m) { return "shares of " + label_of(m.denominator); });
    look_at([](const Method& m) { return m.reconciled; },
            [](const Method& m) {
                return std::string(m.reconciled ? "the border of the regions"
                                                : "the border as the publisher draws it");
            });
    look_at([](const Method& m) { return m.contested; },
            [](const Method& m) { return "contested land " + label_of(m.contested); });
    look_at([](const Method& m) { return m.area; },
            [](const Method& m) { return label_of(m.area) + " areas"; });
    return join(choices, ", ");
}

/// People have a range of their own: where they may have lived.
std::string people_against_stated(const ClaimCheck& check) {
    const std::string low = people_for_readers(check.measured_range.low);
    const std::string high = people_for_readers(check.measured_range.high);
    const std::string begin = fmt::format("{}; measured: {}", what_it_covers(check.claim),
                                          with_unit(check.claim, check.measured));
    return low == high
               ? begin + "."
               : fmt::format("{}, between {} and {} by where they may have lived, {}.", begin, low,
                             high,
                             is_refutation(check.verdict) ? "all outside" : "some of it inside");
}

std::string measured_against_stated(const ClaimCheck& check) {
    const Claim& claim = check.claim;
    if (claim.quantity == Quantity::people) {
        return people_against_stated(check);
    }
    const std::string covers = what_it_covers(claim);
    const std::string used = used_method(check);
    const std::string low = with_unit(claim, check.measured_range.low);
    const std::string high = with_unit(claim, check.measured_range.high);
    const std::string measured = "measured: " +
                                 (low == high ? fmt::format("{} by {}", low, all_methods(check))
                                              : fmt::format("{}, between {} and {} over {} methods",
                                                            with_unit(claim, check.measured), low,
                                                            high, check.ways.size())) +
                                 fineness(check);
    switch (check.verdict) {
    case Verdict::holds:
        return fmt::format("{}; {}{}{}.", covers, measured,
                           low == high ? "" : ", all of them inside", by_the_day(check));
    case Verdict::true_but_far:
        return fmt::format("{}; {}, under all of which it is true.", covers, measured);
    case Verdict::holds_under_some_methods:
        return fmt::format(
            "{}; {}, {} of them inside{}; in the method of this run it {}.{}", covers, measured,
            check.fitting.size(), by_the_day(check),
            label_of(check.holds_in_own_method ? Verdict::holds : Verdict::does_not_hold),
            used.empty() ? used : " " + used);
    case Verdict::does_not_hold:
    case Verdict::not_on_this_map:
        return fmt::format("{}; {}, none of them inside.{}", covers, measured, between(check));
    case Verdict::cannot_be_tested:
        break;
    }
    return {};
}

std::string other_map(const ClaimCheck& check) {
    return check.verdict == Verdict::not_on_this_map
               ? fmt::format(" The figure was read from a map by {}; this one is by {}.",
                             check.claim.map, publisher_in_words(check.map_publisher))
               : "";
}

/// What the boundary set has to do with a gap.
std::string caution(const ClaimCheck& check) {
    constexpr std::string_view advice =
        "that alone may explain the gap, so test the figure on other boundaries too.";
    if (check.extent_of_gap) {
        const auto& [drawn, official] = *check.extent_of_gap;
        const double difference = drawn.value / official.value - 1;
        return fmt::format(" The boundary set has {} km² there, {}% {} than the official {} km²: "
                           "{}",
                           grouped(drawn.km2()), fixed(100 * std::abs(difference), 1),
                           difference > 0 ? "more" : "less", grouped(official.km2()), advice);
    }
    if (check.held_beyond_border) {
        return fmt::format(" The map draws {} km² more as held along there that lie beyond the "
                           "border and coast of this boundary set: {}",
                           grouped(check.held_beyond_border->km2()), advice);
    }
    return {};
}

std::string without_that_land(const ClaimCheck& check) {
    return check.measured_in_part
               ? fmt::format(" Counted without that land the figure would be {}: of other land, so "
                             "no test of the claim.",
                             with_unit(check.claim, *check.measured_in_part))
               : std::string();
}

} // namespace

std::string all_methods(const ClaimCheck& check) {
    return check.ways.size() == 1 ? "the one method that applies"
                                  : fmt::format("all {} methods", check.ways.size());
}

std::string by_the_day(const ClaimCheck& check) {
    if (check.methods_by_the_day == 0) {
        return {};
    }
    return fmt::format(" ({} only if the publisher's day may be the one before or after)",
                       check.methods_by_the_day == check.fitting.size()
                           ? "these"
                           : std::to_string(check.methods_by_the_day) + " of these");
}

std::string used_method(const ClaimCheck& check) {
    if (check.fitting.empty() || check.fitting.size() == check.ways.size()) {
        return {};
    }
    const std::string choices = common_choices(check.fitting, check.ways);
    if (choices.empty()) {
        return {};
    }
    return check.fitting.size() == 1
               ? fmt::format("Only one way of counting gives the figure: {}.", choices)
               : fmt::format("Every way that gives the figure counts with {}.", choices);
}

std::string fineness(const ClaimCheck& check) {
    const Range wording = covered_by(check.claim);
    const double half = (wording.high - wording.low) / 2;
    std::vector<std::string> limits;
    if (check.tolerance > half) {
        limits.push_back(fmt::format("it can be measured to {} at best",
                                     with_unit(check.claim, check.tolerance)));
    }
    if (check.day_of_front > half) {
        limits.push_back(fmt::format("the front may move {} in a day",
                                     with_unit(check.claim, check.day_of_front)));
    }
    return limits.empty() ? std::string() : " (" + join(limits, ", and ") + ")";
}

std::vector<ObstacleGroup> by_obstacle(const std::vector<ClaimCheck>& checks) {
    std::vector<ObstacleGroup> groups;
    for (const ObstacleKind kind : all_obstacle_kinds) {
        ObstacleGroup group{kind, {}};
        for (const ClaimCheck& check : checks) {
            if (check.obstacle && check.obstacle->kind == kind) {
                group.claims.push_back(check.claim.id);
            }
        }
        if (!group.claims.empty()) {
            groups.push_back(std::move(group));
        }
    }
    return groups;
}

std::string reason_of(const ClaimCheck& check) {
    return check.obstacle ? check.obstacle->why + without_that_land(check)
                          : measured_against_stated(check) + other_map(check) + caution(check);
}

} // namespace demarc
