// SPDX-License-Identifier: MIT
#include "unit/maps/map_studies.hpp"

#include "plans/evaluate.hpp"
#include "plans/plan_file.hpp"
#include "plans/plan_zones.hpp"
#include "sources/boundary_reader.hpp"
#include "sources/control_reader.hpp"
#include "sources/profile.hpp"
#include "support/shared_data.hpp"
#include "support/worlds.hpp"

#include <string>

namespace demarc::testing {
namespace {

const std::filesystem::path data = shipped_data("");

RegionIndex region(const char* code) {
    return *testing::region_table().find(std::string_view(code));
}

Selector held(Side side, std::vector<RegionIndex> regions) {
    Selector selector;
    selector.regions = std::move(regions);
    selector.held_by = side;
    return selector;
}

Plan plan_of_everything() {
    Plan plan;
    plan.id = "everything";
    plan.title_en = "A <plan> & \"more\"";
    plan.author = "Nobody & sons";
    plan.status = "presented orally";
    plan.date = Date::parse("2025-11-20");
    const Selector zone = held(Side::ukraine, {region("UA-14")});
    const Selector passed = held(Side::ukraine, {region("UA-09")});
    const Selector left = held(Side::russia, {region("UA-12")});
    const Selector open = held(Side::russia, {region("UA-05")});
    plan.rules = {
        {Freeze{}, Certainty::explicit_, "", "", 0},
        {Withdraw{Side::ukraine, zone, Withdraw::To::zone}, Certainty::explicit_, "", "", 0},
        {Withdraw{Side::ukraine, passed, Withdraw::To::russia}, Certainty::explicit_, "", "", 0},
        {Withdraw{Side::russia, left, Withdraw::To::ukraine}, Certainty::explicit_, "", "", 0},
        {Recognise{passed, LegalStatus::russia_de_facto, {"Nobody"}}, Certainty::explicit_, "", "",
         0},
        {SiteRule{"plant", {{"supervision", "<IAEA>"}}}, Certainty::explicit_, "", "", 0},
        {Defer{open, "", "talks"}, Certainty::reported, "", "", 0}};
    return plan;
}

Plan freeze() {
    Plan plan;
    plan.id = "present";
    plan.title_en = "The present line";
    plan.reference = true;
    plan.rules = {{Freeze{}, Certainty::explicit_, "", "", 0}};
    return plan;
}

void add_scenarios(Study& study, const std::vector<Plan>& plans) {
    for (const Plan& plan : plans) {
        if (!exclusion_reason(plan, study.partition)) {
            study.scenarios.push_back(
                make_scenario(plan, study.partition, study.regions, study.method));
        }
    }
}

// All plans on a map read from files (FILE:PROFILE).
Study study_of(const std::string& boundaries, const std::string& control) {
    Study made;
    made.regions = testing::region_table();
    made.places = Places::read(data / "places", made.regions);
    const Profiles profiles = Profiles::read(data / "profiles");
    made.boundaries =
        read_boundaries(parse_source_spec(boundaries, profiles), profiles, made.regions);
    made.control =
        read_control(parse_source_spec(control, profiles), profiles, made.boundaries, made.regions);
    const std::vector<Plan> plans = read_plans(data / "plans", made.regions, made.places,
                                               data / "schemas" / "plan.schema.json");
    made.partition =
        cut_for_plans(made.boundaries, made.control, made.regions, made.places.zones, plans);
    add_scenarios(made, plans);
    return made;
}

} // namespace

Study chessboard_study() {
    using enum ControlClass;
    Study study;
    study.regions = testing::region_table();
    study.boundaries = testing::chessboard();
    study.boundaries.files = {{"boundaries", "b", "", "", "Nobody", "CC0", "Squares & more"}};
    // The first five regions stand in a row from 24 E 45 N; the areas cut them unevenly.
    study.control = testing::snapshot(
        {{russian_pre_2022, {testing::rectangle(24.2, 45.1, 25.35, 45.8)}, "one"},
         {russian,
          {testing::rectangle(24, 45, 27.5, 45.4), testing::rectangle(28.3, 45.3, 28.7, 45.9)},
          "two"},
         {contested, {testing::rectangle(30.2, 45.2, 30.6, 45.7)}, "three"}});
    study.control.publisher = "Nobody";
    study.control.date = *Date::parse("2025-11-24");
    study.places.cities = {{"Middle <town>", "Місто", {25.5, 47.3}, 100, region("UA-35"), 1},
                           {"Next", "Поруч", {25.6, 47.3}, 50, region("UA-35"), 2},
                           {"Edge", "Край", {32.95, 47.95}, 10, region("UA-77"), 3}};
    study.places.sites = {
        {"plant", "The Plant", "Станція", LonLat{26.5, 45.5}, region("UA-09"), "", ""}};
    study.partition = cut(study.boundaries, study.control, study.regions, {});
    add_scenarios(study, {freeze(), plan_of_everything()});
    return study;
}

const Study& embedded_study() {
    static const Study study =
        study_of((data / "boundaries/natural-earth-admin-1.geojson:natural-earth").string(),
                 (data / "control/settlements-2025-11-24.csv:settlements").string());
    return study;
}

Study detailed_study() {
    return study_of(shared_geodata("boundaries/geoBoundaries-UKR-ADM1.geojson:geoboundaries"),
                    shared_geodata("deepstate-daily/deepstatemap_data_20241123.geojson:"
                                   "deepstate-daily"));
}

Study daily_study() {
    return study_of((data / "boundaries/natural-earth-admin-1.geojson:natural-earth").string(),
                    shared_geodata("deepstate-daily/deepstatemap_data_20251124.geojson:"
                                   "deepstate-daily"));
}

MapOptions newsroom() {
    static const MapOptions options{
        .sheet = sheet_preset("web"),
        .style = MapStyle::read(data / "styles" / "newsroom.toml"),
        .language = Language::read(data / "languages" / "en.toml"),
        .context = MapContext::read(data / "context" / "natural-earth.geojson")};
    return options;
}

} // namespace demarc::testing
