// SPDX-License-Identifier: MIT
//
// Files with several layers, and files with records of other countries.
#include "geometry/area.hpp"
#include "io/vector_file.hpp"
#include "sources/boundary_reader.hpp"
#include "sources/inspection.hpp"
#include "support/error.hpp"
#include "support/shared_data.hpp"
#include "support/text.hpp"
#include "unit/sources/sources_fixture.hpp"

#include <doctest/doctest.h>

#include <fstream>

using namespace demarc;
using namespace demarc::testing;

namespace {

const std::string& cod_ab() {
    static const std::string file = fixture("boundaries/squares-cod-ab.zip");
    return file;
}

/// With the codes that the fixture has.
const RegionTable& real_regions() {
    static const RegionTable table =
        RegionTable::read(demarc::testing::shipped_data("boundaries/regions.csv"));
    return table;
}

BoundarySet boundaries(const SourceSpec& spec) {
    return read_boundaries(spec, shipped_profiles(), real_regions());
}

template<typename Wrong>
std::string complaint(const SourceSpec& spec) {
    try {
        boundaries(spec);
    } catch (const Wrong& error) {
        return error.what();
    }
    return "accepted";
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("a layer is meant by its name, or else by a regular expression") {
    const std::vector<std::string> names{"adm1", "ukr_adm1_2024", "ukr_ADM2_2024"};
    CHECK(layers_fitting(names, "adm1") == std::vector<std::string>{"adm1"});
    CHECK(layers_fitting(names, "adm2") == std::vector<std::string>{"ukr_ADM2_2024"});
    CHECK(layers_fitting(names, "^ukr").size() == 2);
    CHECK(layers_fitting(names, "adm3").empty());
    CHECK(layers_fitting(names, "adm(").empty());
}

TEST_CASE("a layer follows the profile") {
    const Profiles& profiles = shipped_profiles();
    const auto parts = [&](const std::string& text) {
        const SourceSpec spec = parse_source_spec(text, profiles);
        return spec.file + " | " + spec.profile + " | " + spec.layer;
    };
    CHECK(parts("a.gpkg:classes/front") == "a.gpkg | classes | front");
    CHECK(parts("/x/a.zip:un-cod-ab/ns:adm1") == "/x/a.zip | un-cod-ab | ns:adm1");
    CHECK(parts("/x:y/a.gpkg") == "/x:y/a.gpkg |  | ");
    CHECK(parts("PG:host=/tmp dbname=x:classes/front") ==
          "PG:host=/tmp dbname=x | classes | front");
    CHECK_THROWS_WITH_AS(parse_source_spec("a.gpkg:classes/", profiles),
                         "'a.gpkg:classes/' names no layer; write FILE:PROFILE/LAYER", UsageError);
}

TEST_CASE("an archive of country, regions and districts is read by its layer of regions") {
    const BoundarySet set = boundaries({cod_ab(), "un-cod-ab"});
    CHECK(area_of(set.regions[0]).km2() == doctest::Approx(area_of(squares().regions[0]).km2()));
    CHECK(set.records[0].attribute == "ADM1_PCODE");
    // Another layer that is named goes before the profile's.
    CHECK(has(complaint<DataError>({cod_ab(), "un-cod-ab", "adm0"}), "there is no attribute"));
    CHECK(complaint<DataError>({cod_ab(), "un-cod-ab", "adm2"}) == "accepted");
    CHECK(has(complaint<DataError>({cod_ab(), "un-cod-ab", "adm3"}),
              "has no layer 'adm3'; its layers are ukr_admbnda_adm0, "));
    CHECK(has(complaint<DataError>({cod_ab(), "un-cod-ab", "adm[12]"}),
              "several layers fit 'adm[12]': ukr_admbnda_adm1, ukr_admbnda_adm2"));
    CHECK(has(complaint<DataError>({cod_ab(), "own-regions"}),
              "append the layer: " + cod_ab() + ":PROFILE/ukr_admbnda_adm0"));
}

TEST_CASE("records of other countries are passed over by the filter of a boundary profile") {
    const SourceSpec world{fixture("boundaries/squares-of-the-world.geojson"), "natural-earth"};
    const BoundarySet set = boundaries(world);
    for (RegionIndex i = 0; i < real_regions().size(); ++i) {
        CHECK(area_of(set.regions[i]).value == area_of(squares().regions[i]).value);
    }
    REQUIRE(set.notes.size() == 2); // the other warns of made-up areas
    CHECK(has(set.notes[0].what, "3 records were passed over by the filter"));
    // A misspelt code is no other country.
    CHECK(has(complaint<DataError>({fixture("boundaries/unknown-region.geojson"), "natural-earth"}),
              "names no region of Ukraine"));
}

TEST_CASE("an inspection finds the layer, and says how it is named") {
    const FileInspection by_profile =
        inspect_files({{cod_ab(), ""}}, shipped_profiles(), squares(), real_regions());
    REQUIRE(by_profile.suggestion);
    CHECK(by_profile.suggestion->command ==
          "demarc run `boundaries` " + shell_word(cod_ab() + ":un-cod-ab"));
    // A profile that says nothing of layers: the first that it can read is named.
    Profiles profiles = shipped_profiles();
    profiles.boundaries.at("un-cod-ab").layer.clear();
    const FileInspection by_trying =
        inspect_files({{cod_ab(), ""}}, profiles, squares(), real_regions());
    REQUIRE(by_trying.suggestion);
    CHECK(by_trying.suggestion->command ==
          "demarc run `boundaries` " + shell_word(cod_ab() + ":un-cod-ab/ukr_admbnda_adm1"));
}

TEST_CASE("a name that says nothing beside a code that says it all is reported") {
    const ScratchFolder folder;
    std::string text;
    std::ifstream stream(fixture("boundaries/squares.geojson"));
    std::getline(stream, text, '\0');
    const std::string code = R"("iso_3166_2":"UA-05")";
    text.replace(text.find(code), code.size(), R"("region_code":"UA-05","name":"Podolia")");
    for (std::size_t at = text.find("iso_3166_2"); at != std::string::npos;
         at = text.find("iso_3166_2")) {
        text.replace(at, 10, "region_code");
    }
    const BoundarySet set = boundaries({folder.write("own.geojson", text), "own-regions"});
    REQUIRE(set.notes.size() == 2); // the other warns of made-up areas
    CHECK(set.notes[0].what ==
          "name 'Podolia' names no region; taken for Vinnytsia Oblast by region_code 'UA-05'");
}
