// SPDX-License-Identifier: MIT
#include "export/scenarios_json.hpp"

#include "export/claims.hpp"
#include "export/data_package.hpp"
#include "export/districts_json.hpp"
#include "export/format.hpp"
#include "export/stock_json.hpp"
#include "sources/control_snapshot.hpp"
#include "support/version.hpp"
#include "words/describe.hpp"
#include "words/figures.hpp"
#include "words/labels.hpp"
#include "words/method_words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace demarc {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(const std::optional<Date>& date) {
    return date ? Json(date->iso()) : Json(nullptr);
}

Json json_of(const Method& method) {
    return {{"area_method", name_of(method.area)},
            {"denominator", name_of(method.denominator)},
            {"contested", name_of(method.contested)},
            {"reconciled", method.reconciled},
            {"in_words", label_of(method)}};
}

Json json_of(const ControlSnapshot& control) {
    return {{"date", control.date.iso()},
            {"moment", iso_moment(control)},
            {"title", control.title},
            {"publisher", control.publisher},
            {"profile", control.profile},
            {"form", label_of(control.form, Tongue::english, Length::full)},
            {"counts_as_control", control.counts_as_control},
            {"method_note", control.method_note}};
}

/// Both official areas and the polygons' own, of the country and of every region.
Json areas_by_denominator(const Study& study) {
    Json all = Json::object();
    for (const Denominator denominator : all_denominators) {
        const Denominators areas(study.partition, study.regions, denominator, study.method.area);
        Json regions = Json::object();
        for (RegionIndex i = 0; i < study.regions.size(); ++i) {
            regions[study.regions[i].code.text()] = rounded_km2(areas.of_region(i));
        }
        all[std::string(name_of(denominator))] = {{"country_km2", rounded_km2(areas.of_country())},
                                                  {"regions_km2", std::move(regions)}};
    }
    return all;
}

Json region_names(const RegionTable& regions) {
    Json names = Json::array();
    for (const Region& region : regions.all()) {
        names.push_back({{"code", region.code.text()},
                         {"name_en", region.name_en},
                         {"name_uk", region.name_uk},
                         {"katotth", region.katotth}});
    }
    return names;
}

/// layer -> class -> figures, of one region or (std::nullopt) the country.
Json layers_of(const Study& study, const Scenario& scenario, std::optional<RegionIndex> region) {
    Json layers = Json::object();
    for (const TallyRow& row : scenario.tally.rows) {
        if (row.region != region) {
            continue;
        }
        const bool own = has_own_figures(scenario, row.layer);
        const auto percent = [&](double share) {
            return own ? Json(rounded_percent(share)) : Json(nullptr);
        };
        Json figures = {{"area_km2", own ? Json(rounded_km2(row.area)) : Json(nullptr)}};
        if (row.readings.is_wide()) {
            figures["low_km2"] = rounded_km2(row.readings.low);
            figures["high_km2"] = rounded_km2(row.readings.high);
        }
        if (region) {
            figures["share_of_region_pct"] = percent(row.share_of_region_pct);
        }
        figures["share_of_country_pct"] = percent(row.share_of_country_pct);
        for (std::size_t i = 0; own && i < row.stocks.size(); ++i) {
            add_stock(figures, study.stocks[i], row.stocks[i]);
        }
        layers[std::string(name_of(row.layer))][row.class_name] = std::move(figures);
    }
    return layers;
}

Json json_of(const Balance& balance) {
    return {
        {"passed_to_russia_km2", rounded_km2(balance.passed_to_russia)},
        {"returned_to_ukraine_km2", rounded_km2(balance.returned_to_ukraine)},
        {"to_demilitarised_zone_km2", rounded_km2(balance.to_demilitarised_zone)},
        {"undetermined_km2", rounded_km2(balance.undetermined)},
        {"net_to_russia_zone_not_counted_km2", rounded_km2(balance.net_to_russia_without_zone())},
        {"net_to_russia_zone_counted_km2", rounded_km2(balance.net_to_russia_with_zone())}};
}

Json json_of(const AreaRange& range) {
    return {rounded_km2(range.low), rounded_km2(range.high)};
}

Json json_of(const BalanceRange& range) {
    return {{"passed_to_russia_km2", json_of(range.passed_to_russia)},
            {"returned_to_ukraine_km2", json_of(range.returned_to_ukraine)},
            {"to_demilitarised_zone_km2", json_of(range.to_demilitarised_zone)},
            {"undetermined_km2", json_of(range.undetermined)},
            {"under_an_overlay_km2", json_of(range.overlaid)},
            {"net_to_russia_zone_not_counted_km2", json_of(range.net_without_zone)},
            {"net_to_russia_zone_counted_km2", json_of(range.net_with_zone)}};
}

Json json_of(const LineRange& range) {
    Json json = {{"moved_km2", json_of(range.moved)}};
    if (range.percentiles) {
        json["percentiles_5_50_95_km2"] = {rounded_km2((*range.percentiles)[0]),
                                           rounded_km2((*range.percentiles)[1]),
                                           rounded_km2((*range.percentiles)[2])};
    }
    return json;
}

/// How the line was moved; the figures of every row stand in line_error.csv.
Json line_error_of(const Study& study) {
    const LineError& error = *study.line_error;
    Json json = {{"line_error_km", error.km}};
    if (error.samples > 0) {
        json["samples"] = error.samples;
        json["seed"] = error.seed;
        json["correlation_km"] = error.correlation_km;
    }
    json["held_by_russia"] = json_of(*study.held_by_russia_error);
    return json;
}

/// Ranges over all readings, and what each open point does to them alone.
Json envelope_of(const Scenario& scenario) {
    const Envelope& envelope = scenario.envelope;
    const Balance& own = scenario.tally.balance;
    Json drivers = Json::array();
    for (const Driver& driver : envelope.drivers) {
        drivers.push_back({{"open_point", driver.point},
                           {"options", driver.options},
                           {"range_alone", json_of(driver.alone)}});
    }
    return {{"readings", envelope.readings},
            {"balance", json_of(envelope.balance)},
            {"zone_counted_or_not_km2", says_nothing_on_land(scenario.plan)
                                            ? Json(nullptr)
                                            : Json{rounded_km2(own.net_to_russia_without_zone()),
                                                   rounded_km2(own.net_to_russia_with_zone())}},
            {"drivers", std::move(drivers)}};
}

Json options_of(const Plan& plan, const Study& study) {
    Json options = Json::array();
    for (const PlanOption& option : plan.options) {
        Json rules = Json::array();
        for (const Rule& rule : option.rules) {
            rules.push_back(describe(rule.body, study.regions, study.places));
        }
        options.push_back({{"id", option.id},
                           {"group", option.group},
                           {"title", option.title},
                           {"condition", option.condition},
                           {"drops", option.drops},
                           {"as_plan", option.plan},
                           {"readings", option.readings.size() + 1},
                           {"contested", option.contested ? name_of(*option.contested) : ""},
                           {"rules", std::move(rules)}});
    }
    return options;
}

Json sources_json(const Plan& plan) {
    Json sources = Json::array();
    for (const PlanSource& source : plan.sources) {
        sources.push_back({{"title", source.title},
                           {"publisher", source.publisher},
                           {"address", source.address},
                           {"date", json_of(source.date)}});
    }
    return sources;
}

Json rules_of(const Plan& plan, const Study& study) {
    Json rules = Json::array();
    for (const Rule& rule : plan.rules) {
        rules.push_back({{"type", type_of(rule.body)},
                         {"point", rule.point},
                         {"certainty", name_of(rule.certainty)},
                         {"in_words", describe(rule.body, study.regions, study.places)},
                         {"note", rule.note}});
    }
    return rules;
}

Json sites_of(const Scenario& scenario, const Places& places) {
    Json sites = Json::array();
    for (const SiteOutcome& outcome : scenario.outcomes.sites) {
        Json site = {{"id", outcome.site}};
        const auto known = std::find_if(places.sites.begin(), places.sites.end(),
                                        [&](const Site& s) { return s.id == outcome.site; });
        if (known != places.sites.end()) {
            site["name_en"] = known->name_en;
            site["name_uk"] = known->name_uk;
        }
        site["outcome"] = outcome.text;
        site["certainty"] = name_of(outcome.certainty);
        sites.push_back(std::move(site));
    }
    return sites;
}

Json json_of(const Scenario& scenario, const Study& study) {
    const Plan& plan = scenario.plan;
    const bool silent = says_nothing_on_land(plan);
    Json regions = Json::array();
    for (RegionIndex i = 0; i < study.regions.size(); ++i) {
        regions.push_back({{"code", study.regions[i].code.text()},
                           {"name_en", study.regions[i].name_en},
                           {"layers", layers_of(study, scenario, i)}});
    }
    Json line_error = nullptr;
    if (scenario.line_error && !silent) {
        line_error = {
            {"net_to_russia_zone_not_counted", json_of(scenario.line_error->net_without_zone)},
            {"net_to_russia_zone_counted", json_of(scenario.line_error->net_with_zone)}};
    }
    return {{"id", plan.id},
            {"title", {{"en", plan.title_en}, {"uk", plan.title_uk}}},
            {"author", plan.author},
            {"status", plan.status},
            {"date", json_of(plan.date)},
            {"summary", plan.summary},
            {"sources", sources_json(plan)},
            {"rules", rules_of(plan, study)},
            {"contested", plan.contested ? name_of(*plan.contested) : ""},
            {"open_questions", plan.open_questions},
            {"options", options_of(plan, study)},
            {"says_nothing_on_land", silent},
            {"totals", layers_of(study, scenario, std::nullopt)},
            {"balance", silent ? Json(nullptr) : json_of(scenario.tally.balance)},
            {"envelope", envelope_of(scenario)},
            {"line_error", std::move(line_error)},
            {"sites", sites_of(scenario, study.places)},
            {"regions", std::move(regions)}};
}

Json json_of(const ExcludedPlan& one, const Study& study) {
    const Plan& plan = one.plan;
    return {{"id", plan.id},
            {"title", {{"en", plan.title_en}, {"uk", plan.title_uk}}},
            {"author", plan.author},
            {"status", plan.status},
            {"date", json_of(plan.date)},
            {"summary", plan.summary},
            {"reason", one.reason},
            {"sources", sources_json(plan)},
            {"rules", rules_of(plan, study)},
            {"open_questions", plan.open_questions}};
}

} // namespace

std::string scenarios_json(const Study& study) {
    const ControlFigure held = russian_control(study.partition, study.regions, study.method);
    Json document = {
        {"demarc", version},
        {"command_line", study.command_line},
        {"snapshot", json_of(study.control)},
        {"boundaries",
         {{"id", study.boundaries.id},
          {"title", study.boundaries.title},
          {"covers", label_of(study.boundaries.coverage, Tongue::english, Length::full)}}},
        {"method", json_of(study.method)},
        {"held_by_russia",
         {{"area_km2", rounded_km2(held.area)},
          {"of_km2", rounded_km2(held.of)},
          {"share_pct", rounded_percent(held.share_pct)}}},
        {"denominators", areas_by_denominator(study)},
        {"regions", region_names(study.regions)},
        {"counted", counted_json(study.stocks)}};
    if (study.districts) {
        document["districts"] = districts_json(study);
    }
    document["warnings"] = warnings_json(input_notes(study));
    if (study.line_error) {
        document["line_error"] = line_error_of(study);
    }
    Json claims = Json::array();
    for (const ClaimCheck& check : study.claims) {
        claims.push_back(claim_json(check));
    }
    document["claims"] = std::move(claims);
    Json scenarios = Json::array();
    for (std::size_t i = 0; i < study.scenarios.size(); ++i) {
        scenarios.push_back(json_of(study.scenarios[i], study));
        if (study.districts) {
            scenarios.back()["districts"] = changed_districts_json(study, i);
        }
    }
    document["scenarios"] = std::move(scenarios);
    Json excluded_plans = Json::array();
    for (const ExcludedPlan& one : study.excluded_plans) {
        excluded_plans.push_back(json_of(one, study));
    }
    document["excluded_plans"] = std::move(excluded_plans);
    return document.dump(2) + "\n";
}

} // namespace demarc
