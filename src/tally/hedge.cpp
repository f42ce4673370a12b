// SPDX-License-Identifier: MIT
#include "tally/hedge.hpp"

#include <algorithm>
#include <cmath>

namespace demarc {

namespace {

/// The distance to the next figure of the same roundness, in units: the largest of 1, 2, 5, 10, 20
/// ... that divides the figure and is at most a quarter of it; 1 if none is.
long long roundness(long long units) {
    long long step = 1;
    for (long long decade = 1; decade <= units / 4; decade *= 10) {
        for (const long long digit : {1, 2, 5}) {
            const long long candidate = digit * decade;
            if (candidate <= units / 4 && units % candidate == 0) {
                step = candidate;
            }
        }
    }
    return step;
}

/// How far a figure's hedge reaches down and up, in halves of its last printed digit.
struct Reach {
    long long below = 0;
    long long above = 0;
};

Reach reach_of(Hedge hedge, long long units) {
    const long long step = 2 * roundness(units);
    switch (hedge) {
    case Hedge::exact:
        return {1, 1};
    case Hedge::approximate: {
        // At least twice as wide as the bare figure, but never more than half of it either way.
        const long long side = std::max(1LL, std::min(std::max(step / 2, 2LL), units));
        return {side, side};
    }
    case Hedge::at_least:
    case Hedge::just_over:
        return {0, step};
    case Hedge::at_most:
    case Hedge::just_under:
        return {step, 0};
    case Hedge::between:
        break;
    }
    return {0, 0};
}

} // namespace

const std::array<HedgeRule, 7>& hedge_rules() {
    using enum HedgeRule::Range;
    static const std::array<HedgeRule, 7> rules{{
        {Hedge::exact, "exact", "", optional},
        {Hedge::approximate, "approximate",
         "about, around, roughly, approximately, some, an estimated, close to", optional},
        {Hedge::at_least, "at_least", "over, more than, at least, above, upwards of", never},
        {Hedge::at_most, "at_most", "under, less than, at most, below, up to", never},
        {Hedge::just_over, "just_over", "just over, slightly more than, a little over", never},
        {Hedge::just_under, "just_under", "nearly, almost, just under, slightly less than", never},
        {Hedge::between, "between", "between … and, more than … and less than, from … to", always},
    }};
    return rules;
}

const HedgeRule& rule_of(Hedge hedge) {
    return hedge_rules()[static_cast<std::size_t>(hedge)];
}

const HedgeRule* rule_of_words(std::string_view words) {
    for (const HedgeRule& rule : hedge_rules()) {
        for (std::string_view left = rule.words; !left.empty();) {
            const std::size_t end = std::min(left.find(", "), left.size());
            if (left.substr(0, end) == words) {
                return &rule;
            }
            left.remove_prefix(std::min(end + 2, left.size()));
        }
    }
    return nullptr;
}

std::string_view name_of(Hedge hedge) {
    return rule_of(hedge).name;
}

std::optional<Hedge> hedge_named(std::string_view name) {
    for (const HedgeRule& rule : hedge_rules()) {
        if (rule.name == name) {
            return rule.hedge;
        }
    }
    return std::nullopt;
}

PrintedFigure::PrintedFigure(double value, int decimals)
    : units_(std::llround(std::abs(decimals >= 0 ? value * std::pow(10.0, decimals)
                                                 : value / std::pow(10.0, -decimals)))),
      decimals_(decimals) {}

double PrintedFigure::value_of_halves(long long halves) const {
    const double half_units = static_cast<double>(halves) / 2;
    return decimals_ >= 0 ? half_units / std::pow(10.0, decimals_)
                          : half_units * std::pow(10.0, -decimals_);
}

Range covered_by(Hedge hedge, double value, std::optional<double> value_to, int decimals) {
    const PrintedFigure from(value, decimals);
    const PrintedFigure to(value_to.value_or(value), decimals);
    const long long below = reach_of(hedge, from.units()).below;
    const long long above = reach_of(hedge, to.units()).above;
    const Range size{from.value_of_halves(std::max(0LL, 2 * from.units() - below)),
                     to.value_of_halves(2 * to.units() + above)};
    return value < 0 ? Range{-size.high, -size.low} : size;
}

} // namespace demarc
