// SPDX-License-Identifier: MIT
#include "export/data_package.hpp"
#include "export/format.hpp"
#include "export/markdown.hpp"
#include "export/report.hpp"
#include "export/report_marks.hpp"
#include "partition/lines_of_control.hpp"
#include "support/text.hpp"
#include "words/figures.hpp"
#include "words/labels.hpp"
#include "words/method_words.hpp"
#include "words/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace demarc {

namespace {

using Align = MarkdownTable::Align;

std::string ways_of_measuring(const Study& study) {
    const Method& method = study.method;
    std::string text = "## How it was measured\n\n";
    text += fmt::format("* Areas: {}.\n", label_of(method.area, Tongue::english, Length::full));
    text += fmt::format("* Shares are taken of {}.\n",
                        label_of(method.denominator, Tongue::english, Length::full));
    text += fmt::format("* Contested land: {}.\n",
                        label_of(method.contested, Tongue::english, Length::full));
    text += "* Ukraine is cut once into pieces by all lines that matter; plans, shares and maps "
            "all come from the same pieces, so they cannot disagree.\n";
    return text;
}

/// The largest difference between a region and the pieces it was cut into.
std::string conservation(const Study& study) {
    std::vector<double> sums(study.regions.size(), 0.0);
    for (const Face& face : study.partition.faces) {
        sums[face.region] += face.area(study.method.area).value;
    }
    double worst = 0;
    for (RegionIndex i = 0; i < sums.size() && i < study.partition.region_areas.size(); ++i) {
        const double whole =
            study.partition.region_areas[i][static_cast<std::size_t>(study.method.area)].value;
        worst = std::max(worst, std::abs(sums[i] - whole));
    }
    return fmt::format("* Checked in this run: {} add up to every region to within {} m².\n",
                       counted(study.partition.faces.size(), "piece", "pieces"),
                       worst < 0.5 ? "1" : grouped(std::ceil(worst)));
}

/// What a method without an overlay says of the same areas.
std::string second_method(const Study& study) {
    if (!study.second_method) {
        return {};
    }
    const SecondMethod& other = *study.second_method;
    const std::string left_out =
        other.why_not.empty() ? "" : fmt::format(" Not compared: {}.", other.why_not);
    if (other.compared == 0) {
        return fmt::format("* A second method, sums along the edges without cutting anything, does "
                           "not apply to this map.{}\n",
                           left_out);
    }
    const double worst = std::ceil(other.largest_difference.value);
    return fmt::format(
        "* Two methods agree: sums along the edges, without cutting anything, give the same areas "
        "in every region{}, {}.{}\n",
        other.strips ? ", strips at the border included" : "",
        other.region ? fmt::format("with a largest difference of {} m² ({})", grouped(worst),
                                   study.regions[*other.region].name_en)
                     : "to the last square metre",
        left_out);
}

/// Pieces of land that no line of contact is drawn around.
std::string specks(const Study& study) {
    const std::vector<Speck>& all = study.partition.specks;
    if (all.empty()) {
        return {};
    }
    SquareMetres area;
    for (const Speck& speck : all) {
        area += speck.area;
    }
    return fmt::format(
        "* {} amid land of another holder, below {} km² each and {} m² in all: such land counts, "
        "but "
        "its edge is no line of contact for zones, distances and maps. Listed as `speck` among the "
        "disagreements.\n",
        counted(all.size(), "speck of land", "specks of land"), fixed(min_pocket.km2(), 2),
        grouped(area.value));
}

std::map<RegionIndex, SquareMetres> moved_by_reconciliation(const Study& study) {
    std::map<RegionIndex, SquareMetres> moved;
    for (const Face& face : study.partition.faces) {
        if (face.drawn != face.control) {
            moved[face.region] += face.area(study.method.area);
        }
    }
    return moved;
}

std::string reconciliation(const Study& study) {
    std::string text = "### Borders and coasts that do not agree\n\n";
    if (study.control.form != ControlForm::polygons) {
        return text + "This source has no coast or border of its own: control follows the "
                      "boundary set, and there was nothing to reconcile.\n\n";
    }
    text += "The publisher of the front line draws coasts and borders a little differently from "
            "the boundary set. The thin strips between the two are not free land. ";
    if (!study.method.reconciled) {
        return text + "In this run they were left as drawn, so the Russian-held area is somewhat "
                      "too small.\n\n";
    }
    const auto moved = moved_by_reconciliation(study);
    SquareMetres total;
    MarkdownTable table({{"Region", Align::left}, {"Counted as Russian-held, km²"}});
    for (const auto& [region, area] : moved) {
        table.add({study.regions[region].name_en, km2_for_people(area)});
        total += area;
    }
    if (table.empty()) {
        return text + "In this run there were none.\n\n";
    }
    return text +
           fmt::format("{} of {} km² in all along the coast and the outer border were "
                       "counted with the Russian-held land beside them. The line of contact "
                       "was not touched.\n\n",
                       counted(study.partition.slivers.size(), "strip", "strips"),
                       km2_for_people(total)) +
           table.text() + decisions_on_strips(study);
}

std::string left_outside(const Study& study) {
    const SquareMetres outside = study.partition.statistics.control_outside_ukraine;
    // Cells around settlements and closed lines run on without end; only a drawn area says
    // something by where it ends.
    if (study.control.form != ControlForm::polygons || outside.km2() < 0.01) {
        return {};
    }
    return fmt::format("The publisher's Russian-held area reaches {} km² beyond these borders "
                       "(sea, coast and land border drawn differently); that is not counted.\n\n",
                       km2_for_people(outside));
}

/// By more than the noise of adding up.
bool differ(SquareMetres a, SquareMetres b) {
    return std::abs(a.value - b.value) > 1;
}

/// The row of the method table for a method; std::nullopt if it was not tried.
const ControlFigure* find(const std::vector<ControlFigure>& figures, const Method& method) {
    const auto found =
        std::find_if(figures.begin(), figures.end(),
                     [&](const ControlFigure& figure) { return figure.method == method; });
    return found == figures.end() ? nullptr : &*found;
}

/// The methods that differ from that of the run in one choice, in words.
std::vector<std::pair<std::string, Method>> one_choice_changed(const Method& base) {
    std::vector<std::pair<std::string, Method>> changed;
    for (const Denominator denominator : all_denominators) {
        Method method = base;
        method.denominator = denominator;
        changed.emplace_back("Share of " + label_of(denominator, Tongue::english, Length::full),
                             method);
    }
    for (const AreaMethod area : all_area_methods) {
        Method method = base;
        method.area = area;
        changed.emplace_back("Areas " + label_of(area, Tongue::english, Length::full), method);
    }
    Method other = base;
    other.reconciled = !base.reconciled;
    changed.emplace_back(other.reconciled ? "Strips at the coast and border reconciled"
                                          : "Strips at the coast and border left as drawn",
                         other);
    for (const ContestedPolicy policy : all_contested_policies) {
        Method method = base;
        method.contested = policy;
        changed.emplace_back("Contested land " + label_of(policy, Tongue::english, Length::full),
                             method);
    }
    std::erase_if(changed, [&](const auto& change) { return change.second == base; });
    return changed;
}

/// Whether any method of the table differs from another only in `choice` and gives another area.
template<typename Choice, typename Values>
bool matters(const std::vector<ControlFigure>& figures, const Method& base, Choice Method::*choice,
             const Values& values) {
    const ControlFigure* own = find(figures, base);
    return std::any_of(values.begin(), values.end(), [&](Choice value) {
        Method other = base;
        other.*choice = value;
        const ControlFigure* figure = find(figures, other);
        return own != nullptr && figure != nullptr && differ(figure->area, own->area);
    });
}

std::string choices_without_effect(const Study& study) {
    std::vector<std::string> choices;
    if (!matters(study.methods, study.method, &Method::reconciled, std::array{true, false})) {
        choices.emplace_back("border reconciliation");
    }
    if (!matters(study.methods, study.method, &Method::contested, all_contested_policies)) {
        choices.emplace_back("the side that contested land is counted with");
    }
    return choices.empty()
               ? std::string()
               : fmt::format(" With this source {} no difference: {}.",
                             choices.size() == 1 ? "one choice makes" : "two choices make",
                             listed(choices));
}

/// "authalic area, share of ..., on Natural Earth": a row in a sentence.
std::string row_in_words(const MethodRow& row, const Study& study) {
    return label_of(row.figure.method) +
           (study.compared.empty()
                ? std::string()
                : fmt::format(", on {} ({})", markdown_escaped(row.title),
                              label_of(row.coverage, Tongue::english, Length::full)));
}

std::string range_over_methods(const Study& study) {
    // By what is printed, so that noise in the last bits does not choose between equal methods.
    const auto less = [](const MethodRow& a, const MethodRow& b) {
        return rounded_percent(a.figure.share_pct) < rounded_percent(b.figure.share_pct);
    };
    const std::vector<MethodRow> rows = method_rows(study);
    const auto low = std::min_element(rows.begin(), rows.end(), less);
    const auto high = std::max_element(rows.begin(), rows.end(), less);
    return fmt::format("Over all {} that can differ the share runs from **{}%** ({}) to **{}%** "
                       "({}); `methods.csv` has each of them with the reason.{}\n\n",
                       counted(rows.size(), "way of counting", "ways of counting"),
                       percent_for_people(low->figure.share_pct), row_in_words(*low, study),
                       percent_for_people(high->figure.share_pct), row_in_words(*high, study),
                       choices_without_effect(study));
}

/// The row of a compared boundary set by the method of the run, or by the one that stands for it.
const ControlFigure* figure_of(const ComparedBoundaries& other, const Method& method) {
    const ControlFigure* same = find(other.figures, method);
    return same != nullptr || other.figures.empty() ? same : &other.figures.front();
}

/// What no way of counting explains: a list of settlements is not a map in full detail.
std::string line_itself(const Study& study) {
    if (study.control.form != ControlForm::settlements) {
        return {};
    }
    return "The line itself makes a difference that is in none of these rows: it is taken from a "
           "list of "
           "settlements, and a map drawn in full detail gives another share by the same method. " +
           as_sentence(markdown_escaped(study.control.method_note)) + "\n\n";
}

std::string method_table_in_words(const Study& study) {
    if (find(study.methods, study.method) == nullptr) {
        return {};
    }
    const MethodRow own = own_row(study);
    MarkdownTable table({{"One choice changed at a time", Align::left},
                         {"Held by Russia, km²"},
                         {"of, km²"},
                         {"%"},
                         {"Why", Align::left}});
    const auto add = [&](const std::string& words, const MethodRow& row) {
        table.add({words, km2_for_people(row.figure.area), km2_for_people(row.figure.of),
                   percent_for_people(row.figure.share_pct),
                   markdown_escaped(why_it_differs(row, own))});
    };
    add("As in this report", own);
    for (const auto& [words, method] : one_choice_changed(study.method)) {
        const ControlFigure* figure = find(study.methods, method);
        if (figure != nullptr &&
            (differ(figure->area, own.figure.area) || differ(figure->of, own.figure.of))) {
            add(words, {own.boundary_set, own.title, own.coverage, *figure});
        }
    }
    for (const ComparedBoundaries& other : study.compared) {
        if (const ControlFigure* figure = figure_of(other, study.method)) {
            add(fmt::format("Boundaries: {}, {}", markdown_escaped(other.title),
                            label_of(other.coverage, Tongue::english, Length::full)),
                {other.id, other.title, other.coverage, *figure});
        }
    }
    return "### How much the method matters\n\n"
           "The front line is the same in every row; what differs is how it is counted. Two "
           "published shares of the same day can both be right if they count differently.\n\n" +
           table.text() + range_over_methods(study) + line_itself(study);
}

std::string notes_in_words(const Study& study) {
    const std::vector<InputNote> notes = input_notes(study);
    if (notes.empty()) {
        return "Nothing had to be repaired in the inputs.\n\n";
    }
    std::string text = "Noticed or repaired while reading:\n\n";
    for (const InputNote& note : notes) {
        text += fmt::format("* {}: {}\n", markdown_escaped(note.where),
                            as_sentence(markdown_escaped(note.what)));
    }
    return text + "\n";
}

std::string attributions_of(const std::vector<InputFile>& files) {
    std::set<std::string> seen;
    std::string text;
    for (const InputFile& file : files) {
        if (file.attribution.empty() && file.licence.empty()) {
            continue;
        }
        const std::string who = file.attribution.empty() ? file.title : file.attribution;
        const std::string line = fmt::format(
            "* {}{}\n", as_sentence(markdown_escaped(who)),
            file.licence.empty() ? "" : " Licence: " + as_sentence(markdown_escaped(file.licence)));
        if (seen.insert(line).second) {
            text += line;
        }
    }
    return text.empty() ? text : "## Licences and attributions\n\n" + text + "\n";
}

} // namespace

std::string report_method(const Study& study) {
    return ways_of_measuring(study) + specks(study) + conservation(study) + second_method(study) +
           "\n" + reconciliation(study) + left_outside(study) + method_table_in_words(study);
}

std::string report_inputs(const Study& study) {
    const std::vector<InputFile> files = input_files(study);
    MarkdownTable table({{"File", Align::left}, {"Role", Align::left}});
    for (const InputFile& file : files) {
        table.add({markdown_escaped(file.name), file.role});
    }
    std::string text = "## Inputs\n\nThe hash of every file stands in `datapackage.json`.\n\n";
    text += table.empty() ? "" : table.text();
    return with_details_folded(text + regions_matched(study) + notes_in_words(study),
                               "Files, and what was noticed while reading them") +
           attributions_of(files);
}

} // namespace demarc
