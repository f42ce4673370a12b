// SPDX-License-Identifier: MIT
//
// Answers of map servers in pages, as ArcGIS gives them in its own JSON and in GeoJSON.
#include "sources/answer_pages.hpp"
#include "sources/control_reader.hpp"
#include "support/error.hpp"
#include "support/scratch_folder.hpp"
#include "unit/sources/sources_fixture.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace demarc;
using namespace demarc::testing;

namespace {

/// Records with these numbers, each an area of half a degree.
std::string esri_page(const std::vector<int>& numbers, bool has_more,
                      const std::string& extra_field = {}) {
    std::string features;
    for (const int number : numbers) {
        const double w = 24 + 0.5 * (number % 10);
        features += fmt::format(
            R"({}{{"attributes":{{"OBJECTID":{},"class":"russian"{}}},"geometry":{{"rings":)"
            R"([[[{},46],[{},46.5],[{},46.5],[{},46],[{},46]]]}}}})",
            features.empty() ? "" : ",", number,
            extra_field.empty() ? "" : ",\"" + extra_field + "\":\"x\"", w, w, w + 0.5, w + 0.5, w);
    }
    return fmt::format(
        R"({{"objectIdFieldName":"OBJECTID","geometryType":"esriGeometryPolygon",)"
        R"("spatialReference":{{"wkid":4326}},"fields":[{{"name":"OBJECTID","type":)"
        R"("esriFieldTypeOID"}},{{"name":"class","type":"esriFieldTypeString"}}{}],)"
        R"("features":[{}]{}}})",
        extra_field.empty()
            ? ""
            : fmt::format(R"(,{{"name":"{}","type":"esriFieldTypeString"}})", extra_field),
        features, has_more ? R"(,"exceededTransferLimit":true)" : "");
}

std::string geojson_page(const std::vector<int>& numbers, bool has_more) {
    std::string features;
    for (const int number : numbers) {
        const double w = 24 + 0.5 * (number % 10);
        features += fmt::format(
            R"({}{{"type":"Feature","id":{},"properties":{{"objectid":{},"class":"russian"}},)"
            R"("geometry":{{"type":"Polygon","coordinates":[[[{},46],[{},46],[{},46.5],[{},46]]]}}}})",
            features.empty() ? "" : ",", number, number, w, w + 0.5, w + 0.5, w);
    }
    return fmt::format(R"({{"type":"FeatureCollection",{}"features":[{}]}})",
                       has_more ? R"("properties":{"exceededTransferLimit":true},)" : "", features);
}

class Answer {
public:
    explicit Answer(const std::vector<std::string>& pages) {
        for (const std::string& page : pages) {
            files_.push_back(
                {folder_.write(fmt::format("page{}.json", files_.size()), page), "classes"});
        }
    }

    [[nodiscard]] ControlSnapshot read() const {
        return read_control(files_, shipped_profiles(), squares(), shared_made_up_regions(),
                            Date::parse("2025-11-24"), std::nullopt);
    }

    /// How the reader refuses it.
    [[nodiscard]] std::string complaint() const {
        try {
            (void)read();
        } catch (const DataError& error) {
            return error.what();
        }
        return "accepted";
    }

private:
    ScratchFolder folder_;
    std::vector<SourceSpec> files_;
};

/// The notes that warn of missing land.
std::vector<std::string> warnings_of(const ControlSnapshot& snapshot) {
    std::vector<std::string> texts;
    for (const InputNote& note : snapshot.notes) {
        if (note.warning == InputWarning::coverage) {
            texts.push_back(note.text());
        }
    }
    return texts;
}

} // namespace

TEST_CASE("pages of an answer are one map, whatever their order") {
    for (const auto& page :
         {+[](const std::vector<int>&numbers, bool more) { return esri_page(numbers, more); },
          +[](const std::vector<int>&numbers, bool more) { return geojson_page(numbers, more); }}) {
        const ControlSnapshot whole = Answer({page({1, 2, 3, 4, 5}, false)}).read();
        CHECK(whole.areas.size() == 5);
        for (const std::vector<std::string>& pages :
             {std::vector<std::string>{page({1, 2}, true), page({3, 4}, true), page({5}, false)},
              std::vector<std::string>{page({5}, false), page({3, 4}, true), page({1, 2}, true)}}) {
            const ControlSnapshot joined = Answer(pages).read();
            REQUIRE(joined.areas.size() == 5);
            CHECK(joined.files.size() == 3);
            for (std::size_t i = 0; i < 5; ++i) {
                CHECK(joined.areas[i].polygons.at(0).exterior ==
                      whole.areas[i].polygons.at(0).exterior);
            }
            CHECK(warnings_of(joined).empty());
        }
    }
}

TEST_CASE("an answer without its last page is refused") {
    CHECK(Answer({esri_page({1, 2}, true)}).complaint() ==
          "page0.json, line 1, key 'exceededTransferLimit': the file says of itself that the "
          "server had more records than it gave (exceededTransferLimit): figures would be too "
          "small; fetch the other pages too (resultOffset) and name the files of all of them "
          "together");
    CHECK(Answer({esri_page({1, 2}, true), esri_page({3, 4}, true)})
              .complaint()
              .find(", and none of the other files is the last page: figures would be too small") !=
          std::string::npos);
    // A file with other attributes is of another question.
    CHECK(Answer({esri_page({1, 2}, true), esri_page({3}, false, "layer")})
              .complaint()
              .find("none of the other files is the last page") != std::string::npos);
}

TEST_CASE("a page that is given twice is refused by a record of it") {
    CHECK(Answer({esri_page({1, 2}, true), esri_page({2, 3}, true), esri_page({4}, false)})
              .complaint() ==
          "page1.json: has the record with OBJECTID 2, as has page0.json: they overlap, or are the "
          "same page; fetch pages that follow one another (resultOffset)");
}

TEST_CASE("numbers of records that jump by more than a page are warned of") {
    const ControlSnapshot read = Answer({esri_page({1, 2}, true), esri_page({5}, false)}).read();
    CHECK(warnings_of(read) ==
          std::vector<std::string>{"page1.json: OBJECTID jumps from 2 to 5, by more than a page of "
                                   "2 records; see whether a page between is missing"});
    CHECK(warnings_of(Answer({esri_page({1, 2}, true), esri_page({4}, false)}).read()).empty());
}

TEST_CASE("an answer in Web Mercator is read by ESRI's number for it as by EPSG's") {
    // 24 to 24.5 E, 46 to 46.5 N, on the sphere of Web Mercator.
    const auto answer = [](const std::string& reference) {
        return R"({"geometryType":"esriGeometryPolygon","spatialReference":{)" + reference +
               R"(},"fields":[{"name":"class","type":"esriFieldTypeString"}],"features":[)"
               R"({"attributes":{"class":"russian"},"geometry":{"rings":[[)"
               "[2671667.779,5780349.220],[2671667.779,5860839.830],[2727327.524,5860839.830],"
               "[2727327.524,5780349.220],[2671667.779,5780349.220]]]}}]}";
    };
    for (const char* reference : {R"("wkid":3857)", R"("wkid":102100)", R"("wkid" : 102113)",
                                  R"("wkid":102100,"latestWkid":3857)"}) {
        CAPTURE(reference);
        const ControlSnapshot read = Answer({answer(reference)}).read();
        REQUIRE(read.areas.size() == 1);
        const LonLat corner = read.areas[0].polygons[0].exterior[0];
        CHECK(corner.lon == doctest::Approx(24).epsilon(1e-6));
        CHECK(corner.lat == doctest::Approx(46).epsilon(1e-4));
    }
}
