// SPDX-License-Identifier: MIT
#include "commands/explain_text.hpp"

#include "cli/terminal.hpp"
#include "commands/explain_counts.hpp"
#include "export/data_package.hpp"
#include "export/format.hpp"
#include "partition/lines_of_control.hpp"
#include "support/text.hpp"
#include "support/words.hpp"
#include "tally/towns.hpp"
#include "words/describe.hpp"
#include "words/labels.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace demarc {

namespace {

std::string position_text(LonLat p) {
    return fmt::format("{} E {} N", fixed(p.lon, 5), fixed(p.lat, 5));
}

std::string people(const NamedPlace& place) {
    if (!place.population) {
        return {};
    }
    return fmt::format("; {} people ({})", grouped(static_cast<double>(*place.population)),
                       label_of_population_source(place.population_source));
}

std::string title_of(const ExplainedPlace& where) {
    if (!where.place) {
        return position_text(where.position);
    }
    return where.place->name_uk.empty()
               ? where.place->name_en
               : fmt::format("{} ({})", where.place->name_en, where.place->name_uk);
}

std::string where_text(const Study& study, const ExplainedPlace& where) {
    const Region& region = study.regions[study.partition.faces[where.found.face].region];
    std::string text =
        fmt::format("{}, {} by the boundaries of '{}'", position_text(where.position),
                    region.name_en, study.boundaries.title);
    if (where.found.outside.value > 0) {
        text += fmt::format("; {} km outside them, where the coast is drawn coarsely: the nearest "
                            "land of the region is taken",
                            fixed(where.found.outside.km(), 1));
    }
    return text + (where.place ? people(*where.place) : "") + '.';
}

std::string title_and_status(const Plan& plan) {
    return plan.status.empty() ? plan.title_en : fmt::format("{} ({})", plan.title_en, plan.status);
}

std::string of_profile(const Study& study) {
    return fmt::format("profile '{}'", study.control.profile);
}

/// What the record that decided says.
std::string input_text(const Study& study, const std::vector<Evidence>& evidence) {
    const ControlSnapshot& control = study.control;
    const std::string origin =
        fmt::format("{}, {}", control.files.empty() ? control.title : control.files.front().name,
                    control.date.english());
    if (control.form == ControlForm::line_of_contact) {
        return fmt::format("{}: the line of contact, closed against the border, leaves the place "
                           "on its side ({}).",
                           origin, of_profile(study));
    }
    if (evidence.empty()) {
        return fmt::format("{}: no record covers the place; such land is {} ({}).", origin,
                           label_of(control.elsewhere), of_profile(study));
    }
    const Evidence& first = evidence.front();
    if (control.form == ControlForm::settlements) {
        std::string text =
            fmt::format("{}: the nearest settlement of the list is {}, {} km away, {} ({}).",
                        origin, first.record, fixed(first.distance.km(), 1),
                        label_of(first.control), of_profile(study));
        if (evidence.size() > 1 &&
            std::any_of(evidence.begin(), evidence.end(),
                        [&](const Evidence& one) { return one.control != first.control; })) {
            const auto other =
                std::find_if(evidence.begin(), evidence.end(),
                             [&](const Evidence& one) { return one.control != first.control; });
            text += fmt::format(" Near it, and otherwise: {}, {} km away, {}.", other->record,
                                fixed(other->distance.km(), 1), label_of(other->control));
        }
        return text;
    }
    std::string text = fmt::format("{}, {}: ", origin, first.record);
    text += first.value.empty() ? fmt::format("every record is read as {} ({}).",
                                              label_of(first.control), of_profile(study))
                                : fmt::format("{}, which {} reads as {}.", first.value,
                                              of_profile(study), label_of(first.control));
    for (std::size_t i = 1; i < evidence.size(); ++i) {
        text += fmt::format(" Also covered by {} ({}), which yields by the profile's precedence.",
                            evidence[i].record, label_of(evidence[i].control));
    }
    return text;
}

/// Zones along the front begin at an edge of contested land where one is nearer.
std::string contested_edge_text(const Study& study, LonLat position, Metres to_russian_land) {
    const auto edge = LineDistance(edges_of_control(study.partition)).nearest(position);
    if (!edge || edge->distance.km() > to_russian_land.km() - 0.05) { // half of the last digit
        return {};
    }
    return fmt::format(" An edge of contested land, where zones begin too, is {} km to the {}.",
                       fixed(edge->distance.km(), 1), compass_direction(position, edge->position));
}

std::string line_text(const Study& study, const ExplainedPlace& where) {
    const auto line = LineDistance(edge_of_russian_land(study.partition)).nearest(where.position);
    if (!line) {
        return "There is none: no land is held by Russia next to other land.";
    }
    std::string text = fmt::format("The edge of Russian-held land is {} km to the {}.",
                                   fixed(line->distance.km(), 1),
                                   compass_direction(where.position, line->position));
    text += contested_edge_text(study, where.position, line->distance);
    const Metres reach = where.place ? town_reach(*where.place) : near_the_line;
    if (line->distance <= reach) {
        text += where.place
                    ? fmt::format(" Warning: nearer than {} km, the line may run through the "
                                  "place; one point does not speak for all of it.",
                                  fixed(reach.km(), 1))
                    : fmt::format(" Warning: nearer than {} km, other publishers may put the "
                                  "position on the other side.",
                                  fixed(reach.km(), 1));
    }
    return text;
}

std::string status_text(const Outcome& outcome) {
    std::string text = label_of(outcome.legal);
    if (!outcome.recognised_by.empty()) {
        text += " (by " + join(outcome.recognised_by, ", ") + ")";
    }
    return text;
}

std::string outcome_text(const Outcome& outcome) {
    std::string text = fmt::format("{}: administered by {} before and {} after",
                                   label_of(outcome.change, Tongue::english, Length::full),
                                   label_of(outcome.before), label_of(outcome.after));
    if (outcome.legal != LegalStatus::ukraine) {
        text += "; " + status_text(outcome);
    }
    if (outcome.overlay != Overlay{}) {
        text += "; " + label_of(outcome.overlay);
    }
    return fmt::format("{}. Certainty: {}.", text, label_of(outcome.certainty));
}

std::string step_words(const Study& study, const Rule& rule, const RuleStep& step, LonLat place) {
    if (const auto near = site_near(place, rule.body, study.places)) {
        return fmt::format("concerns {}, {} km to the {}, and no land", near->site->name_en,
                           fixed(near->distance.km(), 1),
                           compass_direction(place, *near->site->position));
    }
    if (!step.touches) {
        return "does not concern the place";
    }
    return step.changed ? "now " + outcome_text(step.after) : "applies, and changes nothing more";
}

/// What the options make of the place where that differs; how many make the same of it.
std::string readings_text(const Plan& plan, const Explanation& explanation) {
    std::string text;
    std::size_t same = 0;
    for (const OtherReading& reading : explanation.readings) {
        const PlanOption& option = plan.options[reading.option];
        if (!reading.differs) {
            ++same;
            continue;
        }
        text += labelled("reading", fmt::format("\"{}\" (option {}), on condition of: {}.",
                                                reading.title, option.id, option.condition));
        text += wrapped("→ " + outcome_text(reading.outcome), label_width, page_width);
    }
    if (same > 0) {
        text +=
            labelled(text.empty() ? "readings" : "",
                     fmt::format("{} {}of the plan's options, taken alone, make{} no difference "
                                 "here.",
                                 same, text.empty() ? "" : "more ", same == 1 ? "s" : ""));
    }
    return text;
}

} // namespace

std::string reconciliation_text(const Study& study, FaceIndex face) {
    if (!study.method.reconciled) {
        return "Switched off: the publisher's polygons are taken as drawn.";
    }
    if (const ReconciledSliver* sliver = sliver_of(study.partition, face)) {
        const double width = sliver->mean_width.value;
        return fmt::format(
            "The place is in a strip between the border of the boundary set and the one the "
            "publisher draws ({} km², {} wide on average). It goes with the land it is attached "
            "to: {}.",
            fixed(sliver->area.km2(), 2),
            width >= 1000 ? fixed(width / 1000, 1) + " km" : fixed(width, 0) + " m",
            label_of(sliver->becomes));
    }
    return study.control.form == ControlForm::polygons
               ? "The place is in no strip along the outer border: left as drawn."
               : "Not needed: this front line follows the boundaries by construction.";
}

std::string place_text(const Study& study, const ExplainedPlace& where, bool styled) {
    const Face& face = study.partition.faces[where.found.face];
    std::string text = bold(title_of(where), styled) + '\n';
    text += labelled("place", where_text(study, where));
    text += labelled("input", input_text(study, evidence_at(where.position, study.control)));
    text += labelled("border", reconciliation_text(study, where.found.face));
    text += labelled(
        "class", fmt::format("{} on {}.", label_of(face.control), study.control.date.english()));
    text += labelled("line", line_text(study, where));
    return text + counts_text(study, where);
}

std::string plan_text(const Study& study, const ExplainedPlace& where, const Plan& plan,
                      const Explanation& explanation, bool styled) {
    std::string text = '\n' + bold(title_and_status(plan), styled) + '\n';
    for (const RuleStep& step : explanation.rules) {
        const Rule& rule = plan.rules[step.index];
        const std::string point =
            rule.point.empty() ? std::string() : fmt::format("point {}: ", rule.point);
        text += labelled(fmt::format("rule {}", step.index + 1),
                         point + describe(rule.body, study.regions, study.places));
        text +=
            wrapped("→ " + step_words(study, rule, step, where.position), label_width, page_width);
    }
    return text +
           labelled("outcome", says_nothing_on_land(plan)
                                   ? "none: the text says nothing on territory, and the present "
                                     "line is no part of it."
                                   : outcome_text(explanation.outcome)) +
           district_under_plan(study, where, plan.id) + readings_text(plan, explanation);
}

std::string no_result_text(const Study& study, bool styled) {
    std::string text;
    for (const ExcludedPlan& one : study.excluded_plans) {
        text += '\n' + bold(title_and_status(one.plan), styled) + '\n';
        text += labelled("no result", one.reason + ".");
    }
    return text;
}

std::string all_plans_text(const Study& study, const ExplainedPlace& where, bool styled) {
    std::size_t id_width = 4;
    for (const Scenario& scenario : study.scenarios) {
        id_width = std::max(id_width, scenario.plan.id.size());
    }
    std::string text = '\n' + bold("Under each plan", styled) + '\n';
    for (const Scenario& scenario : study.scenarios) {
        if (says_nothing_on_land(scenario.plan)) {
            text += fmt::format("  {:<{}}  –: the text says nothing on territory\n",
                                scenario.plan.id, id_width);
            continue;
        }
        const Outcome& outcome = scenario.outcomes.faces[where.found.face];
        std::string words = label_of(outcome.change);
        if (outcome.legal != LegalStatus::ukraine) {
            words += "; " + status_text(outcome);
        }
        text += fmt::format("  {:<{}}  {} [{}]\n", scenario.plan.id, id_width, words,
                            label_of(outcome.certainty));
    }
    for (const ExcludedPlan& one : study.excluded_plans) {
        text += fmt::format("  {:<{}}  no result\n", one.plan.id, id_width);
    }
    return text + "Use --plan ID for an explanation rule by rule.\n";
}

} // namespace demarc
