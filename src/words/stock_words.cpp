// SPDX-License-Identifier: MIT
#include "words/stock_words.hpp"

#include "words/figures.hpp"

#include <fmt/format.h>

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

std::string quantity(double amount, Tongue tongue) {
    constexpr double least_told = 0.005;
    constexpr double told_whole = 100;
    if (amount > 0 && amount < least_told) {
        return (tongue == Tongue::english ? "under " : "до ") + number(0.01, 2, tongue);
    }
    return number(amount, amount < told_whole ? decimals_of(amount, 2) : 0, tongue);
}

} // namespace

std::string stock_for_readers(const Stock& stock, double amount, Tongue tongue) {
    return stock.people_of ? people_for_readers(amount, tongue) : quantity(amount, tongue);
}

std::string stock_with_range(const Stock& stock, const Amount& amount, Tongue tongue) {
    const std::string best = stock_for_readers(stock, amount.best, tongue);
    const std::string low = stock_for_readers(stock, amount.low, tongue);
    const std::string high = stock_for_readers(stock, amount.high, tongue);
    const std::string range =
        low == high ? low : low + (tongue == Tongue::english ? " to " : "–") + high;
    return best == range ? best : fmt::format("{} ({})", best, range);
}

std::string with_unit(const Stock& stock, const std::string& amount) {
    return amount + " " + stock.unit;
}

} // namespace demarc
