// SPDX-License-Identifier: MIT
#include "unit/export/small_study.hpp"

#include "maps/style.hpp"
#include "support/shared_data.hpp"

#include <string>

namespace demarc::testing {

namespace {

constexpr const char* code_of_donetsk = "UA-14";
constexpr const char* code_of_crimea = "UA-43";
constexpr const char* code_of_kharkiv = "UA-63";

Polygon square(double west, double south) {
    const double east = west + 0.5;
    const double north = south + 0.5;
    return {{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}};
}

std::array<SquareMetres, all_area_methods.size()> areas(double km2) {
    // The geodesic figure differs a little, so that a test notices the wrong method.
    return {SquareMetres::from_km2(km2), SquareMetres::from_km2(km2 * 1.001),
            SquareMetres::from_km2(km2)};
}

Face face(const Study& study, const char* region, double west, ControlClass drawn,
          ControlClass control, double km2) {
    Face made;
    made.polygon = square(west, 48);
    made.inside = {west + 0.25, 48.25};
    made.region = *study.regions.find(std::string_view(region));
    made.drawn = drawn;
    made.reconciled = control;
    made.control = control;
    made.line_holder = holder_of(control);
    made.areas = areas(km2);
    return made;
}

void cut_by_hand(Study& study) {
    using enum ControlClass;
    Partition& partition = study.partition;
    partition.faces = {face(study, code_of_donetsk, 38.0, russian, russian, 600),
                       face(study, code_of_donetsk, 37.5, ukrainian, ukrainian, 400),
                       face(study, code_of_donetsk, 38.5, ukrainian, russian, 1.5),
                       face(study, code_of_crimea, 34.0, russian_pre_2022, russian_pre_2022, 1000),
                       face(study, code_of_kharkiv, 36.0, contested, contested, 100)};
    // Three squares side by side, and two that stand alone.
    partition.arcs = {
        {{{38.0, 48.0}, {38.0, 48.5}}, FaceIndex{1}, FaceIndex{0}},
        {{{38.5, 48.0}, {38.5, 48.5}}, FaceIndex{0}, FaceIndex{2}},
        {{{38.0, 48.5}, {37.5, 48.5}, {37.5, 48.0}, {38.0, 48.0}}, FaceIndex{1}, std::nullopt},
        {{{38.0, 48.0}, {38.5, 48.0}}, FaceIndex{0}, std::nullopt},
        {{{38.5, 48.5}, {38.0, 48.5}}, FaceIndex{0}, std::nullopt},
        {{{38.5, 48.0}, {39.0, 48.0}, {39.0, 48.5}, {38.5, 48.5}}, FaceIndex{2}, std::nullopt},
        {partition.faces[3].polygon.exterior, FaceIndex{3}, std::nullopt},
        {partition.faces[4].polygon.exterior, FaceIndex{4}, std::nullopt}};
    partition.slivers = {{{2}, SquareMetres::from_km2(1.5), {}, {}, russian}};
    partition.statistics.control_outside_ukraine = SquareMetres::from_km2(12);
    partition.region_areas.resize(study.regions.size());
    study.boundaries.regions.resize(study.regions.size());
    for (const Face& each : partition.faces) {
        for (std::size_t method = 0; method < each.areas.size(); ++method) {
            partition.region_areas[each.region][method] += each.areas[method];
        }
        study.boundaries.regions[each.region].push_back(each.polygon);
    }
}

Plan present() {
    Plan plan;
    plan.id = "present";
    plan.reference = true;
    plan.title_en = "The present line";
    plan.title_uk = "Нинішня лінія";
    plan.rules = {{Freeze{}, Certainty::explicit_, "", "", 0}};
    return plan;
}

Plan zone_plan(const RegionTable& regions) {
    Plan plan;
    plan.id = "zone-2025-11";
    plan.title_en = "A plan with a | zone";
    plan.title_uk = "План із зоною";
    plan.author = "Nobody";
    plan.status = "leaked text";
    plan.date = Date::parse("2025-11-20");
    plan.summary = "Ukraine leaves its part of Donetsk";
    plan.sources = {{"The text", "A newspaper", "https://example.org/text", plan.date}};
    plan.open_questions = {"Who polices the zone"};
    Selector donetsk;
    donetsk.regions = {*regions.find(std::string_view(code_of_donetsk))};
    donetsk.held_by = Side::ukraine;
    Selector crimea;
    crimea.regions = {*regions.find(std::string_view(code_of_crimea))};
    Selector kharkiv;
    kharkiv.regions = {*regions.find(std::string_view(code_of_kharkiv))};
    plan.rules = {
        {Freeze{}, Certainty::inferred, "", "", 0},
        {Withdraw{Side::ukraine, donetsk, Withdraw::To::zone}, Certainty::explicit_, "21d", "", 0},
        {SiteRule{"plant", {{"supervision", "IAEA"}}}, Certainty::explicit_, "19", "", 0},
        {Recognise{crimea, LegalStatus::russia_de_facto, {"United States"}}, Certainty::explicit_,
         "21a", "The text says de facto", 0},
        {Defer{kharkiv, "", "talks"}, Certainty::reported, "", "", 0}};
    plan.file = {"plan", "zone-2025-11.toml", std::string(64, 'c'), "", "", "", ""};
    return plan;
}

Claim eighty_percent() {
    Claim claim;
    claim.id = "eighty-percent";
    claim.statement = "Russia holds \"roughly 80%\" of it";
    claim.publisher = "A page";
    claim.address = "https://example.org/claim";
    claim.date = Date::parse("2025-11-24");
    claim.value = 80;
    claim.hedge = Hedge::approximate;
    claim.hedge_word = "roughly";
    claim.counts = "all land that Russia holds";
    claim.classes = {ControlClass::russian, ControlClass::russian_pre_2022};
    return claim;
}

} // namespace

Study small_study() {
    Study study;
    study.regions = RegionTable::read(shipped_data("boundaries/regions.csv"));
    const RegionIndex donetsk = *study.regions.find(std::string_view(code_of_donetsk));
    study.places.sites = {{"plant", "The Plant", "Станція", LonLat{38.1, 48.1}, donetsk, "", ""}};
    study.boundaries.id = "squares";
    study.boundaries.title = "Squares by hand";
    study.boundaries.files = {{"boundaries", "squares.geojson", std::string(64, 'a'), "Squares",
                               "Nobody", "Public domain", "Made by hand"}};
    study.control.title = "Control by hand";
    study.control.publisher = "Nobody";
    study.control.date = *Date::parse("2025-11-24");
    study.control.counts_as_control = "what is coloured";
    study.control.method_note = "Exact by construction";
    study.control.files = {{"control", "control.geojson", std::string(64, 'b'), "Control", "Nobody",
                            "CC BY 4.0", "Nobody at all"}};
    study.control.notes = {{"control.geojson, record 1", "a ring crossed itself and was repaired"}};
    cut_by_hand(study);
    for (const Plan& plan : {present(), zone_plan(study.regions)}) {
        study.scenarios.push_back(
            make_scenario(plan, study.partition, study.regions, study.method));
    }
    study.claims = {
        check(eighty_percent(), {study.partition, study.control, study.regions}, study.method)};
    study.methods = distinct_method_table(study.partition, study.regions, study.method);
    study.command_line = "demarc run";
    return study;
}

LayerColours shipped_colours() {
    return colours_of(MapStyle::read(shipped_data("styles/newsroom.toml")));
}

} // namespace demarc::testing
