// SPDX-License-Identifier: MIT
#include "io/kml_text.hpp"
#include "io/vector_file.hpp"
#include "support/error.hpp"
#include "support/scratch_folder.hpp"
#include "support/stored_zip.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace demarc;
using demarc::testing::ScratchFolder;
using demarc::testing::zip_of;

namespace {

/// A document of one record with these fields, in a folder or not.
std::string document(const std::string& fields, const std::string& before = "<Document>",
                     const std::string& after = "</Document>") {
    return R"(<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2">)" + before +
           "<Placemark><name>a</name><ExtendedData>" + fields +
           "</ExtendedData><Polygon><outerBoundaryIs><LinearRing><coordinates>34,47 35,47 35,48 "
           "34,48 34,47</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>" +
           after + "</kml>";
}

std::string data(const std::string& name, const std::string& value) {
    return "<Data name=\"" + name + "\"><value>" + value + "</value></Data>";
}

std::string link_to(const std::string& address) {
    return "<NetworkLink><name>x</name><Link><href>" + address + "</href></Link></NetworkLink>";
}

std::string in_kml(const std::string& content) {
    return R"(<kml xmlns="http://www.opengis.net/kml/2.2">)" + content + "</kml>";
}

} // namespace

TEST_CASE("fields of a KML file keep their names, whatever the alphabet") {
    const ScratchFolder folder;
    const std::string fields = data("Статус", "окуповано") + data("Джерел", "A &lt; B") +
                               data("Held by", "<![CDATA[RU & co]]>");
    const auto check = [](const std::string& file) {
        const std::vector<VectorLayer> layers = read_layers(file);
        REQUIRE(layers.size() == 1);
        const auto& attributes = layers[0].features.at(0).attributes;
        CHECK(attributes.at("Статус") == "окуповано");
        CHECK(attributes.at("Джерел") == "A < B"); // as long as the first: one name with `_`
        CHECK(attributes.at("Held by") == "RU & co");
        CHECK(attributes.at("Name") == "a");
        CHECK(layers[0].parts == std::vector<std::string>{file});
    };
    check(folder.write("document.kml", document(fields)));
    check(folder.write("folder.kml", document(fields, "<Folder><name>f</name>", "</Folder>")));
    check(folder.write("map.kmz", zip_of({{"doc.kml", document(fields)}}, 1)));
}

TEST_CASE("fields of both kinds are read of one record") {
    const ScratchFolder folder;
    const std::string schema = R"(<Document><Schema name="s" id="s"><SimpleField name="own" )"
                               R"(type="string"/></Schema>)";
    const VectorLayer layer = read_layer(folder.write(
        "both.kml", document(R"(<SchemaData schemaUrl="#s"><SimpleData name="own">5</SimpleData>)"
                             "</SchemaData>" +
                                 data("Статус", "окуповано"),
                             schema)));
    CHECK(layer.features.at(0).attributes.at("own") == "5");
    CHECK(layer.features.at(0).attributes.at("Статус") == "окуповано");
}

TEST_CASE("a document whose fields have plain names, or that is none, is left as it is") {
    CHECK(!with_names_kept(document(data("status_1", "окуповано"))));
    CHECK(!with_names_kept(""));
    CHECK(!with_names_kept("<kml><Data name='Статус'>"));
    CHECK(!with_names_kept("<html><Data name='Статус'/></html>"));
    CHECK(!with_names_kept("<kml><Data name='\xD1\xF2'/></kml>")); // CP1251
    CHECK(!with_names_kept("<kml><Data name="));
    for (const char* word : {"Data", "<Data", ":Data"}) { // looked through once, not once for each
        std::string text = "<kml>";
        while (text.size() < 4'000'000) {
            text += word;
        }
        CHECK(!with_names_kept(text));
    }
    CHECK(with_names_kept("<k:kml xmlns:k='x'><k:Data name='a b'/></k:kml>"));
}

TEST_CASE("a KML file that only links to a map says where that is") {
    const std::string address = "https://maps.example/d/kml?mid=1&amp;forcekml=1";
    for (const std::string& text :
         {in_kml("<Document>" + link_to(address) + "</Document>"), in_kml(link_to(address)),
          in_kml("<NetworkLink><Url><href> " + address + "\n</href></Url></NetworkLink>")}) {
        CHECK(links_alone(text) ==
              std::vector<std::string>{"https://maps.example/d/kml?mid=1&forcekml=1"});
    }
    CHECK(links_alone(document("", "<Document>" + link_to(address))).empty());
    const ScratchFolder folder;
    const std::string kmz = folder.write(
        "map.kmz", zip_of({{"doc.kml", in_kml(link_to("a.kml") + link_to("b.kml"))}}, 1));
    CHECK_THROWS_WITH_AS(read_layers(kmz),
                         (kmz + ": holds no map, only links to the place where the map is kept up "
                                "to date: a.kml, b.kml; download what is there, and name that "
                                "file in place of this one")
                             .c_str(),
                         DataError);
}
