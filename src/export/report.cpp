// SPDX-License-Identifier: MIT
#include "export/report.hpp"

#include "export/data_package.hpp"
#include "export/format.hpp"
#include "export/markdown.hpp"
#include "export/report_marks.hpp"
#include "sources/control_snapshot.hpp"
#include "sources/old_land.hpp"
#include "support/text.hpp"
#include "support/version.hpp"
#include "words/figures.hpp"
#include "words/labels.hpp"
#include "words/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace demarc {

namespace {

using Align = MarkdownTable::Align;

/// Land of a control class in the country. The layer is the same in all scenarios.
SquareMetres in_class(const Study& study, std::optional<RegionIndex> region, ControlClass control) {
    if (study.scenarios.empty()) {
        return {};
    }
    const Tally& tally = study.scenarios.front().tally;
    return region ? tally.region(*region, Layer::control, name_of(control))
                  : tally.country(Layer::control, name_of(control));
}

SquareMetres russian_held_land(const Study& study, RegionIndex region) {
    return in_class(study, region, ControlClass::russian) +
           in_class(study, region, ControlClass::russian_pre_2022);
}

std::string first_sentence(const Study& study, const ControlFigure& held) {
    return fmt::format("On {} Russia held {}: {} km² of {} km².", study.control.date.english(),
                       bold(percent_for_people(held.share_pct) + "% of Ukraine"),
                       km2_for_people(held.area), km2_for_people(held.of));
}

std::string pre_2022_sentence(const Study& study, const ControlFigure& held) {
    const SquareMetres before = in_class(study, std::nullopt, ControlClass::russian_pre_2022);
    if (before.value <= 0) {
        return {};
    }
    return fmt::format(" Of that, {} km² ({}% of Ukraine), with Crimea, has been held since before "
                       "24 February 2022.",
                       km2_for_people(before), percent_for_people(100 * (before / held.of)));
}

/// From the faces: the tally has no contested class where it is counted with a side.
SquareMetres contested_land(const Study& study) {
    SquareMetres area;
    for (const Face& face : study.partition.faces) {
        if (face.control == ControlClass::contested) {
            area += face.area(study.method.area);
        }
    }
    return area;
}

std::string contested_sentence(const Study& study, const ControlFigure& held) {
    const SquareMetres contested = contested_land(study);
    if (contested.value <= 0) {
        return {};
    }
    return fmt::format(" {} km² ({}%) is contested or of unknown status: {}.",
                       km2_for_people(contested), percent_for_people(100 * (contested / held.of)),
                       label_of(study.method.contested, Tongue::english, Length::full));
}

std::string not_shown_sentence(const Study& study) {
    return study.control.not_shown.empty()
               ? std::string()
               : " " + bold(fmt::format("That is without {}, which this map does not show.",
                                        land_not_shown(study.control, study.regions)));
}

std::string fact(std::string_view label, const std::string& text) {
    return text.empty() ? std::string() : fmt::format("* **{}:** {}\n", label, as_sentence(text));
}

std::string borders(const Study& study) {
    const auto& caution = study.polygon_caution;
    return fmt::format("{} ({}; Crimea and Sevastopol included){}",
                       markdown_escaped(study.boundaries.title),
                       label_of(study.boundaries.coverage, Tongue::english, Length::full),
                       caution ? ". " + *caution : "");
}

std::string facts(const Study& study, const ControlFigure& held) {
    const ControlSnapshot& control = study.control;
    const bool named =
        control.publisher.empty() || control.title.find(control.publisher) != std::string::npos;
    std::string text;
    text += fact("Who holds what",
                 markdown_escaped(control.title) +
                     (named ? "" : ", " + markdown_escaped(publisher_in_words(control.publisher))) +
                     "; state of " + control.date.english() + utc_suffix(control.unix_seconds));
    text += fact("What counts as held by Russia",
                 control.counts_as_control.empty() ? "not stated"
                                                   : markdown_escaped(control.counts_as_control));
    text += fact("How it was drawn", label_of(control.form, Tongue::english, Length::full));
    text +=
        fact("How far it can be trusted",
             control.method_note.empty() ? "not stated" : markdown_escaped(control.method_note));
    text += fact("Borders of Ukraine and its regions", borders(study));
    const bool own_area = study.method.denominator == Denominator::polygon;
    text += fact("Denominator",
                 own_area
                     ? fmt::format("the area inside these borders: {} km²", km2_for_people(held.of))
                     : label_of(study.method.denominator, Tongue::english, Length::full));
    return text;
}

/// The plan that moves most land one way by its own text; null where none moves any.
const Scenario* most_moving(const Study& study, SquareMetres Balance::*way) {
    const Scenario* most = nullptr;
    for (const Scenario& scenario : study.scenarios) {
        const bool counts = !scenario.plan.reference && has_own_figures(scenario, Layer::change);
        if (counts && scenario.tally.balance.*way > SquareMetres{} &&
            (most == nullptr || scenario.tally.balance.*way > most->tally.balance.*way)) {
            most = &scenario;
        }
    }
    return most;
}

/// Three figures: what Russia holds, and the most that a plan moves either way.
std::string main_figures(const Study& study, const ControlFigure& held) {
    std::string text = fmt::format("* **{}%** of Ukraine is held by Russia: {} km²\n",
                                   percent_for_people(held.share_pct), km2_for_people(held.area));
    const auto add = [&](const char* words, SquareMetres Balance::*way) {
        if (const Scenario* plan = most_moving(study, way)) {
            text += fmt::format("* **{} km²** {}: {}\n", km2_for_people(plan->tally.balance.*way),
                                words, markdown_escaped(plan->plan.title_en));
        }
    };
    const bool one =
        std::count_if(study.scenarios.begin(), study.scenarios.end(),
                      [](const Scenario& scenario) { return !scenario.plan.reference; }) < 2;
    add(one ? "would be ceded to Russia" : "is the most that a text would have ceded to Russia",
        &Balance::passed_to_russia);
    add(one ? "would be returned to Ukraine" : "is the most that a text would have returned",
        &Balance::returned_to_ukraine);
    return report_mark(ReportMark::figures) + text + "\n";
}

/// What has to stand beside every figure.
std::string provenance(const Study& study) {
    return fmt::format(
        "Line: {}, {}. Borders: {}. All of this land is internationally recognised as "
        "Ukraine; plans are proposals.\n\n",
        markdown_escaped(study.control.publisher.empty()
                             ? study.control.title
                             : publisher_in_words(study.control.publisher)),
        study.control.date.english(), markdown_escaped(study.boundaries.title));
}

constexpr std::string_view caveats_on_figures = R"(## Before you quote a figure

* All of this land is internationally recognised as Ukraine. A plan is a proposal; its maps and figures show what it would do, not what is so.
* De facto is not de jure: that a text accepts who holds land does not make the land Russian in law. Recognition moves no land here; it is a layer of its own.
* Say the date and the publisher of the line, what the share is a share of, and whether Crimea is in ({}).
* Some texts were leaked, some only presented orally or reported. The status of each stands at its head.
* Whether a demilitarised zone counts as Russian can turn the sign of a balance. Both figures are always given: say which one you use.
* What a text leaves open stays open here. It is marked, measured and given to neither side.

)";

/// Says whether Crimea is in, by what the map shows.
std::string caveats(const Study& study) {
    const std::vector<RegionIndex>& missing = study.control.not_shown;
    const bool crimea_missing = std::any_of(missing.begin(), missing.end(), [&](RegionIndex i) {
        return study.regions[i].code.text() == "UA-43";
    });
    return fmt::format(caveats_on_figures,
                       crimea_missing ? "here it is not: this map does not show it" : "here it is");
}

std::string warnings_at_the_head(const Study& study) {
    std::string text;
    for (const InputNote& warning : warnings_among(input_notes(study))) {
        text +=
            fmt::format("* **{}:** {}\n", markdown_escaped(warning.where),
                        as_sentence(markdown_escaped(
                            warning.what + (warning.remedy.empty() ? "" : "; ") + warning.remedy)));
    }
    return text.empty() ? text : "## Look at the inputs first\n\n" + text + "\n";
}

/// "`faces.gpkg` and `faces.geojson`": the files of one kind that the run writes; of a folder or
/// pattern, the folder.
std::string files_with(FileContent content, const ExportChoice& choice, const RunOutline& outline) {
    std::vector<std::string> files;
    for (const RunFile& file : run_files()) {
        if (file.content == content && file.is_wanted(choice.formats, outline)) {
            const std::size_t slash = file.name.find('/');
            files.push_back(fmt::format("`{}`", slash == std::string_view::npos
                                                    ? file.name
                                                    : file.name.substr(0, slash + 1)));
        }
    }
    return listed(files);
}

std::string map_and_tables(const ExportChoice& choice, const RunOutline& outline) {
    static constexpr std::array words{
        std::pair{FileContent::figures, "every figure in {}"},
        std::pair{FileContent::chart_figures, "the same for charts in {}"},
        std::pair{FileContent::scenarios, "figures with rules and sources in {}"},
        std::pair{FileContent::land, "the pieces of land in {}"},
        std::pair{FileContent::maps, "a map of each plan in {}"}};
    std::vector<std::string> parts;
    for (const auto& [content, sentence] : words) {
        if (const std::string files = files_with(content, choice, outline); !files.empty()) {
            parts.push_back(fmt::format(fmt::runtime(sentence), files));
        }
    }
    parts.emplace_back("columns, units, licences and checksums in `datapackage.json`");
    return "Beside this page: " + join(parts, "; ") + ".\n\n";
}

} // namespace

std::string report_answer(const Study& study) {
    const ControlFigure held = russian_control(study.partition, study.regions, study.method);
    return first_sentence(study, held) + pre_2022_sentence(study, held) +
           contested_sentence(study, held) + not_shown_sentence(study) + "\n\n" +
           main_figures(study, held) + provenance(study) +
           report_mark(ReportMark::fold, "What this is measured by") + facts(study, held) + "\n";
}

std::vector<RegionIndex> regions_largest_held_first(const Study& study) {
    std::vector<RegionIndex> order(study.regions.size());
    std::iota(order.begin(), order.end(), RegionIndex{0});
    std::stable_sort(order.begin(), order.end(), [&](RegionIndex a, RegionIndex b) {
        return russian_held_land(study, a) > russian_held_land(study, b);
    });
    return order;
}

std::string report_regions(const Study& study) {
    const Denominators areas(study.partition, study.regions, study.method.denominator,
                             study.method.area);
    const bool contested = in_class(study, std::nullopt, ControlClass::contested).value > 0;
    std::vector<MarkdownTable::Heading> headings{
        {"Region", Align::left}, {"Area, km²"}, {"Held by Russia, km²"}, {"% of the region"}};
    if (contested) {
        headings.push_back({"Contested, km²"});
    }
    MarkdownTable table(headings);
    std::size_t free_regions = 0;
    bool above_whole = false;
    for (const RegionIndex i : regions_largest_held_first(study)) {
        const SquareMetres held = russian_held_land(study, i);
        const SquareMetres disputed = in_class(study, i, ControlClass::contested);
        if (held.value <= 0 && disputed.value <= 0) {
            ++free_regions;
            continue;
        }
        above_whole = above_whole || held / areas.of_region(i) > 1.0001;
        std::vector<std::string> cells{study.regions[i].name_en, km2_for_people(areas.of_region(i)),
                                       km2_for_people(held),
                                       percent_for_people(100 * (held / areas.of_region(i)))};
        if (contested) {
            cells.push_back(km2_for_people(disputed));
        }
        table.add(cells);
    }
    std::string text = "## Who holds what, region by region\n\n" + table.text();
    if (free_regions > 0) {
        text += fmt::format("In the other {} Russia holds nothing on this map.\n\n",
                            counted(free_regions, "region", "regions"));
    }
    if (above_whole) {
        text += "A share above 100% means that the boundary set draws the region larger than its "
                "official area.\n\n";
    }
    return text;
}

namespace {

/// The map of the present line and of every plan, each with its chapter.
std::string map_file(const Scenario& scenario, const ExportChoice& choice) {
    return choice.has("svg") ? fmt::format("maps/{}{}.svg", scenario.plan.id, choice.map_suffix)
                             : std::string();
}

/// The chapters of the plans, by what they come to.
std::string plans_by_outcome(const Study& study, const ExportChoice& choice) {
    std::string text;
    for (const OutcomeGroup group : all_outcome_groups) {
        for (const Scenario& scenario : study.scenarios) {
            if (!scenario.plan.reference && outcome_group(scenario) == group) {
                text += report_mark(ReportMark::group, "Plans: " + label_of(group)) +
                        report_plan(study, scenario, map_file(scenario, choice));
            }
        }
    }
    return text;
}

std::string map_of_present(const Study& study, const ExportChoice& choice) {
    for (const Scenario& scenario : study.scenarios) {
        if (scenario.plan.reference) {
            return report_mark(ReportMark::map,
                               fmt::format("{}|{}|Map: {}", scenario.plan.id,
                                           map_file(scenario, choice), scenario.plan.title_en));
        }
    }
    return {};
}

} // namespace

std::string marked_report(const Study& study, const ExportChoice& choice) {
    std::string text = "# What territory of Ukraine ends up where under each peace plan\n\n";
    text += map_of_present(study, choice);
    text += report_answer(study);
    text += warnings_at_the_head(study);
    text += report_plans_at_a_glance(study);
    text += caveats(study);
    text += plans_by_outcome(study, choice);
    text += report_mark(ReportMark::group, "Figures and method");
    text += with_details_folded(report_excluded_plans(study), "Plan by plan, with the reason");
    text += with_details_folded(
        report_places(study) + report_stocks(study) + report_districts(study), "Plan by plan");
    text += report_regions(study);
    text += with_details_folded(report_line_error(study), "Plan by plan");
    text += report_claims(study);
    text +=
        with_details_folded(report_method(study), "How it was measured, and how far it matters");
    text += report_inputs(study);
    text += map_and_tables(choice, outline_of(study));
    text += fmt::format("Made by demarc {}", version);
    text += study.command_line.empty() ? ".\n" : " with " + code_span(study.command_line) + ".\n";
    return text;
}

std::string report(const Study& study, const ExportChoice& choice) {
    return without_marks(marked_report(study, choice));
}

} // namespace demarc
