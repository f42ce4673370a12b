// SPDX-License-Identifier: MIT
#include "support/text.hpp"
#include "tally/claim.hpp"
#include "tally/methods.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

namespace demarc {

namespace {

double in_unit_of(const Claim& claim, const ControlFigure& figure) {
    return claim.quantity == Quantity::share_pct ? figure.share_pct : figure.area.km2();
}

std::string with_unit(const Claim& claim, double value) {
    return claim.quantity == Quantity::share_pct ? fixed(value, 2) + " %" : grouped(value) + " km²";
}

std::string covered_words(const Claim& claim) {
    const Range covered = covered_by(claim);
    if (std::isinf(covered.high)) {
        return "from " + with_unit(claim, covered.low) + " on";
    }
    if (std::isinf(covered.low)) {
        return "up to " + with_unit(claim, covered.high);
    }
    return with_unit(claim, covered.low) + " to " + with_unit(claim, covered.high);
}

/// How far the claim's day is from the snapshot's; zero if the claim names no day.
long days_apart(const Claim& claim, const ControlSnapshot& control) {
    return claim.date ? std::abs((claim.date->days() - control.date.days()).count()) : 0;
}

std::string stated_words(const Claim& claim) {
    const std::string figure = claim.quantity == Quantity::share_pct
                                   ? fixed(claim.value, std::max(0, claim.decimals)) + " %"
                                   : grouped(claim.value, std::max(0, claim.decimals)) + " km²";
    return claim.hedge_word.empty() ? figure : claim.hedge_word + " " + figure;
}

std::string reason_for(const ClaimCheck& check) {
    const Claim& claim = check.claim;
    const std::string covers =
        fmt::format("\"{}\" covers {}", stated_words(claim), covered_words(claim));
    const std::string measured =
        fmt::format("measured: {}, between {} and {} over {} methods",
                    with_unit(claim, check.measured), with_unit(claim, check.measured_range.low),
                    with_unit(claim, check.measured_range.high), check.methods);
    switch (check.verdict) {
    case Verdict::holds:
        return fmt::format("{}; {}, all of them inside.", covers, measured);
    case Verdict::holds_under_some_methods:
        return fmt::format("{}; {}, {} of them inside; in the method of this run it {}.", covers,
                           measured, check.methods_that_hold,
                           check.holds_in_own_method ? "holds" : "does not hold");
    case Verdict::does_not_hold:
        return fmt::format("{}; {}, none of them inside.", covers, measured);
    case Verdict::cannot_be_tested:
        break;
    }
    return {};
}

} // namespace

ClaimCheck check(const Claim& claim, const Partition& partition, const RegionTable& regions,
                 const ControlSnapshot& control, const Method& method) {
    ClaimCheck result;
    result.claim = claim;
    result.method = method;
    const Range covered = covered_by(claim);
    const auto measure = [&](const Method& by) {
        return in_unit_of(claim, control_in(claim.classes, partition, regions, by));
    };
    result.measured = measure(method);
    result.holds_in_own_method = covered.contains(result.measured);
    result.measured_range = {std::numeric_limits<double>::infinity(),
                             -std::numeric_limits<double>::infinity()};
    for (const Method& other : distinct_methods(claim.classes, partition, method)) {
        const double value = measure(other);
        result.measured_range.low = std::min(result.measured_range.low, value);
        result.measured_range.high = std::max(result.measured_range.high, value);
        ++result.methods;
        result.methods_that_hold += covered.contains(value) ? 1 : 0;
    }
    if (days_apart(claim, control) > testable_days) {
        result.verdict = Verdict::cannot_be_tested;
        result.reason = fmt::format(
            "The claim is of {}, the snapshot of {}: more than {} days apart. Give --control a "
            "snapshot of the claim's time.",
            claim.date->iso(), control.date.iso(), testable_days);
        return result;
    }
    result.verdict = result.methods_that_hold == result.methods ? Verdict::holds
                     : result.methods_that_hold > 0             ? Verdict::holds_under_some_methods
                                                                : Verdict::does_not_hold;
    result.reason = reason_for(result);
    return result;
}

} // namespace demarc
