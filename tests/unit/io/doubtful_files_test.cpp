// SPDX-License-Identifier: MIT
//
// Archives and documents that are damaged, ambiguous, or say themselves that they are not whole.
#include "io/bytes.hpp"
#include "io/json_document.hpp"
#include "io/vector_file.hpp"
#include "io/zip_archive.hpp"
#include "support/error.hpp"
#include "support/scratch_folder.hpp"
#include "support/stored_zip.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <vector>

using namespace demarc;
using demarc::testing::ScratchFolder;
using demarc::testing::zip_of;

namespace {

constexpr const char* map = R"({"type":"FeatureCollection","features":[{"type":"Feature",)"
                            R"("properties":{"class":"russian"},"geometry":{"type":"Polygon",)"
                            R"("coordinates":[[[34,47],[35,47],[35,48],[34,47]]]}}]})";

std::string complaint(const std::string& file) {
    try {
        for (const std::string& member : files_in(file)) {
            read_layer(member);
        }
    } catch (const DataError& error) {
        return error.what();
    }
    return "accepted";
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("an archive that is whole is read") {
    const ScratchFolder folder;
    CHECK(complaint(folder.write("a.zip", zip_of({{"a.geojson", map}, {"b.geojson", map}}, 2))) ==
          "accepted");
}

TEST_CASE("an archive that was cut off says so itself, however it is named") {
    const ScratchFolder folder;
    const std::string whole = zip_of({{"a.geojson", map}}, 1);
    const std::string file = folder.write("cut.zip", whole.substr(0, whole.size() - 30));
    CHECK(has(complaint(file), "cut.zip: is no zip archive, or its end is missing"));
    CHECK_THROWS_WITH_AS(read_layer(file), doctest::Contains("its end is missing"), DataError);
    CHECK_THROWS_WITH_AS(read_bytes("/vsizip/" + file + "/a.geojson"),
                         doctest::Contains("its end is missing"), DataError);
}

TEST_CASE("an archive with more files than it counts is refused") {
    const ScratchFolder folder;
    CHECK(has(complaint(folder.write("a.zip", zip_of({{"a.geojson", map}, {"b.geojson", map}}, 1))),
              "longer than the 1 file it counts"));
}

TEST_CASE("a name that an archive has twice is refused where it is read, and no other") {
    const ScratchFolder folder;
    const std::string file = folder.write(
        "a.zip", zip_of({{"a.geojson", map}, {"a.geojson", map}, {"b.geojson", map}}, 3));
    CHECK(has(complaint(file), "has two files 'a.geojson'"));
    CHECK(read_layer("/vsizip/" + file + "/b.geojson").features.size() == 1);
    std::vector<char> bytes;
    CHECK_THROWS_AS(ZipArchive(file).read("a.geojson", bytes, 0), DataError);
    CHECK(ZipArchive(file).read("b.geojson", bytes, 0) == std::string(map).size());
}

TEST_CASE("a file that claims more than it can unpack to is refused before memory is taken") {
    const ScratchFolder folder;
    const std::string file =
        folder.write("a.zip", zip_of({{"a.geojson", map, 4'000'000'000U}, {"b.geojson", map}}, 2));
    CHECK(has(complaint(file), "a.geojson claims to hold 4000000000 bytes"));
    std::vector<char> bytes;
    CHECK_THROWS_AS(ZipArchive(file).read("a.geojson", bytes, 0), DataError);
    CHECK(bytes.capacity() == 0);
}

TEST_CASE("a name with a backslash is refused with the reason") {
    const ScratchFolder folder;
    CHECK(has(complaint(folder.write("a.zip", zip_of({{"data\\a.geojson", map}}, 1))),
              "has a backslash where the format wants a slash"));
}

TEST_CASE("a document that says that there is more of it is refused, unless as one of several") {
    const ScratchFolder folder;
    const std::string text(map);
    const std::string rest = text.substr(1);
    CHECK(has(complaint(folder.write("a.json", R"({"exceededTransferLimit":true,)" + rest)),
              "a.json, line 1, key 'exceededTransferLimit': the file says of itself"));
    CHECK(has(complaint(folder.write("b.geojson",
                                     R"({"properties":{"exceededTransferLimit":true},)" + rest)),
              "exceededTransferLimit"));
    CHECK(complaint(folder.write("c.json", R"({"exceededTransferLimit":false,)" + rest)) ==
          "accepted");
    CHECK(check_json("d", R"([{"exceededTransferLimit":true}])").empty()); // a record's own
    const std::string page = (folder.path() / "a.json").string();
    CHECK(has(read_layer(page, {}, {{}, {}, true}).incomplete, "the file says of itself"));
    CHECK(read_layer((folder.path() / "c.json").string(), {}, {{}, {}, true}).incomplete.empty());
}

TEST_CASE("an object with a key twice is refused by line and key") {
    CHECK_THROWS_WITH_AS(
        (void)check_json("a.json", "{\"a\":1,\n\"b\":{\"c\":1,\n\"d\":2,\"c\":3}}"),
        doctest::Contains("a.json, line 3, key 'c': an object has this key twice"), DataError);
    CHECK(check_json("a.json", R"([{"a":1},{"a":2}])").empty());
    CHECK(check_json("a.geojsonl", "{\"a\":1}\n{\"a\":2}\n").empty());
    const ScratchFolder folder;
    std::string text(map);
    text.replace(text.find(R"("class")"), 7, R"("class":"ukrainian","class")");
    CHECK(has(complaint(folder.write("a.geojson", text)), "key 'class': an object has this key"));
}

TEST_CASE("JSON that nests deeper than a reader can follow is refused, brackets in texts aside") {
    const auto nested = [](std::size_t depth, const std::string& begin, const std::string& end) {
        std::string text;
        for (std::size_t i = 0; i < depth; ++i) {
            text += begin;
        }
        text += "1";
        for (std::size_t i = 0; i < depth; ++i) {
            text += end;
        }
        return text;
    };
    CHECK_THROWS_WITH_AS(refuse_deep_json("deep.json", nested(100'000, "{\"a\":", "}")),
                         doctest::Contains("deep.json: its brackets are nested more than 500 deep"),
                         DataError);
    CHECK_NOTHROW(refuse_deep_json("deep.json", nested(500, "[", "]")));
    CHECK_NOTHROW(refuse_deep_json("deep.json", "[\"" + nested(600, "[\\\"", "") + "\"]"));

    const ScratchFolder folder;
    const std::filesystem::path file = folder.path() / "deep.json";
    std::ofstream(file) << "{\"data\":" << nested(100'000, "{\"a\":", "}") << '}';
    CHECK(features_key(file) == "");
    CHECK_THROWS_AS((void)read_layer(file, {}, Opening{"data", {}}), DataError);
}

TEST_CASE("a CRS that nobody knows is refused, where GDAL would take longitude and latitude") {
    CHECK(crs_named_in(R"({"crs": {"properties": {"name": "EPSG:3857"}}, "features": []})") ==
          "EPSG:3857");
    CHECK(crs_named_in(R"({"features": []})").empty());
    CHECK(crs_named_in(R"({"crs": null})").empty());
    const ScratchFolder folder;
    const auto with_crs = [&folder](const std::string& name) {
        const std::filesystem::path file = folder.path() / "a.geojson";
        std::ofstream(file) << R"({"type": "FeatureCollection", "crs": {"type": "name", )"
                            << R"("properties": {"name": ")" << name << R"("}}, "features": [)"
                            << R"({"type": "Feature", "properties": {}, "geometry": )"
                            << R"({"type": "Point", "coordinates": [30, 50]}}]})";
        return read_layer(file).features.size();
    };
    CHECK(with_crs("EPSG:4326") == 1);
    CHECK_THROWS_WITH_AS((void)with_crs("our own"),
                         doctest::Contains("names a coordinate reference system that nobody knows "
                                           "('our own')"),
                         DataError);
}

TEST_CASE("the only map of an archive is read from a folder in it, whatever a Mac adds") {
    const ScratchFolder folder;
    const auto layer_of = [&](const std::string& archive) { return read_layer(archive).name; };
    CHECK(layer_of(folder.write("a.zip", zip_of({{"maps/front.geojson", map}}, 1))) == "front");
    CHECK(layer_of(folder.write("b.zip", zip_of({{"maps/front.geojson", map},
                                                 {"__MACOSX/maps/._front.geojson", "x"},
                                                 {"maps/.DS_Store", "x"}},
                                                3))) == "front");
}
