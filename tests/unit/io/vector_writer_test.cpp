// SPDX-License-Identifier: MIT
#include "io/bytes.hpp"
#include "io/vector_file.hpp"
#include "io/vector_writer.hpp"
#include "support/error.hpp"
#include "support/scratch_folder.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace demarc;
using demarc::testing::ScratchFolder;

namespace {

const Ring clockwise_square{{30, 50}, {30, 51}, {31, 51}, {31, 50}, {30, 50}};
const Ring clockwise_hole{{30.25, 50.25}, {30.25, 50.5}, {30.5, 50.5}, {30.25, 50.25}};

OutputLayer layer() {
    OutputLayer layer{"faces", "Faces", "Pieces of land", LayerGeometry::multipolygon, {}, {}};
    layer.fields = {{"name", FieldType::text}, {"km2", FieldType::real}, {"n", FieldType::integer}};
    layer.records.push_back(
        {Polygon{clockwise_square, {clockwise_hole}}, {std::string("Донецьк \"1\""), 0.1, 7LL}});
    layer.records.push_back(
        {MultiPolygon{{clockwise_square, {}}}, {std::monostate{}, std::monostate{}, -1LL}});
    return layer;
}

} // namespace

TEST_CASE("GeoJSON has counterclockwise exteriors, clockwise holes and shortest numbers") {
    CHECK(geojson_text(layer()) ==
          "{\"type\":\"FeatureCollection\",\"name\":\"faces\",\"title\":\"Faces\",\"features\":[\n"
          "{\"type\":\"Feature\",\"properties\":{\"name\":\"Донецьк \\\"1\\\"\",\"km2\":0.1,"
          "\"n\":7},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[30,50],[31,50],[31,51],"
          "[30,51],[30,50]],[[30.25,50.25],[30.25,50.5],[30.5,50.5],[30.25,50.25]]]}},\n"
          "{\"type\":\"Feature\",\"properties\":{\"name\":null,\"km2\":null,\"n\":-1},"
          "\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[[[[30,50],[31,50],[31,51],"
          "[30,51],[30,50]]]]}}\n]}\n");
}

TEST_CASE("GeoJSON rounds positions to 9 decimals and leaves no zeros at the end") {
    OutputLayer points{"p", "", "", LayerGeometry::point, {}, {}};
    points.records.push_back({LonLat{30.1234567891234, -1e-12}, {}});
    CHECK(geojson_text(points).find("\"coordinates\":[30.123456789,0]") != std::string::npos);
}

TEST_CASE("a GeoPackage written twice has the same bytes and no time of writing") {
    const ScratchFolder folder;
    const LayerStyle style{"faces", "plain", "<qgis/>", "", true, ""};
    write_geopackage(folder.path() / "a.gpkg", {layer()}, {style});
    write_geopackage(folder.path() / "b.gpkg", {layer()}, {style});
    const std::string bytes = read_bytes((folder.path() / "a.gpkg").string());
    CHECK(bytes == read_bytes((folder.path() / "b.gpkg").string()));
    CHECK(bytes.find("1970-01-01T00:00:00") != std::string::npos);
    CHECK(bytes.find("202") == std::string::npos);
}

TEST_CASE("what a GeoPackage was given can be read back to the last bit") {
    const ScratchFolder folder;
    const std::string file = (folder.path() / "a.gpkg").string();
    OutputLayer written = layer();
    std::get<Polygon>(written.records[0].geometry).exterior[1].lat = 51.123456789012345;
    write_geopackage(file, {written});
    const VectorLayer read = read_layer(file, "faces");
    REQUIRE(read.features.size() == 2);
    CHECK(read.features[0].attributes.at("name") == "Донецьк \"1\"");
    CHECK(read.features[0].attributes.at("km2") == "0.1");
    CHECK(read.features[1].attributes.count("name") == 0);
    const auto& polygons = std::get<MultiPolygon>(read.features[0].geometry);
    REQUIRE(polygons.size() == 1);
    CHECK(polygons[0].exterior == std::get<Polygon>(written.records[0].geometry).exterior);
    CHECK(polygons[0].holes == std::vector<Ring>{clockwise_hole});
}

TEST_CASE("a GeoPackage holds the styles where QGIS looks for them") {
    const ScratchFolder folder;
    const std::string file = (folder.path() / "a.gpkg").string();
    write_geopackage(file, {layer()}, {{"faces", "plain", "<qgis/>", "", true, "d"}});
    const std::vector<LayerSummary> layers = layers_of(file);
    REQUIRE(layers.size() == 2);
    CHECK(layers[1].name == "layer_styles");
    CHECK(layers[1].attributes[4] == "styleName");
}

TEST_CASE("a value that is not of its field's type, or not finite, is not written") {
    const ScratchFolder folder;
    OutputLayer wrong = layer();
    wrong.records[0].values[1] = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_WITH_AS(geojson_text(wrong), doctest::Contains("the value of 'km2'"), OutputError);
    CHECK_THROWS_WITH_AS(write_geopackage(folder.path() / "a.gpkg", {wrong}),
                         doctest::Contains("the value of 'km2'"), OutputError);
    wrong.records[0].values[1] = 3LL;
    CHECK_THROWS_AS(geojson_text(wrong), OutputError);
    wrong.records[0].values.pop_back();
    CHECK_THROWS_WITH_AS(geojson_text(wrong), doctest::Contains("2 values for 3 fields"),
                         OutputError);
}

TEST_CASE("a GeoPackage that cannot be written is refused with the library's reason") {
    CHECK_THROWS_WITH_AS(write_geopackage("/nowhere/at/all/a.gpkg", {layer()}),
                         doctest::Contains("a.gpkg"), OutputError);
}

TEST_CASE("a FlatGeobuf file written twice has the same bytes and reads back to the last bit") {
    const ScratchFolder folder;
    OutputLayer written = layer();
    std::get<Polygon>(written.records[0].geometry).exterior[1].lat = 51.123456789012345;
    write_flatgeobuf(folder.path() / "a.fgb", written);
    write_flatgeobuf(folder.path() / "b.fgb", written);
    const std::string file = (folder.path() / "a.fgb").string();
    CHECK(read_bytes(file) == read_bytes((folder.path() / "b.fgb").string()));
    const VectorLayer read = read_layer(file);
    REQUIRE(read.features.size() == 2);
    // The spatial index puts records into an order of its own.
    const bool turned = read.features[0].attributes.count("name") == 0;
    const Feature& first = read.features[turned ? 1 : 0];
    CHECK(first.attributes.at("name") == "Донецьк \"1\"");
    CHECK(first.attributes.at("km2") == "0.1");
    CHECK(std::get<MultiPolygon>(first.geometry)[0].exterior ==
          std::get<Polygon>(written.records[0].geometry).exterior);
    CHECK(read.features[turned ? 0 : 1].attributes.count("name") == 0);
}

TEST_CASE("a Shapefile written twice has the same bytes, UTF-8 text and no date of today") {
    const ScratchFolder folder;
    std::filesystem::create_directories(folder.path() / "a");
    std::filesystem::create_directories(folder.path() / "b");
    write_shapefile(folder.path() / "a" / "faces.shp", layer());
    write_shapefile(folder.path() / "b" / "faces.shp", layer());
    for (const char* name : {"faces.shp", "faces.shx", "faces.dbf", "faces.prj", "faces.cpg"}) {
        CAPTURE(name);
        const std::string bytes = read_bytes((folder.path() / "a" / name).string());
        CHECK(!bytes.empty());
        CHECK(bytes == read_bytes((folder.path() / "b" / name).string()));
    }
    const std::string table = read_bytes((folder.path() / "a" / "faces.dbf").string());
    CHECK(table.substr(1, 3) == std::string("\x46\x01\x01")); // 1970-01-01
    const VectorLayer read = read_layer((folder.path() / "a" / "faces.shp").string());
    REQUIRE(read.features.size() == 2);
    CHECK(read.features[0].attributes.at("name") == "Донецьк \"1\"");
    CHECK(std::get<MultiPolygon>(read.features[0].geometry)[0].holes.size() == 1);
}

TEST_CASE("what a Shapefile has no room for is refused") {
    const ScratchFolder folder;
    const auto file = folder.path() / "faces.shp";
    OutputLayer wide = layer();
    wide.fields[0].name = "a_long_name";
    CHECK_THROWS_WITH_AS(write_shapefile(file, wide),
                         doctest::Contains("'a_long_name' has more than 10 letters"), OutputError);
    OutputLayer wordy = layer();
    wordy.records[0].values[0] = std::string(255, 'x');
    CHECK_THROWS_WITH_AS(write_shapefile(file, wordy), doctest::Contains("has 255 bytes"),
                         OutputError);
    OutputLayer many = layer();
    many.fields.resize(256, {"n", FieldType::integer});
    CHECK_THROWS_WITH_AS(write_shapefile(file, many),
                         doctest::Contains("256 columns, and a Shapefile has room for 255"),
                         OutputError);
    CHECK(!std::filesystem::exists(file));
}
