// SPDX-License-Identifier: MIT
#include "geometry/area.hpp"
#include "sources/boundary_reader.hpp"
#include "sources/profile.hpp"
#include "support/error.hpp"
#include "support/text.hpp"
#include "unit/sources/sources_fixture.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>

using namespace demarc;
using demarc::testing::fixture;
using demarc::testing::ScratchFolder;
using demarc::testing::shared_made_up_regions;
using demarc::testing::shipped_profiles;
using demarc::testing::squares;

namespace {

std::string complaint(const std::string& name) {
    try {
        squares("boundaries/" + name);
    } catch (const DataError& error) {
        return error.what();
    }
    return "accepted";
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("a boundary set has every region at its place in the region table") {
    const BoundarySet set = squares();
    REQUIRE(set.regions.size() == 27);
    CHECK(set.regions[4].at(0).exterior == Ring{{28, 46}, {28, 47}, {29, 47}, {29, 46}, {28, 46}});
    CHECK(set.files.at(0).role == "boundaries");
    CHECK(set.files.at(0).name == "squares.geojson");
    CHECK(set.files.at(0).publisher == "Natural Earth");
}

TEST_CASE(
    "neither the order of regions nor the direction or start of rings changes a boundary set") {
    const BoundarySet set = squares();
    const BoundarySet shuffled = squares("boundaries/shuffled.geojson");
    for (RegionIndex i = 0; i < 27; ++i) {
        CHECK(set.regions[i].at(0).exterior == shuffled.regions[i].at(0).exterior);
    }
}

TEST_CASE("a folder, an archive or a pattern of files with a region each is one boundary set") {
    // The squares, one by one, with a text beside them.
    const nlohmann::json whole =
        nlohmann::json::parse(std::ifstream(fixture("boundaries/squares.geojson")));
    const ScratchFolder folder;
    folder.write("regions/README.md", "one file a region");
    for (std::size_t i = 0; i < whole["features"].size(); ++i) {
        nlohmann::json one = whole;
        one["features"] = nlohmann::json::array({whole["features"][i]});
        folder.write(fmt::format("regions/region-{:02}.geojson", i), one.dump());
    }
    const BoundarySet expected = squares();
    for (const char* source : {"regions", "regions/region-*.geojson"}) {
        CAPTURE(source);
        const BoundarySet set =
            read_boundaries({(folder.path() / source).string(), "natural-earth"},
                            shipped_profiles(), shared_made_up_regions());
        CHECK(set.files.size() == 27);
        for (RegionIndex i = 0; i < 27; ++i) {
            CHECK(set.regions[i].at(0).exterior == expected.regions[i].at(0).exterior);
        }
    }
    std::filesystem::remove(folder.path() / "regions/region-04.geojson");
    CHECK_THROWS_WITH_AS(read_boundaries({(folder.path() / "regions").string(), "natural-earth"},
                                         shipped_profiles(), shared_made_up_regions()),
                         doctest::Contains("1 of the 27 regions of Ukraine is missing"), DataError);
}

TEST_CASE("a missing region, a region twice and an unknown region are refused by name") {
    CHECK(has(complaint("region-missing.geojson"),
              "region-missing.geojson: 1 of the 27 regions of Ukraine is missing: UA-43 Autonomous "
              "Republic of Crimea; a further `boundaries` FILE, or the word embedded, adds them"));
    CHECK(complaint("region-twice.geojson") ==
          "region-twice.geojson, layer region-twice, record 27: region UA-14 Donetsk Oblast is "
          "there twice, first in region-twice.geojson, layer region-twice, record 4");
    const std::string unknown = complaint("unknown-region.geojson");
    CHECK(has(unknown, "unknown-region.geojson, layer unknown-region, record 4: attribute "
                       "iso_3166_2 is 'Doneckt Oblast', which names no region of Ukraine"));
    CHECK(has(unknown, "nearest is 'Donetsk Oblast'"));
}

TEST_CASE("a region that crosses itself is refused with vertex, reason and areas") {
    const std::string message = complaint("self-intersection.geojson");
    CHECK(has(message, "self-intersection.geojson, layer self-intersection, record 4: invalid "
                       "polygon: Self-intersection at 28.500000 46.500000 (near polygon 1, ring "
                       "1, vertex "));
    CHECK(has(message, "km² as drawn"));
    CHECK(has(message, "km² repaired by linework"));
    CHECK(has(message, "km² repaired by structure"));
}

TEST_CASE("a sea is subtracted from the regions it reaches, and noted with its hash and area") {
    const ScratchFolder folder;
    const std::string sea = folder.write(
        "sea.geojson", R"({"type":"Polygon","coordinates":[[[20,40],[40,40],[40,46.5],[20,46.5],)"
                       R"([20,40]]]})");
    const BoundarySet whole = squares();
    const BoundarySet land =
        read_boundaries({fixture("boundaries/squares.geojson"), "natural-earth"},
                        shipped_profiles(), shared_made_up_regions(), sea);
    CHECK(land.coverage == Coverage::land);
    CHECK(land.regions[4].at(0).exterior ==
          Ring{{28, 46.5}, {28, 47}, {29, 47}, {29, 46.5}, {28, 46.5}});
    CHECK(land.regions[14].at(0).exterior == whole.regions[14].at(0).exterior);
    REQUIRE(land.files.size() == 2);
    CHECK(land.files[1].role == "sea");
    CHECK(land.files[1].sha256.size() == 64);
    REQUIRE(land.notes.size() == 2); // the other warns of made-up areas
    CHECK(land.notes[0].where == "sea.geojson");
    CHECK(has(land.notes[0].what, "km² of sea removed"));
}

TEST_CASE("a sea that swallows a whole region is refused") {
    const ScratchFolder folder;
    const std::string sea = folder.write(
        "sea.geojson",
        R"({"type":"Polygon","coordinates":[[[20,40],[25,40],[25,60],[20,60],[20,40]]]})");
    CHECK_THROWS_WITH_AS(read_boundaries({fixture("boundaries/squares.geojson"), "natural-earth"},
                                         shipped_profiles(), shared_made_up_regions(), sea),
                         doctest::Contains("nothing is left of UA-05 Vinnytsia Oblast"), DataError);
}

TEST_CASE("a region far from Ukraine is refused: its longitude and latitude may be exchanged") {
    const ScratchFolder folder;
    const std::string file =
        folder.write("exchanged.geojson",
                     R"({"type":"Feature","properties":{"iso_3166_2":"UA-14"},"geometry":)"
                     R"({"type":"Polygon","coordinates":[[[47,37],[48,37],[48,38],[47,37]]]}})");
    CHECK_THROWS_WITH_AS(
        read_boundaries({file, "natural-earth"}, shipped_profiles(), shared_made_up_regions()),
        doctest::Contains("record 0: reaches to longitude 47, latitude 37, far from Ukraine"),
        DataError);
}

namespace {

/// Squares of the regions from `first` on, `count` of them, each `wider` degrees wider to the west.
std::string some_squares(const ScratchFolder& folder, const std::string& name, RegionIndex first,
                         RegionIndex count, double wider = 0) {
    const BoundarySet all = squares();
    std::string records;
    for (RegionIndex i = first; i < first + count; ++i) {
        const Box box = box_of(all.regions[i].at(0).exterior);
        const double west = box.west - wider;
        const std::string code = shared_made_up_regions()[i].code.text();
        records += fmt::format(
            R"({}{{"type":"Feature","properties":{{"iso_3166_2":"{}","region":"{}"}},"geometry":)"
            R"({{"type":"Polygon","coordinates":[[[{},{}],[{},{}],[{},{}],[{},{}],[{},{}]]]}}}})",
            records.empty() ? "" : ",", code, code, west, box.south, box.east, box.south, box.east,
            box.north, west, box.north, west, box.south);
    }
    return folder.write(name, R"({"type":"FeatureCollection","features":[)" + records + "]}");
}

BoundarySet read_all(const std::vector<SourceSpec>& specs) {
    return read_boundaries(specs, shipped_profiles(), shared_made_up_regions());
}

std::string warning_of(const BoundarySet& set) {
    for (const InputNote& note : set.notes) {
        if (note.warning == InputWarning::mended) {
            return note.what;
        }
    }
    return "none";
}

} // namespace

TEST_CASE("a boundary set is put together from several files") {
    const ScratchFolder folder;
    const std::string most = some_squares(folder, "most.geojson", 0, 25);
    const std::string last = some_squares(folder, "last.geojson", 25, 2);
    const BoundarySet whole = squares();
    const BoundarySet together = read_all({{most, "natural-earth"}, {last, "own-regions"}});
    for (RegionIndex i = 0; i < 27; ++i) {
        CHECK(together.regions[i].at(0).exterior == whole.regions[i].at(0).exterior);
    }
    CHECK(together.files.size() == 2);
    CHECK(together.id == "natural-earth+own-regions");
    const RegionTable& regions = shared_made_up_regions();
    CHECK(has(together.title, "; " + regions[25].name_en + ", " + regions[26].name_en + ": "));
    CHECK(warning_of(together) == "none");
    CHECK_THROWS_WITH_AS(read_all({{most, "natural-earth"}, {most, "natural-earth"}}),
                         doctest::Contains("adds no region"), UsageError);
}

TEST_CASE("a region of a further file gives way to the others, and has the gaps beside it") {
    const ScratchFolder folder;
    // The square at 25 E in the middle of the board, a hundredth of a degree too wide.
    const std::string before = some_squares(folder, "before.geojson", 0, 10);
    const std::string after = some_squares(folder, "after.geojson", 11, 16);
    const RegionTable& regions = shared_made_up_regions();
    const auto with = [&](double wider) {
        return read_all({{before, "natural-earth"},
                         {after, "natural-earth"},
                         {some_squares(folder, "middle.geojson", 10, 1, wider), "natural-earth"}});
    };
    const BoundarySet whole = squares();
    const SquareMetres strip =
        area_of(Polygon{{{24.99, 47}, {25, 47}, {25, 48}, {24.99, 48}, {24.99, 47}}, {}});
    const std::string km2 = fixed(strip.km2(), 3);
    const BoundarySet overlapping = with(0.01);
    for (const RegionIndex region : {RegionIndex{9}, RegionIndex{10}}) {
        CHECK(area_of(overlapping.regions[region]).value ==
              doctest::Approx(area_of(whole.regions[region]).value).epsilon(1e-9));
    }
    const std::string& west = regions[9].name_en;
    const std::string& middle = regions[10].name_en;
    CHECK(has(warning_of(overlapping), km2 + " km² that both have and 0.000 km² between them"));
    CHECK(has(warning_of(overlapping),
              fmt::format("{} of before.geojson overlaps {} of middle.geojson by {} km²: counted "
                          "as {}'s",
                          west, middle, km2, west)));
    const BoundarySet gaping = with(-0.01);
    CHECK(area_of(gaping.regions[10]).value ==
          doctest::Approx(area_of(whole.regions[10]).value).epsilon(1e-9));
    CHECK(has(warning_of(gaping),
              fmt::format(" km² between {} of before.geojson and {} of middle.geojson: counted as "
                          "{}'s",
                          west, middle, middle)));
}

TEST_CASE("a set of all regions fills in what a file named before it has not") {
    const ScratchFolder folder;
    // At the edge of the board: what it leaves is open to the outside.
    const std::string own = some_squares(folder, "own.geojson", 1, 1, -0.01);
    const BoundarySet set = read_all(
        {{own, "natural-earth"}, {fixture("boundaries/squares.geojson"), "natural-earth"}});
    const BoundarySet whole = squares();
    SquareMetres all;
    SquareMetres drawn;
    for (RegionIndex i = 0; i < 27; ++i) {
        all += area_of(set.regions[i]);
        drawn += area_of(whole.regions[i]);
    }
    CHECK(all.value == doctest::Approx(drawn.value).epsilon(1e-9));
    CHECK(set.regions[1].at(0).exterior.front().lon == doctest::Approx(25.01));
    const RegionTable& regions = shared_made_up_regions();
    CHECK(has(warning_of(set),
              fmt::format("between {} of own.geojson and {} of squares.geojson: counted as {}'s",
                          regions[1].name_en, regions[0].name_en, regions[0].name_en)));
    for (const InputNote& note : set.notes) {
        CHECK(note.warning != InputWarning::passed_over);
    }
}

TEST_CASE("of a region in two files that of the first counts, and a warning names both") {
    const ScratchFolder folder;
    const BoundarySet set =
        read_all({{some_squares(folder, "first.geojson", 0, 14), "natural-earth"},
                  {some_squares(folder, "second.geojson", 13, 14), "natural-earth"}});
    const std::string& name = shared_made_up_regions()[13].name_en;
    bool warned = false;
    for (const InputNote& note : set.notes) {
        warned = warned ||
                 (note.warning == InputWarning::passed_over && note.where == "second.geojson" &&
                  has(note.what, fmt::format("{} of it is not used: the file named first counts, "
                                             "here {} of first.geojson",
                                             name, name)));
    }
    CHECK(warned);
}

TEST_CASE("a file whose regions lie elsewhere than those of another is refused") {
    const ScratchFolder folder;
    // A square under the name of its neighbour's.
    const std::string exchanged = folder.write(
        "exchanged.geojson",
        R"({"type":"Feature","properties":{"iso_3166_2":"UA-07"},"geometry":{"type":"Polygon",)"
        R"("coordinates":[[[24,46],[25,46],[25,47],[24,47],[24,46]]]}})");
    CHECK_THROWS_WITH_AS(read_all({{exchanged, "natural-earth"},
                                   {fixture("boundaries/squares.geojson"), "natural-earth"}}),
                         doctest::Contains("% of the larger of the two"), DataError);
}
