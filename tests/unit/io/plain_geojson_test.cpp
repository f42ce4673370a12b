// SPDX-License-Identifier: MIT
//
// The reader without GDAL against GDAL.
#include "io/bytes.hpp"
#include "io/gdal_module.hpp"
#include "io/plain_geojson.hpp"
#include "support/scratch_folder.hpp"
#include "support/shared_data.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

using namespace demarc;
using namespace demarc::testing;

namespace {

bool is_plain(const std::string& text) {
    return read_plain_geojson("front.geojson", text).has_value();
}

/// A document with one polygon, its feature's properties and first ring as given.
std::string document(const std::string& properties,
                     const std::string& ring = "[[30,48],[31,48],[31,49],[30,48]]") {
    return R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)" +
           properties + R"(,"geometry":{"type":"Polygon","coordinates":[)" + ring + "]}}]}";
}

/// The rings of each polygon, exterior first; lines and points as if they were rings.
std::vector<std::vector<Ring>> rings_of(const Feature& feature) {
    std::vector<std::vector<Ring>> all;
    if (const auto* lines = std::get_if<std::vector<LineString>>(&feature.geometry)) {
        return {*lines};
    }
    if (const auto* points = std::get_if<std::vector<LonLat>>(&feature.geometry)) {
        return {{*points}};
    }
    for (const Polygon& polygon : std::get<MultiPolygon>(feature.geometry)) {
        for_each_ring(polygon,
                      [rings = &all.emplace_back()](const Ring& ring) { rings->push_back(ring); });
    }
    return all;
}

void compare_with_gdal(const std::string& file) {
    CAPTURE(file);
    const auto plain = read_plain_geojson(file, read_bytes(file));
    REQUIRE(plain);
    const VectorLayer layer = gdal_module().read_layer(file, "", {});
    CHECK(plain->file == layer.file);
    CHECK(plain->name == layer.name);
    CHECK(plain->parts == layer.parts);
    REQUIRE(plain->features.size() == layer.features.size());
    for (std::size_t i = 0; i < layer.features.size(); ++i) {
        CHECK(plain->features[i].id == layer.features[i].id);
        CHECK(plain->features[i].where == layer.features[i].where);
        CHECK(plain->features[i].attributes == layer.features[i].attributes);
        CHECK(plain->features[i].is_collection == layer.features[i].is_collection);
        CHECK(plain->features[i].geometry.index() == layer.features[i].geometry.index());
        CHECK((rings_of(plain->features[i]) == rings_of(layer.features[i])));
    }
    // Which attributes there are is answered without GDAL, too.
    const std::optional<LayerSummary> summary = plain_layer_of(file);
    REQUIRE(summary);
    CHECK(summary->name == layer.name);
    std::set<std::string> attributes;
    for (const Feature& feature : layer.features) {
        for (const auto& [name, value] : feature.attributes) {
            attributes.insert(name);
        }
    }
    CHECK(summary->attributes == std::vector(attributes.begin(), attributes.end()));
}

} // namespace

TEST_CASE("plain GeoJSON is read as GDAL reads it, to the last bit") {
    compare_with_gdal(shipped_data("boundaries/natural-earth-admin-1.geojson"));
    compare_with_gdal(demarc::testing::fixture_file("boundaries/squares.geojson"));
    compare_with_gdal(shipped_data("context/natural-earth.geojson"));
    if (has_shared_data()) {
        compare_with_gdal(shared_geodata("boundaries/geoBoundaries-UKR-ADM1.geojson"));
        compare_with_gdal(shared_geodata("deepstate-daily/deepstatemap_data_20251124.geojson"));
    }
}

TEST_CASE("lines and points are plain, too, single and multiple, whatever comes first") {
    const ScratchFolder folder;
    const std::string file = (folder.path() / "front.geojson").string();
    for (const char* geometry :
         {R"("type":"LineString","coordinates":[[30,48],[31,48.5],[31.25,49]])",
          R"("coordinates":[[30,48],[31,48.5],[31.25,49]],"type":"LineString")",
          R"("type":"MultiLineString","coordinates":[[[30,48],[31,48]],[[32,48],[33,48],[33,49]]])",
          R"("type":"Point","coordinates":[30.5,48.25])",
          R"("type":"MultiPoint","coordinates":[[30,48],[31,48]])",
          R"("type":"MultiPoint","coordinates":[[30,48]])"}) {
        CAPTURE(geometry);
        std::ofstream(file) << R"({"type":"FeatureCollection","features":[{"type":"Feature",)"
                            << R"("properties":{"kind":"river"},"geometry":{)" << geometry
                            << "}}]}";
        compare_with_gdal(file);
    }
}

TEST_CASE("text, whole numbers and null are plain properties") {
    const auto layer = read_plain_geojson(
        "front.geojson", document(R"({"name":"Крим","population":-1234567,"note":null})"));
    REQUIRE(layer);
    CHECK(layer->features.at(0).attributes ==
          std::map<std::string, std::string>{{"name", "Крим"}, {"population", "-1234567"}});
}

TEST_CASE("a number is the number, however the document is laid out") {
    for (const char* properties : {R"({"class":1})", "{\"class\": 1 }", "{\n  \"class\": 1\n}",
                                   "{\"class\"\t:\t1\r\n,\"note\":null}"}) {
        CAPTURE(properties);
        const auto layer = read_plain_geojson("front.geojson", document(properties));
        REQUIRE(layer);
        CHECK(layer->features.at(0).attributes ==
              std::map<std::string, std::string>{{"class", "1"}});
    }
}

TEST_CASE("what GDAL would read in its own way is left to GDAL") {
    CHECK(is_plain(document("{}")));
    CHECK_FALSE(is_plain(document(R"({"since":"2014-03-18"})")));
    CHECK_FALSE(is_plain(document(R"({"since":"14:30"})")));
    CHECK_FALSE(is_plain(document(R"({"share":0.5})")));
    CHECK_FALSE(is_plain(document(R"({"held":true})")));
    CHECK_FALSE(is_plain(document(R"({"name":"\u041a"})")));
    CHECK_FALSE(is_plain(document(R"({"tags":["a"]})")));
    CHECK_FALSE(is_plain(document(R"({"count":12345678901})")));
    CHECK_FALSE(is_plain(document(R"({"name":"a","name":"b"})")));
    CHECK_FALSE(is_plain(document("{\"name\":\"\xff\"}")));
    CHECK_FALSE(is_plain(document("null")));
}

TEST_CASE("what is wrong is left to GDAL") {
    CHECK_FALSE(is_plain(document("{}", "[[30,48],[31,48],[31,49],[30,48.1]]"))); // not closed
    CHECK_FALSE(is_plain(document("{}", "[[30,48],[31,48],[30,48]]")));
    CHECK_FALSE(is_plain(document("{}", "[[30,48],[31,48],[31,91],[30,48]]")));
    CHECK_FALSE(is_plain(document("{}", "[[30,48],[31,NaN],[31,49],[30,48]]")));
    CHECK_FALSE(is_plain(document("{}", "[[30,48],[31,4e1],[31,49],[30,48]]")));
    CHECK_FALSE(is_plain(document("{}", "[]")));
    const std::string good = document("{}");
    CHECK_FALSE(is_plain(good.substr(0, good.size() - 1)));
    CHECK_FALSE(is_plain(good + "x"));
    for (const auto& [from, to] :
         {std::pair{"\"Polygon\"", "\"MultiPolygon\""}, std::pair{"\"Polygon\"", "\"LineString\""},
          std::pair{"\"Feature\"", "\"Thing\""}}) {
        std::string changed = good;
        changed.replace(changed.find(from), std::string_view(from).size(), to);
        CHECK_FALSE(is_plain(changed));
    }
    std::string elsewhere = good;
    elsewhere.insert(1, R"("crs":{"type":"name","properties":{"name":"EPSG:3857"}},)");
    CHECK_FALSE(is_plain(elsewhere));
}
