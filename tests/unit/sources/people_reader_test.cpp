// SPDX-License-Identifier: MIT
#include "io/bytes.hpp"
#include "sources/people_reader.hpp"
#include "support/error.hpp"
#include "support/scratch_folder.hpp"
#include "support/shared_data.hpp"
#include "support/stored_zip.hpp"
#include "unit/sources/sources_fixture.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

using namespace demarc;
using namespace demarc::testing;

namespace {

constexpr const char* census = R"(kind = "people"
title = "Census"
counts = "residents of 2021"
people_of = "before_war"
date = "2021-07-01"
publisher = "A ministry"
)";

/// A file read with a profile of one's own, or without any where that is empty.
PeopleFile read(const std::string& file, const std::string& profile = {}) {
    const ScratchFolder folder;
    Profiles profiles = shipped_profiles();
    if (!profile.empty()) {
        profiles.add(folder.write("census.toml", profile));
    }
    return read_people({file, profile.empty() ? "" : "census"}, profiles);
}

std::string complaint(const std::string& file, const std::string& profile) {
    try {
        (void)read(file, profile);
        return "accepted";
    } catch (const Error& error) {
        return error.what();
    }
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_SUITE("people") {

    TEST_CASE("a profile says whose homes a raster counts, and of which day") {
        const PeopleFile file = read(fixture_file("rasters/people.asc"), census);
        CHECK(file.counted.id == "census");
        CHECK(file.counted.title == "Census");
        CHECK(file.counted.counts == "residents of 2021");
        CHECK(file.counted.unit == "people");
        CHECK(file.counted.date == Date::parse("2021-07-01"));
        CHECK(file.counted.files.front().role == "people");
        CHECK(file.counted.files.front().publisher == "A ministry");
        CHECK(file.counted.notes.empty());
        CHECK(file.people_of == PeopleOf::before_war);
        CHECK(file.border_cells == BorderCells::land);
        REQUIRE(file.raster);
        CHECK(file.raster->columns() == 20);
        CHECK(file.raster->rows() == 9);
        CHECK(file.raster->keeps_lines_straight());
        CHECK(file.raster->cells_of({{22, 52.6}}).front().column == doctest::Approx(0.5));
        CHECK(file.raster->cells_of({{22, 52.6}}).front().row == doctest::Approx(0.5));
        CHECK(file.raster->read({1, 0, 2, 1}) == std::vector<double>{4000, 7000});
    }

    TEST_CASE("without a profile it is not stated whose homes they are") {
        const PeopleFile file = read(fixture_file("rasters/people.asc"));
        CHECK(file.people_of == PeopleOf::not_stated);
        CHECK(file.counted.id == "people");
        CHECK(has(file.counted.counts, "whether before the full-scale war or since is not stated"));
        REQUIRE(file.counted.notes.size() == 1);
        CHECK(file.counted.notes.front().warning == InputWarning::profile);
    }

    TEST_CASE("a number beside the file's own marks cells without one") {
        const PeopleFile file =
            read(fixture_file("rasters/people.asc"), census + std::string("nodata = 4000\n"));
        const std::vector<double> values = file.raster->read({0, 0, 3, 1});
        CHECK(values[0] == 1000);
        CHECK(std::isnan(values[1]));
        CHECK(values[2] == 7000);
    }

    TEST_CASE("the only raster of an archive is meant, of several one has to be named") {
        const ScratchFolder folder;
        const std::string grid = read_bytes(fixture_file("rasters/people.asc"));
        const std::string crs = read_bytes(fixture_file("rasters/people.prj"));
        const std::string one = folder.write(
            "one.zip", zip_of({{"a/2020.asc", grid}, {"a/2020.prj", crs}, {"read.me", "x"}}, 3));
        const PeopleFile file = read(one, census);
        REQUIRE(file.raster);
        CHECK(file.raster->where() == "2020.asc, band 1");
        CHECK(file.counted.files.front().name == "one.zip");
        const std::string two =
            folder.write("two.zip", zip_of({{"2020.asc", grid}, {"2025.asc", grid}}, 2));
        CHECK(has(complaint(two, census), "two.zip: holds 2 rasters; name the one"));
    }

    TEST_CASE("records are counted by an attribute that is named, or called as people are") {
        const ScratchFolder folder;
        const std::string table =
            folder.write("towns.csv", "name,lon,lat,pupils,Population\nOne,30,48,5,900\n");
        const PeopleFile usual = read(table);
        CHECK_FALSE(usual.raster);
        CHECK(usual.counted.records.front().amount == 900);
        CHECK(usual.counted.files.front().role == "people");
        const PeopleFile named = read(table, census + std::string("sum = \"pupils\"\n"));
        CHECK(named.counted.records.front().amount == 5);
        CHECK(named.people_of == PeopleOf::before_war);
    }

    TEST_CASE("keys of records have no effect on a raster, nor those of rasters on records") {
        const PeopleFile raster =
            read(fixture_file("rasters/people.asc"),
                 census + std::string("lon_column = \"x\"\nlat_column = \"y\"\n"
                                      "repair_bound_km2 = 2\nfeatures_under = \"value\"\n"));
        REQUIRE(raster.counted.notes.size() == 1);
        CHECK(has(raster.counted.notes.front().text(),
                  "lon_column, lat_column, repair_bound_km2, features_under of profile 'census' "
                  "have no effect on a raster"));
        const ScratchFolder folder;
        const PeopleFile records =
            read(folder.write("towns.csv", "name,lon,lat,population\nOne,30,48,900\n"),
                 census + std::string("band = 1\nnodata = 0\nborder_cells = \"land\"\n"));
        REQUIRE(records.counted.notes.size() == 1);
        CHECK(has(records.counted.notes.front().text(),
                  "band, nodata, border_cells of profile 'census' have no effect on records"));
    }

    TEST_CASE("a profile of people has to say whose homes, and no unit") {
        const std::string raster = fixture_file("rasters/people.asc");
        CHECK(has(complaint(raster, "kind = \"people\"\ncounts = \"x\"\n"),
                  "'people_of' is missing"));
        CHECK(
            has(complaint(raster, census + std::string("unit = \"MW\"\n")), "unknown key 'unit'"));
        CHECK(has(complaint(raster, census + std::string("band = 1.5\n")), "the number of a band"));
        CHECK(has(complaint(raster, census + std::string("band = 2\n")), "has one band"));
    }
}
