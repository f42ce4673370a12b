// SPDX-License-Identifier: MIT
#include "words/stock_words.hpp"

#include "support/amount_text.hpp"
#include "words/figures.hpp"
#include "words/people_heading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace demarc {

Amount held_by_russia(const Study& study, std::size_t stock) {
    return amount_in(study.scenarios.front().tally, stock, std::nullopt, Layer::administration,
                     name_of(Administration::russia));
}

std::optional<Percentiles> held_over_samples(const Study& study, std::size_t stock) {
    const TallyRow* held = study.scenarios.front().tally.row(std::nullopt, Layer::administration,
                                                             name_of(Administration::russia));
    return held == nullptr || held->stock_percentiles.empty()
               ? std::nullopt
               : std::optional(held->stock_percentiles[stock]);
}

std::string stock_for_readers(const Stock& stock, double amount, Tongue tongue) {
    if (stock.people_of) {
        return people_for_readers(amount, tongue);
    }
    return number_as_written(amount_text(amount, tongue == Tongue::english ? "under " : "до "),
                             tongue);
}

std::string stock_range(const Stock& stock, double low, double high, Tongue tongue) {
    const std::string least = stock_for_readers(stock, low, tongue);
    const std::string most = stock_for_readers(stock, high, tongue);
    return least == most ? least : least + (tongue == Tongue::english ? " to " : "–") + most;
}

std::string stock_with_range(const Stock& stock, const Amount& amount, Tongue tongue) {
    const std::string best = stock_for_readers(stock, amount.best, tongue);
    const std::string range = stock_range(stock, amount.low, amount.high, tongue);
    return best == range ? best : fmt::format("{} ({})", best, range);
}

namespace {

/// " (Census, 1 January 2022)" where several sources count people; else empty.
std::string source_in_brackets(const std::vector<Stock>& stocks, std::size_t stock) {
    const auto sources = std::count_if(stocks.begin(), stocks.end(),
                                       [](const Stock& one) { return one.people_of.has_value(); });
    const Stock& own = stocks[stock];
    return sources < 2 ? std::string()
                       : fmt::format(" ({}{})", own.title,
                                     own.date ? ", " + own.date->english() : std::string());
}

} // namespace

std::string people_heading(const Study& study, std::size_t stock) {
    return people_heading(study.stocks, stock);
}

std::string people_heading(const std::vector<Stock>& stocks, std::size_t stock) {
    switch (*stocks[stock].people_of) {
    case PeopleOf::before_war:
        return "People who lived there before the full-scale war, not today" +
               source_in_brackets(stocks, stock);
    case PeopleOf::today:
        return "People who live there since the full-scale war began" +
               source_in_brackets(stocks, stock);
    case PeopleOf::not_stated:
        break;
    }
    return "People there, of a time that is not stated" + source_in_brackets(stocks, stock);
}

std::string people_in_short(const Study& study, std::size_t stock) {
    const std::vector<Stock>& stocks = study.stocks;
    switch (*stocks[stock].people_of) {
    case PeopleOf::before_war:
        return "People living there before 2022" + source_in_brackets(stocks, stock);
    case PeopleOf::today:
        return "People living there since 2022" + source_in_brackets(stocks, stock);
    case PeopleOf::not_stated:
        break;
    }
    return "People there, of a time that is not stated" + source_in_brackets(stocks, stock);
}

std::string with_unit(const Stock& stock, const std::string& amount) {
    return amount + " " + stock.unit;
}

} // namespace demarc
