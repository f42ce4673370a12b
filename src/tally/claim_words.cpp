// SPDX-License-Identifier: MIT
#include "tally/claim_words.hpp"

#include "support/text.hpp"

#include <algorithm>
#include <cmath>

namespace demarc {

namespace {

/// How many decimals it takes to print a value in full, at least as many as asked for.
int decimals_of(double value, int at_least) {
    constexpr int most_more = 3;
    int decimals = at_least;
    const auto is_whole = [&] {
        const double scaled = value * std::pow(10.0, decimals);
        return std::abs(scaled - std::round(scaled)) < 1e-6 * std::max(1.0, std::abs(scaled));
    };
    while (!is_whole() && decimals < at_least + most_more) {
        ++decimals;
    }
    return decimals;
}

} // namespace

std::string covered_in_words(const Claim& claim) {
    const Range covered = covered_by(claim);
    const int usual = claim.quantity == Quantity::share_pct ? std::max(2, claim.decimals) : 0;
    const auto bound = [&](double value, int decimals) {
        return grouped(value, decimals) + std::string(unit_text(claim.quantity));
    };
    if (std::isinf(covered.high)) {
        return "from " + bound(covered.low, decimals_of(covered.low, usual)) + " on";
    }
    if (std::isinf(covered.low)) {
        return "up to " + bound(covered.high, decimals_of(covered.high, usual));
    }
    const int decimals =
        std::max(decimals_of(covered.low, usual), decimals_of(covered.high, usual));
    return bound(covered.low, decimals) + " to " + bound(covered.high, decimals);
}

} // namespace demarc
