// SPDX-License-Identifier: MIT
#include "commands/diff_text.hpp"

#include "cli/terminal.hpp"
#include "export/format.hpp"
#include "support/text.hpp"
#include "support/words.hpp"
#include "words/figures.hpp"
#include "words/labels.hpp"
#include "words/method_words.hpp"
#include "words/people_heading.hpp"
#include "words/sentences.hpp"
#include "words/stock_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace demarc {

namespace {

constexpr std::size_t max_towns = 12;

/// "Kramatorsk (147,145 people), Sloviansk (105,141) and 40 more".
std::string towns_text(const Exchange& exchange, const std::string& from, const std::string& to) {
    std::vector<std::string> names;
    std::size_t more = 0;
    for (const TownMove& town : exchange.towns) {
        if (town.from != from || town.to != to) {
            continue;
        }
        if (names.size() == max_towns) {
            ++more;
            continue;
        }
        names.push_back(town.place.population
                            ? fmt::format("{} ({})", town.place.name_en,
                                          grouped(static_cast<double>(*town.place.population)))
                            : town.place.name_en);
    }
    if (names.empty()) {
        return {};
    }
    return fmt::format("Places, with people before 2022: {}{}.", join(names, ", "),
                       more > 0 ? fmt::format(" and {} more", more) : "");
}

double best_of(const Amount& amount) {
    return amount.best;
}
double best_of(double amount) {
    return amount;
}

/// Residents before the war on land, beside its area: "    12,300 people".
/// \param amounts of each stock of the exchange, or none
template<typename Amounts>
std::string people_beside(const Exchange& exchange, const Amounts& amounts) {
    const std::size_t people = first_of_people(exchange.stocks);
    return people < amounts.size()
               ? fmt::format(" {:>12} people",
                             stock_for_readers(exchange.stocks[people], best_of(amounts[people])))
               : std::string();
}

/// What each stock comes to in the land that goes from one hand into another, a line for each.
std::string stocks_text(const Exchange& exchange, const std::string& from, const std::string& to) {
    std::string text;
    for (std::size_t i = 0; i < exchange.stocks.size(); ++i) {
        const Stock& stock = exchange.stocks[i];
        const std::string amount = stock_with_range(stock, exchange.amount(i, from, to));
        if (amount != "0") {
            text += wrapped(
                stock.people_of
                    ? fmt::format("{}: {}.", people_heading(exchange.stocks, i), amount)
                    : fmt::format("{} there: {} {}.", as_heading(stock.title), amount, stock.unit),
                2, page_width);
        }
    }
    return text;
}

/// The districts of a region that share in a row, by falling area.
std::string districts_text(const Comparison& of, const ExchangeRow& row) {
    std::vector<const DistrictExchange*> found;
    constexpr SquareMetres min_named = SquareMetres::from_km2(0.5); // else told as 0
    for (const DistrictExchange& one : of.exchange.districts) {
        const CutDistrict& district = of.districts[one.district];
        if (district.region == row.region && !district.is_whole_region && one.from == row.from &&
            one.to == row.to && min_named < one.area) {
            found.push_back(&one);
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto* a, const auto* b) { return b->area < a->area; });
    std::string text;
    for (const DistrictExchange* one : found) {
        text += fmt::format("    {:<30} {:>10} km²{}\n", of.districts[one->district].name,
                            km2_for_people(one->area), people_beside(of.exchange, one->stocks));
    }
    return text;
}

std::string hands_text(const Comparison& of, const RegionTable& regions,
                       const std::vector<KnownArea>& known, const std::string& from,
                       const std::string& to, bool styled) {
    const SquareMetres area = of.exchange.area(from, to);
    const std::string like = comparison(area, known);
    std::string text = bold(fmt::format("{} → {}: {} km²", label_of_holder(from),
                                        label_of_holder(to), km2_for_people(area)),
                            styled) +
                       (like.empty() ? "" : ", " + like) + '\n';
    for (const ExchangeRow& row : of.exchange.rows) {
        constexpr SquareMetres min_named = SquareMetres::from_km2(0.01);
        if (row.from == from && row.to == to && min_named < row.area) {
            text += fmt::format("  {:<32} {:>10} km²{}\n", regions[row.region].name_en,
                                km2_for_people(row.area), people_beside(of.exchange, row.stocks));
            text += districts_text(of, row);
        }
    }
    text += stocks_text(of.exchange, from, to);
    const std::string towns = towns_text(of.exchange, from, to);
    return text + (towns.empty() ? "" : wrapped(towns, 2, page_width));
}

/// Land that differs in a layer that leaves it in the same hands, pair by pair over all regions.
std::string layer_text(const std::string& heading, Layer layer,
                       const std::vector<ExchangeRow>& rows, const RegionTable& regions,
                       bool styled) {
    std::map<std::pair<std::string, std::string>, std::map<RegionIndex, SquareMetres>> pairs;
    for (const ExchangeRow& row : rows) {
        pairs[{row.from, row.to}][row.region] += row.area;
    }
    if (pairs.empty()) {
        return {};
    }
    std::string text = bold(heading, styled) + '\n';
    for (const auto& [classes, by_region] : pairs) {
        SquareMetres sum;
        std::vector<std::string> parts;
        for (const auto& [region, area] : by_region) {
            sum += area;
            parts.push_back(
                fmt::format("{} {} km²", regions[region].name_en, km2_for_people(area)));
        }
        text += wrapped(fmt::format("{} → {}: {} km² ({})", label_of(layer, classes.first),
                                    label_of(layer, classes.second), km2_for_people(sum),
                                    join(parts, ", ")),
                        2, page_width);
    }
    return text + '\n';
}

/// What stays in the same hands and differs all the same, and the balance.
std::string balance_text(const Exchange& exchange, const std::vector<KnownArea>& known) {
    const auto like = [&known](SquareMetres area) {
        const std::string words = comparison({std::abs(area.value)}, known);
        return words.empty() ? words : ", " + words;
    };
    const SquareMetres net = exchange.net_to_russia();
    if (!exchange.has_zone()) {
        return fmt::format("On balance to Russia: {} km²{}\n", signed_km2_for_people(net),
                           like(net));
    }
    const SquareMetres with_zone = exchange.net_to_russia_with_zone();
    return fmt::format("On balance to Russia: {} km² with the demilitarised zone counted for "
                       "neither side{};\n                      {} km² with the zone counted as "
                       "Russian{}\n",
                       signed_km2_for_people(net), like(net), signed_km2_for_people(with_zone),
                       like(with_zone));
}

/// "+531,000 (+477,000 to +600,000)"
std::string signed_with_range(const Stock& stock, const Amount& amount) {
    const auto told = [&](double value) {
        const std::string size = stock_for_readers(stock, std::abs(value));
        return size == "0" ? size : (value < 0 ? "−" : "+") + size;
    };
    const std::string best = told(amount.best);
    const std::string low = told(amount.low);
    const std::string high = told(amount.high);
    return low == high ? best : fmt::format("{} ({} to {})", best, low, high);
}

/// The balance of what stands on the land.
std::string stock_balance_text(const Exchange& exchange) {
    std::string text;
    for (std::size_t i = 0; i < exchange.stocks.size(); ++i) {
        const Stock& stock = exchange.stocks[i];
        const std::string net = signed_with_range(stock, exchange.net_stocks[i]);
        const std::string with_zone = signed_with_range(stock, exchange.net_stocks_with_zone[i]);
        if (net == "0" && with_zone == "0") {
            continue;
        }
        text += wrapped(
            fmt::format("{}, on balance to Russia: {}{}.",
                        stock.people_of
                            ? people_heading(exchange.stocks, i)
                            : fmt::format("{} ({})", as_heading(stock.title), stock.unit),
                        net,
                        exchange.has_zone()
                            ? fmt::format("; with the zone counted as Russian {}", with_zone)
                            : std::string()),
            0, page_width);
    }
    return text;
}

} // namespace

std::string basis_of(const Comparison& of) {
    std::string basis = fmt::format("{}. Boundaries: {}. Counted with {}.", of.lines, of.boundaries,
                                    label_of(of.method));
    for (const std::string& title : of.silent) {
        basis += fmt::format(" The text of {} says nothing on territory: the present line stands "
                             "for it.",
                             title);
    }
    return basis;
}

std::string diff_text(const Comparison& of, const RegionTable& regions,
                      const std::vector<KnownArea>& known, bool styled) {
    std::string text = bold(fmt::format("From {} to {}", of.first, of.second), styled) + '\n';
    text += wrapped(basis_of(of), 2, page_width) + '\n';
    std::map<std::pair<std::string, std::string>, bool> pairs;
    for (const ExchangeRow& row : of.exchange.rows) {
        pairs[{row.from, row.to}] = true;
    }
    for (const auto& [hands, there] : pairs) {
        text += hands_text(of, regions, known, hands.first, hands.second, styled) + '\n';
    }
    if (pairs.empty()) {
        text += "Nothing is in other hands.\n";
    }
    const std::string others =
        layer_text("What lies over the land (demilitarised, barred arms, economic zones)",
                   Layer::overlay, of.exchange.overlays, regions, styled) +
        layer_text("Legal status, on paper", Layer::legal_status, of.exchange.legal, regions,
                   styled);
    if (pairs.empty()) {
        return text + (others.empty() ? "" : "\n" + others);
    }
    text += others + balance_text(of.exchange, known) + stock_balance_text(of.exchange);
    if (of.exchange.border_redrawn) {
        text += wrapped(fmt::format("Kept apart: {} km² by which the publisher's own polygons "
                                    "changed without land changing hands, where coast or border "
                                    "were drawn anew.",
                                    signed_km2_for_people(*of.exchange.border_redrawn)),
                        0, page_width);
    }
    return text;
}

} // namespace demarc
