// SPDX-License-Identifier: MIT
#include "sources/class_suggestion.hpp"
#include "sources/control_reader.hpp"
#include "sources/profile_draft.hpp"
#include "sources/settlement_reader.hpp"
#include "sources/unfilled_keys.hpp"
#include "support/error.hpp"
#include "support/scratch_folder.hpp"
#include "support/text.hpp"
#include "unit/sources/sources_fixture.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>

using namespace demarc;
using namespace demarc::testing;

namespace {

std::string drafted(const std::string& file) {
    return draft_profile(
        inspect_files({{file, {}}}, shipped_profiles(), squares(), shared_made_up_regions()));
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// A file read with the profile that was drafted for it.
ControlSnapshot read_with_draft(const std::string& file, const char* date) {
    const ScratchFolder folder;
    const std::filesystem::path own = folder.path() / "own.toml";
    std::ofstream(own) << drafted(file);
    Profiles profiles = shipped_profiles();
    profiles.add(own);
    return read_control({file, "own"}, profiles, squares(), shared_made_up_regions(),
                        date == nullptr ? std::nullopt : Date::parse(date), std::nullopt);
}

std::string written(const ScratchFolder& folder, const std::string& name, const std::string& text) {
    const std::string file = (folder.path() / name).string();
    std::ofstream(file, std::ios::binary) << text;
    return file;
}

} // namespace

TEST_CASE("values and attributes suggest classes in English and Ukrainian") {
    using C = ControlClass;
    for (const auto& [text, control] : {std::pair{"Russia", C::russian},
                                        {"RU", C::russian},
                                        {"occupied", C::russian},
                                        {"окуповано", C::russian},
                                        {"Ukraine", C::ukrainian},
                                        {"UA", C::ukrainian},
                                        {"Звільнено", C::ukrainian},
                                        {"деокуповано", C::ukrainian},
                                        {"Gray zone", C::contested},
                                        {"Сіра зона", C::contested},
                                        {"CONTESTED", C::contested},
                                        {"Crimea", C::russian_pre_2022},
                                        {"ОРДЛО", C::russian_pre_2022}}) {
        const char* value = text;
        CAPTURE(value);
        CHECK(class_suggested_by(value) == control);
    }
    CHECK(class_suggested_by("Assessed_Russian_Advance") == C::contested);
    CHECK(class_suggested_by("ClaimedRussianTerritory") == C::contested);
    CHECK(class_suggested_by("held before February 24, 2022") == C::russian_pre_2022);
    CHECK(class_suggested_by("true", "occupied") == C::russian);
    CHECK(class_suggested_by("0", "is_occupied") == C::ukrainian);
    CHECK(!class_suggested_by("окуповано до 2022-11-11"));
    for (const char* before :
         {"окуповано до 24.02.2022", "до 2022", "before 2022", "до 2022 року"}) {
        CAPTURE(before);
        CHECK(class_suggested_by(before) == C::russian_pre_2022);
    }
    for (const char* denied :
         {"Not under Russian control", "Unoccupied", "Не окуповано", "Formerly occupied",
          "former Russian control", "Russian losses", "Russian loss", "lost by Russia",
          "Russian withdrawal", "Russia withdrew", "Колишня окупація", "Росією втрачено",
          "окуповано до 30.03.2022", "Occupied until 30.03.2022"}) {
        CAPTURE(denied);
        CHECK(!class_suggested_by(denied));
    }
    CHECK(!class_suggested_by("true"));
    CHECK(!class_suggested_by("7"));
    CHECK(!class_suggested_by("Bakhmut"));
}

TEST_CASE("a profile drafted for polygons reads them") {
    const std::string text = drafted(fixture("control/classes-2025-01-02.geojson"));
    CHECK(has(text, "attribute = \"class\""));
    CHECK(has(text, R"(date_pattern = '(\d{4})-(\d{2})-(\d{2})')"));
    CHECK(has(text, "The profile 'classes' that comes with demarc reads this file, too."));
    const ControlSnapshot drawn =
        read_with_draft(fixture("control/classes-2025-01-02.geojson"), nullptr);
    const ControlSnapshot shipped =
        read_control({fixture("control/classes-2025-01-02.geojson"), "classes"}, shipped_profiles(),
                     squares(), shared_made_up_regions(), std::nullopt, std::nullopt);
    CHECK(drawn.date == shipped.date);
    REQUIRE(drawn.areas.size() == shipped.areas.size());
    for (std::size_t i = 0; i < drawn.areas.size(); ++i) {
        CHECK(drawn.areas[i].control == shipped.areas[i].control);
        CHECK(drawn.areas[i].polygons.size() == shipped.areas[i].polygons.size());
    }
    const auto warned = [&](InputWarning of) {
        return std::any_of(drawn.notes.begin(), drawn.notes.end(),
                           [&](const InputNote& note) { return note.warning == of; });
    };
    CHECK(warned(InputWarning::unstated));
    CHECK(warned(InputWarning::profile)); // publisher and licence are as they were drafted
    CHECK(unfilled_keys(text) == std::vector<std::string>{"publisher", "licence"});
}

TEST_CASE("a profile drafted for a table of settlements reads it") {
    const ScratchFolder folder;
    const std::string file = written(folder, "towns.csv",
                                     "City;Held by;Lat;Lng;note\n"
                                     "A;Russia;46,5;24,5;x\nB;Ukraine;46,5;26,5;y\n"
                                     "C;Gray zone;46,5;28,5;\n");
    const ControlSnapshot snapshot = read_with_draft(file, "2024-08-17");
    REQUIRE(snapshot.settlements.size() == 3);
    CHECK(snapshot.settlements[0].control == ControlClass::russian);
    CHECK(snapshot.settlements[1].control == ControlClass::ukrainian);
    CHECK(snapshot.settlements[2].control == ControlClass::contested);
    CHECK(snapshot.method_note.ends_with("1 contested)."));
}

TEST_CASE("a profile drafted for a table with a column a day, or a row a day, reads both days") {
    const ScratchFolder folder;
    const std::string wide =
        written(folder, "wide.csv",
                "name,longitude,latitude,ctr_20251123060000,ctr_20251124060000\n"
                "A,24.5,46.5,UA,RU\nB,26.5,46.5,UA,UA\n");
    CHECK(read_with_draft(wide, "2025-11-23").settlements[0].control == ControlClass::ukrainian);
    CHECK(read_with_draft(wide, "2025-11-24").settlements[0].control == ControlClass::russian);
    const std::string long_table = written(folder, "long.csv",
                                           "name,lon,lat,date,status\n"
                                           "A,24.5,46.5,20251123,UA\nB,26.5,46.5,20251123,UA\n"
                                           "A,24.5,46.5,20251124,RU\nB,26.5,46.5,20251124,UA\n");
    CHECK(read_with_draft(long_table, "2025-11-23").settlements[0].control ==
          ControlClass::ukrainian);
    CHECK(read_with_draft(long_table, "2025-11-24").settlements[0].control ==
          ControlClass::russian);
}

TEST_CASE("of several publishers' columns side by side a draft takes one and names the others") {
    const ScratchFolder folder;
    const std::string wide =
        written(folder, "wide.csv",
                "name,lon,lat,isw_20251123,isw_20251124,wiki_20251122,wiki_20251123,wiki_20251124\n"
                "A,24.5,46.5,UA,UA,RU,RU,RU\nB,26.5,46.5,UA,UA,UA,UA,UA\n");
    const std::string text = drafted(wide);
    CHECK(has(text, R"(
day_columns = '^wiki_(20\d{2})[-_.]?(\d{2})[-_.]?(\d{2})' # FILL IN: a column for each day; which publisher counts?
# in its place: day_columns = '^isw_(20\d{2})[-_.]?(\d{2})[-_.]?(\d{2})'
)"));
    CHECK(has(text, "# 3 records\n")); // RU, of the columns that are taken
    CHECK(read_with_draft(wide, "2025-11-24").settlements[0].control == ControlClass::russian);
    const std::string status = written(folder, "status.csv",
                                       "name,lon,lat,status_wiki,status_isw\n"
                                       "A,24.5,46.5,RU,UA\nB,26.5,46.5,UA,RU\n");
    CHECK(has(drafted(status), "\n# in its place: attribute = \"status_"));
    const auto warns_of = [](const std::string& draft, const std::string& key) {
        const std::vector<std::string> keys = unfilled_keys(draft);
        return std::find(keys.begin(), keys.end(), key) != keys.end();
    };
    CHECK(warns_of(text, "day_columns"));
    CHECK(warns_of(drafted(status), "attribute"));
}

TEST_CASE("a profile drafted for a map of folders reads them by their names") {
    const ControlSnapshot snapshot = read_with_draft(fixture("kml/folders.kml"), "2025-11-24");
    REQUIRE(snapshot.areas.size() == 2);
    CHECK(snapshot.areas[0].control == ControlClass::russian);
    CHECK(snapshot.areas[1].control == ControlClass::ukrainian);
}

TEST_CASE("what a value means is left to be filled in where nothing tells it") {
    const ScratchFolder folder;
    const std::string file = written(folder, "zones_24.11.2025.geojson",
                                     R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"zone":"alpha"},"geometry":{"type":"Polygon","coordinates":[[[24,46],[25,46],[25,47],[24,47],[24,46]]]}},
{"type":"Feature","properties":{"zone":"alpha"},"geometry":{"type":"Polygon","coordinates":[[[26,46],[27,46],[27,47],[26,47],[26,46]]]}},
{"type":"Feature","properties":{"zone":"beta \"x\""},"geometry":{"type":"Polygon","coordinates":[[[28,46],[29,46],[29,47],[28,47],[28,46]]]}}]})");
    const std::string text = drafted(file);
    CHECK(has(text, "\"alpha\" = \"leave_out\""));
    CHECK(has(text, R"("beta \"x\"" = "leave_out")"));
    CHECK(has(text, "FILL IN: ukrainian, russian, russian_pre_2022, contested?"));
    CHECK_THROWS_WITH_AS(read_with_draft(file, nullptr),
                         doctest::Contains("leaves out every record"), DataError);
}

TEST_CASE("what points have says nothing of who holds the areas beside them") {
    const ScratchFolder folder;
    const std::string file = written(folder, "1735905600.geojson",
                                     R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"fill":"#a52714","stroke":"#a52714","width":1.2},"geometry":{"type":"Polygon","coordinates":[[[24,46],[25,46],[25,47],[24,47],[24,46]]]}},
{"type":"Feature","properties":{"fill":"#a52714","stroke":"#a52714","width":1.2},"geometry":{"type":"Polygon","coordinates":[[[26,46],[27,46],[27,47],[26,47],[26,46]]]}},
{"type":"Feature","properties":{"fill":"#bcaaa4","stroke":"#bcaaa4","width":2},"geometry":{"type":"Polygon","coordinates":[[[28,46],[29,46],[29,47],[28,47],[28,46]]]}},
{"type":"Feature","properties":{"icon":"Russian unit"},"geometry":{"type":"Point","coordinates":[24.5,46.5]}},
{"type":"Feature","properties":{"icon":"Ukrainian unit"},"geometry":{"type":"Point","coordinates":[26.5,46.5]}}]})");
    const std::string text = drafted(file);
    CHECK(has(text, "attribute = \"fill\""));
    CHECK(has(text, "date_form = \"unix_time\""));
    CHECK(!has(text, "unit"));
}

TEST_CASE("an attribute that says the same of all, or when, does not say who") {
    const ScratchFolder folder;
    const std::string file = written(folder, "Control_25_01_03.geojson",
                                     R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"kind":"ukraine_control_map","start_date":"2014-03-01"},"geometry":{"type":"Polygon","coordinates":[[[24,46],[25,46],[25,47],[24,47],[24,46]]]}},
{"type":"Feature","properties":{"kind":"ukraine_control_map","start_date":"2022-03-01"},"geometry":{"type":"Polygon","coordinates":[[[26,46],[27,46],[27,47],[26,47],[26,46]]]}}]})");
    const std::string text = drafted(file);
    CHECK(has(text, "constant = \"russian\""));
    CHECK(!has(text, "date_attribute"));
    const ControlSnapshot snapshot = read_with_draft(file, nullptr);
    CHECK(snapshot.areas.size() == 2);
    CHECK(snapshot.date.iso() == "2025-01-03");
}

TEST_CASE("a file of one class is drafted by what its one value, or its name, says") {
    const ScratchFolder folder;
    const auto with = [&](const std::string& name, const std::string& properties) {
        return drafted(written(folder, name,
                               R"({"type":"Feature","properties":)" + properties +
                                   R"(,"geometry":{"type":"Polygon","coordinates":)" +
                                   "[[[24,46],[25,46],[25,47],[24,47],[24,46]]]}}"));
    };
    CHECK(has(with("a.geojson", R"({"status":"Ukrainian-controlled"})"),
              "\"Ukrainian-controlled\" = \"ukrainian\""));
    CHECK(has(with("b.geojson", R"({"x":"Підконтрольна Україні"})"), "attribute = \"x\""));
    CHECK(has(with("Contested.geojson", "{}"), "constant = \"contested\""));
    const std::string liberated = with("liberated_2025-11-24.geojson", "{}");
    CHECK(has(liberated, "constant = \"ukrainian\""));
    CHECK(has(liberated, "FILL IN: only the name 'liberated_2025-11-24.geojson' says so"));
    CHECK(has(with("ukraine.geojson", R"({"country":"Ukraine"})"),
              "FILL IN: nothing in the file says who holds it"));
}

TEST_CASE(
    "a record for each class: an attribute with such a name is the one, and nothing is held yet") {
    const ScratchFolder folder;
    const std::string file = written(folder, "front-2025-01-03.geojson",
                                     R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"name":"north","fill":"#a1"},"geometry":{"type":"Polygon","coordinates":[[[24,46],[25,46],[25,47],[24,47],[24,46]]]}},
{"type":"Feature","properties":{"name":"south","fill":"#b2"},"geometry":{"type":"Polygon","coordinates":[[[26,46],[27,46],[27,47],[26,47],[26,46]]]}}]})");
    const std::string text = drafted(file);
    CHECK(has(text, "attribute = \"fill\""));
    CHECK(has(text, "\"#a1\" = \"leave_out\""));
    CHECK(!has(text, "constant"));
}

TEST_CASE("booleans are classes by true and false, as a file has them") {
    const ScratchFolder folder;
    const std::string file = written(folder, "front-2025-01-03.geojson",
                                     R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"occupied":true},"geometry":{"type":"Polygon","coordinates":[[[24,46],[25,46],[25,47],[24,47],[24,46]]]}},
{"type":"Feature","properties":{"occupied":false},"geometry":{"type":"Polygon","coordinates":[[[26,46],[27,46],[27,47],[26,47],[26,46]]]}}]})");
    const std::string text = drafted(file);
    CHECK(has(text, "attribute = \"occupied\""));
    CHECK(has(text, "\"true\" = \"russian\""));
    CHECK(read_with_draft(file, nullptr).areas.at(0).control == ControlClass::russian);
}

TEST_CASE("a profile drafted for a table says where positions are missing, and finds its columns") {
    const ScratchFolder folder;
    const std::string table =
        written(folder, "control.csv", "geonameid,date,status_wiki,status\n1,20251123,UA,RU\n");
    CHECK(has(drafted(table), "attribute = \"status\" "));
    CHECK(has(drafted(table), "# scripts/join-places TABLE PLACES --key geonameid "));
    const std::string text = drafted(written(
        folder, "register.csv",
        "Код;Найменування;Дата початку тимчасової окупації;Дата завершення тимчасової окупації*\n"
        "UA01;Перша;20.02.2014;\nUA44;Друга;24.02.2022;10.09.2022\n"));
    CHECK(has(text, "name_column = \"Найменування\""));
    CHECK(has(text, "from_column = \"Дата початку тимчасової окупації\""));
    CHECK(has(text, "to_column = \"Дата завершення тимчасової окупації*\""));
    CHECK(has(text, "constant = \"russian\""));
}

TEST_CASE("a draft for a register knows the columns of when it began and when it ended") {
    const ScratchFolder folder;
    for (const auto& [first, last] :
         {std::pair{"Дата окупації", "Дата деокупації"},
          std::pair{"Дата окупації", "Дата звільнення"}, std::pair{"Дата з", "Дата по"},
          std::pair{"ДАТА НАЧАЛА", "Дата окончания"}, std::pair{"valid_from", "Valid_To"},
          std::pair{"date_start", "date_end"}, std::pair{"Start", "end"},
          std::pair{"occupied", "liberated"}, std::pair{"Початок", "Кінець"},
          std::pair{"Occupied since", "Liberated on"}}) {
        const std::string from = first;
        const std::string to = last;
        CAPTURE(from);
        CAPTURE(to);
        const std::string head = "name,lon,lat," + to + ',' + from + '\n';
        const std::string file = written(folder, "register.csv",
                                         head + "A,24.5,46.5,,2014-03-01\n"
                                                "B,26.5,46.5,2022-10-09,2022-03-01\n");
        const std::string text = drafted(file);
        CHECK(has(text, "from_column = \"" + from + '"'));
        CHECK(has(text, "to_column = \"" + to + '"'));
        CHECK(has(text, "constant = \"russian\""));
        const ControlSnapshot late = read_with_draft(file, "2022-11-01");
        CHECK(std::count_if(late.settlements.begin(), late.settlements.end(), [](const auto& one) {
                  return one.control == ControlClass::russian;
              }) == 1);
        // A slip in a first day does not make the last one a first, nor a class of the slip.
        const std::string slip = drafted(written(folder, "slip.csv",
                                                 head + "A,24.5,46.5,,2014-03-01\n"
                                                        "B,26.5,46.5,2022-10-09,2022-03-x\n"));
        CHECK(has(slip, "from_column = \"" + from + '"'));
        CHECK(has(slip, "to_column = \"" + to + '"'));
        CHECK(has(slip, "constant = \"russian\""));
        const std::string none = drafted(written(folder, "none.csv",
                                                 head + "A,24.5,46.5,,unknown\n"
                                                        "B,26.5,46.5,2022-10-09,unknown\n"));
        CHECK(has(none, "from_column = \"not stated\""));
        CHECK(has(none, "to_column = \"" + to + '"'));
    }
    const std::string flags = drafted(written(folder, "flags.csv",
                                              "name,lon,lat,occupied,liberated\n"
                                              "A,24.5,46.5,true,false\nB,26.5,46.5,false,true\n"));
    CHECK(!has(flags, "_column = \"occupied"));
    CHECK(!has(flags, "_column = \"liberated"));
}

TEST_CASE("results say so while a column of days of a register is not understood") {
    const ScratchFolder folder;
    const std::string text = drafted(written(folder, "register.csv",
                                             "name,lon,lat,from,gone\n"
                                             "A,24.5,46.5,2014-03-01,\n"
                                             "B,26.5,46.5,2022-03-01,2022-10-09\n"));
    CHECK(has(text, "from_column = \"from\""));
    CHECK(has(text, "\n# in its place: to_column = \"gone\""));
    CHECK(has(text, "# FILL IN: dates, too: is this when it ended?\n"));
    CHECK(unfilled_keys(text) ==
          std::vector<std::string>{"publisher", "licence", "to_column", "constant"});
    const std::string neither = drafted(written(folder, "neither.csv",
                                                "name,lon,lat,status,seen\n"
                                                "A,24.5,46.5,RU,2014-03-01\n"
                                                "B,26.5,46.5,UA,2022-03-01\n"));
    CHECK(unfilled_keys(neither) ==
          std::vector<std::string>{"publisher", "licence", "from_column", "to_column"});
}

TEST_CASE("of two readings of a day with two digits for the year a draft asks which") {
    const ScratchFolder folder;
    const auto keys_of = [&](const std::string& name) {
        const std::string text = drafted(written(folder, name,
                                                 R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"side":"Russia"},"geometry":{"type":"Polygon","coordinates":[[[24,46],[25,46],[25,47],[24,47],[24,46]]]}}]})"));
        CAPTURE(text);
        CHECK(has(text, "date_pattern"));
        return std::pair(unfilled_keys(text), text);
    };
    const auto asks = [&](const std::string& name) {
        const std::vector<std::string> keys = keys_of(name).first;
        return std::find(keys.begin(), keys.end(), "date_pattern") != keys.end();
    };
    CHECK(has(keys_of("front_24-11-25.geojson").second,
              "FILL IN: with the year first it is 25 November 2024, with the day first 24 November "
              "2025: which?"));
    CHECK(has(keys_of("front_24.11.25.geojson").second,
              "FILL IN: with the day first it is 24 November 2025, with the year first 25 November "
              "2024: which?"));
    CHECK(asks("front_24-11-25.geojson"));
    CHECK(asks("front_241125.geojson"));
    CHECK(!asks("Control_25_01_03.geojson")); // the year 2003 is not meant
    CHECK(!asks("front_25-11-25.geojson"));   // the same day
    CHECK(!asks("front_24.11.2025.geojson"));
}

TEST_CASE("of a description with a table a draft takes the row that tells who holds the land") {
    const ScratchFolder folder;
    const auto area = [](const std::string& description, int west) {
        const std::string w = std::to_string(west);
        const std::string e = std::to_string(west + 1);
        return "<Placemark><name>" + w + "</name><description><![CDATA[" + description +
               "]]></description><Polygon><outerBoundaryIs><LinearRing><coordinates>" + w + ",46 " +
               e + ",46 " + e + ",47 " + w + ",47 " + w +
               ",46</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>";
    };
    const auto row = [](const std::string& status, const std::string& number) {
        return "<table><tr><td>Number</td><td>" + number + "</td></tr><tr><td>Status</td><td><b>" +
               status + "</b></td></tr></table>";
    };
    const auto map = [&](const std::string& areas) {
        return written(folder, "front-2025-11-24.kml",
                       R"(<kml xmlns="http://www.opengis.net/kml/2.2"><Document>)" + areas +
                           "</Document></kml>");
    };
    const std::string file = map(area(row("Occupied", "1"), 24) + area(row("Free", "2"), 26) +
                                 area(row("Occupied before 2022", "3"), 28));
    const std::string text = drafted(file);
    CHECK(!has(text, "<table>"));
    CHECK(has(text, "group = \"Occupied before 2022\"\ncontrol = \"russian_pre_2022\"\n"));
    const ControlSnapshot read = read_with_draft(file, nullptr);
    REQUIRE(read.areas.size() == 3);
    for (const ControlArea& one : read.areas) {
        const double west = one.polygons.front().exterior.front().lon;
        CHECK(one.control == (west < 26   ? ControlClass::russian
                              : west < 28 ? ControlClass::ukrainian
                                          : ControlClass::russian_pre_2022));
    }
    // What says nothing is left out until somebody fills it in.
    const std::string partly =
        drafted(map(area("Status: occupied<br>Seen: today", 24) +
                    area("Status: alpha<br>Seen: today", 26) + area("no row at all", 28)));
    CHECK(has(partly, "group = \"without Status\"\ncontrol = \"leave_out\""));
    const std::vector<std::string> keys = unfilled_keys(partly);
    CHECK(std::find(keys.begin(), keys.end(), "rule 'control'") != keys.end());
}

TEST_CASE("classes in German and many days in one file: a draft maps them and asks which day") {
    const ScratchFolder folder;
    const auto area = [](const char* status, const char* day, int west) {
        const std::string w = std::to_string(west);
        const std::string e = std::to_string(west + 1);
        return R"({"type":"Feature","properties":{"stand":")" + std::string(status) +
               R"(","date":")" + day + R"("},"geometry":{"type":"Polygon","coordinates":[[[)" + w +
               ",46],[" + e + ",46],[" + e + ",47],[" + w + ",47],[" + w + ",46]]]}}";
    };
    const auto collection = [](const std::string& features) {
        return R"({"type":"FeatureCollection","features":[)" + features + "]}";
    };
    const std::string two_days =
        area("besetzt", "2025-11-23", 24) + "," + area("umkämpft", "2025-11-23", 26) + "," +
        area("befreit", "2025-11-23", 28) + "," + area("besetzt", "2025-11-24", 24) + "," +
        area("kontrolliert von Russland", "2025-11-24", 26) + "," +
        area("befreit", "2025-11-24", 28);
    const std::string file = written(folder, "karte.json", collection(two_days));
    const std::string text = drafted(file);
    CHECK(has(text, "\"besetzt\" = \"russian\""));
    CHECK(has(text, "\"kontrolliert von Russland\" = \"russian\""));
    CHECK(has(text, "\"umkämpft\" = \"contested\""));
    CHECK(has(text, "\"befreit\" = \"ukrainian\""));
    CHECK(has(text, "\n[filter]\n\"date\" = '^2025.11.24$'"));
    CHECK(unfilled_keys(text) == std::vector<std::string>{"publisher", "licence", "filter 'date'"});
    const ControlSnapshot last = read_with_draft(file, nullptr);
    CHECK(last.areas.size() == 3);
    CHECK(last.date.iso() == "2025-11-24");
    // Days on which the areas of one map were last changed are no days of maps.
    const std::string one_map = drafted(written(folder, "one.json",
                                                collection(area("besetzt", "2025-11-23", 24) + "," +
                                                           area("befreit", "2025-11-24", 26) + "," +
                                                           area("umkämpft", "2025-11-24", 28))));
    CHECK(!has(one_map, "[filter]"));
    CHECK(unfilled_keys(one_map) == std::vector<std::string>{"publisher", "licence"});
}

TEST_CASE("a day is found under any name, and a register of areas is read as it is now") {
    const ScratchFolder folder;
    const auto map = [&](const std::string& name, const std::vector<std::string>& properties) {
        std::vector<std::string> features;
        for (const std::string& one : properties) {
            features.push_back(R"({"type":"Feature","properties":{"status":"occupied",)" + one +
                               R"(},"geometry":{"type":"Polygon","coordinates":)" +
                               "[[[24,46],[25,46],[25,47],[24,47],[24,46]]]}}");
        }
        return written(folder, name,
                       R"({"type":"FeatureCollection","features":[)" + join(features, ",") + "]}");
    };
    for (const char* named : {"Stand", "day", "stichtag"}) {
        CAPTURE(named);
        const std::string key = std::string("\"") + named + "\":";
        const std::string file =
            map("many.geojson", {key + R"("23.11.2025")", key + R"("24.11.2025")"});
        const ControlSnapshot last = read_with_draft(file, nullptr);
        CHECK(last.areas.size() == 1);
        CHECK(last.date.iso() == "2025-11-24");
    }
    CHECK(!has(
        drafted(map("edited.geojson", {R"("edited":"2025-11-23")", R"("edited":"2025-11-24")"})),
        "[filter]"));
    const std::string ended = R"("date_from":"2022-03-01","date_to":"2022-11-11")";
    const std::string open = map("register.geojson", {ended, R"("date_from":"2022-03-02")"});
    const std::string text = drafted(open);
    CHECK(!has(text, "date_attribute"));
    CHECK(unfilled_keys(text) ==
          std::vector<std::string>{"publisher", "licence", "filter 'date_to'"});
    CHECK(read_with_draft(open, "2025-11-24").areas.size() == 1);
    CHECK(has(drafted(map("ended.geojson", {ended, ended})), "\"date_to\" = 'FILL IN'"));
}

TEST_CASE("layers that are maps of several days are not read as one") {
    const ScratchFolder folder;
    const auto layers = [&](const std::string& name, const std::vector<std::string>& names) {
        std::string text = R"(<kml xmlns="http://www.opengis.net/kml/2.2"><Document>)";
        for (const std::string& layer : names) {
            text += "<Folder><name>" + layer +
                    "</name><Placemark><name>x</name><Polygon><outerBoundaryIs><LinearRing>"
                    "<coordinates>24,46 25,46 25,47 24,47 24,46</coordinates></LinearRing>"
                    "</outerBoundaryIs></Polygon></Placemark></Folder>";
        }
        return drafted(written(folder, name, text + "</Document></kml>"));
    };
    const std::string days = layers("days.kml", {"2025-11-24", "2025-11-23"});
    CHECK(has(days, "layer = \"2025-11-24\""));
    CHECK(has(days, "# FILL IN: one day; the others: \"2025-11-23\""));
    CHECK(has(layers("both.kml", {"occupied 2025-11-23", "contested 2025-11-24"}),
              "# FILL IN: all layers are read, those of 2025-11-23 as those of 2025-11-24"));
    const std::string one_day = layers("one.kml", {"occupied 24nov2025", "contested 24nov2025"});
    CHECK(has(one_day, "\"*\""));
    CHECK(!has(one_day, "input = 'occupied.24"));
}

TEST_CASE("of attributes that tell other classes a draft names both, and codes are offered") {
    const ScratchFolder folder;
    const auto map = [&](const std::vector<std::string>& properties) {
        std::vector<std::string> features;
        for (const std::string& one : properties) {
            features.push_back(R"({"type":"Feature","properties":{)" + one +
                               R"(},"geometry":{"type":"Polygon","coordinates":)" +
                               "[[[24,46],[25,46],[25,47],[24,47],[24,46]]]}}");
        }
        return drafted(
            written(folder, "map.geojson",
                    R"({"type":"FeatureCollection","features":[)" + join(features, ",") + "]}"));
    };
    const std::string claimed = map({R"("claimed_by":"Russia","controlled_by":"Ukraine")",
                                     R"("claimed_by":"Russia","controlled_by":"Russia")"});
    CHECK(has(claimed, "attribute = \"controlled_by\""));
    CHECK(has(claimed, "FILL IN: tells who holds it; \"claimed_by\" says otherwise"));
    const std::string years = map({R"("control_2021":"UA","control_2025":"RU")"});
    CHECK(has(years, "attribute = \"control_2025\""));
    CHECK(has(years, "\"control_2021\" says otherwise"));
    const std::string codes = map({R"("zone":0)", R"("zone":1)", R"("zone":2)"});
    CHECK(has(codes, "attribute = \"zone\""));
    CHECK(has(codes, "\"2\" = \"leave_out\""));
    CHECK(has(map({R"("id":0)", R"("id":1)"}), "constant"));
    std::vector<std::string> since;
    std::vector<std::string> texts;
    for (int i = 0; i < 25; ++i) {
        since.push_back(R"("status":"Occupied since )" + std::to_string(i + 1) + R"(.3.2022")");
        texts.push_back(R"("status":")" + std::string(1, static_cast<char>('a' + i)) +
                        R"( is occupied")");
    }
    const std::string rules = map(since);
    CHECK(has(rules, "where = { \"status\" = '^occupied since' }"));
    CHECK(!has(rules, "constant"));
    CHECK(!has(rules, "others"));
    CHECK(has(map(texts), "FILL IN: has 25 values: does it tell who holds it?"));
}

TEST_CASE("a counteroffensive goes before the land it is drawn over, and land abroad is left out") {
    const ScratchFolder folder;
    const auto area = [](const char* layer, int west) {
        const std::string w = std::to_string(west);
        const std::string e = std::to_string(west + 1);
        return R"({"type":"Feature","properties":{"layer":")" + std::string(layer) +
               R"("},"geometry":{"type":"Polygon","coordinates":[[[)" + w + ",46],[" + e +
               ",46],[" + e + ",47],[" + w + ",47],[" + w + ",46]]]}}";
    };
    const std::string file = written(folder, "isw-2025-11-24.geojson",
                                     R"({"type":"FeatureCollection","features":[)" +
                                         area("Assessed Russian Control", 24) + "," +
                                         area("Claimed Ukrainian Counteroffensives", 24) + "," +
                                         area("Occupied Transnistria", 60) + "]}");
    const std::string text = drafted(file);
    CHECK(has(text, "\nprecedence = [\"russian_pre_2022\", \"contested\", \"russian\", "));
    CHECK(has(text, "\"Occupied Transnistria\" = \"leave_out\""));
    CHECK(has(text, "# 1 record, outside Ukraine\n"));
    CHECK(unfilled_keys(text) == std::vector<std::string>{"publisher", "licence"});
    CHECK(read_with_draft(file, nullptr).areas.front().control == ControlClass::contested);
}

TEST_CASE("a draft for a table that has to be joined with places says how") {
    const ScratchFolder folder;
    const std::string cells =
        drafted(written(folder, "control.csv", "geonameid,date,status\n1,20251123,UA\n"));
    CHECK(has(cells, "# scripts/join-places TABLE PLACES --key geonameid --day date --on "
                     "YYYY-MM-DD > joined.geojson\n"));
    const std::string from_to = drafted(written(folder, "register.csv",
                                                "Код;Назва;Дата початку;Дата завершення\n"
                                                "UA01;Перша;20.02.2014;\n"));
    CHECK(has(from_to, "--key Код --from 'Дата початку' --to 'Дата завершення' --on YYYY-MM-DD"));
}

TEST_CASE("lines and pins in folders of their own are no classes of a map of areas") {
    const ScratchFolder folder;
    const auto placed = [](const std::string& name, const std::string& geometry) {
        return "<Folder><name>" + name + "</name><Placemark><name>x</name>" + geometry +
               "</Placemark></Folder>";
    };
    const auto square = [](const std::string& positions) {
        return "<Polygon><outerBoundaryIs><LinearRing><coordinates>" + positions +
               "</coordinates></LinearRing></outerBoundaryIs></Polygon>";
    };
    const std::string line = "<LineString><coordinates>24,46 24,47</coordinates></LineString>";
    const std::string file =
        written(folder, "map.kml",
                R"(<kml xmlns="http://www.opengis.net/kml/2.2"><Document>)" +
                    placed("Occupied", square("24,46 25,46 25,47 24,47 24,46")) +
                    placed("Gray zone", square("26,46 27,46 27,47 26,47 26,46")) +
                    placed("Front line", line) +
                    placed("Pins", "<Point><coordinates>24,46</coordinates></Point>") +
                    "</Document></kml>");
    const std::string text = drafted(file);
    CHECK(!has(text, "Front line"));
    CHECK(unfilled_keys(text) == std::vector<std::string>{"publisher", "licence"});
    CHECK(read_with_draft(file, "2025-11-24").areas.size() == 2);
}

TEST_CASE("of two attributes that differ in the case of letters a draft asks which") {
    const ScratchFolder folder;
    const std::string file = written(folder, "front-2025-11-24.geojson", R"({"type":"Feature",
"properties":{"Class":"russian","CLASS":"contested"},
"geometry":{"type":"Polygon","coordinates":[[[24,46],[25,46],[25,47],[24,47],[24,46]]]}})");
    const std::string text = drafted(file);
    CHECK(has(text, "# in its place: attribute = \"CLASS\"\n"));
    CHECK(unfilled_keys(text) == std::vector<std::string>{"publisher", "licence", "attribute"});
    CHECK_THROWS_WITH_AS(read_control(SourceSpec{file, "classes"}, shipped_profiles(), squares(),
                                      shared_made_up_regions(), std::nullopt, std::nullopt),
                         doctest::Contains("'CLASS' and 'Class' differ from it in the case of "
                                           "letters only"),
                         DataError);
    const std::string exact = written(folder, "front-2025-11-25.geojson", R"({"type":"Feature",
"properties":{"class":"russian","CLASS":"contested"},
"geometry":{"type":"Polygon","coordinates":[[[24,46],[25,46],[25,47],[24,47],[24,46]]]}})");
    const ControlSnapshot read =
        read_control(SourceSpec{exact, "classes"}, shipped_profiles(), squares(),
                     shared_made_up_regions(), std::nullopt, std::nullopt);
    CHECK(read.areas.at(0).control == ControlClass::russian);
    CHECK(std::any_of(read.notes.begin(), read.notes.end(), [](const InputNote& note) {
        return note.what == "attribute 'class' counts, not 'CLASS'";
    }));
}

TEST_CASE("a few regions of about their official areas are boundaries, whatever names them") {
    const ScratchFolder folder;
    // The made-up table has 1,000 km² for each region.
    const auto region = [](const std::string& name, const std::string& west, double width) {
        const std::string e = std::to_string(std::stod(west) + width);
        return R"({"type":"Feature","properties":{"unit":")" + name +
               R"("},"geometry":{"type":"Polygon","coordinates":[[[)" + west + ",46],[" + e +
               ",46],[" + e + ",46.3],[" + west + ",46.3],[" + west + ",46]]]}}";
    };
    const auto collection = [](const std::string& features) {
        return R"({"type":"FeatureCollection","features":[)" + features + "]}";
    };
    const std::string two =
        drafted(written(folder, "two.geojson",
                        collection(region("Волинська область", "24", 0.4) + "," +
                                   region("Автономна Республіка Крим", "26", 0.4))));
    CHECK(has(two, "kind = \"boundaries\""));
    CHECK(has(two, "attribute = \"unit\""));
    CHECK(has(two, "# 25 of the 27 regions are not in it:"));
    for (const std::string& control :
         {collection(region("Волинська область", "24", 0.01)),
          collection(region("Автономна Республіка Крим", "24", 0.4)),
          collection(region("Волинська область", "24", 0.4) + "," + region("Occupied", "26", 0.4)),
          collection(region("Волинська область", "24", 0.4) + "," +
                     region("Волинська область", "26", 0.4))}) {
        CAPTURE(control);
        CHECK(has(drafted(written(folder, "areas.geojson", control)), "kind = \"control\""));
    }
}

TEST_CASE("a profile drafted for a folder of regions reads all of them") {
    const ScratchFolder folder;
    std::ifstream all(fixture("boundaries/squares.geojson"));
    const nlohmann::json set = nlohmann::json::parse(all);
    for (const nlohmann::json& feature : set["features"]) {
        nlohmann::json one = feature;
        one["properties"] = {{"unit", feature["properties"]["iso_3166_2"]}};
        folder.write("regions/" + one["properties"]["unit"].get<std::string>() + ".geojson",
                     one.dump());
    }
    const std::string regions = (folder.path() / "regions").string();
    const FileInspection inspection =
        inspect_files({{regions, {}}}, shipped_profiles(), squares(), shared_made_up_regions());
    REQUIRE(inspection.collection);
    CHECK(inspection.collection->is_boundary_set);
    CHECK(inspection.control.empty());
    REQUIRE(inspection.naming);
    CHECK(inspection.naming->attribute == "unit");
    CHECK(inspection.naming->missing.empty());
    const std::string text = draft_profile(inspection);
    CHECK(has(text, "kind = \"boundaries\""));
    CHECK(has(text, "title = \"regions\""));
    Profiles profiles = shipped_profiles();
    profiles.add(folder.write("own.toml", text));
    CHECK(read_boundaries({regions, "own"}, profiles, shared_made_up_regions()).records.size() ==
          27);
    const FileInspection read =
        inspect_files({{regions, "own"}}, profiles, squares(), shared_made_up_regions());
    REQUIRE(read.boundaries.size() == 1);
    CHECK(read.boundaries[0].refusal.empty());
    REQUIRE(read.suggestion);
    CHECK(read.suggestion->command.starts_with("demarc run `boundaries` " +
                                               shell_word(regions + ":own")));
}

TEST_CASE("a profile drafted for boundaries names the attribute") {
    const std::string text = drafted(fixture("boundaries/squares.geojson"));
    CHECK(has(text, "kind = \"boundaries\""));
    const ScratchFolder folder;
    const std::filesystem::path own = folder.path() / "own.toml";
    std::ofstream(own) << text;
    Profiles profiles = shipped_profiles();
    profiles.add(own);
    CHECK(read_boundaries({fixture("boundaries/squares.geojson"), "own"}, profiles,
                          shared_made_up_regions())
              .regions.size() == 27);
}

TEST_CASE("Wikipedia's table of towns is read with the profile drafted for it") {
    if (!has_shared_data()) {
        return;
    }
    const std::string file = shared_geodata("settlements/wikipedia_control_of_cities_20240817.csv");
    const std::string text = drafted(file);
    CHECK(has(text, "attribute = \"Held by\""));
    CHECK(has(text, "\"Contested\" = \"contested\""));
    CHECK(has(text, "\"Gray zone\" = \"contested\""));
    const ScratchFolder folder;
    Profiles profiles;
    std::ofstream(folder.path() / "own.toml") << text;
    profiles.add(folder.path() / "own.toml");
    ControlSnapshot snapshot;
    read_settlements(file, profiles.control.at("own"), std::nullopt, {}, snapshot);
    CHECK(snapshot.settlements.size() == 487);
    CHECK(snapshot.notes.size() == 3); // no position, two sides, and the same side twice
}
