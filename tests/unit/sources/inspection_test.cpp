// SPDX-License-Identifier: MIT
#include "geometry/area.hpp"
#include "sources/control_reader.hpp"
#include "sources/file_inspection.hpp"
#include "sources/inspection.hpp"
#include "support/error.hpp"
#include "support/scratch_folder.hpp"
#include "support/text.hpp"
#include "support/worlds.hpp"
#include "unit/sources/sources_fixture.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>

using namespace demarc;
using namespace demarc::testing;

namespace {

FileInspection inspected(const std::string& name, const std::string& profile = {}) {
    return inspect_files({{fixture(name), profile}}, shipped_profiles(), squares(),
                         shared_made_up_regions());
}

SquareMetres box_area(double west, double south, double east, double north) {
    return area_of(rectangle(west, south, east, north));
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("an inspection says where a position is no number and goes on to the next record") {
    const FileInspection nan = inspected("vector/nan.geojson");
    REQUIRE(nan.layers.size() == 1);
    CHECK(nan.layers[0].records == 2);
    REQUIRE(nan.layers[0].bad_positions.size() == 1);
    CHECK(nan.layers[0].bad_positions[0].record == 1);
    CHECK(nan.layers[0].bad_positions[0].place == "polygon 1, ring 1, vertex 3");
    CHECK(nan.layers[0].bad_positions[0].reason == "not a finite number");
    CHECK(nan.layers[0].drawn.km2() ==
          doctest::Approx(box_area(30, 50, 31, 51).km2()).epsilon(1e-9));
    REQUIRE(nan.control.size() == 1);
    CHECK(has(nan.control[0].refusal, "position 31 nan is not a finite number"));
    CHECK(!nan.suggestion);
}

TEST_CASE("an inspection names the vertex and GEOS's reason of every invalid polygon") {
    const FileInspection bow_tie = inspected("vector/bow-tie.geojson");
    REQUIRE(bow_tie.layers.at(0).invalid.size() == 1);
    const RecordFault& fault = bow_tie.layers[0].invalid[0];
    CHECK(fault.record == 1);
    CHECK(fault.reason == "Self-intersection");
    REQUIRE(fault.at);
    CHECK(fault.at->lon == doctest::Approx(30.5));
    CHECK(fault.at->lat == doctest::Approx(50.5));
    CHECK(fault.place == "polygon 1, ring 1, vertex 1");
}

TEST_CASE("an inspection throws nothing on account of what is in a file") {
    for (const char* name : {"truncated", "empty", "bad-utf8", "unclosed-ring", "infinite",
                             "metres-without-crs", "no-geometry", "longitude-370", "no-records"}) {
        CAPTURE(name);
        const FileInspection inspection =
            inspected(std::string("vector/") + name + ".geojson", "classes");
        CHECK(!inspection.suggestion);
        CHECK((!inspection.files.at(0).fault.empty() || !inspection.control.at(0).refusal.empty()));
    }
    CHECK_THROWS_AS(inspected("vector/nowhere.geojson"), DataError);
}

TEST_CASE("an inspection says that a CRS was given") {
    Profiles profiles = shipped_profiles();
    profiles.set_crs("EPSG:3857");
    const SurveyedFile file = surveyed({fixture("vector/without-prj.shp"), ""}, profiles);
    CHECK(file.survey.layers.at(0).crs == "EPSG:3857, as given, since the file names none");
    CHECK(file.survey.layers.at(0).crs_fault.empty());
    CHECK_THROWS_AS(profiles.set_crs("mercator"), UsageError);
    // What is given for one run goes before what a profile says.
    const ScratchFolder folder;
    Profiles own = shipped_profiles();
    own.add(folder.write("own.toml",
                         "kind = \"control\"\nform = \"polygons\"\ncrs = \"EPSG:4284\"\n"
                         "constant = \"russian\"\n"));
    own.set_crs("EPSG:4326");
    CHECK(own.control.at("own").opening.crs == "EPSG:4326");
}

TEST_CASE("an inspection tells a CRS that is missing from one that nobody knows") {
    CHECK(has(inspected("vector/without-prj.shp").layers.at(0).crs_fault, "names no coordinate"));
    const LayerInspection unknown = inspected("vector/unknown-crs.geojson").layers.at(0);
    CHECK(unknown.crs.empty());
    CHECK(has(unknown.crs_fault, "names one that nobody knows"));
}

TEST_CASE("a file without a date is not said to be of a wrong one") {
    const ScratchFolder folder;
    const std::filesystem::path undated = folder.path() / "undated.geojson";
    std::filesystem::copy_file(fixture("control/classes-2025-01-02.geojson"), undated);
    const FileInspection file = inspect_files({{undated.string(), "classes"}}, shipped_profiles(),
                                              squares(), shared_made_up_regions());
    REQUIRE(file.control.size() == 1);
    CHECK(!file.control[0].date);
    for (const InputNote& note : file.control[0].notes) {
        CHECK(note.warning != InputWarning::date);
    }
}

TEST_CASE("an inspection measures each class after precedence and the overlap of classes") {
    const FileInspection file = inspected("control/classes-2025-01-02.geojson");
    REQUIRE(file.control.size() == 1);
    const ControlReading& reading = file.control[0];
    CHECK(reading.refusal.empty());
    REQUIRE(reading.date);
    CHECK(reading.date->iso() == "2025-01-02");
    REQUIRE(reading.classes.size() == 3);
    CHECK(reading.classes[0].control == ControlClass::russian_pre_2022);
    CHECK(reading.classes[1].control == ControlClass::russian);
    const double half_a_square = box_area(29, 46, 29.5, 47).km2();
    CHECK(reading.classes[1].drawn.km2() == doctest::Approx(2 * half_a_square));
    CHECK(reading.classes[1].in_ukraine.km2() == doctest::Approx(half_a_square));
    REQUIRE(reading.overlaps.size() == 1);
    CHECK(reading.overlaps[0].first == ControlClass::russian_pre_2022);
    CHECK(reading.overlaps[0].area.km2() == doctest::Approx(half_a_square));
    REQUIRE(reading.overlaps[0].counts_as.size() == 1);
    CHECK(reading.overlaps[0].counts_as.at(ControlClass::russian_pre_2022).km2() ==
          doctest::Approx(half_a_square));
    REQUIRE(file.suggestion);
    CHECK(file.suggestion->profile == "classes");
    CHECK(file.suggestion->command ==
          "demarc run `control` " +
              shell_word(fixture("control/classes-2025-01-02.geojson") + ":classes"));
}

TEST_CASE("an inspection tells what lies outside Ukraine") {
    const FileInspection file = inspected("vector/sound.geojson"); // far north of the squares
    REQUIRE(!file.layers.at(0).outside.empty());
    CHECK(file.layers[0].outside[0].wholly);
    CHECK(file.layers[0].outside[0].outside.km2() == doctest::Approx(file.layers[0].drawn.km2()));
}

TEST_CASE("an inspection of a boundary set compares each region with its official area") {
    const FileInspection file = inspected("boundaries/squares.geojson");
    REQUIRE(file.boundaries.size() == 1);
    CHECK(file.boundaries[0].profile == "natural-earth");
    CHECK(file.boundaries[0].regions.size() == 27);
    REQUIRE(file.naming);
    CHECK(file.naming->attribute == "iso_3166_2");
    CHECK(file.naming->missing.empty());
}

TEST_CASE("an inspection names the regions that a boundary set lacks or has twice") {
    const FileInspection missing = inspected("boundaries/region-missing.geojson");
    CHECK(!missing.boundaries.at(0).refusal.empty());
    REQUIRE(missing.naming);
    CHECK(missing.naming->missing.size() == 1);
    const FileInspection unknown = inspected("boundaries/unknown-region.geojson");
    REQUIRE(unknown.naming);
    CHECK(unknown.naming->unknown.size() == 1);
    const FileInspection twice = inspected("boundaries/region-twice.geojson");
    REQUIRE(twice.naming);
    CHECK(twice.naming->repeated.size() == 1);
}

TEST_CASE("an inspection of a folder lists the snapshots in it and looks into the latest") {
    const ScratchFolder folder;
    const std::string area = R"({"type":"FeatureCollection","features":[{"type":"Feature",)"
                             R"("properties":{},"geometry":{"type":"Polygon","coordinates":)"
                             R"([[[28,46],[29,46],[29,47],[28,47],[28,46]]]}}]})";
    folder.write("deepstatemap_data_20250101.geojson", area);
    folder.write("deepstatemap_data_20250104.geojson", area);
    const FileInspection file = inspect_files({{folder.path().string(), ""}}, shipped_profiles(),
                                              squares(), shared_made_up_regions());
    REQUIRE(file.collection);
    CHECK(file.collection->files.size() == 2);
    REQUIRE(file.collection->readings.size() == 1);
    CHECK(file.collection->readings[0].snapshots == 2);
    REQUIRE(file.collection->readings[0].missing.size() == 2);
    CHECK(file.collection->readings[0].missing[0].iso() == "2025-01-02");
    CHECK(file.collection->sample.ends_with("deepstatemap_data_20250104.geojson"));
    REQUIRE(file.suggestion);
    CHECK(file.suggestion->command.ends_with(":deepstate-daily `date` 2025-01-04"));
}

TEST_CASE("a day asked for is looked into, and a day that is not there is refused") {
    const ScratchFolder folder;
    const std::string area = R"({"type":"FeatureCollection","features":[{"type":"Feature",)"
                             R"("properties":{"class":"russian"},"geometry":{"type":"Polygon",)"
                             R"("coordinates":[[[28,46],[29,46],[29,47],[28,47],[28,46]]]}}]})";
    folder.write("front-2025-01-01.geojson", area);
    folder.write("front-2025-01-04.geojson", area);
    const auto look = [&](const char* day) {
        return inspect_files({{folder.path().string(), ""}}, shipped_profiles(), squares(),
                             shared_made_up_regions(), Date::parse(day));
    };
    const FileInspection file = look("2025-01-01");
    REQUIRE(file.collection); // no name of a publisher: recognised by what is in a file
    REQUIRE(file.collection->readings.size() == 1);
    CHECK(file.collection->readings[0].profile == "classes");
    CHECK(file.collection->sample.ends_with("front-2025-01-01.geojson"));
    CHECK(file.control.at(0).notes.empty());
    REQUIRE(file.suggestion);
    CHECK(file.suggestion->command.ends_with(":classes `date` 2025-01-01"));
    CHECK_THROWS_AS(look("2025-01-02"), UsageError);
}

TEST_CASE("a file is recognised by what rules find in it, whatever its name") {
    const ScratchFolder folder;
    const auto record = [](const char* fill, int west) {
        return fmt::format(
            R"({{"type":"Feature","properties":{{"name":"x","fill":"{}"}},"geometry":)"
            R"({{"type":"Polygon","coordinates":[[[{},46],[{},46],[{},47],[{},46]]]}}}})",
            fill, west, west + 1, west + 1, west);
    };
    const auto collection = [](const std::string& records) {
        return R"({"type":"FeatureCollection","features":[)" + records + "]}";
    };
    folder.write("renamed.geojson",
                 collection(record("#a52714", 28) + "," + record("#bcaaa4", 29)));
    folder.write("other.geojson", collection(record("#123456", 28) + "," + record("#654321", 29)));
    const auto look = [&](const char* name) {
        return inspect_files({{(folder.path() / name).string(), ""}}, shipped_profiles(), squares(),
                             shared_made_up_regions());
    };
    const FileInspection renamed = look("renamed.geojson");
    REQUIRE(renamed.suggestion);
    CHECK(renamed.suggestion->profile == "deepstate-raw");
    CHECK(renamed.suggestion->command.ends_with("`date` YYYY-MM-DD"));
    REQUIRE(renamed.control.at(0).groups.size() == 2);
    CHECK(renamed.control[0].groups[0].group == "occupied");
    CHECK(!look("other.geojson").suggestion);
}

TEST_CASE("files that are layers of one map are read together, from a folder as well") {
    const ScratchFolder folder;
    const auto write = [&](const char* name, int west) {
        folder.write(name,
                     fmt::format(R"({{"type":"FeatureCollection","features":[{{"type":"Feature",)"
                                 R"("properties":{{}},"geometry":{{"type":"Polygon",)"
                                 R"("coordinates":[[[{0},46],[{1},46],[{1},47],[{0},46]]]}}}}]}})",
                                 west, west + 1));
    };
    write("AssessedControl_2025-01-02.geojson", 28);
    write("AssessedAdvances_2025-01-02.geojson", 29);
    const std::vector<SourceSpec> files{
        {(folder.path() / "AssessedControl_2025-01-02.geojson").string(), ""},
        {(folder.path() / "AssessedAdvances_2025-01-02.geojson").string(), ""}};
    const FileInspection named =
        inspect_files(files, shipped_profiles(), squares(), shared_made_up_regions());
    const FileInspection in_folder = inspect_files(
        {{folder.path().string(), ""}}, shipped_profiles(), squares(), shared_made_up_regions());
    for (const FileInspection& both : {named, in_folder}) {
        CHECK(both.files.size() == 2);
        CHECK(both.layers.size() == 2);
        REQUIRE(both.control.size() == 1);
        CHECK(both.control[0].profile == "isw-layers");
        CHECK(both.control[0].classes.size() == 2);
        REQUIRE(both.suggestion);
    }
    CHECK(named.suggestion->command.find(" `control` ", 15) != std::string::npos);
    const ControlSnapshot read =
        read_control(SourceSpec{folder.path().string(), "isw-layers"}, shipped_profiles(),
                     squares(), shared_made_up_regions(), std::nullopt, std::nullopt);
    CHECK(read.areas.size() == 2);
    CHECK(read.date.iso() == "2025-01-02");
}

TEST_CASE("where the name tells no day, inspection says that of the records") {
    const ScratchFolder folder;
    const std::string file = folder.write("VIEW_RussiaCoTinUkraine_V3.geojson", R"({
"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"EditDate": 1735905600000},
"geometry": {"type": "Polygon", "coordinates": [[[28, 46], [29, 46], [29, 47], [28, 47], [28, 46]]]}}]})");
    const FileInspection inspection =
        inspect_files({{file, ""}}, shipped_profiles(), squares(), shared_made_up_regions());
    REQUIRE(inspection.control.size() == 1);
    REQUIRE(inspection.control[0].date);
    CHECK(inspection.control[0].date->iso() == "2025-01-03");
    REQUIRE(inspection.suggestion);
    CHECK(inspection.suggestion->command.find("`date`") == std::string::npos);
}

TEST_CASE("features under a key are found, and the profile that would read them told") {
    const FileInspection nested = inspected("control/nested-2025-01-02.json");
    CHECK(nested.files.at(0).under == "data.value");
    REQUIRE(nested.suggestion);
    CHECK(nested.suggestion->profile == "classes");
    CHECK(nested.suggestion->line == "features_under = \"data.value\"");
    CHECK(has(nested.suggestion->command, "`profiles` my-classes.toml"));
}

TEST_CASE("a register of settlements is read as of its last day, if no other is asked for") {
    const ScratchFolder folder;
    folder.write("register.csv", "name,lon,lat,side,from,to\nA,28.5,46.5,russian,2022-03-01,\n"
                                 "B,29.5,46.5,russian,2022-04-01,2022-11-11\n"
                                 "C,30.5,47.5,ukrainian,,\n");
    const FileInspection file =
        inspect_files({{(folder.path() / "register.csv").string(), ""}}, shipped_profiles(),
                      squares(), shared_made_up_regions());
    REQUIRE(file.control.size() == 1);
    CHECK(file.control[0].refusal.empty());
    REQUIRE(file.control[0].register_days);
    CHECK(file.control[0].register_days->first.iso() == "2022-03-01");
    CHECK(file.control[0].register_days->second.iso() == "2022-11-11");
    REQUIRE(file.suggestion);
    CHECK(file.suggestion->command.ends_with("`date` 2022-11-11"));
}

TEST_CASE("an inspection of a boundary set tells what each region was recognised by") {
    const FileInspection file = inspected("boundaries/squares.geojson");
    REQUIRE(file.boundaries.at(0).records.size() == 27);
    CHECK(file.boundaries[0].records[0].attribute == "iso_3166_2");
    CHECK(file.boundaries[0].records[0].kind == RegionMatchKind::iso_code);
}

TEST_CASE("polygons of a collection may lie over one another, those of a multipolygon may not") {
    const ScratchFolder folder;
    const std::string first = "[[[28,46],[29,46],[29,47],[28,47],[28,46]]]";
    const std::string second = "[[[28.5,46],[29.5,46],[29.5,47],[28.5,47],[28.5,46]]]";
    const auto look = [&](const std::string& geometry) {
        folder.write("areas.geojson",
                     R"({"type":"Feature","properties":{},"geometry":)" + geometry + "}");
        return inspect_files({{(folder.path() / "areas.geojson").string(), ""}}, shipped_profiles(),
                             squares(), shared_made_up_regions());
    };
    const auto polygon = [](const std::string& rings) {
        return R"({"type":"Polygon","coordinates":)" + rings + "}";
    };
    CHECK(look(R"({"type":"GeometryCollection","geometries":[)" + polygon(first) + "," +
               polygon(second) + "]}")
              .layers.at(0)
              .invalid.empty());
    CHECK(look(R"({"type":"MultiPolygon","coordinates":[)" + first + "," + second + "]}")
              .layers.at(0)
              .invalid.size() == 1);
}

TEST_CASE("an overlap counts as what a run makes of it, which may be a third class") {
    // Three squares of half a degree's width side by side, each over half of the one before. The
    // counteroffensive goes before control and that before advances, though both are contested.
    const ScratchFolder folder;
    const auto write = [&](const std::string& name, double west, double east) {
        const std::string w = std::to_string(west);
        const std::string e = std::to_string(east);
        return SourceSpec{folder.write(name, R"({"type":"Polygon","coordinates":[[[)" + w +
                                                 ",46],[" + e + ",46],[" + e + ",47],[" + w +
                                                 ",47],[" + w + ",46]]]}"),
                          "isw-layers"};
    };
    const FileInspection file = inspect_files(
        {write("Assessed_Control.geojson", 28, 29),
         write("Claimed_Counteroffensives.geojson", 28.75, 29.5),
         write("Assessed_Advances.geojson", 28, 28.25)},
        shipped_profiles(), squares(), shared_made_up_regions(), Date::parse("2025-01-02"));
    REQUIRE(file.control.size() == 1);
    REQUIRE(file.control[0].overlaps.size() == 1);
    const ClassOverlap& overlap = file.control[0].overlaps[0];
    const double strip = box_area(28, 46, 28.25, 47).km2();
    CHECK(overlap.area.km2() == doctest::Approx(2 * strip));
    CHECK(overlap.counts_as.at(ControlClass::contested).km2() == doctest::Approx(strip));
    CHECK(overlap.counts_as.at(ControlClass::russian).km2() == doctest::Approx(strip));
}

TEST_CASE("an inspection gives regions held whole since before 2022 their class, as a run does") {
    // UA-43 is a square of the second row; the file draws half of it as held since 2022.
    const BoundarySet boundaries = squares();
    const RegionIndex crimea = *shared_made_up_regions().find("UA-43");
    const LonLat corner = boundaries.regions[crimea][0].exterior[0];
    const ScratchFolder folder;
    const auto at = [&](double east, double north) {
        return "[" + std::to_string(corner.lon + east) + "," + std::to_string(corner.lat + north) +
               "]";
    };
    const std::string file =
        folder.write("Assessed_Control_2025-01-02.geojson",
                     R"({"type":"Polygon","coordinates":[[)" + at(0, 0) + "," + at(0.5, 0) + "," +
                         at(0.5, 1) + "," + at(0, 1) + "," + at(0, 0) + "]]}");
    const FileInspection inspection = inspect_files({{file, "isw-layers"}}, shipped_profiles(),
                                                    boundaries, shared_made_up_regions());
    REQUIRE(inspection.control.size() == 1);
    const std::vector<ClassInspection>& classes = inspection.control[0].classes;
    REQUIRE(classes.size() == 2);
    CHECK(classes[0].control == ControlClass::russian);
    CHECK(classes[0].in_ukraine.km2() == doctest::Approx(0));
    CHECK(classes[1].control == ControlClass::russian_pre_2022);
    CHECK(classes[1].in_ukraine.km2() ==
          doctest::Approx(area_of(boundaries.regions[crimea]).km2() / 2));
}

TEST_CASE("an inspection measures the areas with each value and each row of a description") {
    const ScratchFolder folder;
    const auto area = [](int number, const char* fill, const char* status, int west) {
        return fmt::format(
            R"({{"type":"Feature","properties":{{"fill":"{0}","description":"Number: {1}\nStatus: {2}"}},)"
            R"("geometry":{{"type":"Polygon","coordinates":[[[{3},46],[{4},46],[{4},47],[{3},47],[{3},46]]]}}}})",
            fill, number, status, west, west + 1);
    };
    const std::string file = folder.write(
        "areas.geojson", R"({"type":"FeatureCollection","features":[)" +
                             area(1, "red", "held", 24) + "," + area(2, "red", "grey", 26) + "," +
                             area(3, "blue", "held", 60) + "]}");
    const LayerInspection layer =
        inspect_files({{file, ""}}, shipped_profiles(), squares(), shared_made_up_regions())
            .layers.at(0);
    const auto fill =
        std::find_if(layer.attributes.begin(), layer.attributes.end(),
                     [](const AttributeInspection& one) { return one.name == "fill"; });
    REQUIRE(fill != layer.attributes.end());
    const double square = box_area(24, 46, 25, 47).km2();
    REQUIRE(fill->values.size() == 2);
    CHECK(fill->values[0].value == "red");
    CHECK(fill->values[0].records == 2);
    CHECK(fill->values[0].drawn.km2() == doctest::Approx(2 * square).epsilon(1e-9));
    CHECK(fill->values[0].outside == 0);
    CHECK(fill->values[1].drawn.km2() == doctest::Approx(square).epsilon(1e-9));
    CHECK(fill->values[1].outside == 1);
    REQUIRE(layer.described.size() == 2);
    CHECK(layer.described[1].attribute == "description");
    CHECK(layer.described[1].rows.name == "Status");
    CHECK(layer.described[1].rows.values.at(0).value == "held");
    CHECK(layer.described[1].rows.values[0].drawn.km2() ==
          doctest::Approx(2 * square).epsilon(1e-9));
}

TEST_CASE("lines beside areas are no fault: no line of contact is looked for in vain") {
    const ScratchFolder folder;
    const std::string file = folder.write(
        "map.kml",
        R"(<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>Occupied</name>)"
        R"(<Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>24,46 25,46 25,47 24,46)"
        R"(</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Folder>)"
        R"(<Folder><name>Front</name><Placemark><LineString><coordinates>24,46 24,47)"
        R"(</coordinates></LineString></Placemark></Folder></Document></kml>)");
    const FileInspection inspection =
        inspect_files({{file, ""}}, shipped_profiles(), squares(), shared_made_up_regions());
    CHECK(inspection.control.empty());
    const auto said =
        std::find_if(inspection.unfit.begin(), inspection.unfit.end(),
                     [](const UnfitProfile& unfit) { return unfit.profile == "line-of-contact"; });
    REQUIRE(said != inspection.unfit.end());
    CHECK(has(said->reason, "the file holds areas"));
    // Asked for by name it is tried, and refused.
    const FileInspection asked = inspect_files({{file, "line-of-contact"}}, shipped_profiles(),
                                               squares(), shared_made_up_regions());
    REQUIRE(asked.control.size() == 1);
    CHECK(!asked.control[0].refusal.empty());
}

TEST_CASE("an inspection names the encoding that a Shapefile lacks as a run does") {
    const ScratchFolder folder;
    for (const char* ending : {".shp", ".shx", ".dbf"}) {
        std::filesystem::copy_file(fixture(std::string("vector/mercator") + ending),
                                   folder.path() / (std::string("areas") + ending));
    }
    // The last letter of the table is one of Windows-1251.
    const std::filesystem::path table = folder.path() / "areas.dbf";
    std::fstream bytes(table, std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekg(0, std::ios::end);
    std::string all(static_cast<std::size_t>(bytes.tellg()), ' ');
    bytes.seekg(0);
    bytes.read(all.data(), static_cast<std::streamsize>(all.size()));
    const std::size_t header = static_cast<unsigned char>(all[8]) +
                               256U * static_cast<std::size_t>(static_cast<unsigned char>(all[9]));
    bytes.seekp(static_cast<std::streamoff>(header + 1));
    bytes.put('\xEA');
    bytes.close();
    const FileInspection inspection =
        inspect_files({{(folder.path() / "areas.shp").string(), ""}}, shipped_profiles(), squares(),
                      shared_made_up_regions());
    REQUIRE(!inspection.layers.at(0).refused.empty());
    CHECK(has(inspection.layers[0].refused[0].reason, "its text is not UTF-8"));
    CHECK(has(inspection.layers[0].refused[0].reason, "CP1251, into areas.cpg"));
}

TEST_CASE("regions that are not all there are suggested with the shipped ones beside them") {
    const FileInspection some = inspected("boundaries/region-missing.geojson");
    REQUIRE(some.boundaries.size() == 1);
    CHECK(some.boundaries[0].only_lacks_regions);
    REQUIRE(some.suggestion);
    CHECK(has(some.suggestion->command, " `boundaries` embedded"));
    CHECK(!inspected("boundaries/unknown-region.geojson").suggestion);
}

TEST_CASE("an inspection refuses overlapping regions as a run does") {
    const FileInspection file = inspected("boundaries/regions-overlapping.geojson");
    REQUIRE(file.boundaries.size() == 1);
    CHECK(has(file.boundaries[0].refusal, " overlap by "));
    CHECK(has(file.boundaries[0].refusal, "every place must belong to one region"));
    CHECK(!file.suggestion);
}

TEST_CASE("of a folder whose files are parts of one map all are looked into") {
    const ScratchFolder folder;
    const std::string area = R"("geometry":{"type":"Polygon","coordinates":)"
                             R"([[[28,46],[29,46],[29,47],[28,46]]]}}]})";
    const auto with_properties = [&](const std::string& of_map, const std::string& properties) {
        return R"({"type":"FeatureCollection",)" + of_map +
               R"("features":[{"type":"Feature","properties":)" + properties + "," + area;
    };
    const auto inspect = [](const std::filesystem::path& source) {
        return inspect_files({{source.string(), ""}}, shipped_profiles(), squares(),
                             shared_made_up_regions());
    };
    const std::filesystem::path layers = folder.path() / "layers";
    const std::filesystem::path pages = folder.path() / "pages";
    std::filesystem::create_directories(layers);
    std::filesystem::create_directories(pages);
    folder.write("layers/grey.geojson", with_properties("", R"({"id":1})"));
    folder.write("layers/red.geojson", with_properties("", R"({"id":2})"));
    CHECK(inspect(layers).layers.size() == 2);
    folder.write("pages/1.json", with_properties(R"("properties":{"exceededTransferLimit":true},)",
                                                 R"({"FID":1,"state":"occupied"})"));
    folder.write("pages/2.json", with_properties("", R"({"FID":2,"state":"occupied"})"));
    const FileInspection answer = inspect(pages);
    REQUIRE(answer.files.size() == 2);
    CHECK(answer.files[0].fault.empty());
    folder.write("layers/blue 2025-11-24.geojson", with_properties("", R"({"id":3})"));
    CHECK(inspect(layers).layers.size() == 1); // of different days, for all that is known
}
