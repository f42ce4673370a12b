// SPDX-License-Identifier: MIT
#include "export/markdown.hpp"
#include "export/report.hpp"
#include "support/groups.hpp"
#include "support/text.hpp"
#include "tally/people.hpp"
#include "words/figures.hpp"
#include "words/labels.hpp"
#include "words/sentences.hpp"
#include "words/stock_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

namespace demarc {

namespace {

/// An em dash where there can be nothing.
std::string told(const Stock& stock, const Amount& amount) {
    return stock_for_readers(stock, amount.high) == "0" ? "—" : stock_with_range(stock, amount);
}

Amount of_change(const Scenario& scenario, std::size_t stock, Change change) {
    return amount_in(scenario.tally, stock, std::nullopt, Layer::change, name_of(change));
}

/// What becomes of the land in question, with a unit in the heading where it is no plain number.
std::string heading_of(Change change, const Stock& stock) {
    return as_heading(label_of(change)) + (stock.people_of ? "" : ", " + stock.unit);
}

std::string table_of(const Study& study, std::size_t stock) {
    using Align = MarkdownTable::Align;
    std::vector<MarkdownTable::Heading> headings{{"Plan", Align::left}};
    for (const Change change : land_in_question) {
        headings.push_back({markdown_escaped(heading_of(change, study.stocks[stock]))});
    }
    Groups<std::vector<std::string>, std::string> rows;
    for (const Scenario& scenario : study.scenarios) {
        std::vector<std::string> cells;
        for (const Change change : land_in_question) {
            cells.push_back(told(study.stocks[stock], of_change(scenario, stock, change)));
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

std::string share_held(const Study& study, std::size_t stock) {
    const double whole = study.stocks[stock].in_country();
    return whole > 0 ? percent_for_people(100 * held_by_russia(study, stock).best / whole) + "%"
                     : "none";
}

std::string as_of(const Stock& stock) {
    return stock.date ? ", as of " + stock.date->english() : std::string();
}

/// "Global Power Plant Database, World Resources Institute"
std::string publishers_of(const Stock& stock) {
    std::vector<std::string> names;
    for (const InputFile& file : stock.files) {
        names.push_back(publisher_in_words(file.publisher));
    }
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return join(names, "; ");
}

/// "lay the homes of **4.1 million** people"
std::string homes_of(const Stock& stock, const Amount& held) {
    const std::string people = bold(people_for_readers(held.best)) + " people";
    switch (*stock.people_of) {
    case PeopleOf::before_war:
        return "lay the homes of " + people;
    case PeopleOf::today:
        return "live " + people;
    case PeopleOf::not_stated:
        break;
    }
    return "are " + people;
}

/// Whether towns and villages may lie on either side of a line, or cells lie where they lie.
std::string range_in_words(const Study& study, const Stock& stock) {
    return fmt::format(
        "In brackets the least and the most: {}{}a text may be read in several ways.",
        stock.portions.empty()
            ? ""
            : "towns that a line touches and the villages of a divided region may "
              "lie on either side, and ",
        study.line_error ? "the line may be off by the error given, and " : "");
}

/// "; in nine of ten samples of the line 3.38 to 3.42 million" where it was sampled.
std::string samples_in_words(const Study& study, std::size_t stock) {
    const std::optional<Percentiles> held = held_over_samples(study, stock);
    return held ? "; in nine of ten samples of the line " +
                      stock_range(study.stocks[stock], held->front(), held->back())
                : std::string();
}

std::string people_section(const Study& study, std::size_t stock) {
    const Stock& people = study.stocks[stock];
    const Amount held = held_by_russia(study, stock);
    const std::string low = people_range_for_readers(held.low, held.high);
    const bool has_range = low != people_for_readers(held.best);
    return fmt::format(
        "{}In the land that Russia holds on {} {}, {} of those {}Ukraine{}.\n\n{}Counted are "
        "{}{}{}. {}{} `people.csv` has every region.\n\n",
        people.id == people_before_war
            ? std::string()
            : fmt::format("**{}.** ", markdown_escaped(as_heading(people.title))),
        study.control.date.english(), homes_of(people, held), share_held(study, stock),
        people.id == people_before_war ? "of " : "that it counts in ",
        (has_range ? "; it may have been " + low : std::string()) + samples_in_words(study, stock),
        table_of(study, stock), markdown_escaped(people.counts), as_of(people),
        people.id == people_before_war
            ? std::string()
            : fmt::format(" ({})", markdown_escaped(publishers_of(people))),
        people.people_of == PeopleOf::not_stated ? "Of what time they are is not stated. " : "",
        range_in_words(study, people));
}

std::string count_section(const Study& study, std::size_t stock) {
    const Stock& counted = study.stocks[stock];
    const Amount held = held_by_russia(study, stock);
    std::string text = fmt::format(
        "**{}.** Of {} in Ukraine, {} ({}) are on land that Russia holds on {}{}.\n\n",
        markdown_escaped(as_heading(counted.title)),
        markdown_escaped(with_unit(counted, stock_for_readers(counted, counted.in_country()))),
        bold(stock_with_range(counted, held)), share_held(study, stock),
        study.control.date.english(), samples_in_words(study, stock));
    const std::string table = table_of(study, stock);
    text += table.empty() ? "No plan moves any of it.\n\n" : table;
    return text + fmt::format("Counted: {}{} ({}). In brackets the least and the most over every "
                              "reading of a text. `counts.csv` has every region.\n\n",
                              markdown_escaped(counted.counts), as_of(counted),
                              markdown_escaped(publishers_of(counted)));
}

/// The sections of some stocks under a heading; empty where there are none.
template<typename Wanted, typename Section>
std::string sections(const Study& study, const std::string& heading, const Wanted& wanted,
                     const Section& section) {
    std::string text;
    for (std::size_t i = 0; i < study.stocks.size(); ++i) {
        text += wanted(study.stocks[i]) ? section(study, i) : std::string();
    }
    return text.empty() ? text : heading + "\n\n" + text;
}

/// "600 to Russia; 343 returned": what of a stock stands on the land that a plan moves or leaves
/// open; empty where nothing does.
std::string moved_by(const Scenario& scenario, const Stock& stock, std::size_t number) {
    Amount moved;
    std::vector<std::string> parts;
    for (const Change change : land_in_question) {
        const Amount amount = of_change(scenario, number, change);
        if (stock_for_readers(stock, amount.high) == "0") {
            continue;
        }
        parts.push_back(label_of(change) + " " + stock_with_range(stock, amount));
        if (change != Change::undetermined) {
            moved += amount;
        }
    }
    if (parts.empty()) {
        return {};
    }
    return fmt::format("of {} the plan moves {}: {}",
                       with_unit(stock, stock_for_readers(stock, stock.in_country())),
                       stock_for_readers(stock, moved.high) == "0" ? "none"
                                                                   : stock_with_range(stock, moved),
                       join(parts, "; "));
}

} // namespace

std::string report_stocks(const Study& study) {
    if (study.scenarios.empty()) {
        return {};
    }
    const auto is_people = [](const Stock& stock) { return stock.people_of.has_value(); };
    return sections(study, "## How many people that is", is_people, people_section) +
           sections(study, "## What stands on the land", std::not_fn(is_people), count_section);
}

std::string report_plan_stocks(const Study& study, const Scenario& scenario) {
    if (scenario.plan.reference || !has_own_figures(scenario, Layer::change)) {
        return {};
    }
    std::string text;
    for (std::size_t i = 0; i < study.stocks.size(); ++i) {
        const std::string moved = moved_by(scenario, study.stocks[i], i);
        if (!moved.empty()) {
            const Stock& stock = study.stocks[i];
            text += fmt::format("* {}: {}\n",
                                markdown_escaped(stock.people_of ? people_in_short(study, i)
                                                                 : as_heading(stock.title)),
                                markdown_escaped(moved));
        }
    }
    return text.empty() ? text : "**What stands on this land**\n\n" + text + "\n";
}

} // namespace demarc
