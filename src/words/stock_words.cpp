// SPDX-License-Identifier: MIT
#include "words/stock_words.hpp"

#include "support/amount_text.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <optional>

namespace demarc {

Amount held_by_russia(const Study& study, std::size_t stock) {
    return amount_in(study.scenarios.front().tally, stock, std::nullopt, Layer::administration,
                     name_of(Administration::russia));
}

std::string stock_for_readers(const Stock& stock, double amount, Tongue tongue) {
    if (stock.people_of) {
        return people_for_readers(amount, tongue);
    }
    return number_as_written(amount_text(amount, tongue == Tongue::english ? "under " : "до "),
                             tongue);
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
