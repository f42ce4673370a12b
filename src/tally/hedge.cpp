// SPDX-License-Identifier: MIT
#include "tally/hedge.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace demarc {

namespace {

/// How far a figure's hedge reaches down and up, in halves of its last printed digit.
struct HedgeReach {
    long long below = 0;
    long long above = 0;
};

HedgeReach reach_of(Hedge hedge, const PrintedFigure& figure) {
    const long long step = 2 * figure.step();
    switch (hedge) {
    case Hedge::exact:
        return {1, 1};
    case Hedge::approximate: {
        // "About 1" does not reach down to 0.
        const long long side = std::max(1LL, std::min(step, figure.units()));
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
        {Hedge::exact, "exact", "", optional, "what rounds to it at its printed precision",
         "a bare figure says that its last digit is right"},
        {Hedge::approximate, "approximate",
         "about, around, roughly, approximately, some, an estimated, close to", optional,
         "one step to either side",
         "who hedges counts in steps, and the figure is the nearest of them"},
        {Hedge::at_least, "at_least", "over, more than, at least, above, upwards of", never,
         "the figure and one step above it; all beyond is true, but far from the figure",
         "a comparison is true however far; a reader takes the figure to be near all the same"},
        {Hedge::at_most, "at_most", "under, less than, at most, below, up to", never,
         "the figure and one step below it; all down to 0 is true, but far from the figure",
         "as at_least"},
        {Hedge::just_over, "just_over", "just over, slightly more than, a little over", never,
         "the figure and one step above it", "the word itself says that it is near"},
        {Hedge::just_under, "just_under", "nearly, almost, just under, slightly less than", never,
         "the figure and one step below it", "as just_over: nearly 20 is not 12"},
        {Hedge::between, "between", "between … and, more than … and less than, from … to", always,
         "from the one figure to the other", "two comparisons bound each other"},
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

long long PrintedFigure::step() const {
    long long step = 1;
    for (long long decade = 1; decade <= units_ / 10; decade *= 10) {
        for (const long long digit : {1, 2, 5}) {
            step = digit * decade <= units_ / 10 ? digit * decade : step;
        }
    }
    constexpr long long max_with_decimals = 2;
    return decimals_ > 0 ? std::min(step, max_with_decimals) : step;
}

Range covered_by(Hedge hedge, double value, std::optional<double> value_to, int decimals) {
    const PrintedFigure from(value, decimals);
    const PrintedFigure to(value_to.value_or(value), decimals);
    const long long below = reach_of(hedge, from).below;
    const long long above = reach_of(hedge, to).above;
    const Range size{from.value_of_halves(std::max(0LL, 2 * from.units() - below)),
                     to.value_of_halves(2 * to.units() + above)};
    return value < 0 ? Range{-size.high, -size.low} : size;
}

Range true_under(Hedge hedge, double value, std::optional<double> value_to, int decimals) {
    const Range covered = covered_by(hedge, value, value_to, decimals);
    constexpr double without_end = std::numeric_limits<double>::infinity();
    if (hedge == Hedge::at_least) {
        return value < 0 ? Range{-without_end, covered.high} : Range{covered.low, without_end};
    }
    if (hedge == Hedge::at_most) { // less than 500 km² taken is not 100 km² lost
        return value < 0 ? Range{covered.low, 0} : Range{0, covered.high};
    }
    return covered;
}

} // namespace demarc
