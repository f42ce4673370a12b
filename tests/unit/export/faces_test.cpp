// SPDX-License-Identifier: MIT
#include "export/faces.hpp"
#include "export/geopackage.hpp"
#include "io/vector_file.hpp"
#include "support/hash.hpp"
#include "support/scratch_folder.hpp"
#include "unit/export/small_study.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace demarc;
using namespace demarc::testing;

TEST_CASE("faces.geojson carries one set of columns for each plan") {
    const nlohmann::json document = nlohmann::json::parse(faces_geojson(small_study()));
    REQUIRE(document.at("features").size() == 5);
    const nlohmann::json& left = document.at("features").at(1).at("properties");
    CHECK(left.at("region_code") == "UA-14");
    CHECK(left.at("region_uk") == "Донецька область");
    CHECK(left.at("area_km2") == 400);
    CHECK(left.at("present_administration") == "ukraine");
    CHECK(left.at("zone_2025_11_change") == "to_demilitarised_zone");
    CHECK(left.at("zone_2025_11_overlay") == "demilitarised");
    CHECK(left.at("zone_2025_11_certainty") == "explicit");
    CHECK(left.at("zone_2025_11_recognised_by").is_null());
    const nlohmann::json& crimea = document.at("features").at(3).at("properties");
    CHECK(crimea.at("zone_2025_11_legal_status") == "russia_de_facto");
    CHECK(crimea.at("zone_2025_11_recognised_by") == "United States");
}

TEST_CASE("a face keeps the class the publisher drew beside the reconciled one") {
    const nlohmann::json document = nlohmann::json::parse(faces_geojson(small_study()));
    const nlohmann::json& sliver = document.at("features").at(2).at("properties");
    CHECK(sliver.at("control_drawn") == "ukrainian");
    CHECK(sliver.at("control") == "russian");
}

TEST_CASE("areas of faces are those of the run's method") {
    Study study = small_study();
    study.method.area = AreaMethod::geodesic;
    const nlohmann::json document = nlohmann::json::parse(faces_geojson(study));
    CHECK(document.at("features").at(1).at("properties").at("area_km2") == 400.4);
}

TEST_CASE("faces.gpkg has its layers and the same bytes every time") {
    const ScratchFolder folder;
    const auto first = folder.path() / "first.gpkg";
    const auto second = folder.path() / "second.gpkg";
    write_faces_geopackage(small_study(), shipped_colours(), first);
    write_faces_geopackage(small_study(), shipped_colours(), second);
    CHECK(sha256_of_file(first) == sha256_of_file(second));
    CHECK(read_layer(first.string(), "faces").features.size() == 5);
    CHECK(read_layer(first.string(), "line_of_contact").features.size() == 1);
    const VectorLayer sites = read_layer(first.string(), "sites");
    REQUIRE(sites.features.size() == 1);
    CHECK(sites.features.front().attributes.at("zone_2025_11_outcome").find("IAEA") !=
          std::string::npos);
    CHECK(regions_layer(small_study()).records.size() == 27);
    CHECK(layers_of(first.string()).size() == 10);
    CHECK(read_layer(first.string(), "faces_by_plan").features.size() == 5);
}
