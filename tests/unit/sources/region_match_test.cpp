// SPDX-License-Identifier: MIT
#include "sources/boundary_reader.hpp"
#include "sources/profile.hpp"
#include "sources/region.hpp"
#include "support/error.hpp"
#include "support/scratch_folder.hpp"
#include "support/shared_data.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

using namespace demarc;
using namespace demarc::testing;

namespace {

const RegionTable& real_regions() {
    static const RegionTable table = RegionTable::read(shipped_data("boundaries/regions.csv"));
    return table;
}

std::string code(std::string_view text) {
    const auto match = real_regions().match(text);
    return match ? real_regions()[match->region].code.text() : "none";
}

/// All 27 regions as squares, named by `name_of(region)`.
template<typename NameOf>
std::string file_of(const NameOf& name_of) {
    std::string features;
    for (RegionIndex i = 0; i < real_regions().size(); ++i) {
        const int west = 24 + static_cast<int>(i % 9);
        const int south = 46 + static_cast<int>(i / 9);
        const auto at = [&](int x, int y) {
            return "[" + std::to_string(west + x) + "," + std::to_string(south + y) + "]";
        };
        features += (features.empty() ? "" : ",") +
                    std::string(R"({"type":"Feature","properties":{)") + name_of(i) +
                    R"(},"geometry":{"type":"Polygon","coordinates":[[)" + at(0, 0) + "," +
                    at(1, 0) + "," + at(1, 1) + "," + at(0, 1) + "," + at(0, 0) + "]]}}";
    }
    return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

} // namespace

TEST_CASE("regions are found by the usual spellings of their names") {
    struct Spelling {
        const char* text;
        const char* code;
    };
    for (const Spelling& spelling : {Spelling{"Kiev Oblast", "UA-32"},
                                     Spelling{"Kyiv", "UA-30"},
                                     Spelling{"Kyiv City", "UA-30"},
                                     Spelling{"м. Київ", "UA-30"},
                                     Spelling{"м.Київ", "UA-30"},
                                     Spelling{"Київська область", "UA-32"},
                                     Spelling{"Kyivska", "UA-32"},
                                     Spelling{"Zaporizhia", "UA-23"},
                                     Spelling{"Zaporizhzhya Oblast'", "UA-23"},
                                     Spelling{"ZAPORIZHZHIA OBLAST", "UA-23"},
                                     Spelling{"Odessa", "UA-51"},
                                     Spelling{"Odes'ka oblast'", "UA-51"},
                                     Spelling{"Mykolayiv", "UA-48"},
                                     Spelling{"Lugansk region", "UA-09"},
                                     Spelling{"Krym", "UA-43"},
                                     Spelling{"Autonomous Republic of Crimea", "UA-43"},
                                     Spelling{"Avtonomna Respublika Krym", "UA-43"},
                                     Spelling{"АР Крим", "UA-43"},
                                     Spelling{"Sevastopol City", "UA-40"},
                                     Spelling{"Ivano Frankivs\u02b9k", "UA-26"},
                                     Spelling{"Khmel\u2019nyts\u2019kyy", "UA-68"},
                                     Spelling{"Transcarpathia", "UA-21"},
                                     Spelling{"Харківська\u00a0обл.", "UA-63"},
                                     Spelling{"Lviv City", "none"},
                                     Spelling{"Moldova", "none"},
                                     Spelling{"Oblast", "none"},
                                     Spelling{"", "none"}}) {
        CAPTURE(spelling.text);
        CHECK(code(spelling.text) == spelling.code);
    }
}

TEST_CASE("ISO and KATOTTH codes are told apart where they differ") {
    CHECK(code("UA-09") == "UA-09"); // Luhansk by ISO
    CHECK(code("UA44") == "UA-09");  // Luhansk by KATOTTH
    CHECK(code("UA-44") == "none");
    CHECK(code("UA01") == "UA-43");
    CHECK(code("UA80") == "UA-30");
    CHECK(code("UA85") == "UA-40");
    CHECK(code("UA73") == "UA-77");
    CHECK(code("UA77") == "UA-77"); // an ISO code written without its hyphen
    CHECK(code("UA44000000000018893") == "UA-09");
    CHECK(code("UA14") == "UA-14");
    for (const Region& region : real_regions().all()) {
        CHECK(code(region.katotth) == region.code.text());
        CHECK(code(region.katotth.substr(0, 4)) == region.code.text());
        CHECK(code(region.name_en) == region.code.text());
        CHECK(code(region.name_uk) == region.code.text());
    }
}

TEST_CASE("codes of KOATUU name regions, also without the zero that a number loses") {
    CHECK(code("4400000000") == "UA-09"); // Luhansk
    CHECK(code("7300000000") == "UA-77"); // Chernivtsi
    CHECK(code("8000000000") == "UA-30");
    CHECK(code("8500000000") == "UA-40");
    CHECK(code("0100000000") == "UA-43");
    CHECK(code("500000000") == "UA-05"); // Vinnytsia
    CHECK(code("4411200000") == "none"); // a town
    CHECK(code("0900000000") == "none"); // 09 is Luhansk by ISO alone
    CHECK(code("00000000") == "none");
}

TEST_CASE("a file in the manner of the UN's COD-AB is read by its place codes and names") {
    const ScratchFolder folder;
    const Profiles profiles = Profiles::read(shipped_data("profiles"));
    const std::string file = folder.write("ukr_admbnda_adm1.geojson", file_of([](RegionIndex i) {
                                              const Region& region = real_regions()[i];
                                              return R"("ADM1_PCODE":")" +
                                                     region.katotth.substr(0, 4) +
                                                     R"(","ADM1_UA":")" + region.name_uk + '"';
                                          }));
    const BoundarySet set = read_boundaries({file, ""}, profiles, real_regions());
    CHECK(set.id == "un-cod-ab");
    REQUIRE(set.records.size() == 27);
    for (RegionIndex i = 0; i < 27; ++i) {
        CHECK(set.records[i].region == i);
        CHECK(set.records[i].kind == RegionMatchKind::katotth);
        CHECK(set.regions[i].front().exterior.front().lon == 24 + static_cast<double>(i % 9));
    }
}

TEST_CASE("where a code and a name of one record disagree, the file is refused") {
    const ScratchFolder folder;
    const Profiles profiles = Profiles::read(shipped_data("profiles"));
    const std::string file =
        folder.write("mixed.geojson", file_of([](RegionIndex i) {
                         const std::size_t other = i == 2 ? 3 : i;
                         return R"("ADM1_PCODE":")" + real_regions()[i].katotth.substr(0, 4) +
                                R"(","ADM1_EN":")" + real_regions()[other].name_en + '"';
                     }));
    CHECK_THROWS_WITH_AS(read_boundaries({file, ""}, profiles, real_regions()),
                         doctest::Contains("attribute ADM1_PCODE 'UA44' is Luhansk Oblast, but "
                                           "ADM1_EN 'Dnipropetrovsk Oblast' is"),
                         DataError);
}

TEST_CASE("a user's own file names regions by any usual attribute and Kiev beside Kiev City is the "
          "oblast") {
    const ScratchFolder folder;
    const Profiles profiles = Profiles::read(shipped_data("profiles"));
    const std::string file =
        folder.write("mine.geojson", file_of([](RegionIndex i) {
                         const std::string& iso = real_regions()[i].code.text();
                         return R"("NAME_1":")" +
                                (iso == "UA-30"   ? "Kiev City"
                                 : iso == "UA-32" ? "Kiev"
                                                  : real_regions()[i].name_en) +
                                '"';
                     }));
    const BoundarySet set = read_boundaries({file, ""}, profiles, real_regions());
    CHECK(set.id == "own-regions");
    CHECK(set.coverage == Coverage::land); // by its size
    CHECK(set.notes.size() == 2);          // the other warns of the areas of what is no Ukraine
    const std::string wrong = folder.write("wrong.geojson", file_of([](RegionIndex i) {
                                               return R"("NAME_1":")" +
                                                      std::string(i == 4   ? "Donesk"
                                                                  : i == 5 ? "Atlantis"
                                                                           : "x") +
                                                      '"';
                                           }));
    CHECK_THROWS_WITH_AS(
        read_boundaries({wrong, ""}, profiles, real_regions()),
        doctest::Contains("'Donesk', which names no region of Ukraine; nearest is"), DataError);
    CHECK_THROWS_WITH_AS(read_boundaries({wrong, ""}, profiles, real_regions()),
                         doctest::Contains("and 22 more like these"), DataError);
}

namespace {

/// A file for each region, named as the caller says, in a folder. Kyiv has its real size and so
/// has, by default, the oblast; all others are squares.
std::string folder_of_regions(const ScratchFolder& folder, const char* city, const char* oblast,
                              double width_of_oblast = 2) {
    for (RegionIndex i = 0; i < real_regions().size(); ++i) {
        const std::string& iso = real_regions()[i].code.text();
        const bool is_city = iso == "UA-30";
        const bool is_oblast = iso == "UA-32";
        const double west = is_city ? 36 : is_oblast ? 37 : 24 + static_cast<double>(i % 9);
        const double south = is_city || is_oblast ? 50 : 46 + static_cast<double>(i / 9);
        const double width = is_city ? 0.4 : is_oblast ? width_of_oblast : 1;
        const double height = is_city ? 0.27 : is_oblast ? 1.8 : 1;
        const auto at = [&](double x, double y) {
            return fmt::format("[{},{}]", west + x, south + y);
        };
        folder.write(
            fmt::format("regions/{}.geojson", iso),
            fmt::format(
                R"({{"type":"Feature","properties":{{"name":"{}"}},"geometry":{{"type":"Polygon",)"
                R"("coordinates":[[{},{},{},{},{}]]}}}})",
                is_city     ? city
                : is_oblast ? oblast
                            : real_regions()[i].name_en,
                at(0, 0), at(width, 0), at(width, height), at(0, height), at(0, 0)));
    }
    return (folder.path() / "regions").string();
}

} // namespace

TEST_CASE("of two regions called Kyiv the larger one is the oblast, in files of their own too") {
    const Profiles profiles = Profiles::read(shipped_data("profiles"));
    const RegionIndex city = *real_regions().find("UA-30");
    const RegionIndex oblast = *real_regions().find("UA-32");
    for (const auto& [first, other] :
         {std::pair{"Kyiv", "Kyiv"}, {"Київ", "Київ"}, {"Kiev City", "Kiev"}, {"Kyiv", "Київ"}}) {
        const char* called = first;
        CAPTURE(called);
        const ScratchFolder folder;
        const BoundarySet set = read_boundaries({folder_of_regions(folder, called, other), ""},
                                                profiles, real_regions());
        CHECK(set.regions[city].front().exterior.front().lon == 36);
        CHECK(set.regions[oblast].front().exterior.front().lon == 37);
        CHECK(std::any_of(set.notes.begin(), set.notes.end(), [](const InputNote& note) {
            return note.what.find("is taken for Kyiv Oblast, since ") != std::string::npos;
        }));
    }
    const ScratchFolder folder;
    CHECK_THROWS_WITH_AS(read_boundaries({folder_of_regions(folder, "Kyiv", "Kyiv", 0.3), ""},
                                         profiles, real_regions()),
                         doctest::Contains("region UA-30 Kyiv is there twice"), DataError);
}

TEST_CASE("a profile can name the sea to subtract, beside the boundary file") {
    if (!has_shared_data()) {
        return;
    }
    const Profiles profiles = Profiles::read(shipped_data("profiles"));
    const BoundarySet set = read_boundaries(
        {shared_geodata("boundaries/geoBoundaries-UKR-ADM1.geojson"), "geoboundaries-land"},
        profiles, real_regions());
    CHECK(set.coverage == Coverage::land);
    CHECK(set.files.size() == 2);
}
