// SPDX-License-Identifier: MIT
//
// Inputs that are evidently wrong: refused where they cannot be right, else warned of with record
// and remedy; and none of what comes with the program is warned of.
#include "geometry/area.hpp"
#include "sources/boundary_reader.hpp"
#include "sources/control_reader.hpp"
#include "sources/gazetteer.hpp"
#include "sources/inspection.hpp"
#include "sources/old_land.hpp"
#include "sources/plausibility.hpp"
#include "support/error.hpp"
#include "unit/sources/sources_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace demarc;
using namespace demarc::testing;

namespace {

const RegionTable& real_regions() {
    static const RegionTable regions = RegionTable::read(shipped_data("boundaries/regions.csv"));
    return regions;
}

BoundarySet shipped_boundaries() {
    return read_boundaries({shipped_data("boundaries/natural-earth-admin-1.geojson"), ""},
                           shipped_profiles(), real_regions());
}

ControlSnapshot control_of(const std::string& text, const std::string& name = "own-2025-01-02",
                           const std::string& profile = "classes") {
    const ScratchFolder folder;
    return read_control({folder.write(name + ".geojson", text), profile}, shipped_profiles(),
                        shipped_boundaries(), real_regions());
}

std::string russian_square(const std::string& corners, const std::string& more = "") {
    return R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"class":)"
           R"("russian"},"geometry":{"type":"Polygon","coordinates":[[)" +
           corners + "]]}}" + more + "]}";
}

constexpr const char* in_the_south = "[34,47],[35,47],[35,47.5],[34,47.5],[34,47]";

std::string refusal(const std::string& text) {
    try {
        control_of(text);
    } catch (const DataError& error) {
        return error.what();
    }
    return "accepted";
}

std::vector<std::string> kinds(const std::vector<InputNote>& notes) {
    std::vector<std::string> names;
    for (const InputNote& warning : warnings_among(notes)) {
        names.emplace_back(name_of(warning.warning));
    }
    return names;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("the shipped boundaries and the shipped front line give no warning") {
    BoundarySet boundaries = shipped_boundaries();
    warn_of_region_places(boundaries, real_regions(),
                          Gazetteer::read(shipped_data("places/gazetteer.csv"), real_regions()));
    CHECK(kinds(boundaries.notes).empty());
    const ControlSnapshot control =
        read_control({shipped_data("control/settlements-2025-11-24.csv"), ""}, shipped_profiles(),
                     boundaries, real_regions());
    CHECK(kinds(control.notes).empty());
    CHECK(control.not_shown.empty());
}

TEST_CASE("exchanged regions are warned of by their areas and by their towns") {
    BoundarySet boundaries = shipped_boundaries();
    std::swap(boundaries.regions[*real_regions().find("UA-14")],
              boundaries.regions[*real_regions().find("UA-46")]);
    warn_of_region_areas(boundaries, real_regions());
    warn_of_region_places(boundaries, real_regions(),
                          Gazetteer::read(shipped_data("places/gazetteer.csv"), real_regions()));
    const std::vector<InputNote> warnings = warnings_among(boundaries.notes);
    REQUIRE(warnings.size() == 2);
    CHECK(has(warnings[0].what, "UA-14 Donetsk Oblast has 21,876 km² in place of 26,517"));
    CHECK(has(warnings[1].what,
              "UA-14 Donetsk Oblast does not hold Donetsk, UA-46 Lviv Oblast does "
              "not hold Lviv"));
}

TEST_CASE("regions of the same size that are exchanged are known by their towns alone") {
    BoundarySet boundaries = shipped_boundaries();
    std::swap(boundaries.regions[*real_regions().find("UA-18")],
              boundaries.regions[*real_regions().find("UA-53")]);
    warn_of_region_areas(boundaries, real_regions());
    CHECK(kinds(boundaries.notes).empty());
    warn_of_region_places(boundaries, real_regions(),
                          Gazetteer::read(shipped_data("places/gazetteer.csv"), real_regions()));
    CHECK(kinds(boundaries.notes) == std::vector<std::string>{"region_place"});
}

TEST_CASE("a vertex with longitude and latitude exchanged is refused by its number") {
    const std::string message =
        refusal(russian_square("[34,47],[47,35],[35,47.5],[34,47.5],[34,47]"));
    CHECK(has(message, "record 0, vertex 2: reaches from Ukraine to longitude 47, latitude 35; are "
                       "longitude and latitude exchanged there?"));
}

TEST_CASE("a decimal comma in a position is refused") {
    CHECK(has(refusal(russian_square("[34,47],[35,47],[34,5,47.5],[34,47.5],[34,47]")),
              "vertex 3: reaches from Ukraine to longitude 34, latitude 5; check its numbers: is a "
              "decimal comma in them"));
}

TEST_CASE("a ring round the globe is refused") {
    CHECK(has(refusal(russian_square("[-180,-80],[180,-80],[180,80],[-180,80],[-180,-80]")),
              "goes round the globe"));
}

TEST_CASE("a polygon that is exchanged as a whole is warned of by its record") {
    const ControlSnapshot control = control_of(russian_square(
        in_the_south,
        R"(,{"type":"Feature","properties":{"class":"russian"},"geometry":{"type":"Polygon",)"
        R"("coordinates":[[[47,34],[47,35],[47.5,35],[47.5,34],[47,34]]]}})"));
    const std::vector<InputNote> warnings = warnings_among(control.notes);
    REQUIRE(!warnings.empty());
    CHECK(warnings[0].warning == InputWarning::far_away);
    CHECK(has(warnings[0].where, "record 1"));
    CHECK(warnings[0].remedy == "are longitude and latitude exchanged there?");
}

TEST_CASE("settlements outside Ukraine are named by their rows, a list of them refused") {
    const auto read = [](const std::string& rows) {
        const ScratchFolder folder;
        return read_control(
            {folder.write("list.csv", "name,lon,lat,side\n" + rows), "settlement-list"},
            shipped_profiles(), shipped_boundaries(), real_regions(), Date::parse("2025-01-02"));
    };
    const std::string good = "A,34.1,44.95,russian_pre_2022\nB,30.5,50.45,ukrainian\n"
                             "C,37.8,48.0,russian_pre_2022\nD,39.3,48.57,russian_pre_2022\n"
                             "S,33.6,44.6,russian_pre_2022\n";
    CHECK(kinds(read(good).notes).empty());
    const std::vector<InputNote> warnings =
        warnings_among(read(good + "E,48.5,35.0,russian\nF,0,0,ukrainian\n").notes);
    REQUIRE(warnings.size() == 1);
    CHECK(has(warnings[0].what, "2 of 7 settlements lie outside the boundaries of Ukraine"));
    CHECK(has(warnings[0].what, "line 7 (E) at 48.5 35"));
    CHECK(has(warnings[0].what, "line 8 (F) at 0 0"));
    CHECK(has(warnings[0].remedy, "exchanged 1 of them would lie inside"));
    // An island may lie where it should, and the boundaries not have it.
    CHECK(has(warnings_among(read(good + "Snake Island,30.2,45.26,ukrainian\n").notes).at(0).remedy,
              "it is left out; where a position is right, as of an island that the boundaries do "
              "not have, pass the row over with a filter in a profile of your own: [filter] name = "
              "'^(?!name of the place)'; else mend it"));
    // Where the row lies does not matter, however far: the land of the others stays as it is.
    const auto land = [](const ControlSnapshot& control) {
        SquareMetres area;
        for (const ControlArea& held : control.areas) {
            area += area_of(held.polygons, AreaMethod::authalic);
        }
        return area.km2();
    };
    for (const char* where : {"0,0", "33,0", "180,0", "100,10", "-170,-80", "31,89"}) {
        const ControlSnapshot control = read(good + "G," + where + ",russian\n");
        REQUIRE(warnings_among(control.notes).size() == 1);
        CHECK(has(warnings_among(control.notes)[0].what, "line 7 (G)"));
        CHECK(land(control) == doctest::Approx(land(read(good))).epsilon(1e-12));
    }
    CHECK_THROWS_WITH_AS(read("A,44.95,34.1,russian\nB,50.45,30.5,ukrainian\nC,48,37.8,russian\n"),
                         doctest::Contains("3 of 3 settlements lie outside"), DataError);
}

TEST_CASE("a date in the future or before 2014 is warned of") {
    const Date today = *Date::parse("2026-03-01");
    CHECK(!warning_of_date(*Date::parse("2026-03-02"), "map", today));
    CHECK(warning_of_date(*Date::parse("2026-03-03"), "map", today)->warning == InputWarning::date);
    CHECK(!warning_of_date(*Date::parse("2014-02-20"), "map", today));
    CHECK(warning_of_date(*Date::parse("2014-02-19"), "map", today));
    CHECK(has(control_of(russian_square(in_the_south), "own-2202-02-03").notes.at(0).what,
              "its date 2202-02-03 lies in the future"));
}

TEST_CASE("the day of a record is read in the usual forms") {
    for (const char* text : {"2025-11-24", "2025/11/24 10:00:00", "2025-11-24T03:00:00Z",
                             "24.11.2025", "20251124", "1763985600", "1763985600000"}) {
        CHECK_MESSAGE(day_in_text(text) == Date::parse("2025-11-24"), text);
    }
    CHECK(!day_in_text("November"));
    CHECK(!day_in_text("2025-13-24"));
    CHECK(!day_in_text(""));
}

TEST_CASE("a map whose records tell another day than its name is warned of") {
    const ScratchFolder folder;
    Profiles profiles = shipped_profiles();
    profiles.add(folder.write("dated.toml", R"(kind = "control"
form = "polygons"
title = "t"
publisher = "p"
licence = "l"
attribution = "a"
constant = "russian"
covers = "2022-02-24"
date_attribute = "day"
date_pattern = '(\d{4})-(\d{2})-(\d{2})'
counts_as_control = "c"
method_note = "m"
)"));
    const std::string text = R"({"type":"FeatureCollection","features":[{"type":"Feature",)"
                             R"("properties":{"day":"2025-01-02"},"geometry":{"type":"Polygon",)"
                             R"("coordinates":[[[34,47],[35,47],[35,47.5],[34,47]]]}}]})";
    const auto read = [&](const std::string& name) {
        return read_control({folder.write(name, text), "dated"}, profiles, shipped_boundaries(),
                            real_regions());
    };
    CHECK(read("map.geojson").date == Date::parse("2025-01-02"));
    CHECK(kinds(read("2025-01-02.geojson").notes) == std::vector<std::string>{"coverage"});
    const ControlSnapshot other = read("2025-01-03.geojson");
    CHECK(other.date == Date::parse("2025-01-03"));
    CHECK(other.covers_since == Date::parse("2022-02-24"));
    CHECK(kinds(other.notes) == std::vector<std::string>{"date", "coverage"});
    const FileInspection seen = inspect_files({{folder.write("2025-01-04.geojson", text), "dated"}},
                                              profiles, shipped_boundaries(), real_regions());
    REQUIRE(seen.control.size() == 1);
    CHECK(seen.control.front().covers_since == Date::parse("2022-02-24"));
    CHECK(seen.control.front().date_attribute == "day");
}

TEST_CASE("a map without Crimea and the land held since before 2022 says so, and takes it from a "
          "second source") {
    ControlSnapshot control = control_of(russian_square(in_the_south));
    CHECK(land_not_shown(control, real_regions()) ==
          "Crimea, Sevastopol and what Russia has held of Donetsk Oblast and Luhansk Oblast since "
          "before 24 February 2022");
    CHECK(kinds(control.notes) == std::vector<std::string>{"coverage"});
    const BoundarySet boundaries = shipped_boundaries();
    add_old_land(
        control,
        with_old_land_cut(read_control({shipped_data("control/settlements-2025-11-24.csv"), ""},
                                       shipped_profiles(), boundaries, real_regions()),
                          boundaries, real_regions()),
        boundaries, real_regions());
    CHECK(control.not_shown.empty());
    CHECK(kinds(control.notes).empty());
    CHECK(control.areas.front().control == ControlClass::russian);
    CHECK(control.areas.size() == 5);
    CHECK(has(control.title, "with land held since before 2022 from Settlements by side"));
    CHECK(control.files.back().role == "control, land held since before 2022");
}

TEST_CASE("a second source that does not tell old land apart is refused") {
    ControlSnapshot control = control_of(russian_square(in_the_south));
    CHECK_THROWS_AS(add_old_land(control,
                                 with_old_land_cut(control_of(russian_square(in_the_south)),
                                                   shipped_boundaries(), real_regions()),
                                 shipped_boundaries(), real_regions()),
                    UsageError);
}
