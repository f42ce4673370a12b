// SPDX-License-Identifier: MIT
#include "export/format.hpp"
#include "export/markdown.hpp"
#include "export/places_table.hpp"
#include "export/report.hpp"
#include "support/text.hpp"
#include "words/labels.hpp"
#include "words/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace demarc {

namespace {

constexpr std::size_t max_named = 6;

std::string named(const Town& town) {
    return markdown_escaped(town.place.name_en) + (town.touched_by_line() ? "\\*" : "");
}

/// "Kramatorsk, Sloviansk and 21 more"; an em dash where there is none.
std::string towns_with(const Scenario& scenario, const std::vector<const Town*>& towns,
                       Change change) {
    std::vector<std::string> names;
    std::size_t more = 0;
    for (const Town* town : towns) {
        if (scenario.outcomes.faces[town->face].change != change) {
            continue;
        }
        if (names.size() < max_named) {
            names.push_back(named(*town));
        } else {
            ++more;
        }
    }
    if (names.empty()) {
        return "—";
    }
    if (more > 0) {
        names.push_back(fmt::format("{} more", more));
    }
    return listed(names);
}

} // namespace

std::string report_places(const Study& study) {
    const std::vector<const Town*> towns = concerned_towns(study);
    using Align = MarkdownTable::Align;
    MarkdownTable table({{"Plan", Align::left},
                         {as_heading(label_of(Change::passed_to_russia)), Align::left},
                         {as_heading(label_of(Change::to_demilitarised_zone)), Align::left},
                         {as_heading(label_of(Change::returned_to_ukraine)), Align::left},
                         {as_heading(label_of(Change::undetermined)), Align::left}});
    for (const Scenario& scenario : study.scenarios) {
        const auto cell = [&](Change change) { return towns_with(scenario, towns, change); };
        std::vector<std::string> cells{
            markdown_escaped(scenario.plan.title_en), cell(Change::passed_to_russia),
            cell(Change::to_demilitarised_zone), cell(Change::returned_to_ukraine),
            cell(Change::undetermined)};
        if (std::any_of(cells.begin() + 1, cells.end(),
                        [](const std::string& text) { return text != "—"; })) {
            table.add(std::move(cells));
        }
    }
    if (table.empty()) {
        return {};
    }
    std::string text = "## Which towns change hands\n\n" + table.text();
    text += "Towns of 5,000 people or more before the full-scale invasion, the largest first. A "
            "town is judged by one point in it. \\* The line passes so near to this point that "
            "parts of the town may be on the other side.\n\n";
    return text;
}

} // namespace demarc
