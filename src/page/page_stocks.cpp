// SPDX-License-Identifier: MIT
#include "page/page_stocks.hpp"

#include "export/format.hpp"
#include "words/figures.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace demarc {

namespace {

std::string_view key_of(PeopleOf people) {
    switch (people) {
    case PeopleOf::before_war:
        return "page_people_before_war";
    case PeopleOf::today:
        return "page_people_today";
    case PeopleOf::not_stated:
        break;
    }
    return "page_people_not_stated";
}

/// Where several sources count people, each bears its name and day.
std::string title_of(const Study& study, const Stock& stock, const Language& language) {
    if (!stock.people_of) {
        return as_heading(language.translated(stock.title));
    }
    const auto sources = std::count_if(study.stocks.begin(), study.stocks.end(),
                                       [](const Stock& one) { return one.people_of.has_value(); });
    std::string title = language.say(key_of(*stock.people_of));
    if (sources > 1) {
        title += " (" + language.translated(stock.title) +
                 (stock.date ? ", " + language.date(*stock.date) : std::string()) + ")";
    }
    return title;
}

double as_in_tables(const Stock& stock, double amount) {
    return stock.people_of ? rounded_people(amount) : rounded(amount, amount_decimals);
}

/// Of fewer than a hundred people no number is told: -1 where tables round to none, -2 where they
/// round to a hundred.
PageJson number_of(const Stock& stock, double amount) {
    if (stock.people_of && amount >= 0.5 && amount < 100) {
        return amount < 50 ? -1 : -2;
    }
    const double value = as_in_tables(stock, amount);
    const auto whole = static_cast<long long>(value);
    return static_cast<double>(whole) == value ? PageJson(whole) : PageJson(value);
}

std::vector<Amount> amounts_of(const Study& study, const Scenario& scenario, Layer layer,
                               std::string_view class_name) {
    std::vector<Amount> amounts;
    for (std::size_t i = 0; i < study.stocks.size(); ++i) {
        amounts.push_back(amount_in(scenario.tally, i, std::nullopt, layer, class_name));
    }
    return amounts;
}

} // namespace

std::size_t number_of_change(std::string_view name) {
    for (std::size_t i = 0; i < all_changes.size(); ++i) {
        if (name_of(all_changes[i]) == name) {
            return i;
        }
    }
    return all_changes.size();
}

PageJson page_stocks(const Study& study, PageTexts& texts) {
    PageJson list = PageJson::array();
    for (const Stock& stock : study.stocks) {
        const auto title = texts.both([&](const Language& l) { return title_of(study, stock, l); });
        const auto counts =
            texts.both([&](const Language& l) { return as_heading(l.translated(stock.counts)); });
        const auto unit = texts.both([&](const Language& l) {
            return stock.people_of ? std::string() : l.translated(stock.unit);
        });
        list.push_back({{"id", stock.id},
                        {"title", title},
                        {"counts", counts},
                        {"unit", unit},
                        {"people", stock.people_of.has_value()}});
    }
    return list;
}

PageJson page_amount(const Stock& stock, const Amount& amount) {
    PageJson best = number_of(stock, amount.best);
    PageJson low = number_of(stock, amount.low);
    PageJson high = number_of(stock, amount.high);
    if (low == best && high == best) {
        return best;
    }
    return PageJson::array({std::move(best), std::move(low), std::move(high)});
}

void append_amounts(PageJson& to, const Study& study, const std::vector<Amount>& amounts) {
    std::vector<PageJson> cells;
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        cells.push_back(page_amount(study.stocks[i], amounts[i]));
    }
    while (!cells.empty() && cells.back() == PageJson(0)) {
        cells.pop_back();
    }
    for (PageJson& cell : cells) {
        to.push_back(std::move(cell));
    }
}

PageJson page_standing(const Study& study, const Scenario& scenario, PageTexts& texts) {
    PageJson list = PageJson::array();
    const auto add = [&](std::string_view fill, std::size_t label,
                         const std::vector<Amount>& amounts) {
        if (std::any_of(amounts.begin(), amounts.end(),
                        [](const Amount& one) { return one.high > 0; })) {
            PageJson row = PageJson::array({fill, label});
            append_amounts(row, study, amounts);
            list.push_back(std::move(row));
        }
    };
    if (scenario.plan.reference || says_nothing_on_land(scenario.plan)) {
        add(name_of(Change::kept_by_russia), texts.both([](const Language& l) {
            return l.heading(ControlClass::russian, Length::brief);
        }),
            amounts_of(study, scenario, Layer::administration, name_of(Administration::russia)));
        return list;
    }
    for (const Change change : land_in_question) {
        add(name_of(change), texts.both([&](const Language& l) { return l.heading(change); }),
            amounts_of(study, scenario, Layer::change, name_of(change)));
    }
    return list;
}

} // namespace demarc
