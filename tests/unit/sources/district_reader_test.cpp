// SPDX-License-Identifier: MIT
#include "sources/district_reader.hpp"
#include "support/error.hpp"
#include "support/scratch_folder.hpp"
#include "support/worlds.hpp"
#include "unit/sources/sources_fixture.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace demarc;
using namespace demarc::testing;

namespace {

/// A square of a tenth of a degree.
std::string square(double west, double south) {
    const auto at = [](double lon, double lat) {
        return "[" + std::to_string(lon) + "," + std::to_string(lat) + "]";
    };
    return R"({"type":"Polygon","coordinates":[[)" + at(west, south) + "," + at(west + 0.1, south) +
           "," + at(west + 0.1, south + 0.1) + "," + at(west, south + 0.1) + "," + at(west, south) +
           "]]}";
}

std::string record(const std::string& properties, double west, double south = 46) {
    return R"({"type":"Feature","properties":)" + properties + R"(,"geometry":)" +
           square(west, south) + "}";
}

std::string file_of(const std::vector<std::string>& records) {
    std::string text = R"({"type":"FeatureCollection","features":[)";
    for (std::size_t i = 0; i < records.size(); ++i) {
        text += (i == 0 ? "" : ",") + records[i];
    }
    return text + "]}";
}

DistrictSet read(const std::vector<std::string>& records,
                 const std::string& profile = "own-districts", const std::string& own = {}) {
    const ScratchFolder folder;
    Profiles profiles = shipped_profiles();
    if (!own.empty()) {
        profiles.add(folder.write(profile + ".toml", own));
    }
    return read_districts({folder.write("parts.geojson", file_of(records)), profile}, profiles,
                          region_table());
}

std::string complaint(const std::vector<std::string>& records,
                      const std::string& profile = "own-districts", const std::string& own = {}) {
    try {
        (void)read(records, profile, own);
        return "accepted";
    } catch (const Error& error) {
        return error.what();
    }
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

const std::string a = R"({"katotth":"UA14020000000000002","name":"A"})";
const std::string b = R"({"katotth":"UA44040000000000004","name":"B"})";

} // namespace

TEST_SUITE("district") {

    TEST_CASE("a district is joined to its region by its KATOTTH code, in any order of the file") {
        const DistrictSet set = read({record(b, 29), record(a, 28)});
        REQUIRE(set.districts.size() == 2);
        CHECK(set.districts[0].id == "UA14020000000000002");
        CHECK(set.districts[0].name == "A");
        CHECK(set.level == "districts");
        CHECK(set.districts[0].region == region_table().find("UA-14"));
        CHECK(set.districts[1].region == region_table().find("UA-09")); // UA44 is Luhansk
        CHECK(read({record(a, 28), record(b, 29)}).districts[1].polygons[0].exterior ==
              set.districts[1].polygons[0].exterior);
    }

    TEST_CASE(
        "the UN's place codes say the region, too, and a region attribute does without codes") {
        const DistrictSet un =
            read({record(R"({"ADM2_PCODE":"UA1402","ADM2_EN":"A"})", 28)}, "un-cod-ab-raions");
        CHECK(un.districts.at(0).region == region_table().find("UA-14"));
        CHECK(un.level == "raions");
        const DistrictSet named = read({record(R"({"name":"A","oblast":"Donetsk Oblast"})", 28),
                                        record(R"({"name":"A","oblast":"Volyn Oblast"})", 25)});
        REQUIRE(named.districts.size() == 2);
        CHECK(named.districts[0].id == "A, UA-07");
        CHECK(named.districts[1].id == "A, UA-14");
        CHECK_FALSE(read({record(R"({"shapeID":"1","shapeName":"A"})", 28)}, "geoboundaries-raions")
                        .districts.at(0)
                        .region);
    }

    TEST_CASE("records of another level are passed over by the filter, with a note") {
        const DistrictSet set =
            read({record(R"({"katotth":"UA14020000000000002","admin_level":"6"})", 28),
                  record(R"({"katotth":"UA14000000000091971","admin_level":"4"})", 28)},
                 "osm-raions");
        CHECK(set.districts.size() == 1);
        CHECK(set.districts[0].name == "UA14020000000000002");
        CHECK(has(set.notes.back().what, "1 record was passed over by the filter"));
        CHECK(has(complaint({record(R"({"katotth":"UA14","admin_level":"4"})", 28)}, "osm-raions"),
                  "has no district: the filter of profile 'osm-raions' passes over all of its 1 "
                  "records"));
    }

    TEST_CASE("what cannot be told apart is refused with both records") {
        const std::string twice = complaint({record(a, 28), record(a, 28.5)});
        CHECK(has(twice, "record 1 (A): the code UA14020000000000002 is there twice, first in "));
        CHECK(has(twice, "record 0 (A); mend the file"));
        const std::string name = R"({"name":"A"})";
        CHECK(has(complaint({record(name, 28), record(name, 28.5)}),
                  "the name 'A' is there twice, first in "));
        CHECK(has(complaint({record(a, 28), record(R"({"katotth":"","name":null})", 28.5)}),
                  "record 1: has neither code nor name"));
        CHECK(has(complaint({record(R"({"number":1})", 28)}),
                  "by which profile 'own-districts' tells districts apart; it has number"));
    }

    TEST_CASE("a code and an attribute that name two regions are refused") {
        CHECK(has(complaint({record(
                      R"({"katotth":"UA14020000000000002","name":"A","oblast":"UA-07"})", 28)}),
                  "attribute katotth 'UA14020000000000002' is in Donetsk Oblast, but attribute "
                  "oblast 'UA-07' is Volyn Oblast"));
    }

    TEST_CASE("invalid polygons and those far away are refused with the district's name") {
        const std::string bow = R"({"type":"Feature","properties":)" + a +
                                R"(,"geometry":{"type":"Polygon","coordinates":)"
                                R"([[[28,46],[29,47],[29,46],[28,47],[28,46]]]}})";
        CHECK(has(complaint({bow}), "record 0 (A): "));
        CHECK(has(complaint({record(a, 120)}), "record 0 (A): reaches to longitude 120"));
    }

    TEST_CASE("a profile of districts needs a code or a name, and is of no other kind") {
        CHECK(has(complaint({record(a, 28)}, "mine", "kind = \"districts\"\n"),
                  "is missing; it has the code of a district, or 'name_attributes' its "
                  "name"));
        CHECK(has(complaint({record(a, 28)}, "natural-earth"),
                  "profile 'natural-earth' reads boundaries, not districts; for districts there "
                  "are "));
        CHECK(read({record(R"({"raj":"A"})", 28)}, "mine",
                   "kind = \"districts\"\nname_attributes = [\"raj\"]\nlevel = \"raje\"\n")
                  .level == "raje");
    }
}
