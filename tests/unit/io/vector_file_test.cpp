// SPDX-License-Identifier: MIT
#include "io/vector_file.hpp"
#include "io/vector_survey.hpp"
#include "io/vector_writer.hpp"
#include "support/error.hpp"
#include "support/scratch_folder.hpp"
#include "support/shared_data.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace demarc;
using demarc::testing::ScratchFolder;

namespace {

std::string fixture(const std::string& name) {
    return demarc::testing::fixture_file("vector/" + name);
}

/// What reading a fixture says is wrong with it.
std::string complaint(const std::string& name) {
    try {
        read_layer(fixture(name));
    } catch (const DataError& error) {
        return error.what();
    }
    return "accepted";
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

const MultiPolygon& polygons_of(const Feature& feature) {
    return std::get<MultiPolygon>(feature.geometry);
}

const Ring triangle{{30, 50}, {31, 50}, {31, 51}, {30, 50}};

/// Whether the only polygon of a file is the triangle to a billionth of a degree.
bool holds_triangle(const VectorLayer& layer) {
    REQUIRE(layer.features.size() == 1);
    Ring ring = polygons_of(layer.features[0]).at(0).exterior;
    if (ring[1].lat > 50.5) { // a Shapefile turns exteriors clockwise
        std::reverse(ring.begin(), ring.end());
    }
    return std::equal(ring.begin(), ring.end(), triangle.begin(), triangle.end(),
                      [](LonLat a, LonLat b) {
                          return std::abs(a.lon - b.lon) < 1e-7 && std::abs(a.lat - b.lat) < 1e-7;
                      });
}

} // namespace

TEST_CASE("a position that is not a number is refused with file, layer, record, ring and vertex") {
    CHECK(complaint("nan.geojson") ==
          "nan.geojson, layer nan, record 1, polygon 1, ring 1, vertex 3: position 31 nan is not a "
          "finite number");
    CHECK(has(complaint("infinite.geojson"), "vertex 2: position inf 50 is not a finite number"));
}

TEST_CASE("a longitude of 370 degrees is refused as out of range") {
    CHECK(complaint("longitude-370.geojson") ==
          "longitude-370.geojson, layer longitude-370, record 1, polygon 1, ring 1, vertex 3: "
          "longitude 370 is out of range (-180 to 180)");
}

TEST_CASE("a ring that is not closed is refused with both its ends") {
    CHECK(complaint("unclosed-ring.geojson") ==
          "unclosed-ring.geojson, layer unclosed-ring, record 1, polygon 1, ring 1: is not closed: "
          "it begins at 30 50 and ends at vertex 4, 30 51; the last position must repeat the "
          "first");
    CHECK(has(complaint("two-point-ring.geojson"), "polygon 1, ring 1: is not closed"));
}

TEST_CASE("a ring of too few positions is refused") {
    CHECK(complaint("back-and-forth-ring.geojson") ==
          "back-and-forth-ring.geojson, layer back-and-forth-ring, record 0, polygon 1, ring 1: "
          "has 3 positions and encloses nothing; a ring has at least 4, the last repeating the "
          "first");
}

TEST_CASE("metres in a file that names no CRS are refused, and the way to convert them is told") {
    const std::string message = complaint("metres-without-crs.geojson");
    CHECK(has(message, "layer metres-without-crs, record 0, polygon 1, ring 1, vertex 1: "
                       "position 3339584.72 6446275.84 looks like metres"));
    CHECK(has(message, "metres of a projected CRS, but the file names no such one"));
    CHECK(has(message, "state it, e.g. `crs` EPSG:3857"));
}

TEST_CASE("a projected file is brought to longitude and latitude by its own CRS") {
    CHECK(holds_triangle(read_layer(fixture("mercator-with-crs.geojson"))));
    CHECK(holds_triangle(read_layer(fixture("mercator.shp"))));
}

TEST_CASE("a Shapefile consists of several files and is refused without its CRS") {
    CHECK(read_layer(fixture("mercator.shp")).parts.size() == 4);
    const std::string message = complaint("without-prj.shp");
    CHECK(has(message, "without-prj.shp, layer without-prj: names no coordinate reference system"));
    CHECK(has(message,
              "put the .prj file that belongs to it beside it, or state it: `crs` "
              "EPSG:NNNN; the middle of the layer would lie in Ukraine in EPSG:3857 around "));
}

TEST_CASE("a Shapefile in degrees without its CRS is told the code of longitude and latitude") {
    const demarc::testing::ScratchFolder folder;
    const std::string file = (folder.path() / "degrees.shp").string();
    OutputLayer layer;
    layer.name = "degrees";
    layer.records.push_back({Polygon{{{30, 48}, {31, 49}, {31, 48}, {30, 48}}, {}}, {}});
    write_shapefile(file, layer);
    std::filesystem::remove(folder.path() / "degrees.prj");
    CHECK_THROWS_WITH_AS((void)read_layer(file),
                         doctest::Contains("30.00 to 31.00 and 48.00 to 49.00, look like longitude "
                                           "and latitude in Ukraine, `crs` EPSG:4326"),
                         DataError);
}

TEST_CASE("a file that names another CRS than the one given says which") {
    const auto own = [](const std::string& crs) {
        return read_layer(fixture("mercator.shp"), {}, {{}, crs}).own_crs;
    };
    CHECK(has(own("EPSG:32636"), "EPSG:3857"));
    CHECK(own("EPSG:3857").empty());
    CHECK(own("").empty());
    CHECK(read_layer(fixture("without-prj.shp"), {}, {{}, "EPSG:3857"}).own_crs.empty());
}

TEST_CASE("a CRS is given for files that name none, and for no others") {
    const auto read = [](const std::string& name, const std::string& crs) {
        return read_layer(fixture(name), {}, {{}, crs});
    };
    for (const char* name : {"without-prj.shp", "metres-without-crs.geojson"}) {
        CAPTURE(name);
        const VectorLayer given = read(name, "EPSG:3857");
        CHECK(given.crs_was_given);
        CHECK(holds_triangle(given));
    }
    for (const char* name : {"mercator.shp", "mercator-with-crs.geojson"}) {
        CAPTURE(name);
        const VectorLayer own = read(name, "EPSG:4326");
        CHECK(!own.crs_was_given);
        CHECK(holds_triangle(own));
    }
    CHECK_THROWS_WITH_AS(read("without-prj.shp", "EPSG:999999"),
                         doctest::Contains("no coordinate reference system of this code is known"),
                         DataError);
    CHECK(is_crs_code("EPSG:6381"));
    for (const char* text : {"", "EPSG", "EPSG:", ":6381", "EPSG:6381 ", "/etc/x.prj", "6381",
                             "https://epsg.io/6381:1x"}) {
        CHECK(!is_crs_code(text));
    }
}

TEST_CASE("TopoJSON that names no CRS is in longitude and latitude") {
    const ScratchFolder folder;
    const std::string file = folder.write("arcs.topojson", R"({"type":"Topology","objects":{"a":
        {"type":"GeometryCollection","geometries":[{"type":"Polygon","arcs":[[0]]}]}},
        "arcs":[[[30,50],[31,50],[31,51],[30,50]]]})");
    CHECK(holds_triangle(read_layer(file)));
}

TEST_CASE("a file that draws on others is refused, whatever it is called") {
    const ScratchFolder folder;
    const std::string file = folder.write(
        "front.geojson",
        "<OGRVRTDataSource><OGRVRTLayer name=\"l\"><SrcDataSource>" + fixture("mercator.shp") +
            "</SrcDataSource><SrcLayer>mercator</SrcLayer></OGRVRTLayer></OGRVRTDataSource>");
    try {
        read_layer(file);
        FAIL("accepted");
    } catch (const DataError& error) {
        CHECK(has(error.what(), "front.geojson: is of the format OGR_VRT, which demarc does not "
                                "read"));
    }
    const VectorSurvey seen = survey(file);
    CHECK(seen.layers.empty());
    CHECK(has(seen.fault, "OGR_VRT"));
}

TEST_CASE("a CRS that nobody knows is refused with the library's reason") {
    const std::string message = complaint("unknown-crs.geojson");
    CHECK(has(message, "unknown-crs.geojson, layer unknown-crs: names a coordinate reference "
                       "system that nobody knows ("));
    CHECK(has(message, "crs not found"));
    CHECK(has(message, "ogr2ogr -a_srs EPSG:4326"));
}

TEST_CASE("a point with a number that is none is refused for that, not for being empty") {
    const std::string message = complaint("nan-point.geojson");
    CHECK(has(message, "record 1, point, vertex 1: position 30 nan is not a finite number"));
}

TEST_CASE("positions in longitude and latitude keep every bit") {
    const VectorLayer layer = read_layer(fixture("crs84.geojson"));
    const Ring expected{{30.1, 50.2}, {31.123456789012345, 50}, {31, 51}, {30.1, 50.2}};
    CHECK(polygons_of(layer.features.at(0)).at(0).exterior == expected);
}

TEST_CASE("heights are dropped, even where only some positions have one") {
    const VectorLayer layer = read_layer(fixture("with-height.geojson"));
    CHECK(polygons_of(layer.features.at(0)).at(0).exterior == triangle);
}

TEST_CASE("a geometry collection gives its polygons") {
    const VectorLayer layer = read_layer(fixture("collection.geojson"));
    const MultiPolygon& polygons = polygons_of(layer.features.at(0));
    REQUIRE(polygons.size() == 2);
    CHECK(polygons[0].exterior[0] == LonLat{30, 50});
    CHECK(polygons[1].exterior[0] == LonLat{32, 50});
}

TEST_CASE("a truncated document is refused with the library's reason") {
    const std::string message = complaint("truncated.geojson");
    CHECK(has(message, "truncated.geojson: cannot be opened: "));
    CHECK(has(message, "Unterminated"));
}

TEST_CASE("an empty file, a missing file and a file without records are told apart") {
    CHECK(has(complaint("empty.geojson"), "empty.geojson: is empty"));
    CHECK(has(complaint("nowhere.geojson"), "nowhere.geojson: cannot be opened: "));
    CHECK(has(complaint("nowhere.geojson"), "No such file or directory"));
    CHECK(complaint("no-records.geojson") ==
          "no-records.geojson, layer no-records: has no records");
}

TEST_CASE("text that is not UTF-8 is refused with the attribute") {
    CHECK(complaint("bad-utf8.geojson") ==
          "bad-utf8.geojson, layer bad-utf8, record 0, attribute class: its text is not UTF-8; "
          "save the file in that encoding");
}

TEST_CASE("a record without geometry is left out and named") {
    const VectorLayer layer = read_layer(fixture("no-geometry.geojson"));
    CHECK(layer.features.size() == 1);
    CHECK(layer.without_geometry == std::vector<std::string>{"record 1"});
}

TEST_CASE("one of several layers has to be named, and has to be there") {
    const ScratchFolder folder;
    const std::string file = (folder.path() / "two.gpkg");
    OutputLayer layer{"first", "", "", LayerGeometry::polygon, {}, {{Polygon{triangle, {}}, {}}}};
    OutputLayer other = layer;
    other.name = "second";
    write_geopackage(file, {layer, other});
    CHECK(read_layer(file, "second").name == "second");
    CHECK_THROWS_WITH_AS(read_layer(file),
                         doctest::Contains("has several layers and the profile "
                                           "names none: first, second"),
                         DataError);
    CHECK_THROWS_WITH_AS(read_layer(file, "third"),
                         doctest::Contains("has no layer 'third'; its layers are first, second"),
                         DataError);
}

TEST_CASE("a summary tells layers and attributes") {
    const std::vector<LayerSummary> layers = layers_of(fixture("sound.geojson"));
    REQUIRE(layers.size() == 1);
    CHECK(layers[0].name == "sound");
    CHECK(layers[0].attributes == std::vector<std::string>{"class"});
}
