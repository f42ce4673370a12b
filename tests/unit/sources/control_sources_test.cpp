// SPDX-License-Identifier: MIT
//
// Sources in other formats and forms: databases aside, everything GDAL reads, layers that are
// classes, registers, and a publisher nobody knew, each by a profile alone.
#include "geometry/area.hpp"
#include "sources/control_reader.hpp"
#include "sources/profile.hpp"
#include "support/error.hpp"
#include "support/scratch_folder.hpp"
#include "unit/sources/sources_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

using namespace demarc;
using demarc::testing::fixture;
using demarc::testing::ScratchFolder;
using demarc::testing::shared_made_up_regions;
using demarc::testing::shipped_profiles;
using demarc::testing::squares;

namespace {

ControlSnapshot read(const std::vector<SourceSpec>& specs, const Profiles& profiles,
                     const std::optional<Date>& date = {}) {
    static const BoundarySet boundaries = squares();
    return read_control(specs, profiles, boundaries, shared_made_up_regions(), date);
}

template<typename Wrong>
std::string complaint(const std::vector<SourceSpec>& specs, const Profiles& profiles,
                      const std::optional<Date>& date = {}) {
    try {
        read(specs, profiles, date);
    } catch (const Wrong& error) {
        return error.what();
    }
    return "accepted";
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

bool noted(const ControlSnapshot& snapshot, const std::string& part) {
    return std::any_of(snapshot.notes.begin(), snapshot.notes.end(),
                       [&](const InputNote& note) { return has(note.text(), part); });
}

std::map<ControlClass, double> km2_by_class(const ControlSnapshot& snapshot) {
    std::map<ControlClass, double> areas;
    for (const ControlArea& area : snapshot.areas) {
        areas[area.control] += area_of(area.polygons).km2();
    }
    return areas;
}

Profiles with(const ScratchFolder& folder, const std::string& id, const std::string& text) {
    Profiles profiles = shipped_profiles();
    profiles.add(folder.write(id + ".toml", text));
    return profiles;
}

std::string square(const std::string& properties, double west) {
    const std::string w = std::to_string(west);
    const std::string e = std::to_string(west + 0.5);
    return R"({"type":"Feature","properties":)" + properties +
           R"(,"geometry":{"type":"Polygon","coordinates":[[[)" + w + ",46],[" + e + ",46],[" + e +
           ",47],[" + w + ",47],[" + w + ",46]]]}}";
}

std::string collection(const std::string& features) {
    return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

const std::string heading = R"(kind = "control"
form = "polygons"
title = "t"
publisher = "p"
licence = "l"
attribution = "a"
counts_as_control = "c"
method_note = "m"
)";

} // namespace

TEST_CASE("GeoPackage, FlatGeobuf, zipped Shapefile, KML, KMZ and GeoJSON sequences read alike") {
    const auto expected = km2_by_class(
        read({{fixture("control/classes-2025-01-02.geojson"), ""}}, shipped_profiles()));
    REQUIRE(expected.size() == 3);
    for (const char* ending : {"gpkg", "fgb", "zip", "kml", "kmz", "geojsonl"}) {
        CAPTURE(ending);
        const ControlSnapshot snapshot =
            read({{fixture(std::string("control/classes-2025-01-02.") + ending), "classes"}},
                 shipped_profiles());
        CHECK(snapshot.date.iso() == "2025-01-02");
        for (const auto& [control, km2] : km2_by_class(snapshot)) {
            // GeoPackage, FlatGeobuf and Shapefile are in projected systems.
            CHECK(km2 == doctest::Approx(expected.at(control)).epsilon(1e-8));
        }
        CHECK(km2_by_class(snapshot).size() == 3);
        CHECK(snapshot.files.at(0).sha256.size() == 64);
    }
}

TEST_CASE("features under another key of a JSON document are read by naming the key") {
    const ScratchFolder folder;
    const std::string classes =
        "attribute = \"class\"\n[classes]\nrussian = \"russian\"\n"
        "russian_pre_2022 = \"russian_pre_2022\"\ncontested = \"contested\"\n";
    const Profiles profiles = with(folder, "nested",
                                   heading +
                                       "features_under = \"data.value\"\n"
                                       "date_pattern = '(\\d{4})-(\\d{2})-(\\d{2})'\n" +
                                       classes);
    const std::string file = fixture("control/nested-2025-01-02.json");
    const auto plain =
        km2_by_class(read({{fixture("control/classes-2025-01-02.geojson"), "classes"}}, profiles));
    CHECK(km2_by_class(read({{file, "nested"}}, profiles)) == plain);
    const Profiles wrong =
        with(folder, "wrong", heading + "features_under = \"data.features\"\n" + classes);
    CHECK(has(complaint<DataError>({{file, "wrong"}}, wrong),
              "there is no 'features'; its keys are value; there are features under 'data.value'"));
}

TEST_CASE("features under the only key of a JSON document, or in a bare list, need no profile") {
    const ScratchFolder folder;
    const std::string two =
        square(R"({"class":"russian"})", 28) + "," + square(R"({"class":"contested"})", 29);
    const std::string plain = folder.write("plain-2025-01-02.geojson", collection(two));
    const auto expected = km2_by_class(read({{plain, ""}}, shipped_profiles()));
    const std::string all = collection(two);
    const std::map<std::string, std::string> documents{
        {"deep", R"({"data":{"map":)" + all + "}}"},
        {"list", R"({"status":"ok","result":[)" + two + "]}"},
        {"deep-list", R"({"status":"ok","data":{"areas":[)" + two + "]}}"},
        {"no-error", R"({"error":null,"data":{"map":)" + all + "}}"},
        {"untyped", R"({"features":[)" + two + "]}"},
        {"bare", "\xEF\xBB\xBF [" + two + "]"}};
    for (const auto& document : documents) {
        const std::string& name = document.first;
        CAPTURE(name);
        for (const char* profile : {"", "classes"}) {
            const std::string file = folder.write(name + "-2025-01-02.json", document.second);
            CHECK(km2_by_class(read({{file, profile}}, shipped_profiles())) == expected);
        }
    }
    const std::string file = folder.write("noted-2025-01-02.json", documents.at("deep"));
    CHECK(noted(read({{file, ""}}, shipped_profiles()), "found under 'data.map'"));
}

TEST_CASE("features under several keys of a JSON document are refused with the keys") {
    const ScratchFolder folder;
    const std::string all = collection(square(R"({"class":"russian"})", 28));
    const std::string file = folder.write("two-2025-01-02.json",
                                          R"({"data":{"map":)" + all + R"(,"units":)" + all + "}}");
    CHECK(has(complaint<DataError>({{file, "classes"}}, shipped_profiles()),
              "there are features under 'data.map' and 'data.units'; say in a profile of your own "
              "which are meant: features_under = \"data.map\""));
}

TEST_CASE(
    "a folder of the pages of one answer is read as one map, with and without days in names") {
    const auto page = [](const std::string& feature, bool more) {
        return R"({"type":"FeatureCollection",)" +
               std::string(more ? R"("properties":{"exceededTransferLimit":true},)" : "") +
               R"("features":[)" + feature + "]}";
    };
    const std::string one = square(R"({"class":"russian"})", 28);
    const std::string other = square(R"({"class":"contested"})", 29);
    for (const char* day : {"", "-2025-01-02"}) {
        CAPTURE(day);
        const ScratchFolder folder;
        (void)folder.write("page1" + std::string(day) + ".json", page(one, true));
        (void)folder.write("page2" + std::string(day) + ".json", page(other, false));
        const ControlSnapshot snapshot = read({{folder.path().string(), "classes"}},
                                              shipped_profiles(), Date::parse("2025-01-02"));
        CHECK(snapshot.areas.size() == 2);
        CHECK(snapshot.files.size() == 2);
    }
}

TEST_CASE("a folder of maps that nothing tells apart is refused with what to do") {
    const ScratchFolder folder;
    (void)folder.write("russian.geojson", collection(square("{}", 28)));
    (void)folder.write("contested.geojson", collection(square("{}", 29)));
    for (const char* profile : {"", "classes"}) {
        CAPTURE(profile);
        const std::string what =
            complaint<UsageError>({{folder.path().string(), profile}}, shipped_profiles());
        CHECK(has(what, *profile == '\0'
                            ? "holds 2 maps, and without a profile nothing says what"
                            : "holds 2 maps, none with a day in its name that profile"));
        CHECK(has(what, "a [[rule]] for each (input = 'contested'"));
    }
}

TEST_CASE("a value in another case of letters is taken for the one there is, with a note") {
    const ScratchFolder folder;
    const std::string file = folder.write("case-2025-01-02.geojson",
                                          collection(square(R"({"class":"Russian"})", 28) + "," +
                                                     square(R"({"class":"CONTESTED "})", 29) + "," +
                                                     square(R"({"class":"ukrainian"})", 30)));
    const ControlSnapshot snapshot = read({{file, ""}}, shipped_profiles());
    CHECK(km2_by_class(snapshot).size() == 3);
    CHECK(noted(snapshot, "value 'Russian' is taken for 'russian' of profile 'classes'"));
    CHECK(noted(snapshot, "value 'CONTESTED ' is taken for 'contested' of profile 'classes'"));
    CHECK_FALSE(noted(snapshot, "'ukrainian' is taken"));

    const Profiles two = with(folder, "two",
                              heading + "attribute = \"class\"\n[classes]\nru = \"russian\"\n"
                                        "RU = \"contested\"\n");
    const std::string unclear =
        folder.write("unclear.geojson", collection(square(R"({"class":"Ru"})", 28)));
    CHECK(has(complaint<DataError>({{unclear, "two"}}, two, Date::parse("2025-01-02")),
              "class is 'Ru', which profile 'two' does not know"));
    const std::string exact =
        folder.write("exact.geojson", collection(square(R"({"class":"RU"})", 28)));
    CHECK(read({{exact, "two"}}, two, Date::parse("2025-01-02")).areas.front().control ==
          ControlClass::contested);
}

TEST_CASE("a filter or a day that asks for an attribute of another name says which there is") {
    const ScratchFolder folder;
    const std::string file = folder.write(
        "front.geojson",
        collection(
            square(R"({"class":"russian","status":"published","updated":"2025-01-02"})", 28)));
    const std::string classes = "attribute = \"class\"\n[classes]\nrussian = \"russian\"\n";
    const Profiles filtered =
        with(folder, "own", heading + classes + "[filter]\nstatsu = 'published'\n");
    CHECK(
        has(complaint<DataError>({{file, "own"}}, filtered, Date::parse("2025-01-02")),
            "leaves out every record; the filter of profile 'own' asks for 'statsu' and so passes "
            "no record: there is no attribute 'statsu'; there is 'status'"));
    const Profiles dated = with(folder, "day", heading + "date_attribute = \"update\"\n" + classes);
    CHECK(has(complaint<UsageError>({{file, "day"}}, dated),
              "and date_attribute gives none: there is no attribute 'update'; there is 'updated'"));
}

TEST_CASE("a publisher that nobody knew is read by a profile alone") {
    const ScratchFolder folder;
    const Profiles profiles = with(folder, "frontwatch", heading + R"(
file_pattern = '^frontwatch_\d+\.geojson$'
date_form = "unix_time"
date_pattern = '^frontwatch_(\d+)\.geojson$'
points_and_lines = "pass_over"
precedence = ["grey", "taken", "freed"]
[filter]
state = '^published$'
[[rule]]
group = "elsewhere"
control = "leave_out"
where = { kind = '^red$', label = 'придністров' }
[[rule]]
group = "taken"
control = "russian"
where = { kind = '^red$' }
[[rule]]
group = "grey"
control = "contested"
where = { kind = '^gr[ae]y$' }
[[rule]]
group = "freed"
control = "ukrainian"
where = { kind = '^green$' }
)");
    const std::string file = folder.write(
        "frontwatch_1735800000.geojson",
        collection(
            square(R"({"kind":"Red","label":"A","state":"published"})", 28) + "," +
            square(R"({"kind":"GREY","label":"B","state":"published"})", 28.2) + "," +
            square(R"({"kind":"red","label":" ПРИДН\u00a0\ufffdІСТРОВ'я","state":"published"})",
                   29) +
            "," +
            square(R"({"kind":"red","label":"Прид\ufffdністров'я","state":"published"})", 29) +
            "," + square(R"({"kind":"purple","label":"D","state":"draft"})", 30) +
            R"(,{"type":"Feature","properties":{"kind":"pin"},"geometry":)"
            R"({"type":"Point","coordinates":[28,46]}})"));
    CHECK(complaint<DataError>({{file, ""}}, profiles) == "accepted");
    const ControlSnapshot snapshot = read({{file, ""}}, profiles);
    CHECK(snapshot.profile == "frontwatch");
    CHECK(snapshot.date.iso() == "2025-01-02");
    CHECK(snapshot.unix_seconds == 1735800000);
    REQUIRE(snapshot.areas.size() == 3);
    // The group grey goes before taken; a name parted by a non-breaking space is another name.
    CHECK(snapshot.areas[0].group == "grey");
    CHECK(snapshot.areas[1].group == "taken");
    CHECK(snapshot.areas[2].group == "taken");
    const std::string unknown = folder.write(
        "frontwatch_1735800001.geojson",
        collection(square(R"({"kind":"purple","label":"x","state":"published"})", 28)));
    CHECK(has(complaint<DataError>({{unknown, ""}}, profiles),
              "no rule of profile 'frontwatch' fits: kind is 'purple', label is 'x'"));
}

TEST_CASE("files of which each is a class of its own make one snapshot, and say what they were "
          "used for") {
    const ScratchFolder folder;
    const auto write = [&](const std::string& name, double west) {
        return SourceSpec{folder.write(name, collection(square("{}", west))), ""};
    };
    SourceSpec control = write("Assessed_Russian_Control_20250102.geojson", 28);
    control.profile = "isw-layers";
    const ControlSnapshot snapshot =
        read({control, write("AssessedRussianAdvances.geojson", 28.4),
              write("Claimed_Russian_Territory.geojson", 29),
              write("Russian_Controlled_Before_February_24_2022.geojson", 27),
              write("ClaimedUkrainianCounteroffensives.geojson", 28.2),
              write("Partisan_Warfare.geojson", 30)},
             shipped_profiles());
    CHECK(snapshot.date.iso() == "2025-01-02");
    REQUIRE(snapshot.areas.size() == 5);
    CHECK(snapshot.areas[0].group == "controlled_before_2022");
    CHECK(snapshot.areas[0].control == ControlClass::russian_pre_2022);
    CHECK(snapshot.areas[1].group == "claimed_counteroffensives");
    CHECK(snapshot.areas[1].control == ControlClass::contested);
    CHECK(snapshot.areas[2].group == "assessed_control");
    CHECK(snapshot.areas[2].control == ControlClass::russian);
    CHECK(snapshot.files.size() == 6);
    std::string notes;
    for (const InputNote& note : snapshot.notes) {
        notes += note.where + " " + note.what + "\n";
    }
    CHECK(has(notes, "AssessedRussianAdvances is used as 'assessed_advances': "));
    CHECK(has(notes, "Partisan_Warfare is not used: no rule of the profile is about a layer"));
}

TEST_CASE("files of one snapshot with different dates or profiles are refused") {
    const ScratchFolder folder;
    const SourceSpec first{
        folder.write("assessed_control_20250102.geojson", collection(square("{}", 28))),
        "isw-layers"};
    const SourceSpec second{folder.write("advance_20250103.geojson", collection(square("{}", 29))),
                            ""};
    CHECK(has(
        complaint<UsageError>({first, second}, shipped_profiles()),
        "control_20250102.geojson is of 2025-01-02 and advance_20250103.geojson of 2025-01-03"));
    CHECK(complaint<UsageError>({first, second}, shipped_profiles(), Date::parse("2025-01-03")) ==
          "accepted");
    CHECK(has(complaint<UsageError>({first, {second.file, "classes"}}, shipped_profiles()),
              "files that make one snapshot have one profile"));
}

TEST_CASE("a register of settlements gives the snapshot of any day in it") {
    const ScratchFolder folder;
    const std::string file =
        folder.write("register.csv", "name,lon,lat,side,from,to\n"
                                     "A,28.5,46.5,russian,2022-03-01,11.11.2022\n"
                                     "B,29.5,46.5,russian,2022-03-05,\n"
                                     "C,30.5,46.5,ukrainian,,\n"
                                     "D,31.5,46.5,russian,2024-02-17,\n");
    const SourceSpec spec{file, "settlement-list"};
    const auto held_on = [&](const char* day) {
        const auto areas = km2_by_class(read({spec}, shipped_profiles(), Date::parse(day)));
        const auto russian = areas.find(ControlClass::russian);
        return russian == areas.end() ? 0.0 : russian->second;
    };
    const double before_b = held_on("2022-03-02");
    CHECK(before_b > 0);
    CHECK(held_on("2022-11-11") > before_b);              // the last day counts
    CHECK(held_on("2022-11-12") < held_on("2022-11-11")); // A is free again
    CHECK(held_on("2024-02-17") > held_on("2024-02-16")); // D begins
    CHECK(has(complaint<UsageError>({spec}, shipped_profiles()),
              "is a register with dates from 2022-03-01 to 2024-02-17; say of which day"));
    CHECK(has(complaint<UsageError>({spec}, shipped_profiles(), Date::parse("2022-02-01")),
              "has nothing to say of 2022-02-01; its first date is 2022-03-01"));
    const std::string wrong =
        folder.write("wrong.csv", "name,lon,lat,side,from,to\n"
                                  "A,28.5,46.5,russian,2022-03-01,2022-02-01\n");
    CHECK(has(complaint<DataError>({{wrong, "settlement-list"}}, shipped_profiles(),
                                   Date::parse("2022-03-01")),
              "ends on 2022-02-01, before it begins on 2022-03-01"));
}

TEST_CASE("a register of what was held needs no column that says so") {
    const ScratchFolder folder;
    const std::string file = folder.write("register.csv", "name,lon,lat,from,to\n"
                                                          "A,28.5,46.5,2022-03-01,11.11.2022\n"
                                                          "B,29.5,46.5,2022-03-05,\n");
    Profiles profiles = shipped_profiles();
    profiles.add(folder.write("held.toml", "kind = \"control\"\nform = \"settlements\"\n"
                                           "constant = \"russian\"\n"));
    const auto settlements = [&](const char* day) {
        return read({{file, "held"}}, profiles, Date::parse(day)).settlements;
    };
    CHECK(settlements("2022-11-11")[0].control == ControlClass::russian);
    CHECK(settlements("2022-11-12")[0].control == ControlClass::ukrainian); // as elsewhere
    CHECK(settlements("2022-11-12")[1].control == ControlClass::russian);
    const SourceSpec bare{folder.write("bare.csv", "code,name,side\n1,A,russian\n"),
                          "settlement-list"};
    CHECK(has(complaint<DataError>({bare}, shipped_profiles(), Date::parse("2022-11-12")),
              "where none holds them, join the table with places first"));
}

TEST_CASE("an attribute that a record lacks and others have is one without a value") {
    const ScratchFolder folder;
    const std::string file =
        folder.write("held.geojson", collection(square(R"({"held":true})", 28) + "," +
                                                square(R"({"held":null})", 29) + "," +
                                                square(R"({"held":false})", 30)));
    const auto refusal = [&](const std::string& keys) {
        Profiles profiles =
            with(folder, "held", "kind = \"control\"\nform = \"polygons\"\n" + keys);
        profiles.tolerance.strict = true;
        return complaint<DataError>({{file, "held"}}, profiles, Date::parse("2025-01-02"));
    };
    const std::string said = "1 of 3 records has no class: record 1; `strict` passes nothing over";
    CHECK(
        has(refusal("attribute = \"held\"\n[classes]\ntrue = \"russian\"\nfalse = \"ukrainian\"\n"),
            said));
    CHECK(has(refusal("[[rule]]\ngroup = \"a\"\ncontrol = \"russian\"\nwhere = {held = 'true'}\n"
                      "[[rule]]\ngroup = \"b\"\ncontrol = \"ukrainian\"\n"
                      "where = {held = 'false'}\n"),
              said));
    // Of several attributes one that has a value speaks for the record, and no rule knows it.
    CHECK(has(refusal("[[rule]]\ngroup = \"a\"\ncontrol = \"russian\"\nwhere = {held = 'true'}\n"
                      "[[rule]]\ngroup = \"b\"\ncontrol = \"ukrainian\"\n"
                      "where = {held = 'false', kind = 'area'}\n"),
              "record 2: no rule of profile 'held' fits: held is 'false', there is no attribute "
              "'kind'"));
}

TEST_CASE("a rule that asks for an attribute that no record has is warned of") {
    const ScratchFolder folder;
    const std::string file =
        folder.write("held.geojson", collection(square(R"({"description":"occupied"})", 28) + "," +
                                                square(R"({"description":"free"})", 29)));
    const auto warnings = [&](const std::string& attribute, const std::string& value = "occupied") {
        const Profiles profiles =
            with(folder, "held",
                 "kind = \"control\"\nform = \"polygons\"\n[[rule]]\ngroup = \"held\"\n"
                 "control = \"contested\"\nwhere = {" +
                     attribute + " = '" + value +
                     "'}\n[[rule]]\ngroup = \"rest\"\ncontrol = \"russian\"\n");
        std::vector<std::string> texts;
        for (const InputNote& note :
             warnings_among(read({{file, "held"}}, profiles, Date::parse("2025-01-02")).notes)) {
            if (note.warning == InputWarning::profile) {
                texts.push_back(note.text());
            }
        }
        return texts;
    };
    CHECK(warnings("description").empty());
    CHECK(warnings("status", "^$").empty()); // fits a record without it
    REQUIRE(warnings("status").size() == 1);
    CHECK(warnings("status")[0] ==
          "held.geojson: no record has the attribute 'status', which rule 'held' of profile 'held' "
          "asks for: the rule fits none; ask for one that is there: 'description'");
}

TEST_CASE("ISW's layers are known by the names of its services, and by no other map's") {
    const ScratchFolder folder;
    folder.write("VIEW_RussiaCoTinUkraine_V3.geojson", collection(square("{}", 28)));
    folder.write("View_AssessedRussianInfiltrationAreasinUkraine_V4.geojson",
                 collection(square("{}", 29)));
    const SourceSpec spec{folder.path().string(), "isw-layers"};
    const ControlSnapshot snapshot = read({spec}, shipped_profiles(), Date::parse("2025-01-02"));
    REQUIRE(snapshot.areas.size() == 2);
    CHECK(snapshot.areas[0].group == "assessed_control");
    CHECK(snapshot.areas[1].control == ControlClass::contested);
    const SourceSpec other{folder.write("Control_25_01_03.geojson", collection(square("{}", 28))),
                           "isw-layers"};
    CHECK(has(complaint<DataError>({other}, shipped_profiles(), Date::parse("2025-01-02")),
              "no layer has a name"));
}

TEST_CASE("the password of a database stays out of messages") {
    const std::string message =
        complaint<DataError>({{"PG:host=127.0.0.1 port=1 dbname=maps password=s3cret", "classes"}},
                             shipped_profiles(), Date::parse("2025-01-02"));
    CHECK(has(message, "password=..."));
    CHECK_FALSE(has(message, "s3cret"));
}

TEST_CASE("a file beside the layers of a map that is none is passed over, a broken layer is not") {
    const ScratchFolder folder;
    folder.write("Assessed_Control_2025-01-02.geojson", collection(square("{}", 28)));
    folder.write("meta.json", R"({"made": "by hand"})");
    folder.write("make.py", "print('layers')\n");
    const SourceSpec spec{folder.path().string(), "isw-layers"};
    const ControlSnapshot snapshot = read({spec}, shipped_profiles());
    CHECK(snapshot.areas.size() == 1);
    CHECK(snapshot.files.size() == 1);
    std::size_t passed_over = 0;
    for (const InputNote& note : snapshot.notes) {
        passed_over += has(note.what, "is passed over: it cannot be read as a map") ? 1 : 0;
    }
    CHECK(passed_over == 2);
    folder.write("Assessed_Advances_2025-01-02.geojson", R"({"type": "FeatureColl)");
    CHECK(has(complaint<DataError>({spec}, shipped_profiles()), "Assessed_Advances"));
}

TEST_CASE("a settlement list does not fill the territorial sea") {
    const ScratchFolder folder;
    const SourceSpec spec{folder.write("list.csv", "name,lon,lat,side\nA,28.5,46.5,russian\n"
                                                   "B,29.5,46.5,ukrainian\nC,30.5,47.5,russian\n"),
                          "settlement-list"};
    BoundarySet boundaries = squares();
    CHECK_NOTHROW(read_control(std::vector{spec}, shipped_profiles(), boundaries,
                               shared_made_up_regions(), Date::parse("2025-01-02")));
    boundaries.coverage = Coverage::territorial_sea;
    try {
        read_control(std::vector{spec}, shipped_profiles(), boundaries, shared_made_up_regions(),
                     Date::parse("2025-01-02"));
        FAIL("accepted");
    } catch (const UsageError& error) {
        CHECK(has(error.what(), "the sea off Crimea would count as held land; cut it off with "
                                "`sea` FILE"));
    }
}

TEST_CASE("what was measured of a list is said of its day and its boundaries alone") {
    const ScratchFolder folder;
    const SourceSpec spec{folder.write("settlements-2025-11-24.csv",
                                       "name,lon,lat,side\nA,28.5,46.5,russian\n"
                                       "B,29.5,46.5,ukrainian\nC,30.5,47.5,russian\n"),
                          ""};
    const auto note_on = [&](const BoundarySet& boundaries, const std::optional<Date>& date) {
        return read_control(std::vector{spec}, shipped_profiles(), boundaries,
                            shared_made_up_regions(), date)
            .method_note;
    };
    BoundarySet boundaries = squares();
    CHECK(has(note_on(boundaries, {}), "). Measured against the full-detail map"));
    CHECK(has(note_on(boundaries, Date::parse("2025-11-25")), "). How far this list can be trusted "
                                                              "has not been measured"));
    boundaries.id = "geoboundaries";
    CHECK_FALSE(has(note_on(boundaries, {}), "Measured against"));
}

TEST_CASE("two settlements share out all of Ukraine, however far from them") {
    const ScratchFolder folder;
    const ControlSnapshot snapshot =
        read({{folder.write("list-2025-01-02.csv",
                            "name,lon,lat,side\nA,31.9,48.9,ukrainian\nB,32.1,48.9,russian\n"),
               "settlement-list"}},
             shipped_profiles());
    REQUIRE(snapshot.areas.size() == 1);
    const Box box = box_of(snapshot.areas[0].polygons.at(0).exterior);
    CHECK(box.east > 40.7);
    CHECK(box.south < 44);
    CHECK(box.north > 52.7);
}

TEST_CASE("maps of several days in one file are warned of where they lie on one another") {
    const ScratchFolder folder;
    const Profiles profiles =
        with(folder, "days", heading + "layer = \"*\"\nconstant = \"russian\"\n");
    const auto of_file = [&](const std::string& file) {
        return read({{file, "days"}}, profiles, Date::parse("2025-11-24"));
    };
    const auto of_days = [&](const std::string& attribute, double west_of_second) {
        return of_file(folder.write(
            "map.geojson",
            collection(square("{\"" + attribute + "\":\"22.11.2025\"}", 28) + "," +
                       square("{\"" + attribute + "\":\"24.11.2025\"}", west_of_second))));
    };
    const std::string warned = "its records are of 2 days (22 November 2025 to 24 November 2025, ";
    CHECK(noted(of_days("Stand", 28.1), warned + "in the attribute 'Stand')"));
    CHECK(noted(of_days("Stand", 28.1), "\"Stand\" = '24.11.2025'"));
    CHECK_FALSE(noted(of_days("since", 28.5), warned)); // beside one another: each held since a day

    const auto layer = [](const std::string& name) {
        return "<Folder><name>" + name +
               "</name><Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>28,46 29,46 "
               "29,47 28,46</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>"
               "</Folder>";
    };
    const std::string kml = folder.write(
        "map.kml", "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>" +
                       layer("front 2025-11-22") + layer("front 2025-11-24") + "</Document></kml>");
    CHECK(noted(of_file(kml), warned + "in the names of its layers)"));
    CHECK(noted(of_file(kml), "FILE:PROFILE/front 2025-11-24"));
}

TEST_CASE("a filter that passes no record is named, with the values that are there") {
    const ScratchFolder folder;
    const Profiles profiles = with(folder, "days",
                                   heading + "constant = \"russian\"\n[filter]\n"
                                             "day = '2025-11-25'\n");
    const std::string file =
        folder.write("map.geojson", collection(square(R"({"day":"2025-11-24"})", 28)));
    CHECK(has(complaint<DataError>({{file, "days"}}, profiles, Date::parse("2025-11-24")),
              "the filter of profile 'days' passes no record: it asks for '2025-11-25' in 'day', "
              "whose first values are '2025/11/24'"));
}

TEST_CASE("a layer with areas that no rule is about is warned of, and refused where all counts") {
    const ScratchFolder folder;
    const std::vector<SourceSpec> files{
        {folder.write("assessed_control_20250102.geojson", collection(square("{}", 28))),
         "isw-layers"},
        {folder.write("Crimea.geojson", collection(square("{}", 29))), ""}};
    const ControlSnapshot snapshot = read(files, shipped_profiles());
    const std::vector<InputNote> warnings = warnings_among(snapshot.notes);
    CHECK(std::any_of(warnings.begin(), warnings.end(), [](const InputNote& warning) {
        return has(warning.text(), "Crimea.geojson, layer Crimea: is not used: no rule");
    }));
    Profiles strict = shipped_profiles();
    strict.tolerance.strict = true;
    CHECK(has(complaint<DataError>(files, strict), "Crimea.geojson, layer Crimea: no rule"));
}
