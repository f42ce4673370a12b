// SPDX-License-Identifier: MIT
#include "commands/explain_json.hpp"

#include "commands/explain_counts.hpp"
#include "export/data_package.hpp"
#include "export/format.hpp"
#include "partition/lines_of_control.hpp"
#include "support/text.hpp"
#include "tally/towns.hpp"
#include "words/describe.hpp"
#include "words/labels.hpp"

#include <nlohmann/json.hpp>

namespace demarc {

namespace {

using Json = nlohmann::ordered_json;

Json as_json(const Outcome& outcome) {
    return {{"administration_before", name_of(outcome.before)},
            {"administration", name_of(outcome.after)},
            {"legal_status", name_of(outcome.legal)},
            {"recognised_by", outcome.recognised_by},
            {"overlay", name_of(outcome.overlay)},
            {"change", name_of(outcome.change)},
            {"certainty", name_of(outcome.certainty)}};
}

/// What a plan makes of the place; null where its text says nothing on territory.
Json outcome_json(const Plan& plan, const Outcome& outcome) {
    return says_nothing_on_land(plan) ? Json() : as_json(outcome);
}

Json input_json(const Study& study, const ExplainedPlace& where) {
    Json records = Json::array();
    for (const Evidence& one : evidence_at(where.position, study.control)) {
        records.push_back({{"record", one.record},
                           {"value", one.value},
                           {"control", name_of(one.control)},
                           {"distance_km", rounded(one.distance.km(), 3)}});
    }
    return {{"file", study.control.files.empty() ? "" : study.control.files.front().name},
            {"profile", study.control.profile},
            {"publisher", study.control.publisher},
            {"date", study.control.date.iso()},
            {"records", std::move(records)}};
}

Json place_json(const ExplainedPlace& where) {
    Json place{{"lon", where.position.lon}, {"lat", where.position.lat}};
    if (where.place) {
        place["name"] = where.place->name_en;
        place["name_uk"] = where.place->name_uk;
        if (where.place->population) {
            place["population"] = *where.place->population;
            place["population_source"] = label_of_population_source(where.place->population_source);
        }
    }
    return place;
}

Json plan_json(const Study& study, const ExplainedPlace& where, const Plan& plan,
               const Explanation& explanation) {
    Json steps = Json::array();
    for (const RuleStep& step : explanation.rules) {
        const Rule& rule = plan.rules[step.index];
        Json one{
            {"rule", step.index + 1},  {"type", type_of(rule.body)},
            {"point", rule.point},     {"text", describe(rule.body, study.regions, study.places)},
            {"touches", step.touches}, {"changes", step.changed}};
        if (step.touches) {
            one["after"] = as_json(step.after);
        }
        if (const auto near = site_near(where.position, rule.body, study.places)) {
            one["near_site"] = {{"site", near->site->id},
                                {"distance_km", rounded(near->distance.km(), 3)}};
        }
        steps.push_back(std::move(one));
    }
    Json readings = Json::array();
    for (const OtherReading& reading : explanation.readings) {
        const PlanOption& option = plan.options[reading.option];
        readings.push_back({{"option", option.id},
                            {"title", reading.title},
                            {"condition", option.condition},
                            {"differs", reading.differs},
                            {"outcome", as_json(reading.outcome)}});
    }
    Json json{{"plan", plan.id},
              {"title", plan.title_en},
              {"rules", std::move(steps)},
              {"outcome", outcome_json(plan, explanation.outcome)},
              {"other_readings", std::move(readings)}};
    if (where.district) {
        json["district"] = district_under_plan_json(study, where, plan.id);
    }
    return json;
}

} // namespace

std::string explain_json(const Study& study, const ExplainedPlace& where,
                         const std::vector<std::pair<const Plan*, Explanation>>& explained) {
    const Face& face = study.partition.faces[where.found.face];
    const auto line = LineDistance(edge_of_russian_land(study.partition)).nearest(where.position);
    const auto edge = LineDistance(edges_of_control(study.partition)).distance(where.position);
    const Metres reach = where.place ? town_reach(*where.place) : near_the_line;
    Json json{{"place", place_json(where)},
              {"region_code", study.regions[face.region].code.text()},
              {"region", study.regions[face.region].name_en},
              {"outside_boundaries_km", rounded(where.found.outside.km(), 3)},
              {"input", input_json(study, where)},
              {"warnings", warnings_json(input_notes(study))},
              {"control_drawn", name_of(face.drawn)},
              {"control", name_of(face.control)},
              {"reconciliation", reconciliation_text(study, where.found.face)},
              {"distance_to_line_km", line ? Json(rounded(line->distance.km(), 3)) : Json()},
              {"distance_to_edge_of_control_km", edge ? Json(rounded(edge->km(), 3)) : Json()},
              {"near_the_line", line && line->distance <= reach}};
    add_counts(json, study, where);
    Json plans = Json::array();
    for (const auto& [plan, explanation] : explained) {
        plans.push_back(plan_json(study, where, *plan, explanation));
    }
    if (explained.empty()) {
        for (const Scenario& scenario : study.scenarios) {
            plans.push_back(
                {{"plan", scenario.plan.id},
                 {"title", scenario.plan.title_en},
                 {"outcome", says_nothing_on_land(scenario.plan)
                                 ? Json()
                                 : as_json(scenario.outcomes.faces[where.found.face])}});
        }
    }
    for (const ExcludedPlan& one : study.excluded_plans) {
        plans.push_back(
            {{"plan", one.plan.id}, {"title", one.plan.title_en}, {"no_result", one.reason}});
    }
    json["plans"] = std::move(plans);
    return json.dump(2) + '\n';
}

} // namespace demarc
