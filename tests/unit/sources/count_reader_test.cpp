// SPDX-License-Identifier: MIT
#include "sources/count_reader.hpp"
#include "support/error.hpp"
#include "support/scratch_folder.hpp"
#include "unit/sources/sources_fixture.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

using namespace demarc;
using namespace demarc::testing;

namespace {

constexpr const char* mines = R"(kind = "count"
title = "Mines"
counts = "what mines can dig in a year"
unit = "t"
sum = "tonnes"
publisher = "A ministry"
date = "2021-12-31"
)";

/// A file read with a profile of one's own, or without any where that is empty.
CountedFile read(const std::string& name, const std::string& text, const std::string& profile = {},
                 bool strict = false) {
    const ScratchFolder folder;
    Profiles profiles = shipped_profiles();
    profiles.tolerance.strict = strict;
    if (!profile.empty()) {
        profiles.add(folder.write("mines.toml", profile));
    }
    return read_counted({folder.write(name, text), profile.empty() ? "" : "mines"}, profiles);
}

std::string complaint(const std::string& name, const std::string& text,
                      const std::string& profile = {}, bool strict = false) {
    try {
        (void)read(name, text, profile, strict);
        return "accepted";
    } catch (const Error& error) {
        return error.what();
    }
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string with(const std::string& name, const std::string& value) {
    return "name,lon,lat,tonnes\nOne,30,48,5\n" + name + ",31,48," + value + "\nThree,32,48,7\n";
}

std::string feature(const std::string& geometry, const std::string& properties = "{}") {
    return R"({"type":"Feature","properties":)" + properties + R"(,"geometry":)" + geometry + "}";
}

std::string collection(const std::string& features) {
    return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

constexpr const char* point = R"({"type":"Point","coordinates":[30,48]})";
constexpr const char* line = R"({"type":"LineString","coordinates":[[30,48],[31,48]]})";
constexpr const char* area =
    R"({"type":"Polygon","coordinates":[[[30,48],[31,48],[31,49],[30,48]]]})";

} // namespace

TEST_SUITE("count") {

    TEST_CASE("a profile says what is counted, in which unit and of which day") {
        const CountedFile file = read("list.csv", with("Two", "2.5"), mines);
        CHECK(file.id == "mines");
        CHECK(file.title == "Mines");
        CHECK(file.unit == "t");
        CHECK(file.counts == "what mines can dig in a year");
        CHECK(file.date == Date::parse("2021-12-31"));
        CHECK(file.files.front().publisher == "A ministry");
        REQUIRE(file.records.size() == 3);
        CHECK(file.records[1].amount == 2.5);
        CHECK(file.records[1].name == "line 3 (Two)");
    }

    TEST_CASE("without a profile a file is called as it is, and that is said") {
        const CountedFile schools = read("schools.csv", with("Two", "?"));
        CHECK(schools.id == "schools");
        CHECK(schools.unit == "schools");
        CHECK(schools.counts == "the points of schools.csv");
        CHECK_FALSE(schools.summed);
        REQUIRE(schools.notes.size() == 1);
        CHECK(schools.notes.front().text() ==
              "schools.csv: no profile says what is counted: it is the points of schools.csv, and "
              "called 'schools' as the file is");
        CHECK(read("rail.geojson", collection(feature(line))).unit == "km");
        CHECK(read("fields.geojson", collection(feature(area))).unit == "km²");
    }

    TEST_CASE("a number that is none is refused with file, record and reason") {
        CHECK(has(complaint("list.csv", with("Two", "many"), mines),
                  "list.csv, line 3, column tonnes: 'many' is not a number"));
        CHECK(has(complaint("list.csv", with("Two", "-5"), mines),
                  "list.csv, line 3 (Two): tonnes -5 is negative"));
        CHECK(has(complaint("list.csv", with("Two", "NaN"), mines), "'NaN' is not a number"));
        CHECK(has(complaint("list.csv", with("Two", "inf"), mines), "'inf' is not a number"));
        const auto vector = [](const char* tonnes) {
            return complaint(
                "list.geojson",
                collection(feature(point, R"({"tonnes":1})") + "," +
                           feature(point, R"({"tonnes":)" + std::string(tonnes) + "}")),
                mines);
        };
        CHECK(has(vector(R"("much")"), "list.geojson, layer list, record 1: tonnes 'much' is not a "
                                       "number"));
        CHECK(has(vector("-1"), "record 1: tonnes -1 is negative"));
        CHECK(vector("1") == "accepted");
    }

    TEST_CASE("a comma that may separate thousands is refused, a decimal one is read") {
        CHECK(has(complaint("list.csv", with("Two", "\"1,234\""), mines),
                  "list.csv, line 3, column tonnes: '1,234' may be 1234 or 1.234; write the number "
                  "without a comma"));
        const auto amount = [](const std::string& file) {
            return read("list.csv", file, mines).records.front().amount;
        };
        CHECK(amount("lon,lat,tonnes\n30,48,\"1,5\"\n") == 1.5);
        CHECK(amount("lon,lat,tonnes\n30,48,\"0,125\"\n") == 0.125);
        CHECK(amount("lon,lat,tonnes\n30,48,\"1234,567\"\n") == 1234.567);
        CHECK(amount("lon;lat;tonnes\n30,5;48;1,234\n") == 1.234);
        CHECK(amount("lon\tlat\ttonnes\n30,5\t48\t1,234\n") == 1.234);
        CHECK(amount("lon,lat,tonnes\n\"30,125\",48,2\n") == 2);
    }

    TEST_CASE("the day stands in the file's name in whatever form") {
        const std::string any = std::string(mines) + "date_pattern = \"any\"\n";
        CHECK(read("mines-2024-05-06.csv", with("Two", "2"), any).date ==
              Date::parse("2024-05-06"));
        CHECK(read("mines.csv", with("Two", "2"), any).date == Date::parse("2021-12-31"));
        CHECK(has(
            complaint("list.csv", with("Two", "2"), std::string(mines) + "date_pattern = \"(\"\n"),
            "key 'date_pattern'"));
    }

    TEST_CASE("a record without a number or a position is passed over and named") {
        const CountedFile file = read("list.csv", with("Two", ""), mines);
        CHECK(file.records.size() == 2);
        REQUIRE(file.notes.size() == 1);
        CHECK(file.notes.front().text() == "list.csv: 1 of 3 records has no number and was passed "
                                           "over: line 3 (Two); if they should count, complete "
                                           "them");
        CHECK(has(complaint("list.csv", with("Two", ""), mines, true), "`strict` passes nothing"));
        CHECK(read("list.csv", "name,lon,lat\nA,30,48\nB,,\nC,31,48\n").records.size() == 2);
    }

    TEST_CASE("a file without the attribute, or without positions, is refused") {
        CHECK(has(complaint("list.csv", "name,lon,lat\nA,30,48\n", mines),
                  "list.csv: has no attribute 'tonnes', whose numbers profile 'mines' adds up; it "
                  "has name, lon, lat"));
        CHECK(has(complaint("list.csv", "name,tonnes\nA,30\n", mines),
                  "has no columns for longitude and latitude"));
        CHECK(read("list.csv", "Name,Lon,Lat,Tonnes\nA,30,48,1\n", mines).records.size() == 1);
    }

    TEST_CASE("records of several forms have to be chosen among") {
        const std::string mixed = collection(feature(point) + "," + feature(line));
        CHECK(has(complaint("mixed.geojson", mixed),
                  "mixed.geojson: has 1 point and 1 line: which of them count?"));
        const std::string of_lines = "kind = \"count\"\ncounts = \"roads\"\nform = \"lines\"\n";
        CHECK(read("mixed.geojson", mixed, of_lines).form == CountForm::lines);
        CHECK(has(complaint("points.geojson", collection(feature(point)), of_lines),
                  "has nothing to count: no lines"));
    }

    TEST_CASE("a filter chooses records") {
        const std::string filtered = std::string(mines) + "[filter]\nname = '^t'\n";
        const CountedFile file = read("list.csv", with("Two", "2"), filtered);
        CHECK(file.records.size() == 2);
        CHECK(file.notes.back().what == "1 record was passed over by the filter");
        const std::string blind = std::string(mines) + "[filter]\nnane = '^t'\n";
        CHECK(
            has(complaint("list.csv", with("Two", "2"), blind),
                "list.csv: the filter of profile 'mines' asks for 'nane' and so passes no record: "
                "there is no attribute 'nane'; there is 'name'"));
        CHECK(has(complaint("list.geojson",
                            collection(feature(point, R"({"tonnes":1,"name":"Two"})")), blind),
                  "layer list: the filter of profile 'mines' asks for 'nane' and so passes no "
                  "record"));
        CHECK(has(
            complaint("list.csv", with("Two", "2"), std::string(mines) + "[filter]\nname = '^z'\n"),
            "list.csv: has nothing to count"));
    }

    TEST_CASE("keys of a profile that have no effect on a file are told") {
        const auto told = [](const std::string& name, const std::string& text,
                             const std::string& toml) {
            std::string all;
            for (const InputNote& note : read(name, text, toml).notes) {
                all += note.warning == InputWarning::profile ? note.text() + "\n" : "";
            }
            return all;
        };
        const std::string table = with("Two", "2");
        CHECK(told("list.csv", table, mines).empty());
        CHECK(has(told("list.csv", table, std::string(mines) + "name_column = \"nane\"\n"),
                  "list.csv: name_column of profile 'mines' has no effect here: there is no "
                  "attribute 'nane'; there is 'name'"));
        CHECK(has(told("list.csv", table,
                       std::string(mines) + "layer = \"mines\"\nfeatures_under = \"data\"\n"
                                            "crs = \"EPSG:6381\"\n"),
                  "layer, features_under, crs of profile 'mines' have no effect on a table"));
        CHECK(has(told("list.geojson", collection(feature(point, R"({"tonnes":1})")),
                       std::string(mines) + "lon_column = \"x\"\nlat_column = \"y\"\n"),
                  "lon_column, lat_column of profile 'mines' have no effect on a file with "
                  "geometry"));
        CHECK(has(told("rail.geojson", collection(feature(line)),
                       "kind = \"count\"\ncounts = \"rail\"\noutside_km = 2\n"),
                  "outside_km of profile 'mines' has no effect on lines"));
    }

    TEST_CASE("a record with a blank name is called by its number alone") {
        CHECK(read("list.csv", with(" ", "2"), mines).records[1].name == "line 3");
    }

    TEST_CASE("a table without the profile's columns of positions says where to look") {
        CHECK(has(complaint("list.csv", with("Two", "2"),
                            std::string(mines) + "lon_column = \"x\"\nlat_column = \"y\"\n"),
                  "list.csv: has no column 'x' for positions; its columns are name, lon, lat, "
                  "tonnes. Name theirs in a profile"));
    }

    TEST_CASE("a profile of counts that makes no sense is refused") {
        const auto refused = [](const std::string& toml) {
            return complaint("list.csv", with("Two", "2"), toml);
        };
        CHECK(has(refused("kind = \"count\"\n"), "key 'counts' is missing"));
        CHECK(has(refused("kind = \"count\"\ncounts = \"x\"\nsum = \"tonnes\"\n"),
                  "key 'unit' is missing"));
        CHECK(has(refused("kind = \"count\"\ncounts = \"x\"\nunit = \"t\"\n"),
                  "key 'unit' goes with 'sum'"));
        CHECK(has(refused(std::string(mines) + "form = \"dots\"\n"), "key 'form' must be"));
        CHECK_FALSE(
            has(refused("kind = \"count\"\ncounts = \"x\"\nunit = \"t\"\nform = \"dots\"\n"),
                "key 'unit'"));
        CHECK(has(refused(std::string(mines) + "form = \"lines\"\noutside_km = 1\n"),
                  "key 'outside_km' goes with form = \"points\""));
        CHECK(has(refused(std::string(mines) + "outside_km = -1\n"), "cannot be negative"));
        CHECK(has(refused(std::string(mines) + "lon_column = \"x\"\n"), "belong together"));
    }

    TEST_CASE("a profile of another kind is refused") {
        const ScratchFolder folder;
        CHECK_THROWS_WITH_AS(
            (void)read_counted({folder.write("a.csv", with("Two", "2")), "classes"},
                               shipped_profiles()),
            doctest::Contains("profile 'classes' reads who holds what, not what is counted"),
            UsageError);
    }

    TEST_CASE("the shipped power plants are those of the database") {
        const CountedFile plants =
            read_counted({shipped_data("counts/power-plants.csv"), ""}, shipped_profiles());
        CHECK(plants.id == "power-plants");
        CHECK(plants.records.size() == 64);
        double megawatts = 0;
        for (const CountedRecord& plant : plants.records) {
            megawatts += *plant.amount;
        }
        // The sum of the column in the database's own file.
        CHECK(megawatts == doctest::Approx(48'569.8));
        CHECK(plants.notes.empty());
    }

    TEST_CASE("a raster has classes, which a profile names and puts together") {
        const ScratchFolder folder;
        Profiles profiles = shipped_profiles();
        profiles.add(folder.write("cover.toml", R"(kind = "count"
title = "Land cover"
counts = "land cover"
unit = "ha"
nodata = 4000
outside_km = 2
[classes]
40 = "Cropland"
100 = "Forest"
7 = "Forest"
)"));
        const std::string grid = fixture_file("rasters/people.asc");
        const CountedFile file = read_counted({grid, "cover"}, profiles);
        REQUIRE(file.raster);
        REQUIRE(file.raster->classes.size() == 2);
        CHECK(file.raster->classes[0].title == "Forest");
        CHECK(file.raster->classes[0].numbers == std::vector<std::int64_t>{7, 100});
        CHECK(file.raster->classes[1].numbers == std::vector<std::int64_t>{40});
        CHECK(std::isnan(file.raster->cells->read({1, 0, 1, 1}).front()));
        CHECK(file.unit == "ha");
        CHECK(file.files.front().role == "count");
        REQUIRE(file.notes.size() == 1);
        CHECK(has(file.notes.front().what,
                  "outside_km of profile 'cover' has no effect on a raster"));

        const CountedFile plain = read_counted({grid, ""}, profiles);
        CHECK(plain.id == "people");
        CHECK(plain.unit == "km²");
        CHECK(plain.counts == "land by class, as people.asc has it");
        CHECK(plain.raster->classes.empty());
    }

    TEST_CASE("classes have whole numbers, and are measured in units of land") {
        const auto refused_cover = [](const std::string& more) {
            return complaint("a.csv", with("Two", "1"),
                             "kind = \"count\"\ncounts = \"x\"\n" + more);
        };
        CHECK(has(refused_cover("[classes]\nforest = \"Forest\"\n"),
                  "key 'classes' has 'forest', which is no whole number, as cells have"));
        CHECK(has(refused_cover("unit = \"MW\"\n[classes]\n1 = \"Forest\"\n"),
                  "key 'unit' must be \"km²\" or \"ha\" of classes"));
        const CountedFile file = read("a.csv", with("Two", "1"),
                                      "kind = \"count\"\ncounts = \"x\"\nsum = \"tonnes\"\n"
                                      "unit = \"ha\"\nband = 1\n[classes]\n1 = \"Forest\"\n");
        REQUIRE_FALSE(file.notes.empty());
        CHECK(has(file.notes.back().what, "band, classes of profile 'mines' have no effect on "
                                          "records"));
    }
}
