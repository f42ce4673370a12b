// SPDX-License-Identifier: MIT
#include "sources/boundary_reader.hpp"
#include "sources/control_reader.hpp"
#include "support/error.hpp"
#include "unit/sources/sources_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace demarc;
using demarc::testing::fixture;
using demarc::testing::ScratchFolder;
using demarc::testing::shared_made_up_regions;
using demarc::testing::shipped_profiles;
using demarc::testing::squares;

namespace {

const std::string square = R"({"type":"Polygon","coordinates":[[[31,48],[31.5,48],[31.5,48.5],)"
                           R"([31,48.5],[31,48]]]})";
const std::string point = R"({"type":"Point","coordinates":[31.2,48.2]})";
const std::string line = R"({"type":"LineString","coordinates":[[31,48],[31.2,48.2]]})";

std::string record(const std::string& geometry, const std::string& control = "russian") {
    return R"({"type":"Feature","properties":{"class":")" + control + R"("},"geometry":)" +
           geometry + "}";
}

std::string document(const std::vector<std::string>& records) {
    std::string all;
    for (const std::string& one : records) {
        all += (all.empty() ? "" : ",") + one;
    }
    return R"({"type":"FeatureCollection","features":[)" + all + "]}";
}

Profiles strict_profiles() {
    Profiles profiles = shipped_profiles();
    profiles.tolerance.strict = true;
    return profiles;
}

ControlSnapshot read(const std::string& file, const std::string& profile,
                     const Profiles& profiles = shipped_profiles()) {
    static const BoundarySet boundaries = squares();
    return read_control({file, profile}, profiles, boundaries, shared_made_up_regions());
}

std::string complaint(const std::string& file, const std::string& profile,
                      const Profiles& profiles = shipped_profiles()) {
    try {
        read(file, profile, profiles);
    } catch (const DataError& error) {
        return error.what();
    }
    return "accepted";
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string warning_of(const std::vector<InputNote>& notes) {
    for (const InputNote& note : notes) {
        if (note.warning == InputWarning::passed_over) {
            return note.text();
        }
    }
    return "none";
}

} // namespace

TEST_CASE("a point or a line beside polygons is passed over, alone and in a collection") {
    const ScratchFolder folder;
    const std::string alone = folder.write(
        "alone-2025-01-02.geojson",
        document({record(square), record(square), record(point, "a label"), record(line)}));
    const ControlSnapshot snapshot = read(alone, "classes");
    CHECK(snapshot.areas.size() == 2);
    CHECK(warning_of(snapshot.notes) ==
          "alone-2025-01-02.geojson, layer alone-2025-01-02: 2 of 4 records are points or lines "
          "where polygons are expected and were passed over: record 2, record 3; if they should be "
          "on the map, draw them as polygons");
    CHECK(has(complaint(alone, "classes", strict_profiles()),
              "record 2, record 3; `strict` passes nothing over"));

    const std::string together =
        folder.write("mixed-2025-01-02.geojson",
                     document({record(R"({"type":"GeometryCollection","geometries":[)" + square +
                                      "," + line + "," + point + "]}")}));
    const ControlSnapshot mixed = read(together, "classes");
    CHECK(mixed.areas.size() == 1);
    CHECK(has(warning_of(mixed.notes), "1 of 1 records is a collection with parts of another kind "
                                       "and these parts were passed over: record 0 (1 line, 1 "
                                       "point)"));
    CHECK(has(complaint(together, "classes", strict_profiles()), "record 0 (1 line, 1 point)"));
}

TEST_CASE("what cannot be placed is told by its kind, and more than half of a file is refused") {
    const ScratchFolder folder;
    const std::string empty = R"({"type":"Polygon","coordinates":[]})";
    const std::string records =
        document({record(square), record("null"), record(empty), record(point)});
    CHECK(has(complaint(folder.write("most-2025-01-02.geojson", records), "classes"),
              "2 of 4 records have no geometry: record 1, record 2; 1 of 4 records is a point or a "
              "line where polygons are expected: record 3; is it the right file and layer?"));
}

TEST_CASE("points beside the regions of a boundary set are passed over, whatever their names") {
    const ScratchFolder folder;
    std::ifstream stream(fixture("boundaries/squares.geojson"));
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    text.insert(text.rfind(']'), R"(,{"type":"Feature","properties":{"iso_3166_2":"UA-14"},)"
                                 R"("geometry":)" +
                                     point + "}");
    const std::string file = folder.write("labelled.geojson", text);
    const auto read_as = [&](const Profiles& profiles) {
        return read_boundaries({file, "natural-earth"}, profiles, shared_made_up_regions());
    };
    CHECK(has(warning_of(read_as(shipped_profiles()).notes),
              "1 of 28 records is a point or a line where polygons are expected"));
    CHECK_THROWS_WITH_AS(read_as(strict_profiles()), doctest::Contains("record 27; `strict`"),
                         DataError);
}

TEST_CASE("all faulty records are named at once, the first five by what is wrong") {
    const ScratchFolder folder;
    const std::string bow =
        R"({"type":"Polygon","coordinates":[[[31,48],[32,49],[32,48],[31,48.5],[31,48]]]})";
    std::vector<std::string> records{record(square), record(bow)};
    for (int i = 0; i < 6; ++i) {
        records.push_back(record(square, "occupied" + std::to_string(i)));
    }
    const std::string said =
        complaint(folder.write("faulty-2025-01-02.geojson", document(records)), "classes");
    CHECK(has(said, "record 1: invalid polygon"));
    CHECK(has(said, "record 5: class is 'occupied3'"));
    CHECK(!has(said, "record 6"));
    CHECK(has(said, "\nand 2 more like these"));

    const std::string rows = "name,lon,lat,side\nA,30,48,ukrainian\nB,31,48,russian\n"
                             "C,310,48,russian\nD,32,48,rusian\nE,east,48,russian\n";
    const std::string of_table =
        complaint(folder.write("list-2025-01-02.csv", rows), "settlement-list");
    CHECK(has(of_table, "line 4 (C): longitude 310 is out of range"));
    CHECK(has(of_table, "line 5 (D): side is 'rusian'"));
    CHECK(has(of_table, "line 6, column lon: 'east' is not a number"));
}

TEST_CASE("faulty geometries of several records are named at once") {
    const ScratchFolder folder;
    const auto open = [](double lon) {
        const std::string at = std::to_string(lon);
        return record(R"({"type":"Polygon","coordinates":[[[)" + at + ",48],[32,48],[32,49],[" +
                      at + ",49]]]}");
    };
    const std::string said = complaint(
        folder.write("open-2025-01-02.geojson", document({open(30), record(square), open(31)})),
        "classes");
    CHECK(has(said, "record 0, polygon 1, ring 1: is not closed"));
    CHECK(has(said, "record 2, polygon 1, ring 1: is not closed"));
}

TEST_CASE("a strict reader passes over no row of a table either") {
    const ScratchFolder folder;
    const std::string file = folder.write("list-2025-01-02.csv",
                                          "name,lon,lat,side\nA,30,48,ukrainian\nB,31,48,russian\n"
                                          "C,,,russian\nD,32,48,russian\n");
    CHECK(
        complaint(file, "settlement-list", strict_profiles()) ==
        "list-2025-01-02.csv: 1 of 4 records has no position: line 4 (C); `strict` passes nothing "
        "over: complete the file or take them out of it");
}

TEST_CASE("a polygon whose class is blank is passed over, by a table of values and by rules") {
    const ScratchFolder folder;
    const auto with = [](const std::string& properties) {
        return R"({"type":"Feature","properties":)" + properties + R"(,"geometry":)" + square + "}";
    };
    const std::string file = folder.write(
        "front-2025-01-02.geojson",
        document({record(square), record(square), record(square), with(R"({"class":null})"),
                  with(R"({"class":" "})"), with(R"({"other":"x"})")}));
    const std::string said =
        "front-2025-01-02.geojson, layer front-2025-01-02: 3 of 6 records have "
        "no class and were passed over: record 3, record 4, record 5";
    CHECK(has(warning_of(read(file, "classes").notes), said));
    CHECK(has(complaint(file, "classes", strict_profiles()), "record 5; `strict` passes nothing"));
    Profiles ruled = shipped_profiles();
    ruled.add(folder.write("ruled.toml", "kind = \"control\"\nform = \"polygons\"\n"
                                         "date_pattern = \"any\"\n[[rule]]\ngroup = \"a\"\n"
                                         "control = \"russian\"\nwhere = { class = 'russ' }\n"));
    CHECK(has(warning_of(read(file, "ruled", ruled).notes), said));
    const std::string other_case = folder.write(
        "case-2025-01-02.geojson", document({record(square), with(R"({"Class":"russian"})")}));
    CHECK(has(complaint(other_case, "classes"), "record 1: there is no attribute 'class'; there is "
                                                "'Class'"));
    const std::string most =
        folder.write("most-2025-01-02.geojson",
                     document({record(square), record(square, ""), record(square, "")}));
    CHECK(has(complaint(most, "classes"), "2 of 3 records have no class: record 1, record 2; is it "
                                          "the right file and layer?"));
}

TEST_CASE("a region without a name is passed over where others have one") {
    const ScratchFolder folder;
    std::ifstream stream(fixture("boundaries/squares.geojson"));
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    text.insert(text.rfind(']'), R"(,{"type":"Feature","properties":{"iso_3166_2":null},)"
                                 R"("geometry":)" +
                                     square + "}");
    const std::string file = folder.write("more.geojson", text);
    Profiles profiles = shipped_profiles();
    profiles.add(folder.write("own.toml", "kind = \"boundaries\"\nattribute = \"iso_3166_2\"\n"
                                          "coverage = \"land\"\n"));
    CHECK(has(warning_of(read_boundaries({file, "own"}, profiles, shared_made_up_regions()).notes),
              "1 of 28 records has no name or code of a region and was passed over: record 27"));
}

TEST_CASE("a polygon beside a line of contact and a mark without a side are passed over") {
    const ScratchFolder folder;
    std::ifstream stream(fixture("control/line-2025-01-02.geojson"));
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    text.insert(text.rfind(']'), R"(,{"type":"Feature","properties":{"side":null},"geometry":)" +
                                     point + R"(},{"type":"Feature","properties":{},"geometry":)" +
                                     square + "}");
    const std::string file = folder.write("line-2025-01-02.geojson", text);
    const ControlSnapshot snapshot = read(file, "line-of-contact");
    std::string all;
    for (const InputNote& note : snapshot.notes) {
        all += note.text() + "\n";
    }
    CHECK(has(all, "1 of 5 records has no side and was passed over: record 3"));
    CHECK(has(all, "1 of 5 records is a polygon where lines are expected and was passed over: "
                   "record 4; if they should count, draw them as lines"));
    CHECK(
        has(complaint(file, "line-of-contact", strict_profiles()), "`strict` passes nothing over"));
}
