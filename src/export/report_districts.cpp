// SPDX-License-Identifier: MIT
#include "export/markdown.hpp"
#include "export/report.hpp"
#include "support/text.hpp"
#include "support/words.hpp"
#include "words/district_words.hpp"
#include "words/figures.hpp"
#include "words/labels.hpp"
#include "words/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace demarc {

namespace {

using Align = MarkdownTable::Align;

/// How many districts a class has whole and how many it has a part of.
struct Reach {
    std::size_t whole = 0;
    std::size_t part = 0;

    void add(Extent extent) {
        whole += extent == Extent::whole ? 1 : 0;
        part += extent == Extent::part ? 1 : 0;
    }
    [[nodiscard]] bool is_none() const { return whole == 0 && part == 0; }
};

/// "3 whole, 5 in part", "—"
std::string told(const Reach& reach) {
    std::vector<std::string> parts;
    if (reach.whole > 0) {
        parts.push_back(fmt::format("{} whole", reach.whole));
    }
    if (reach.part > 0) {
        parts.push_back(fmt::format("{} in part", reach.part));
    }
    return parts.empty() ? "—" : join(parts, ", ");
}

Reach reach_of(const std::vector<DistrictRow>& rows, Layer layer, std::string_view class_name) {
    Reach reach;
    for (const DistrictRow& row : rows) {
        if (row.layer == layer && row.class_name == class_name) {
            reach.add(row.extent);
        }
    }
    return reach;
}

std::string glance(const Study& study) {
    std::vector<MarkdownTable::Heading> headings{{"Plan", Align::left}};
    for (const Change change : land_in_question) {
        headings.push_back({markdown_escaped(as_heading(label_of(change)))});
    }
    headings.push_back({"Whole districts under it", Align::left});
    MarkdownTable table(headings);
    for (std::size_t i = 0; i < study.scenarios.size(); ++i) {
        const Scenario& scenario = study.scenarios[i];
        if (scenario.plan.reference || !has_own_figures(scenario, Layer::change)) {
            continue;
        }
        std::vector<std::string> cells{markdown_escaped(scenario.plan.title_en)};
        bool any = false;
        for (const Change change : land_in_question) {
            const Reach reach = reach_of(study.districts->rows[i], Layer::change, name_of(change));
            any = any || !reach.is_none();
            cells.push_back(told(reach));
        }
        if (any) {
            cells.push_back(markdown_escaped(districts_under_plan(study, i)));
            table.add(std::move(cells));
        }
    }
    return table.empty() ? "No plan divides or moves a district.\n\n" : table.text();
}

/// What a plan makes of one district, other than leave it where it is.
struct Move {
    double share_pct = 0;
    std::string text;
};

/// "Bakhmut Raion (57%)": the districts of one class, those of which it has most first.
std::string districts_in(const Study& study, const std::vector<DistrictRow>& rows, Change change) {
    constexpr std::size_t most = 30;
    std::vector<Move> moves;
    for (const DistrictRow& row : rows) {
        if (row.layer != Layer::change || row.class_name != name_of(change) ||
            row.extent == Extent::sliver) {
            continue;
        }
        const CutDistrict& district = study.districts->districts[row.district].district;
        moves.push_back(
            {row.share_pct, markdown_escaped(district.name) +
                                (row.extent == Extent::whole
                                     ? ""
                                     : fmt::format(" ({}%)", percent_for_people(row.share_pct)))});
    }
    std::stable_sort(moves.begin(), moves.end(),
                     [](const Move& a, const Move& b) { return a.share_pct > b.share_pct; });
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < std::min(most, moves.size()); ++i) {
        texts.push_back(std::move(moves[i].text));
    }
    const std::string text = join(texts, ", ");
    return moves.size() > most ? fmt::format("{} and {} more", text, moves.size() - most) : text;
}

std::string lists(const Study& study) {
    std::string text;
    for (std::size_t i = 0; i < study.scenarios.size(); ++i) {
        const Scenario& scenario = study.scenarios[i];
        if (scenario.plan.reference || !has_own_figures(scenario, Layer::change)) {
            continue;
        }
        std::string items;
        for (const Change change : land_in_question) {
            const std::string names = districts_in(study, study.districts->rows[i], change);
            items += names.empty()
                         ? ""
                         : fmt::format("* {}: {}\n", markdown_escaped(as_heading(label_of(change))),
                                       names);
        }
        text += items.empty() ? ""
                              : fmt::format("**{}**\n\n{}\n",
                                            markdown_escaped(scenario.plan.title_en), items);
    }
    return text;
}

} // namespace

std::string report_districts(const Study& study) {
    if (!study.districts || study.scenarios.empty()) {
        return {};
    }
    const DistrictTally& tally = *study.districts;
    DistrictFit sum;
    for (const DistrictFit& fit : tally.fit) {
        sum.filled += fit.filled;
        sum.cut_off += fit.cut_off;
    }
    return fmt::format(
        "## District by district\n\n"
        "On {}, {} ({}; a region without any counts as one).\n\n{}{}"
        "A district counts as whole in a class although another has up to 1% of it and 5 km²: the "
        "borders of two publishers lie that far apart. Its borders are made to fit those of the "
        "regions: {} km² beyond them are cut off, {} km² in no district went to those beside it "
        "(`districts-fit.csv`), so that districts add up to regions. `districts.csv` has every "
        "district under every plan.\n\n",
        study.control.date.english(), markdown_escaped(districts_by_holder(study)),
        markdown_escaped(tally.title), glance(study), lists(study), km2_for_people(sum.cut_off),
        km2_for_people(sum.filled));
}

} // namespace demarc
