// SPDX-License-Identifier: MIT
#include "page/report_in_language.hpp"

#include "export/markdown.hpp"
#include "export/report_marks.hpp"
#include "maps/caption.hpp"
#include "maps/headline.hpp"
#include "maps/legend.hpp"
#include "maps/wording.hpp"
#include "page/rule_words.hpp"
#include "support/text.hpp"
#include "tally/outcome_group.hpp"
#include "words/describe.hpp"
#include "words/labels.hpp"
#include "words/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

namespace demarc {

namespace {

using Align = MarkdownTable::Align;

constexpr std::array told_changes{Change::passed_to_russia, Change::returned_to_ukraine,
                                  Change::to_demilitarised_zone, Change::undetermined};

class LanguageReport {
public:
    LanguageReport(const Language& language, const Study& study)
        : language_(language), study_(study) {}

    [[nodiscard]] std::string text() const {
        std::string text = fmt::format("# {}\n\n", say("report_title"));
        for (const Scenario& scenario : study_.scenarios) {
            text += scenario.plan.reference ? head(scenario) : std::string();
        }
        text += plans_at_a_glance();
        for (const OutcomeGroup group : all_outcome_groups) {
            for (const Scenario& scenario : study_.scenarios) {
                if (!scenario.plan.reference && outcome_group(scenario) == group) {
                    text += report_mark(ReportMark::group,
                                        as_heading(label_of(group, language_.tongue()))) +
                            chapter(scenario);
                }
            }
        }
        return text;
    }

private:
    [[nodiscard]] std::string say(std::string_view key,
                                  const std::vector<std::string>& values = {}) const {
        return language_.say(key, values);
    }

    [[nodiscard]] MapSubject subject(const Scenario& scenario) const {
        return {study_, scenario, language_};
    }

    [[nodiscard]] std::string number(SquareMetres area) const {
        return language_.number(area.km2(), 0);
    }

    [[nodiscard]] std::string map_mark(const Scenario& scenario) const {
        return report_mark(ReportMark::map, fmt::format("{}||{}: {}", scenario.plan.id,
                                                        say("page_map"), title(subject(scenario))));
    }

    /// The plan that moves most land one way by its own text; null where none moves any.
    [[nodiscard]] const Scenario* most_moving(SquareMetres Balance::*way) const {
        const auto amount = [way](const Scenario& scenario) {
            const bool counts =
                !scenario.plan.reference && has_own_figures(scenario, Layer::change);
            return counts ? scenario.tally.balance.*way : SquareMetres{};
        };
        const auto most = std::max_element(
            study_.scenarios.begin(), study_.scenarios.end(),
            [&](const Scenario& a, const Scenario& b) { return amount(a) < amount(b); });
        return most == study_.scenarios.end() || amount(*most).value <= 0 ? nullptr : &*most;
    }

    [[nodiscard]] std::string figures() const {
        const ControlFigure held = russian_control(study_.partition, study_.regions, study_.method);
        std::string text = fmt::format("* **{}** {}\n", language_.percent(held.share_pct),
                                       say("report_figure_held", {language_.km2(held.area)}));
        for (const auto& [key, way] :
             {std::pair{"report_figure_ceded", &Balance::passed_to_russia},
              std::pair{"report_figure_returned", &Balance::returned_to_ukraine}}) {
            if (const Scenario* plan = most_moving(way)) {
                text += fmt::format("* **{}** {}\n", language_.km2(plan->tally.balance.*way),
                                    say(key, {markdown_escaped(title(subject(*plan)))}));
            }
        }
        return report_mark(ReportMark::figures) + text + "\n";
    }

    [[nodiscard]] std::string head(const Scenario& present) const {
        std::string text = map_mark(present) + markdown_escaped(subtitle(subject(present))) +
                           "\n\n" + figures() + say("legal_plan") + "\n\n";
        std::string method;
        for (const std::vector<Paragraph>& column : caption_columns(subject(present))) {
            for (const Paragraph& paragraph : column) {
                method += markdown_escaped(paragraph.text) + "\n\n";
            }
        }
        return text + report_mark(ReportMark::fold, say("page_about")) + method +
               markdown_escaped(credits(subject(present))) + "\n\n";
    }

    [[nodiscard]] std::string plans_at_a_glance() const {
        std::vector<MarkdownTable::Heading> headings{
            {fmt::format("{}, {}", say("page_plan"), square_km()), Align::left}};
        for (const Change change : told_changes) {
            headings.push_back({language_.heading(change, Length::brief)});
        }
        headings.push_back({say("page_net")});
        MarkdownTable table(std::move(headings));
        for (const Scenario& scenario : study_.scenarios) {
            if (scenario.plan.reference) {
                continue;
            }
            const bool own = has_own_figures(scenario, Layer::change);
            std::vector<std::string> cells{markdown_escaped(title(subject(scenario)))};
            for (const Change change : told_changes) {
                const SquareMetres area = scenario.tally.country(Layer::change, name_of(change));
                cells.push_back(!own ? "–" : area.value > 0 ? number(area) : "·");
            }
            cells.push_back(
                own ? language_.signed_km2(scenario.tally.balance.net_to_russia_without_zone())
                    : "–");
            table.add(std::move(cells));
        }
        return fmt::format("## {}\n\n{}\n\n{}", say("page_all_plans"), say("page_all_plans_note"),
                           table.text());
    }

    /// What becomes of the land: the rows of the map's legend that have a figure.
    [[nodiscard]] std::string land(const Scenario& scenario) const {
        MarkdownTable table(
            {{say("page_change"), Align::left}, {std::string(square_km()), Align::left}});
        for (const LegendRow& row : legend_rows(subject(scenario))) {
            if (!row.figure.empty()) {
                table.add({markdown_escaped(row.label), markdown_escaped(row.figure)});
            }
        }
        return table.empty() ? std::string() : table.text();
    }

    [[nodiscard]] std::string by_region(const Scenario& scenario) const {
        MarkdownTable table({{say("page_region"), Align::left},
                             {say("page_change"), Align::left},
                             {std::string(square_km())},
                             {say("page_share")}});
        for (const TallyRow& row : scenario.tally.rows) {
            if (row.region && row.layer == Layer::change && row.area.value > 0 &&
                row.class_name != name_of(Change::kept_by_ukraine)) {
                const Region& region = study_.regions[*row.region];
                table.add({language_.name(region.name_en, region.name_uk),
                           as_heading(label_of(Layer::change, row.class_name, language_.tongue())),
                           number(row.area), language_.percent(row.share_of_region_pct)});
            }
        }
        return table.empty() ? std::string()
                             : fmt::format("**{}**\n\n{}", say("page_by_region"), table.text());
    }

    [[nodiscard]] std::string rules(const Plan& plan) const {
        std::string text;
        for (const Rule& rule : plan.rules) {
            const std::string point =
                rule.point.empty() ? say("page_step_rule") : say("page_step_point", {rule.point});
            const std::string words =
                language_.tongue() == Tongue::ukrainian
                    ? rule_in_ukrainian(rule.body, study_.regions, study_.places, language_)
                    : as_heading(describe(rule.body, study_.regions, study_.places));
            text +=
                fmt::format("* {}: {} *({})*\n", markdown_escaped(point), markdown_escaped(words),
                            label_of(rule.certainty, language_.tongue()));
        }
        return text.empty() ? text : fmt::format("**{}**\n\n{}\n", say("page_why"), text);
    }

    [[nodiscard]] std::string sites(const Scenario& scenario) const {
        std::string text;
        for (const SiteOutcome& outcome : scenario.outcomes.sites) {
            const auto& all = study_.places.sites;
            const auto site = std::find_if(all.begin(), all.end(),
                                           [&](const Site& one) { return one.id == outcome.site; });
            text += fmt::format(
                "* {}: {}\n",
                markdown_escaped(site == all.end() ? outcome.site
                                                   : language_.name(site->name_en, site->name_uk)),
                markdown_escaped(language_.translated(outcome.text)));
        }
        return text.empty() ? text : text + "\n";
    }

    /// What the text is about; empty where it is not translated.
    [[nodiscard]] std::string summary(const Plan& plan) const {
        const std::string text = language_.translated(plan.summary);
        return language_.tongue() == Tongue::english || text != plan.summary ? text : "";
    }

    [[nodiscard]] std::string_view square_km() const {
        return language_.tongue() == Tongue::english ? "km²" : "км²";
    }

    [[nodiscard]] std::string chapter(const Scenario& scenario) const {
        const MapSubject map = subject(scenario);
        std::string text = fmt::format("## {}\n\n", markdown_escaped(title(map))) +
                           map_mark(scenario) + markdown_escaped(kicker(map)) + "\n\n";
        for (const std::string& part :
             {bold(markdown_escaped(headline(map))), markdown_escaped(summary(scenario.plan)),
              markdown_escaped(subtitle(map))}) {
            text += part.empty() ? part : part + "\n\n";
        }
        return text + land(scenario) + report_mark(ReportMark::fold, say("report_details")) +
               by_region(scenario) + rules(scenario.plan) + sites(scenario);
    }

    const Language& language_;
    const Study& study_;
};

} // namespace

std::string marked_report_in(const Language& language, const Study& study) {
    return LanguageReport(language, study).text();
}

} // namespace demarc
