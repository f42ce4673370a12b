// SPDX-License-Identifier: MIT
#include "export/format.hpp"
#include "export/markdown.hpp"
#include "export/report.hpp"
#include "export/report_marks.hpp"
#include "support/text.hpp"
#include "words/describe.hpp"
#include "words/figures.hpp"
#include "words/labels.hpp"
#include "words/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace demarc {

namespace {

using Align = MarkdownTable::Align;

SquareMetres of_change(const Tally& tally, Change change) {
    return tally.country(Layer::change, name_of(change));
}

bool has_zone(const Tally& tally) {
    return tally.balance.to_demilitarised_zone.value > 0;
}

bool moves_land(const Tally& tally) {
    return tally.balance.passed_to_russia.value > 0 ||
           tally.balance.returned_to_ukraine.value > 0 || has_zone(tally);
}

std::string standing_of(const Plan& plan) {
    std::vector<std::string> parts;
    for (const std::string& part : {plan.author, plan.status}) {
        if (!part.empty()) {
            parts.push_back(markdown_escaped(part));
        }
    }
    if (plan.date) {
        parts.push_back(plan.date->english());
    }
    return join(parts, " · ");
}

bool is_about_a_site(const RuleBody& body) {
    const auto* defer = std::get_if<Defer>(&body);
    return std::holds_alternative<SiteRule>(body) || (defer != nullptr && !defer->site.empty());
}

/// Whether a rule about land finds none on this map. That is no fault of the plan.
bool touches_no_land(const Scenario& scenario, std::size_t rule) {
    const std::vector<Outcome>& faces = scenario.outcomes.faces;
    return std::none_of(faces.begin(), faces.end(), [rule](const Outcome& outcome) {
        return std::find(outcome.rules.begin(), outcome.rules.end(), rule) != outcome.rules.end();
    });
}

std::string rules_of(const Study& study, const Scenario& scenario) {
    const Plan& plan = scenario.plan;
    std::string text = "**What it says**\n\n";
    for (std::size_t i = 0; i < plan.rules.size(); ++i) {
        const Rule& rule = plan.rules[i];
        if (is_about_a_site(rule.body)) {
            continue; // reported with the places
        }
        const std::string point = rule.point.empty() ? "" : fmt::format("Point {}: ", rule.point);
        text += fmt::format(
            "* {}{} *({})*{}\n", markdown_escaped(point),
            as_sentence(markdown_escaped(describe(rule.body, study.regions, study.places))),
            label_of(rule.certainty),
            (rule.note.empty() ? "" : " " + as_sentence(markdown_escaped(rule.note))) +
                (touches_no_land(scenario, i) ? " On this map there is no such land." : ""));
    }
    return text + (plan.contested ? "\nRead with " + label_of(*plan.contested) + ".\n\n" : "\n");
}

std::string change_table(const Scenario& scenario) {
    const bool own = has_own_figures(scenario, Layer::change);
    const auto rows = [&](const auto& work) {
        for (const TallyRow& row : scenario.tally.rows) {
            if (!row.region && row.layer == Layer::change && row.readings.high.value > 0) {
                work(row);
            }
        }
    };
    bool ranges = false;
    rows([&](const TallyRow& row) { ranges = ranges || row.readings.is_wide(); });
    std::vector<MarkdownTable::Heading> headings{
        {"What becomes of the land", Align::left}, {"km²"}, {"% of Ukraine"}};
    if (ranges) {
        headings.push_back({"km², depending on how the text is read"});
    }
    MarkdownTable table(headings);
    rows([&](const TallyRow& row) {
        std::vector<std::string> cells{
            label_of(Layer::change, row.class_name, Tongue::english, Length::full),
            own ? km2_for_people(row.area) : "–",
            own ? percent_for_people(row.share_of_country_pct) : "–"};
        if (ranges) {
            cells.push_back(row.readings.is_wide() ? km2_for_people(row.readings.low) + " to " +
                                                         km2_for_people(row.readings.high)
                                                   : "the same");
        }
        table.add(cells);
    });
    return table.text();
}

/// Land that a plan restricts without changing who holds it.
std::string overlay_of(const Tally& tally) {
    std::string text;
    for (const TallyRow& row : tally.rows) {
        if (!row.region && row.layer == Layer::overlay && row.class_name != "none" &&
            row.readings.high.value > 0) {
            text += fmt::format("* {}: {} km²{}\n", label_of(Layer::overlay, row.class_name),
                                km2_for_people(row.area),
                                row.readings.is_wide()
                                    ? fmt::format(" ({} to {}, depending on how the text is read)",
                                                  km2_for_people(row.readings.low),
                                                  km2_for_people(row.readings.high))
                                    : "");
        }
    }
    return text.empty()
               ? text
               : "**Overlay** (who holds the land does not change by it)\n\n" + text + "\n";
}

/// What stands in place of a balance where the text has no word on territory.
std::string silence_of(const Scenario& scenario) {
    std::string text = "**The text says nothing on territory**";
    for (const Rule& rule : scenario.plan.rules) {
        if (const auto* none = std::get_if<NoRule>(&rule.body)) {
            text += ": " + markdown_escaped(none->reason);
        }
    }
    text += ". The map shows the present line";
    return text + (scenario.envelope.readings > 1
                       ? "; the ranges are those of the plans it refers to.\n\n"
                       : ".\n\n");
}

std::string balance_of(const Scenario& scenario) {
    const Balance& balance = scenario.tally.balance;
    if (says_nothing_on_land(scenario.plan)) {
        return silence_of(scenario);
    }
    if (!moves_land(scenario.tally)) {
        return balance.undetermined.value > 0
                   ? "No land changes hands by the text itself; what it leaves open stands in the "
                     "table as left open.\n\n"
                   : "No land changes hands.\n\n";
    }
    std::string text = "**Balance for Russia** (land gained minus land given up): ";
    if (has_zone(scenario.tally)) {
        text +=
            fmt::format("{} if the demilitarised zone is counted with neither side, {} if it "
                        "is counted as Russian.",
                        bold(signed_km2_for_people(balance.net_to_russia_without_zone()) + " km²"),
                        bold(signed_km2_for_people(balance.net_to_russia_with_zone()) + " km²"));
    } else {
        text +=
            fmt::format("{}. As the plan is read here no zone is left that neither side "
                        "holds, so there is no second figure.",
                        bold(signed_km2_for_people(balance.net_to_russia_without_zone()) + " km²"));
    }
    if (balance.undetermined.value > 0) {
        text += fmt::format(" {} km² left open by the text is {}.",
                            km2_for_people(balance.undetermined),
                            has_zone(scenario.tally) ? "in neither figure" : "not in it");
    }
    return text + "\n\n";
}

/// Regions where something else happens than that Ukraine keeps what it has, in km²; only columns
/// in which there is land.
std::string region_table(const Study& study, const Tally& tally) {
    std::vector<Change> columns;
    std::vector<MarkdownTable::Heading> headings{{"Region, km²", Align::left}};
    for (const Change change : all_changes) {
        if (of_change(tally, change).value > 0) {
            columns.push_back(change);
            headings.push_back({as_heading(label_of(change))});
        }
    }
    MarkdownTable table(headings);
    for (const RegionIndex region : regions_largest_held_first(study)) {
        std::vector<std::string> cells{study.regions[region].name_en};
        bool affected = false;
        for (const Change change : columns) {
            const SquareMetres area = tally.region(region, Layer::change, name_of(change));
            affected = affected || (change != Change::kept_by_ukraine && area.value > 0);
            cells.push_back(km2_for_people(area));
        }
        if (affected) {
            table.add(cells);
        }
    }
    return table.empty() ? std::string() : table.text();
}

/// One line for each degree of recognition and each circle of those who recognise.
std::string recognition_of(const Study& study, const Scenario& scenario) {
    std::map<std::pair<LegalStatus, std::vector<std::string>>, SquareMetres> areas;
    for (FaceIndex i = 0; i < scenario.outcomes.faces.size(); ++i) {
        const Outcome& outcome = scenario.outcomes.faces[i];
        if (outcome.legal != LegalStatus::ukraine) {
            areas[{outcome.legal, outcome.recognised_by}] +=
                study.partition.faces[i].area(study.method.area);
        }
    }
    std::string text;
    for (const auto& [recognition, area] : areas) {
        const auto& [status, by] = recognition;
        text += fmt::format("* {} km² would be {}{}.\n", km2_for_people(area), label_of(status),
                            by.empty() ? std::string() : " by " + listed(by));
    }
    return text.empty() ? text : "**Recognition** (moves no land)\n\n" + text + "\n";
}

/// How firmly the text supports what becomes of the land that it is about.
std::string certainty_of(const Study& study, const Scenario& scenario) {
    std::map<Certainty, SquareMetres> areas;
    SquareMetres whole;
    for (FaceIndex i = 0; i < scenario.outcomes.faces.size(); ++i) {
        const Outcome& outcome = scenario.outcomes.faces[i];
        if (outcome.change == Change::kept_by_ukraine) {
            continue;
        }
        const SquareMetres area = study.partition.faces[i].area(study.method.area);
        areas[outcome.certainty] += area;
        whole += area;
    }
    if (whole.value <= 0) {
        return {};
    }
    std::vector<std::string> parts;
    for (const auto& [certainty, area] : areas) {
        const std::string part = areas.size() == 1 ? "all of it" : km2_for_people(area) + " km²";
        parts.push_back(part + " " + label_of(certainty));
    }
    return fmt::format("**How firmly the text supports this**, for the {} km² that Ukraine does "
                       "not simply keep: {}.\n\n",
                       km2_for_people(whole), join(parts, ", "));
}

std::string sites_of(const Study& study, const Scenario& scenario) {
    std::string text;
    const std::vector<Rule>& rules = scenario.plan.rules;
    for (const SiteOutcome& outcome : scenario.outcomes.sites) {
        const std::string point = outcome.rule < rules.size() ? rules[outcome.rule].point : "";
        const std::string note = outcome.rule < rules.size() ? rules[outcome.rule].note : "";
        const auto& sites = study.places.sites;
        const auto site = std::find_if(sites.begin(), sites.end(),
                                       [&](const Site& s) { return s.id == outcome.site; });
        text += fmt::format(
            "* {}{}: {} *({})*{}\n", point.empty() ? "" : "Point " + markdown_escaped(point) + ", ",
            site == sites.end() ? outcome.site : site->name_en,
            as_sentence(markdown_escaped(outcome.text)), label_of(outcome.certainty),
            note.empty() ? "" : " " + as_sentence(markdown_escaped(note)));
    }
    return text.empty() ? text
                        : "**Places named in the text** (they carry no area)\n\n" + text + "\n";
}

std::string open_questions_of(const Plan& plan) {
    std::string text;
    for (const std::string& question : plan.open_questions) {
        text += "* " + as_sentence(markdown_escaped(question)) + "\n";
    }
    return text.empty() ? text : "**What it leaves open**\n\n" + text + "\n";
}

std::string sources_of(const Plan& plan) {
    std::string text;
    for (const PlanSource& source : plan.sources) {
        std::vector<std::string> parts;
        for (const std::string& part :
             {source.title, source.publisher, source.date ? source.date->english() : std::string(),
              source.address}) {
            if (!part.empty()) {
                parts.push_back(markdown_escaped(part));
            }
        }
        text += "* " + join(parts, ", ") + "\n";
    }
    return text.empty() ? text : "**Sources**\n\n" + text + "\n";
}

/// What the text comes to: its figures.
std::string result_of(const Scenario& scenario) {
    const std::string balance = scenario.plan.reference ? std::string() : balance_of(scenario);
    const bool has_table = !says_nothing_on_land(scenario.plan) || scenario.envelope.readings > 1;
    return balance + (has_table ? change_table(scenario) : std::string());
}

/// All that stands behind the figures.
std::string details_of(const Study& study, const Scenario& scenario) {
    const Plan& plan = scenario.plan;
    std::string text;
    if (!plan.reference && !says_nothing_on_land(plan)) {
        text += region_table(study, scenario.tally) + report_plan_stocks(study, scenario) +
                overlay_of(scenario.tally) + rules_of(study, scenario) +
                certainty_of(study, scenario) + recognition_of(study, scenario);
    }
    return text + report_envelope(scenario) + report_options(study, plan) +
           sites_of(study, scenario) + open_questions_of(plan) + sources_of(plan);
}

} // namespace

std::string report_plan(const Study& study, const Scenario& scenario, const std::string& map_file) {
    const Plan& plan = scenario.plan;
    std::string text = fmt::format("## {}\n\n", markdown_escaped(plan.title_en));
    text += report_mark(ReportMark::map,
                        fmt::format("{}|{}|Map: {}", plan.id, map_file, plan.title_en));
    for (const std::string& part :
         {standing_of(plan), as_sentence(markdown_escaped(plan.summary))}) {
        text += part.empty() ? part : part + "\n\n";
    }
    text += result_of(scenario);
    const std::string details = details_of(study, scenario);
    return text + (details.empty()
                       ? details
                       : report_mark(ReportMark::fold, "By region, rule by rule, and the sources") +
                             details);
}

std::string report_excluded_plans(const Study& study) {
    if (study.excluded_plans.empty()) {
        return {};
    }
    std::string text = "## Plans without a result\n\nFor these nothing is drawn or measured: a map "
                       "would show a reading that the text or the map of the day does not bear "
                       "out.\n\n";
    for (const ExcludedPlan& one : study.excluded_plans) {
        text += fmt::format("### {}\n\n{}\n\n", markdown_escaped(one.plan.title_en),
                            standing_of(one.plan));
        text += as_sentence(markdown_escaped(one.plan.summary)) + "\n\n";
        text += fmt::format("**Why there is no result:** {}\n\n",
                            as_sentence(markdown_escaped(one.reason)));
        text += open_questions_of(one.plan) + sources_of(one.plan);
    }
    return text;
}

std::string report_plans_at_a_glance(const Study& study) {
    MarkdownTable table({{"Plan", Align::left},
                         {"Standing", Align::left},
                         {as_heading(label_of(Change::passed_to_russia))},
                         {as_heading(label_of(Change::returned_to_ukraine))},
                         {as_heading(label_of(Change::to_demilitarised_zone))},
                         {as_heading(label_of(Change::undetermined))},
                         {"Balance, zone not counted"},
                         {"Balance, zone as Russian"},
                         {"Balance, depending on the reading"}});
    std::vector<std::string> silent;
    for (const Scenario& scenario : study.scenarios) {
        const Balance& balance = scenario.tally.balance;
        const std::string title = markdown_escaped(scenario.plan.title_en);
        const bool own = has_own_figures(scenario, Layer::change);
        if (!own) {
            silent.push_back(title);
        }
        const auto cell = [own](SquareMetres area) {
            return own ? km2_for_people(area) : std::string("–");
        };
        table.add({title, markdown_escaped(scenario.plan.status), cell(balance.passed_to_russia),
                   cell(balance.returned_to_ukraine), cell(balance.to_demilitarised_zone),
                   cell(balance.undetermined),
                   own ? signed_km2_for_people(balance.net_to_russia_without_zone()) : "–",
                   own ? signed_km2_for_people(balance.net_to_russia_with_zone()) : "–",
                   scenario.envelope.readings > 1 ? balance_over_readings(scenario.envelope)
                                                  : std::string("–")});
    }
    const std::string says_nothing =
        silent.empty()
            ? std::string()
            : "Of texts that say nothing on territory, the present line is drawn and no figure of "
              "their own is given; a range is that of the plans they refer to: " +
                  listed(silent) + ".\n\n";
    std::vector<std::string> without;
    for (const ExcludedPlan& one : study.excluded_plans) {
        without.push_back(markdown_escaped(one.plan.title_en));
    }
    const std::string told_below =
        without.empty()
            ? std::string()
            : "Without a result, for reasons given further down: " + listed(without) + ".\n\n";
    return "## The plans at a glance\n\nAll figures in km². The balance is what Russia gains minus "
           "what it gives up, compared with who holds the land on " +
           study.control.date.english() +
           ". Land left open, contested land among it, is in no balance. The last column ranges "
           "over all combinations of what a text leaves open, the zone counted or not.\n\n" +
           table.text() + says_nothing + told_below;
}

} // namespace demarc
