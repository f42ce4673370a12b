// SPDX-License-Identifier: MIT
#include "sources/control_reader.hpp"
#include "sources/date_pattern.hpp"
#include "sources/settlement_reader.hpp"
#include "support/error.hpp"
#include "support/scratch_folder.hpp"
#include "unit/sources/sources_fixture.hpp"

#include <doctest/doctest.h>

#include <fstream>

using namespace demarc;
using namespace demarc::testing;

namespace {

constexpr const char* places = R"(
attribute = "side"
)";

constexpr const char* classes = R"(
[classes]
RU = "russian"
UA = "ukrainian"
)";

ControlProfile profile_of(const std::string& keys) {
    Faults faults;
    ControlProfile profile = read_control_profile(
        Settings::parse("kind = \"control\"\nform = \"settlements\"\n" + keys + classes, "t.toml"),
        "t", faults);
    faults.throw_if_any();
    return profile;
}

/// What a table says, as "record: class" in the order of positions.
std::vector<std::string> read(const std::string& text, const std::string& keys,
                              const std::optional<Date>& date, ControlSnapshot& snapshot) {
    const ScratchFolder folder;
    const std::string file = (folder.path() / "t.csv").string();
    std::ofstream(file, std::ios::binary) << text;
    read_settlements(file, profile_of(keys), date, {}, snapshot);
    std::vector<std::string> found;
    for (const ListedSettlement& listed : snapshot.settlements) {
        found.push_back(listed.record + ": " + std::string(name_of(listed.control)));
    }
    return found;
}

std::vector<std::string> read(const std::string& text, const std::string& keys = places,
                              const char* date = nullptr) {
    ControlSnapshot snapshot;
    return read(text, keys, date == nullptr ? std::nullopt : Date::parse(date), snapshot);
}

using Found = std::vector<std::string>;

} // namespace

TEST_CASE("columns of a table are found in any case of letters, with a note") {
    ControlSnapshot snapshot;
    const Found found =
        read("NAME,Lon,LAT,Side\nA,36.5,47.8,RU\nB,30.5,50.4,UA\n", places, std::nullopt, snapshot);
    CHECK(found == Found{"line 3 (B): ukrainian", "line 2 (A): russian"});
    REQUIRE(snapshot.notes.size() == 4);
    CHECK(snapshot.notes[0].text() == "t.csv: column 'NAME' is taken for 'name' of profile 't'");
    CHECK_THROWS_WITH_AS(read("name,Lon,LON,lat,side\nA,36.5,1,47.8,RU\n"),
                         doctest::Contains("has no column 'lon'"), DataError);
}

TEST_CASE("a filter passes over rows of a table by their columns, and is counted") {
    const std::string rows = "name,lon,lat,side,kind\nA,36.5,47.8,RU,town\nB,30.5,50.4,UA,Town\n"
                             "Snake Island,30.2,45.26,UA,island\n";
    ControlSnapshot snapshot;
    const Found found =
        read(rows, std::string(places) + "filter = { kind = '^town$' }\n", std::nullopt, snapshot);
    CHECK(found == Found{"line 3 (B): ukrainian", "line 2 (A): russian"});
    REQUIRE(snapshot.notes.size() == 1);
    CHECK(snapshot.notes[0].text() == "t.csv: 1 row was passed over by the filter");
    CHECK(read(rows, std::string(places) + "filter = { name = '^(?!snake island)' }\n") == found);
    CHECK_THROWS_WITH_AS(read(rows, std::string(places) + "filter = { sort = 'town' }\n"),
                         doctest::Contains("sort"), DataError);
}

TEST_CASE("sides of a table are known in any case of letters, with a note") {
    ControlSnapshot snapshot;
    const Found found = read("name,lon,lat,side\nA,36.5,47.8,ru\nB,30.5,50.4, Ua\n", places,
                             std::nullopt, snapshot);
    CHECK(found == Found{"line 3 (B): ukrainian", "line 2 (A): russian"});
    REQUIRE(snapshot.notes.size() == 2);
    CHECK(snapshot.notes[1].text() == "t.csv: value 'ru' is taken for 'RU' of profile 't'");
}

TEST_CASE("rows of several days that a profile does not look at are refused") {
    const std::string rows = "name,lon,lat,date,side\nA,36.5,47.8,4.3.2025,UA\n"
                             "A,36.5,47.8,24.11.2025,RU\nB,30.5,50.4,4.3.2025,UA\n";
    CHECK_THROWS_WITH_AS(read(rows), doctest::Contains("from_column = \"date\""), DataError);
    CHECK(read(rows, "attribute = \"side\"\nfrom_column = \"date\"\n", "2025-11-25") ==
          Found{"line 4 (B): ukrainian", "line 3 (A): russian"});
}

TEST_CASE("a register that ended more than a week before the day is warned of") {
    const std::string rows = "name,lon,lat,from,side\nA,36.5,47.8,2025-03-04,UA\n"
                             "B,30.5,50.4,2025-03-04,UA\n";
    for (const auto& [day, warning] :
         {std::pair{"2025-03-11", InputWarning::none}, {"2025-03-12", InputWarning::date}}) {
        ControlSnapshot snapshot;
        read(rows, places, Date::parse(day), snapshot);
        CHECK(snapshot.notes.front().warning == warning);
    }
}

TEST_CASE("a table may have semicolons or tabs, decimal commas and Windows-1251") {
    const Found expected{"line 3 (B): ukrainian", "line 2 (A): russian"};
    CHECK(read("name;lon;lat;side\nA;36,5;47,8;RU\nB;30,5;50,4;UA\n") == expected);
    CHECK(read("name\tlon\tlat\tside\nA\t36,5\t47,8\tRU\nB\t30.5\t50.4\tUA\n") == expected);
    CHECK(read("name,lon,lat,side\nA,\"36,5\",\"47,8\",RU\nB,30.5,50.4,UA\n") == expected);
    ControlSnapshot snapshot;
    const std::string cyrillic =
        "name;lon;lat;side\n"
        "\xC1\xE0\xF5\xEC\xF3\xF2;36,5;47,8;RU\n\xAF\xE6\xE0;30,5;50,4;UA\n";
    CHECK(read(cyrillic, places, std::nullopt, snapshot) ==
          Found{"line 3 (Їжа): ukrainian", "line 2 (Бахмут): russian"});
    REQUIRE(snapshot.notes.size() == 1);
    CHECK(snapshot.notes[0].what == "read with semicolons between columns, text in Windows-1251");
    CHECK_THROWS_WITH_AS(read("name,lon,lat,side\n\xFF,36,47,RU\nB,30,50,UA\n"),
                         doctest::Contains("does not look like Ukrainian in Windows-1251"),
                         DataError);
}

TEST_CASE("of a row a place and day the last one up to the day counts") {
    const std::string table = "name,lon,lat,day,side\n"
                              "A,36,47,20251123,UA\nB,30,50,20251123,UA\n"
                              "A,36,47,20251124,RU\nB,30,50,20251124,UA\n";
    const std::string keys = std::string(places) + "from_column = \"day\"\n";
    CHECK(read(table, keys, "2025-11-23") ==
          Found{"line 3 (B): ukrainian", "line 2 (A): ukrainian"});
    CHECK(read(table, keys, "2025-11-24") == Found{"line 5 (B): ukrainian", "line 4 (A): russian"});
    CHECK(read(table, keys, "2025-12-24") == Found{"line 5 (B): ukrainian", "line 4 (A): russian"});
    CHECK_THROWS_AS(read(table, keys, "2025-11-22"), UsageError);
    CHECK_THROWS_AS(read(table, keys), UsageError);
}

TEST_CASE("days of a register are written in any of the usual ways") {
    const std::string keys = std::string(places) + "from_column = \"day\"\n";
    for (const char* day : {"20220304", "2022-03-04", "4.3.2022", "04.03.2022", "2022/03/04"}) {
        CAPTURE(day);
        const std::string table = std::string("name,lon,lat,day,side\nA,36,47,") + day +
                                  ",RU\nB,30,50,,UA\nC,31,50,,UA\n";
        CHECK(read(table, keys, "2022-03-04").back() == "line 2 (A): russian");
        CHECK(read("name,lon,lat,day,side\nA,36,47," + std::string(day) +
                       ",RU\nB,30,50,2022-03-01,UA\n",
                   keys, "2022-03-03")
                  .back() == "line 2 (A): ukrainian");
    }
}

TEST_CASE("a column for each day: the last one up to the day counts") {
    const std::string table = "name,lon,lat,ctr_20251123060000,ctr_20251125060000\n"
                              "A,36,47,UA,RU\nB,30,50,UA,UA\nC,31,50,,UA\n";
    const std::string keys = "day_columns = '^ctr_(\\d{4})(\\d{2})(\\d{2})'\n";
    ControlSnapshot snapshot;
    CHECK(read(table, keys, Date::parse("2025-11-24"), snapshot) ==
          Found{"line 3 (B): ukrainian", "line 2 (A): ukrainian"});
    REQUIRE(snapshot.notes.size() == 2);
    CHECK(snapshot.notes[1].what == "1 of 3 records has no side and was passed over: line 4 (C)");
    CHECK(read(table, keys, "2025-11-25").back() == "line 2 (A): russian");
    CHECK_THROWS_AS(read(table, keys, "2025-11-22"), UsageError);
    CHECK_THROWS_WITH_AS(
        read(table, "day_columns = '^day_(\\d{4})(\\d{2})(\\d{2})'\n", "2025-11-25"),
        doctest::Contains("fits none of its columns"), DataError);
}

TEST_CASE("places that two sides hold at one position are passed over and named") {
    ControlSnapshot snapshot;
    CHECK(read("name,lon,lat,side\nA,36,47,UA\nA2,36,47,RU\nB,30,50,UA\nC,31,50,UA\n", places,
               std::nullopt, snapshot) == Found{"line 4 (B): ukrainian", "line 5 (C): ukrainian"});
    REQUIRE(snapshot.notes.size() == 1);
    CHECK(snapshot.notes[0].what.find("line 2 (A): ukrainian, line 3 (A2): russian") !=
          std::string::npos);
    CHECK(snapshot.notes[0].warning == InputWarning::passed_over);
}

TEST_CASE("a date pattern has its parts in any order, months in words, and says what is wrong") {
    const auto iso = [](const char* pattern, const char* name) {
        const std::optional<Date> day = DatePattern(pattern).day_in(name);
        return day ? day->iso() : std::string("none");
    };
    const char* days_first = R"((?<day>\d{1,2})[._](?<month>[^._]+)[._](?<year>\d{4}))";
    CHECK(iso(days_first, "24.11.2025.kml") == "2025-11-24");
    CHECK(iso(days_first, "front 4.3.2022") == "2022-03-04");
    CHECK(iso(days_first, "мапа_24_листопада_2025") == "2025-11-24");
    CHECK(iso(days_first, "map_24_Nov_2025") == "2025-11-24");
    CHECK(iso(R"((\d{4})_(\d{2})_(\d{2}))", "control_2025_11_24.geojson") == "2025-11-24");
    CHECK(iso(R"((\d{4})(\d{2})(\d{2})T)", "20251124T0300Z.geojson") == "2025-11-24");
    CHECK(iso(R"((?:v|x)(\d{4})-(\d{2})-(\d{2}))", "x2025-11-24") == "2025-11-24");
    CHECK(iso(R"((\d{2})(\d{2})(\d{2})_\d{4})", "230101_0000.kmz") == "2023-01-01");
    CHECK(iso(days_first, "front.kml") == "none");
    CHECK_THROWS_AS(iso(days_first, "31.02.2025"), DataError);
    CHECK_THROWS_WITH_AS(DatePattern(R"((?<day>\d+)-(?<month>\d+)-(\d+))"),
                         doctest::Contains("none is (?<year>...)"), ConfigError);
    CHECK_THROWS_AS(DatePattern(R"((\d+)-(\d+))"), ConfigError);
}
