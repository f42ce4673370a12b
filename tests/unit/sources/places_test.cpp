// SPDX-License-Identifier: MIT
#include "sources/places.hpp"
#include "support/error.hpp"
#include "support/scratch_folder.hpp"
#include "unit/sources/region_fixture.hpp"

#include <doctest/doctest.h>

using namespace demarc;
using demarc::testing::ScratchFolder;

namespace {

constexpr const char* cities = "name_en,name_uk,lon,lat,population,region,rank,population_source\n"
                               "Kyiv,Київ,30.52,50.45,2950000,UA-30,1,approximate\n";
constexpr const char* sites = R"([[site]]
id = "plant"
name_en = "A plant"
name_uk = "Станція"
lon = 34.5
lat = 47.5
region = "UA-23"
source = "own"
[[zone]]
id = "spit"
name_en = "A spit"
name_uk = "Коса"
region = "UA-48"
source = "own"
polygon = [[31, 46], [32, 46], [32, 47], [31, 46]]
)";

Places read(const std::string& cities_csv, const std::string& sites_toml) {
    const ScratchFolder folder;
    folder.write("cities.csv", cities_csv);
    folder.write("sites.toml", sites_toml);
    return Places::read(folder.path(), demarc::testing::made_up_regions());
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    return text.replace(text.find(from), from.size(), to);
}

} // namespace

TEST_CASE("cities, sites and zones are read with their regions") {
    const RegionTable regions = demarc::testing::made_up_regions();
    const Places places = read(cities, sites);
    REQUIRE(places.cities.size() == 1);
    CHECK(places.cities[0].name_uk == "Київ");
    CHECK(places.cities[0].population == 2950000);
    CHECK(regions[places.cities[0].region].code.text() == "UA-30");
    REQUIRE(places.sites.size() == 1);
    CHECK(places.sites[0].position == LonLat{34.5, 47.5});
    REQUIRE(places.zones.size() == 1);
    CHECK(places.zones[0].region == regions.find("UA-48"));
    CHECK(places.zones[0].polygons[0].exterior.size() == 4);
}

TEST_CASE("a defective place is refused with file and line") {
    CHECK_THROWS_WITH_AS(read(replaced(cities, "UA-30", "UA-98"), sites),
                         doctest::Contains("cities.csv, line 2: there is no region 'UA-98'"),
                         ConfigError);
    CHECK_THROWS_WITH_AS(read(replaced(cities, "30.52", "370"), sites),
                         doctest::Contains("longitude 370 is out of range"), ConfigError);
    CHECK_THROWS_WITH_AS(read(cities, replaced(sites, "source", "sauce")),
                         doctest::Contains("key 'source' is missing"), ConfigError);
    CHECK_THROWS_WITH_AS(read(cities, replaced(sites, "lat = 47.5", "lat = 47.5\nlatt = 1")),
                         doctest::Contains("sites.toml, line 7: unknown key 'latt'"), ConfigError);
    CHECK_THROWS_WITH_AS(read(cities, replaced(sites, "[32, 47], [31, 46]", "[32, 47]")),
                         doctest::Contains("the last repeating the first"), ConfigError);
    const std::string text = sites;
    const std::string zone = text.substr(text.find("[[zone]]"));
    CHECK_THROWS_WITH_AS(read(cities, text + zone), doctest::Contains("is there twice: 'spit'"),
                         ConfigError);
}

TEST_CASE("a river is a site without a position") {
    const std::string river = "[[site]]\nid = \"river\"\nname_en = \"A river\"\n"
                              "name_uk = \"Річка\"\nsource = \"own\"\n";
    const Places places = read(cities, river + sites);
    REQUIRE(places.sites.size() == 2);
    CHECK_FALSE(places.sites[0].position.has_value());
    CHECK_FALSE(places.sites[0].region.has_value());
    CHECK_THROWS_WITH_AS(read(cities, river + "lon = 34\n" + sites),
                         doctest::Contains("key 'lat' is missing"), ConfigError);
}

TEST_CASE("a site and the zone around it may have the same id") {
    const Places places = read(cities, replaced(sites, "\"spit\"", "\"plant\""));
    CHECK(places.sites.at(0).id == places.zones.at(0).id);
}
