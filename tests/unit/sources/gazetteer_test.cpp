// SPDX-License-Identifier: MIT
#include "sources/gazetteer.hpp"
#include "support/error.hpp"
#include "support/scratch_folder.hpp"
#include "unit/sources/region_fixture.hpp"

#include <doctest/doctest.h>

using namespace demarc;
using demarc::testing::ScratchFolder;

namespace {

constexpr const char* header =
    "name_en,name_uk,lon,lat,region,population,population_source,other_names\n";

Gazetteer gazetteer(const std::string& rows) {
    const ScratchFolder folder;
    return Gazetteer::read(folder.write("gazetteer.csv", header + rows),
                           demarc::testing::made_up_regions());
}

const char* const rows = "Mykolaivka,Миколаївка,37.77,48.86,UA-14,14000,approximate,\n"
                         "Mykolayivka,,30.76,47.54,UA-51,,,\n"
                         "Slov’yansk,Слов’янськ,37.6,48.85,UA-14,105141,State Statistics Service "
                         "2022,Slavyansk\n";

} // namespace

TEST_SUITE("gazetteer") {

    TEST_CASE("names compare across alphabets, romanisations, apostrophes and letter case") {
        CHECK(comparable_name("Миколаївка") == comparable_name("Mykolayivka"));
        CHECK(comparable_name("СЛОВ’ЯНСЬК") == comparable_name("Sloviansk"));
        CHECK(comparable_name("Slov'yans'k") == comparable_name("Sloviansk"));
        CHECK(comparable_name("Івано-Франківськ") == comparable_name("ivano frankivsk"));
        CHECK(comparable_name("Запоріжжя") == comparable_name("Zaporizhzhya"));
        CHECK(comparable_name("Kyiv") != comparable_name("Kharkiv"));
    }

    TEST_CASE("all places of a name are found, the largest first") {
        const auto regions = demarc::testing::made_up_regions();
        const auto found = gazetteer(rows).find("миколаївка", regions);
        REQUIRE(found.size() == 2);
        CHECK(found[0].population == 14000);
        CHECK_FALSE(found[1].population);
        CHECK(gazetteer(rows).find("Slavyansk", regions).size() == 1);
        CHECK(gazetteer(rows).find("Nowhere", regions).empty());
        CHECK(gazetteer(rows).similar("Slovyank", 2) == std::vector<std::string>{"Slov’yansk"});
    }

    TEST_CASE("a region after a comma tells namesakes apart") {
        const auto regions = demarc::testing::made_up_regions();
        const auto found = gazetteer(rows).find("Mykolaivka, Одеська", regions);
        REQUIRE(found.size() == 1);
        CHECK(regions[found[0].region].code.text() == "UA-51");
        CHECK_THROWS_AS((void)gazetteer(rows).find("Mykolaivka, Mordor", regions), UsageError);
    }

    TEST_CASE("a population without its source, and a region that is none, are refused") {
        CHECK_THROWS_AS(gazetteer("A,,30,50,UA-32,100,,\n"), ConfigError);
        CHECK_THROWS_AS(gazetteer("A,,30,50,UA-99,,,\n"), ConfigError);
        CHECK_THROWS_AS(gazetteer("A,,30,95,UA-32,,,\n"), ConfigError);
    }
}
