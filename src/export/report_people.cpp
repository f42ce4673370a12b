// SPDX-License-Identifier: MIT
#include "export/markdown.hpp"
#include "export/report.hpp"
#include "support/groups.hpp"
#include "support/text.hpp"
#include "words/figures.hpp"
#include "words/labels.hpp"
#include "words/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace demarc {

namespace {

/// An em dash where nobody may live.
std::string told(const Amount& amount) {
    return people_for_readers(amount.high) == "0"
               ? "—"
               : people_with_range(amount.best, amount.low, amount.high);
}

Amount of_change(const Scenario& scenario, std::size_t stock, Change change) {
    return amount_in(scenario.tally, stock, std::nullopt, Layer::change, name_of(change));
}

std::string table_of(const Study& study, std::size_t stock) {
    using Align = MarkdownTable::Align;
    std::vector<MarkdownTable::Heading> headings{{"Plan", Align::left}};
    for (const Change change : land_in_question) {
        headings.push_back({as_heading(label_of(change))});
    }
    Groups<std::vector<std::string>, std::string> rows;
    for (const Scenario& scenario : study.scenarios) {
        std::vector<std::string> cells;
        for (const Change change : land_in_question) {
            cells.push_back(told(of_change(scenario, stock, change)));
        }
        const bool touches = std::any_of(cells.begin(), cells.end(),
                                         [](const std::string& cell) { return cell != "—"; });
        if (touches && has_own_figures(scenario, Layer::change)) {
            rows.add(std::move(cells), markdown_escaped(scenario.plan.title_en));
        }
    }
    MarkdownTable table(headings);
    for (auto [cells, titles] : rows) {
        cells.insert(cells.begin(), join(titles, "; "));
        table.add(std::move(cells));
    }
    return table.empty() ? std::string() : table.text();
}

std::string held_today(const Study& study, std::size_t stock) {
    const Amount held = amount_in(study.scenarios.front().tally, stock, std::nullopt,
                                  Layer::administration, name_of(Administration::russia));
    return fmt::format(
        "In the land that Russia holds on {} lay the homes of {} people, {} of those "
        "of Ukraine; it may have been {}.",
        study.control.date.english(), bold(people_for_readers(held.best)),
        percent_for_people(100 * held.best / study.stocks[stock].in_country()) + "%",
        people_range_for_readers(held.low, held.high));
}

} // namespace

std::string report_people(const Study& study) {
    if (study.stocks.empty() || study.scenarios.empty()) {
        return {};
    }
    std::string text = "## How many people that is\n\n";
    for (std::size_t i = 0; i < study.stocks.size(); ++i) {
        const Stock& stock = study.stocks[i];
        text += fmt::format("{}\n\n{}", held_today(study, i), table_of(study, i));
        text += fmt::format(
            "Counted are {}{}. In brackets the least and the most: towns that a "
            "line touches and the villages of a divided region may lie on either "
            "side, and a text may be read in several ways. `people.csv` has every region.\n\n",
            stock.counts, stock.date ? ", as of " + stock.date->english() : std::string());
    }
    return text;
}

} // namespace demarc
