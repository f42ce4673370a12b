// SPDX-License-Identifier: MIT
#include "support/amount_text.hpp"

#include "support/text.hpp"

#include <cmath>

namespace demarc {

namespace {

/// As many decimals as say something, at most `most`.
int decimals_of(double value, int most) {
    double scale = 1;
    for (int decimals = 0; decimals < most; ++decimals, scale *= 10) {
        if (std::abs(value * scale - std::round(value * scale)) < 1e-6) {
            return decimals;
        }
    }
    return most;
}

} // namespace

std::string amount_text(double amount, std::string_view under) {
    constexpr double least_told = 0.005;
    constexpr double told_whole = 100;
    if (amount > 0 && amount < least_told) {
        return std::string(under) + grouped(0.01, 2);
    }
    return grouped(amount, amount < told_whole ? decimals_of(amount, 2) : 0);
}

} // namespace demarc
