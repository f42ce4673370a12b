// SPDX-License-Identifier: MIT
#include "io/kmz_documents.hpp"
#include "io/vector_file.hpp"
#include "support/error.hpp"
#include "support/scratch_folder.hpp"
#include "support/stored_zip.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

using namespace demarc;
using demarc::testing::ScratchFolder;
using demarc::testing::zip_of;
using demarc::testing::ZipEntry;

namespace {

/// A map with one folder and one area of 1 by 1 degree, in a shared style of this colour
/// (aabbggrr).
std::string document(const std::string& folder, int west, const std::string& colour,
                     const std::string& more = {}) {
    const std::string w = std::to_string(west);
    const std::string e = std::to_string(west + 1);
    return R"(<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>)"
           R"(<name>map</name><Style id="poly"><PolyStyle><color>)" +
           colour + "</color></PolyStyle></Style>" + more + "<Folder><name>" + folder +
           "</name><Placemark><name>area " + w + "</name><styleUrl>#poly</styleUrl><Polygon>" +
           "<outerBoundaryIs><LinearRing><coordinates>" + w + ",47 " + e + ",47 " + e + ",48 " + w +
           ",48 " + w + ",47</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>" +
           "</Folder></Document></kml>";
}

constexpr const char* red = "ff0000ff";
constexpr const char* blue = "ffff0000";

/// "Occupied: area 34 #ff0000", sorted.
std::vector<std::string> areas_in(const std::string& file) {
    std::vector<std::string> areas;
    for (const VectorLayer& layer : read_layers(file)) {
        for (const Feature& record : layer.features) {
            areas.push_back(record.attributes.at("folder") + ": " + record.attributes.at("Name") +
                            " " + record.attributes.at("colour"));
        }
    }
    std::sort(areas.begin(), areas.end());
    return areas;
}

std::string kmz(const ScratchFolder& folder, const std::vector<ZipEntry>& documents) {
    return folder.write("map.kmz", zip_of(documents, documents.size()));
}

} // namespace

TEST_CASE("documents of a KMZ that its first does not link to are read with it") {
    const ScratchFolder folder;
    const std::string file = kmz(folder, {{"layers/east.kml", document("Liberated", 36, blue)},
                                          {"doc.kml", document("Occupied", 34, red)},
                                          {"layers/north.kml", document("Occupied", 32, red)}});
    CHECK(areas_in(file) == std::vector<std::string>{"Liberated: area 36 #0000ff",
                                                     "Occupied: area 32 #ff0000",
                                                     "Occupied: area 34 #ff0000"});
    const std::vector<VectorLayer> layers = read_layers(file);
    CHECK(layers.at(0).documents ==
          std::vector<std::string>{"doc.kml", "layers/east.kml", "layers/north.kml"});
    CHECK(layers.at(0).parts == std::vector<std::string>{file});
}

TEST_CASE("documents without a doc.kml among them are read together") {
    const ScratchFolder folder;
    CHECK(areas_in(
              kmz(folder, {{"a.kml", document("A", 34, red)}, {"b.kml", document("B", 36, red)}}))
              .size() == 2);
}

TEST_CASE("a KMZ of one document, or whose first links to all, is left to the reader") {
    const ScratchFolder folder;
    const std::string link = "<NetworkLink><Link><href>east.kml</href></Link></NetworkLink>";
    CHECK(!joined_documents(kmz(folder, {{"doc.kml", document("A", 34, red)}})));
    CHECK(!joined_documents(kmz(folder, {{"doc.kml", document("A", 34, red, link)},
                                         {"east.kml", document("B", 36, red)}})));
    CHECK(!joined_documents(folder.write("no.kmz", "no archive")));
}

TEST_CASE("what is joined has no links, however they are nested, and sends no request") {
    const ScratchFolder folder;
    const std::string link = "<NetworkLink><NetworkLink><Link><href>http://127.0.0.1:9/x.kml</href>"
                             "</Link></NetworkLink></NetworkLink>";
    const auto joined = joined_documents(kmz(folder, {{"doc.kml", document("A", 34, red, link)},
                                                      {"b.kml", document("B", 36, red, link)}}));
    REQUIRE(joined);
    CHECK(joined->text.find("NetworkLink") == std::string::npos);
    CHECK(joined->text.find("127.0.0.1") == std::string::npos);
}

TEST_CASE("a document in a KMZ that is no KML is refused by its name") {
    const ScratchFolder folder;
    const ZipEntry first{"doc.kml", document("A", 34, red)};
    CHECK_THROWS_WITH_AS(joined_documents(kmz(folder, {first, {"b.kml", "<kml><Document>"}})),
                         doctest::Contains("map.kmz, document b.kml: is no KML: "), DataError);
    CHECK_THROWS_WITH_AS(
        joined_documents(kmz(folder, {first, {"b.kml", "<html></html>"}})),
        doctest::Contains("map.kmz, document b.kml: is no KML: its outermost element is 'html'"),
        DataError);
}
