// SPDX-License-Identifier: MIT
#include "sources/region.hpp"
#include "support/error.hpp"
#include "support/scratch_folder.hpp"
#include "unit/sources/region_fixture.hpp"

#include <doctest/doctest.h>

using namespace demarc;
using demarc::testing::made_up_regions_csv;
using demarc::testing::ScratchFolder;

namespace {

std::string code_found(const RegionTable& table, std::string_view name) {
    const std::optional<RegionIndex> index = table.find(name);
    return index ? table[*index].code.text() : "none";
}

std::string reading_fails_with(const std::string& csv) {
    const ScratchFolder folder;
    try {
        RegionTable::read(folder.write("regions.csv", csv));
    } catch (const ConfigError& error) {
        return error.what();
    }
    return "accepted";
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

} // namespace

TEST_CASE("a region code is UA- and two digits") {
    CHECK(RegionCode::parse("UA-14").has_value());
    for (const char* wrong : {"", "UA-1", "UA-145", "ua-14", "UA14", "PL-14", "UA-1x"}) {
        CHECK_FALSE(RegionCode::parse(wrong).has_value());
    }
}

TEST_CASE("a region is found by code and by either name, letter case and the word oblast aside") {
    const RegionTable table = demarc::testing::made_up_regions();
    REQUIRE(table.size() == 27);
    CHECK(code_found(table, "UA-14") == "UA-14");
    CHECK(code_found(table, "donetsk oblast") == "UA-14");
    CHECK(code_found(table, " Donetsk ") == "UA-14");
    CHECK(code_found(table, "ДОНЕЦЬКА ОБЛАСТЬ") == "UA-14");
    CHECK(code_found(table, "івано-франківська") == "UA-26");
    CHECK(code_found(table, "Ivano-frankivsk") == "UA-26");
    CHECK(code_found(table, "UA-99") == "none");
    CHECK(code_found(table, "Donezk") == "none");
    CHECK(code_found(table, "") == "none");
}

TEST_CASE("Kyiv is the city and Kyiv Oblast the region around it") {
    const RegionTable table = demarc::testing::made_up_regions();
    CHECK(code_found(table, "Kyiv") == "UA-30");
    CHECK(code_found(table, "Київ") == "UA-30");
    CHECK(code_found(table, "kyiv oblast") == "UA-32");
    CHECK(code_found(table, "Київська") == "UA-32");
}

TEST_CASE("a region table that is not the 27 regions of Ukraine is refused") {
    const std::string csv = made_up_regions_csv();
    CHECK(reading_fails_with(csv) == "accepted");
    CHECK(reading_fails_with(replaced(csv, "UA-14", "UA-12")).find("region UA-12 is there twice") !=
          std::string::npos);
    CHECK(reading_fails_with(csv.substr(0, csv.rfind("UA-77")))
              .find("has 26 regions; Ukraine has 27") != std::string::npos);
    CHECK(reading_fails_with(replaced(csv, "UA-14", "14"))
              .find("line 6: '14' is not an ISO 3166-2 code") != std::string::npos);
    CHECK(reading_fails_with(replaced(csv, "name_uk", "name")).find("has no column 'name_uk'") !=
          std::string::npos);
}
