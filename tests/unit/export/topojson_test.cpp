// SPDX-License-Identifier: MIT
#include "export/layer_styles.hpp"
#include "export/topojson.hpp"
#include "unit/export/small_study.hpp"
#include "unit/maps/map_studies.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

using namespace demarc;

namespace {

// Every arc in degrees.
std::vector<Ring> decoded(const nlohmann::json& topology) {
    const double scale = topology.at("transform").at("scale").at(0);
    const nlohmann::json& shift = topology.at("transform").at("translate");
    std::vector<Ring> arcs;
    for (const nlohmann::json& packed : topology.at("arcs")) {
        Ring arc;
        long long x = 0;
        long long y = 0;
        for (const nlohmann::json& step : packed) {
            x += step.at(0).get<long long>();
            y += step.at(1).get<long long>();
            arc.push_back({shift.at(0).get<double>() + static_cast<double>(x) * scale,
                           shift.at(1).get<double>() + static_cast<double>(y) * scale});
        }
        arcs.push_back(arc);
    }
    return arcs;
}

Ring ring_of(const nlohmann::json& indices, const std::vector<Ring>& arcs) {
    Ring ring;
    for (const nlohmann::json& number : indices) {
        const auto index = number.get<long long>();
        Ring arc = arcs.at(static_cast<std::size_t>(index >= 0 ? index : ~index));
        if (index < 0) {
            std::reverse(arc.begin(), arc.end());
        }
        if (!ring.empty()) {
            REQUIRE(ring.back().lon == arc.front().lon);
            REQUIRE(ring.back().lat == arc.front().lat);
        }
        ring.insert(ring.end(), arc.begin() + (ring.empty() ? 0 : 1), arc.end());
    }
    return ring;
}

double degrees_squared(const Ring& ring) {
    double doubled = 0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        doubled += ring[i - 1].lon * ring[i].lat - ring[i].lon * ring[i - 1].lat;
    }
    return doubled / 2;
}

} // namespace

TEST_CASE("the arcs of a TopoJSON file close to the faces they came from, holes turned round") {
    const Study& study = testing::embedded_study();
    const nlohmann::json topology = nlohmann::json::parse(faces_topojson(study));
    const std::vector<Ring> arcs = decoded(topology);
    const nlohmann::json& faces = topology.at("objects").at("faces").at("geometries");
    REQUIRE(faces.size() == study.partition.faces.size());
    for (FaceIndex i = 0; i < faces.size(); ++i) {
        CAPTURE(i);
        const Polygon& polygon = study.partition.faces[i].polygon;
        REQUIRE(faces[i].at("arcs").size() == polygon.holes.size() + 1);
        double drawn = 0;
        for (const nlohmann::json& indices : faces[i].at("arcs")) {
            const Ring ring = ring_of(indices, arcs);
            CHECK(ring.front().lon == ring.back().lon);
            drawn -= degrees_squared(ring); // clockwise, as D3 wants exteriors
        }
        double whole = std::abs(degrees_squared(polygon.exterior));
        for (const Ring& hole : polygon.holes) {
            whole -= std::abs(degrees_squared(hole));
        }
        CHECK(drawn == doctest::Approx(whole).epsilon(1e-3).scale(0.01));
    }
}

TEST_CASE("every arc between two faces is used by both and no arc more than twice") {
    const Study& study = testing::embedded_study();
    const nlohmann::json topology = nlohmann::json::parse(faces_topojson(study));
    std::map<long long, int> uses;
    for (const nlohmann::json& face : topology.at("objects").at("faces").at("geometries")) {
        for (const nlohmann::json& ring : face.at("arcs")) {
            for (const nlohmann::json& number : ring) {
                const auto index = number.get<long long>();
                ++uses[index >= 0 ? index : ~index];
            }
        }
    }
    REQUIRE(uses.size() == study.partition.arcs.size());
    for (const auto& [index, count] : uses) {
        const Arc& arc = study.partition.arcs[static_cast<std::size_t>(index)];
        CHECK(count == (arc.left ? 1 : 0) + (arc.right ? 1 : 0));
    }
}

TEST_CASE("the grid of positions does not depend on the data") {
    const auto transform = [](const Study& study) {
        return nlohmann::json::parse(faces_topojson(study)).at("transform");
    };
    CHECK(transform(testing::embedded_study()) == transform(testing::chessboard_study()));
}

TEST_CASE("a GIS paints what the style file says, and nothing that it does not say") {
    LayerColours changed = testing::shipped_colours();
    std::size_t used = 0;
    const auto all = [](const LayerColours& with) {
        std::string text;
        for (const LayerStyle& style : layer_styles(testing::embedded_study(), with)) {
            text += style.qml;
        }
        return text;
    };
    const std::string before = all(changed);
    for (auto& [name, colour] : changed) {
        const bool in_use = before != all([&name = name] {
                                LayerColours one = testing::shipped_colours();
                                one[name] = "#010203";
                                return one;
                            }());
        used += in_use ? 1 : 0;
        CHECK((in_use || !name.starts_with("symbol "))); // a symbol is for nothing else
        colour = "#040506";
    }
    CHECK(used >= 18);
    // With all colours alike no other one is left.
    const std::string alike = all(changed);
    for (std::size_t at = 0; (at = alike.find("color\" value=\"", at)) != std::string::npos; ++at) {
        CHECK(alike.substr(at + 14, 9) == "4,5,6,255");
    }
    CHECK_THROWS_WITH(all([] {
                          LayerColours named = testing::shipped_colours();
                          named["line contact"] = "black";
                          return named;
                      }()),
                      "the colour 'black' of 'line contact' in the style file is not of the form "
                      "#rrggbb, which a GIS needs");
}

TEST_CASE("every layer of the GeoPackage but none else has one default style") {
    std::map<std::string, int> defaults;
    for (const LayerStyle& style :
         layer_styles(testing::embedded_study(), testing::shipped_colours())) {
        defaults[style.layer] += style.is_default ? 1 : 0;
    }
    CHECK(defaults == std::map<std::string, int>{{"disagreements", 1},
                                                 {"faces", 1},
                                                 {"faces_by_plan", 1},
                                                 {"line_of_contact", 1},
                                                 {"places", 1},
                                                 {"regions", 1},
                                                 {"sites", 1},
                                                 {"zones", 1}});
}

TEST_CASE("a plan that says nothing on land looks in a GIS as the present line does") {
    const Study& study = testing::embedded_study();
    const std::vector<LayerStyle> styles = layer_styles(study, testing::shipped_colours());
    std::size_t silent = 0;
    for (const Scenario& scenario : study.scenarios) {
        for (const LayerStyle& style : styles) {
            if (style.description == scenario.plan.id) {
                CHECK((style.qml == styles.front().qml) == says_nothing_on_land(scenario.plan));
                silent += says_nothing_on_land(scenario.plan) ? 1 : 0;
            }
        }
    }
    CHECK(silent > 0);
}

TEST_CASE("faces have one default style and one for each plan") {
    const Study& study = testing::embedded_study();
    std::size_t defaults = 0;
    std::size_t faces = 0;
    for (const LayerStyle& style : layer_styles(study, testing::shipped_colours())) {
        faces += style.layer == "faces" ? 1 : 0;
        defaults += style.layer == "faces" && style.is_default ? 1 : 0;
        CHECK(style.qml.find("</qgis>") != std::string::npos);
    }
    CHECK(defaults == 1);
    CHECK(faces == study.scenarios.size());
}

TEST_CASE("the TopoJSON file for the web has the same shared arcs, thinner, and rings that close") {
    const Study& study = testing::embedded_study();
    const nlohmann::json whole = nlohmann::json::parse(faces_topojson(study));
    const nlohmann::json web = nlohmann::json::parse(faces_web_topojson(study));
    const std::vector<Ring> arcs = decoded(web);
    REQUIRE(arcs.size() == whole.at("arcs").size());
    const nlohmann::json& faces = web.at("objects").at("faces").at("geometries");
    const nlohmann::json& exact = whole.at("objects").at("faces").at("geometries");
    REQUIRE(faces.size() == exact.size());
    for (std::size_t i = 0; i < faces.size(); ++i) {
        CAPTURE(i);
        CHECK(faces[i].at("arcs") == exact[i].at("arcs"));
        for (const nlohmann::json& indices : faces[i].at("arcs")) {
            const Ring ring = ring_of(indices, arcs); // whose arcs meet, end to end
            CHECK(ring.front().lon == ring.back().lon);
            CHECK(ring.front().lat == ring.back().lat);
        }
    }
    CHECK(web.dump().size() < whole.dump().size());
}
