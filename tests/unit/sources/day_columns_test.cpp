// SPDX-License-Identifier: MIT
#include "sources/date_pattern.hpp"
#include "sources/day_columns.hpp"
#include "sources/name_pattern.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace demarc;

namespace {

std::vector<std::string> days_of(const std::string& name) {
    std::vector<std::string> days;
    for (const DayReading& reading : day_readings(name)) {
        days.push_back(reading.day.iso());
    }
    return days;
}

std::vector<AttributeInspection> columns(const std::vector<std::string>& names,
                                         const std::string& value = "RU") {
    std::vector<AttributeInspection> attributes;
    for (const std::string& name : names) {
        attributes.push_back({name, 1, 1, {{value, 1, 0, {}}}});
    }
    return attributes;
}

/// The columns in whose names an expression finds a day.
std::vector<std::string> fitting(const std::string& expression,
                                 const std::vector<AttributeInspection>& attributes) {
    const DatePattern pattern(expression);
    std::vector<std::string> names;
    for (const AttributeInspection& attribute : attributes) {
        if (pattern.day_in(attribute.name)) {
            names.push_back(attribute.name);
        }
    }
    return names;
}

} // namespace

TEST_CASE("a day is found in a name however it is written") {
    for (const auto& [text, day] : {std::pair{"front_28nov2025.geojson", "2025-11-28"},
                                    {"nov28_2025.kml", "2025-11-28"},
                                    {"front_nov28_2025.kml", "2025-11-28"},
                                    {"nov282025.kml", "2025-11-28"},
                                    {"2025nov28.kml", "2025-11-28"},
                                    {"24_листопада_2025.kml", "2025-11-24"},
                                    {"24листопада2025.kml", "2025-11-24"},
                                    {"24112025.kml", "2025-11-24"},
                                    {"11-24-2025.kml", "2025-11-24"},
                                    {"11.24.2025.kml", "2025-11-24"},
                                    {"30-11-25.kml", "2025-11-30"},
                                    {"11-30-25.kml", "2025-11-30"},
                                    {"nov28_25.kml", "2025-11-28"},
                                    {"control_20251124T0600Z", "2025-11-24"}}) {
        const std::string name = text;
        CAPTURE(name);
        CHECK(days_of(name) == std::vector<std::string>{day});
    }
    for (const char* none : {"front.geojson", "map2025.kml", "v12_front.kml", "12front2025.kml",
                             "1735905600.geojson", "31022025.kml"}) {
        const std::string name = none;
        CAPTURE(name);
        CHECK(days_of(name).empty());
    }
}

TEST_CASE("both readings of a day are given where it can be read in two ways") {
    using Days = std::vector<std::string>;
    CHECK(days_of("28nov25.kml") == Days{"2025-11-28", "2028-11-25"});
    CHECK(days_of("11-12-2025.kml") == Days{"2025-12-11", "2025-11-12"});
    CHECK(days_of("11.12.2025.kml") == Days{"2025-12-11"}); // with dots nobody puts the month first
    CHECK(days_of("11122025.kml") == Days{"2025-12-11", "2025-11-12"});
    CHECK(days_of("24-11-25.kml") == Days{"2024-11-25", "2025-11-24"});
    CHECK(words_of_readings(day_readings("24-11-25.kml")) ==
          "with the year first it is 25 November 2024, with the day first 24 November 2025");
}

TEST_CASE("the columns of one publisher are told from those of others beside them") {
    for (const auto& names : std::vector<std::vector<std::string>>{
             {"isw_2025-11-24", "isw_2025-11-25", "viina_2025-11-24"},
             {"isw_2025-11-24", "isw_2025-11-25", "my_isw_2025-11-24"},
             {"isw_2025-11-24", "isw_2025-11-25", "2025-11-24"},
             {"isw_2025-11-24", "isw_2025-11-25", "isw_2025-11-24_note"},
             {"2025-11-24 isw", "2025-11-25 isw", "2025-11-24 viina"},
             {"i2_2025-11-24", "i2_2025-11-25", "i3_2025-11-24"},
             {"isw 28nov2025", "isw 29nov2025", "viina 29nov2025"},
             {"isw_20251124060000", "isw_20251125060000", "dsm_20251124060000"}}) {
        const std::vector<AttributeInspection> attributes = columns(names);
        const std::vector<DayColumns> found = day_columns_of(attributes);
        CAPTURE(names.front());
        REQUIRE(found.size() == 2);
        CAPTURE(found.front().expression);
        CHECK(fitting(found[0].expression, attributes) ==
              std::vector<std::string>{names[0], names[1]});
        CAPTURE(found[1].expression);
        CHECK(fitting(found[1].expression, attributes) == std::vector<std::string>{names[2]});
        CHECK(found[0].others.empty());
    }
}

TEST_CASE("columns that say who holds a place go before others of days") {
    std::vector<AttributeInspection> attributes =
        columns({"people_2023-01-01", "people_2024-01-01", "people_2025-01-01"}, "12000");
    for (AttributeInspection& column : columns({"isw_2025-11-24", "isw_2025-11-25"})) {
        attributes.push_back(std::move(column));
    }
    const std::vector<DayColumns> found = day_columns_of(attributes);
    REQUIRE(found.size() == 2);
    CHECK(found[0].suggests_classes);
    CHECK(found[0].columns.front()->name == "isw_2025-11-24");
    CHECK(!found[1].suggests_classes);
    CHECK(day_columns_of(columns({"isw_2025-11-24", "viina_2025-11-24"})).empty());
}

TEST_CASE("a year of two digits in names of columns is read in the way that makes days follow") {
    const std::vector<DayColumns> compact =
        day_columns_of(columns({"control_241123", "control_241124"}));
    REQUIRE(compact.size() == 1);
    CHECK(DatePattern(compact[0].expression).day_in("control_241124")->iso() == "2024-11-24");
    REQUIRE(compact[0].others.size() == 1);
    CHECK(DatePattern(compact[0].others[0]).day_in("control_241124")->iso() == "2024-11-24");
    CHECK(compact[0].which == "in \"control_241123\" with the year first it is 23 November 2024, "
                              "with the day first 24 November 2023");
    // Of 25-11-25 both ways make the same day, of the other not.
    const std::vector<DayColumns> dashes = day_columns_of(columns({"25-11-25", "26-11-25"}));
    REQUIRE(dashes.size() == 1);
    CHECK(DatePattern(dashes[0].expression).day_in("26-11-25")->iso() == "2025-11-26");
    CHECK(dashes[0].others.size() == 1);
    const std::vector<DayColumns> clear = day_columns_of(columns({"30.11.25", "31.12.25"}));
    REQUIRE(clear.size() == 1);
    CHECK(clear[0].others.empty());
    CHECK(clear[0].which.empty());
}
