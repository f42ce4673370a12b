// SPDX-License-Identifier: MIT
#include "geometry/area.hpp"
#include "sources/control_reader.hpp"
#include "sources/profile.hpp"
#include "support/error.hpp"
#include "unit/sources/sources_fixture.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

using namespace demarc;
using demarc::testing::fixture;
using demarc::testing::ScratchFolder;
using demarc::testing::shared_made_up_regions;
using demarc::testing::shipped_profiles;
using demarc::testing::squares;

namespace {

ControlSnapshot read(const std::string& file, const std::string& profile = {},
                     const std::optional<std::string>& date = {},
                     const std::optional<std::string>& russian_side = {}) {
    static const BoundarySet boundaries = squares();
    return read_control({file, profile}, shipped_profiles(), boundaries, shared_made_up_regions(),
                        date ? Date::parse(*date) : std::nullopt, russian_side);
}

std::string complaint(const std::string& file, const std::string& profile = {},
                      const std::optional<std::string>& date = {},
                      const std::optional<std::string>& russian_side = {}) {
    try {
        read(file, profile, date, russian_side);
    } catch (const Error& error) {
        return error.what();
    }
    return "accepted";
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string text_of(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace

TEST_CASE("polygons with a class attribute are recognised, dated and put in order of precedence") {
    const ControlSnapshot snapshot = read(fixture("control/classes-2025-01-02.geojson"));
    CHECK(snapshot.profile == "classes");
    CHECK(snapshot.date.iso() == "2025-01-02");
    CHECK(snapshot.form == ControlForm::polygons);
    REQUIRE(snapshot.areas.size() == 3);
    CHECK(snapshot.areas[0].control == ControlClass::russian_pre_2022);
    CHECK(snapshot.areas[0].record == "classes-2025-01-02, record 1");
    CHECK(snapshot.areas[1].control == ControlClass::russian);
    CHECK(snapshot.areas[2].control == ControlClass::contested);
    CHECK(snapshot.elsewhere == ControlClass::ukrainian);
}

TEST_CASE("a class that the profile does not know is refused with those it knows and the nearest") {
    CHECK(complaint(fixture("control/unknown-class-2025-01-02.geojson")) ==
          "unknown-class-2025-01-02.geojson, layer unknown-class-2025-01-02, record 1: class is "
          "'rusian', which profile 'classes' does not know; it knows contested, russian, "
          "russian_pre_2022, ukrainian; did you mean 'russian'?");
}

TEST_CASE("a snapshot without a date in its name needs one, and a given date goes first") {
    const ScratchFolder folder;
    const std::string undated =
        folder.write("front.geojson", text_of(fixture("control/classes-2025-01-02.geojson")));
    CHECK(has(complaint(undated), "front.geojson: date unknown: profile 'classes' looks in "
                                  "the name for a day that can be read in one way only"));
    CHECK(has(complaint(undated), "set `date` YYYY-MM-DD"));
    CHECK(read(undated, "", "2025-03-04").date.iso() == "2025-03-04");

    const ControlSnapshot redated =
        read(fixture("control/classes-2025-01-02.geojson"), "", "2025-03-04");
    CHECK(redated.date.iso() == "2025-03-04");
    REQUIRE(redated.notes.size() == 1);
    CHECK(has(redated.notes[0].what, "although its name says 2025-01-02"));

    const std::string wrong = folder.write("front-2025-02-30.geojson",
                                           text_of(fixture("control/classes-2025-01-02.geojson")));
    CHECK(has(complaint(wrong), "the date 2025-02-30, which is no day of the calendar"));
}

TEST_CASE("a file that no profile fits, or several, is refused with the choices") {
    const ScratchFolder folder;
    const std::string plain = folder.write(
        "area.geojson", R"({"type":"Polygon","coordinates":[[[30,47],[31,47],[31,48],[30,47]]]})");
    CHECK(has(complaint(plain), "no profile fits by name or attributes"));
    CHECK(has(complaint(plain), "one of classes, deepstate-daily, deepstate-raw, isw-layers"));
    CHECK(has(complaint(plain, "clases"), "unknown profile 'clases'; did you mean 'classes'?"));
    CHECK(read(plain, "deepstate-daily", "2025-01-02").areas.size() == 1);
    const std::string both = folder.write(
        "both.geojson",
        R"({"type":"Feature","properties":{"class":"russian","side":"russian"},"geometry":)"
        R"({"type":"Polygon","coordinates":[[[30,47],[31,47],[31,48],[30,47]]]}})");
    CHECK(has(complaint(both), "several profiles fit: classes, line-of-contact"));
}

TEST_CASE("every point belongs to its nearest settlement") {
    const ScratchFolder folder;
    const std::string list = folder.write("list-2025-01-02.csv", "name,lon,lat,side\n"
                                                                 "West,30,48.5,ukrainian\n"
                                                                 "Middle,31,48.5,ukrainian\n"
                                                                 "East,32,48.5,russian\n"
                                                                 "Far east,33,48.5,russian\n");
    const ControlSnapshot snapshot = read(list, "settlement-list");
    CHECK(snapshot.form == ControlForm::settlements);
    REQUIRE(snapshot.areas.size() == 1);
    CHECK(snapshot.areas[0].control == ControlClass::russian);
    CHECK(has(snapshot.method_note,
              "the nearest of 4 settlements (2 Ukrainian-held, 2 Russian-held)"));
    REQUIRE(snapshot.areas[0].polygons.size() == 1);
    double west = 180;
    for (const LonLat p : snapshot.areas[0].polygons[0].exterior) {
        if (p.lat > 48 && p.lat < 49) {
            west = std::min(west, p.lon);
        }
    }
    CHECK(west == doctest::Approx(31.5).epsilon(1e-4));
}

TEST_CASE("neither the order of settlements nor a repeated row changes their cells") {
    const ScratchFolder folder;
    const std::string header = "name,lon,lat,side\n";
    const std::string a = "A,30,48,ukrainian\n";
    const std::string b = "B,31,49,russian\n";
    const std::string c = "C,32,47.7,russian_pre_2022\n";
    const std::string d = "D,31.1,48.2,ukrainian\n";
    const ControlSnapshot one =
        read(folder.write("l-2025-01-02.csv", header + a + b + c + d), "settlement-list");
    const ControlSnapshot two =
        read(folder.write("m-2025-01-02.csv", header + d + c + b + b + a), "settlement-list");
    REQUIRE(one.areas.size() == 2);
    REQUIRE(two.areas.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(one.areas[i].control == two.areas[i].control);
        CHECK(one.areas[i].polygons.at(0).exterior == two.areas[i].polygons.at(0).exterior);
    }
    REQUIRE(two.notes.size() == 1);
    CHECK(has(two.notes[0].what, "1 settlements share the position"));
}

TEST_CASE("a defective settlement list is refused with file, line and settlement") {
    const ScratchFolder folder;
    const auto said = [&](const std::string& rows) {
        return complaint(folder.write("list-2025-01-02.csv", "name,lon,lat,side\n" + rows),
                         "settlement-list");
    };
    const std::string fine = "A,30,48,ukrainian\nB,31,48,russian\n";
    CHECK(has(said(fine + "C,30,48,russian\n"),
              "2 of 3 records have two sides at one position: line 2 (A): ukrainian, line 4 (C): "
              "russian; is it the right file"));
    CHECK(has(said(fine + "C,32,48,rusian\n"),
              "line 4 (C): side is 'rusian', which profile 'settlement-list' does not know"));
    CHECK(has(said(fine + "C,370,48,russian\n"),
              "line 4 (C): longitude 370 is out of range (-180 to 180)"));
    CHECK(has(said(fine + "C,east,48,russian\n"), "line 4, column lon: 'east' is not a number"));
    CHECK(has(said("A,30,48,ukrainian\n"),
              "has a single settlement with a position; cells need at least 2"));
}

TEST_CASE("a line of contact comes with the marks of its sides") {
    const ControlSnapshot snapshot = read(fixture("control/line-2025-01-02.geojson"));
    CHECK(snapshot.profile == "line-of-contact");
    CHECK(snapshot.form == ControlForm::line_of_contact);
    REQUIRE(snapshot.lines.size() == 1);
    CHECK(snapshot.lines[0].size() == 3);
    REQUIRE(snapshot.marks.size() == 2);
    CHECK(snapshot.marks[0].control == ControlClass::ukrainian);
    CHECK(snapshot.marks[1].position == LonLat{32, 46.5});
    CHECK(snapshot.marks[1].control == ControlClass::russian);
}

TEST_CASE("the Russian side of a line can be a region or a position") {
    const std::string file = fixture("control/line-unmarked-2025-01-02.geojson");
    const std::string unmarked = complaint(file, "line-of-contact");
    CHECK(has(unmarked, "nothing says which side of the line is whose"));
    CHECK(has(unmarked, "side = russian"));
    const ControlSnapshot by_region = read(file, "line-of-contact", {}, "UA-14");
    REQUIRE(by_region.marks.size() == 1);
    CHECK(Box{28, 46, 29, 47}.contains(by_region.marks[0].position));
    CHECK(read(file, "line-of-contact", {}, "32.5, 46.5").marks.at(0).position ==
          LonLat{32.5, 46.5});
    CHECK(has(complaint(file, "line-of-contact", {}, "the east"),
              "the Russian side 'the east' is neither a region (UA-43), nor a group of regions "
              "(crimea), nor a position LON,LAT"));
    CHECK(has(complaint(file, "line-of-contact", {}, "46.5, 32.5"),
              "the Russian side '46.5, 32.5' is a position far from Ukraine; with the two numbers "
              "exchanged it would lie in Ukraine: longitude comes first"));
    CHECK(has(complaint(fixture("control/classes-2025-01-02.geojson"), "", {}, "UA-14"),
              "can be said of a line of contact only"));
}

TEST_CASE("areas with longitude and latitude exchanged are refused as far from Ukraine") {
    const ScratchFolder folder;
    const std::string file =
        folder.write("front-2025-01-02.geojson",
                     R"({"type":"Feature","properties":{"class":"russian"},"geometry":)"
                     R"({"type":"Polygon","coordinates":[[[47,30],[47,31],[48,31],[47,30]]]}})");
    CHECK(has(complaint(file, "classes"),
              "no area of it lies in the regions of 'natural-earth'; are longitude and latitude "
              "exchanged"));
}

TEST_CASE("the geometry has to be what the form of the snapshot asks for") {
    CHECK(
        has(complaint(fixture("control/line-2025-01-02.geojson"), "deepstate-daily", "2025-01-02"),
            "3 of 3 records are points or lines where polygons are expected: record 0, record 1, "
            "record 2; is it the right file"));
    CHECK(has(complaint(fixture("control/classes-2025-01-02.geojson"), "line-of-contact"),
              "3 of 3 records are polygons where lines are expected: record 0, record 1, record 2; "
              "is it the right file"));
}

TEST_CASE("a region that the line crosses says less than one that it does not cross") {
    const std::string file = fixture("control/line-unmarked-2025-01-02.geojson");
    const ControlSnapshot group = read(file, "line-of-contact", {}, "UA-14 UA-18");
    REQUIRE(group.marks.size() == 1);
    CHECK(Box{29, 46, 30, 47}.contains(group.marks[0].position));
    CHECK(group.notes.empty());
    const ControlSnapshot crossed = read(file, "line-of-contact", {}, "UA-14");
    REQUIRE(crossed.notes.size() == 1);
    CHECK(has(crossed.notes[0].what, "the line crosses"));
}

TEST_CASE("several regions on the Russian side of a line give a mark each") {
    const ControlSnapshot snapshot = read(fixture("control/line-unmarked-2025-01-02.geojson"),
                                          "line-of-contact", {}, "UA-46 UA-48");
    REQUIRE(snapshot.marks.size() == 2);
    CHECK(snapshot.marks[0].control == ControlClass::russian);
    CHECK(!(snapshot.marks[0].position == snapshot.marks[1].position));
    CHECK(has(complaint(fixture("control/line-unmarked-2025-01-02.geojson"), "line-of-contact", {},
                        "Crimean"),
              "neither a region (UA-43), nor a group of regions (crimea), nor a position"));
}

TEST_CASE("records without geometry are passed over with a warning that names them") {
    const ScratchFolder folder;
    const std::string square =
        R"({"type":"Feature","properties":{"class":"russian"},"geometry":{"type":"Polygon",)"
        R"("coordinates":[[[31,48],[31.5,48],[31.5,48.5],[31,48.5],[31,48]]]}})";
    const std::string none =
        R"({"type":"Feature","properties":{"class":"russian"},"geometry":null})";
    const auto document = [](const std::string& records) {
        return R"({"type":"FeatureCollection","features":[)" + records + "]}";
    };
    const ControlSnapshot snapshot =
        read(folder.write("front-2025-01-02.geojson", document(square + "," + none)), "classes");
    CHECK(snapshot.areas.size() == 1);
    const std::vector<InputNote> warnings = warnings_among(snapshot.notes);
    REQUIRE(warnings.size() >= 1);
    CHECK(has(warnings[0].text(),
              "front-2025-01-02.geojson, layer front-2025-01-02: 1 of 2 records has no geometry "
              "and was passed over: record 1; "));
    CHECK(has(complaint(folder.write("bare-2025-01-02.geojson",
                                     document(square + "," + none + "," + none)),
                        "classes"),
              "2 of 3 records have no geometry: record 1, record 2; is it the right file"));
}

TEST_CASE("rows without a position are passed over with a warning that names them") {
    const ScratchFolder folder;
    const std::string head = "name,lon,lat,side\n";
    const std::string rows = "A,30,48.5,ukrainian\nB,31,48.5,ukrainian\nC,32,48.5,russian\n";
    const ControlSnapshot snapshot = read(
        folder.write("settlements-2025-01-02.csv", head + rows + "D,,,russian\nE, , ,russian\n"),
        "settlement-list");
    CHECK(snapshot.settlements.size() == 3);
    const std::vector<InputNote> warnings = warnings_among(snapshot.notes);
    REQUIRE(warnings.size() >= 1);
    CHECK(has(warnings[0].text(), "2 of 5 records have no position and were passed over: "
                                  "line 5 (D), line 6 (E)"));
    // One of the two is missing: that is a mistake, not a blank.
    CHECK(has(complaint(folder.write("half-2025-01-02.csv", head + rows + "D,32.5,,russian\n"),
                        "settlement-list"),
              "line 5"));
}
