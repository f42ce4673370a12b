// SPDX-License-Identifier: MIT
#include "export/disagreements.hpp"
#include "unit/export/small_study.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <map>

using namespace demarc;
using namespace demarc::testing;

namespace {

/// The study with one piece of every kind: a strip, a gap, a part left as drawn, a speck, an
/// overlap and land beyond the boundary set.
Study study_of_all_kinds() {
    Study study = small_study();
    Partition& partition = study.partition;
    partition.slivers[0].mean_width = Metres{400};
    partition.slivers[0].depth = Metres{1250};
    partition.slivers[0].close_call = true;
    ReconciledSliver gap;
    gap.faces = {3};
    gap.fills_gap = true;
    partition.slivers.push_back(gap);
    KeptPart kept;
    kept.faces = {1};
    kept.mean_width = Metres{9000};
    kept.reason = KeptBecause::encircled;
    partition.kept.push_back(kept);
    partition.specks.push_back({{0}, SquareMetres{632}});
    ControlArea beneath;
    beneath.control = ControlClass::russian;
    study.control.areas = {beneath};
    partition.faces[4].control_beneath = 0;
    OutsidePart outside;
    outside.polygon = partition.faces[0].polygon;
    outside.drawn = ControlClass::russian;
    partition.outside.push_back(outside);
    return study;
}

std::map<std::string, nlohmann::json> pieces_by_kind(const Study& study) {
    std::map<std::string, nlohmann::json> pieces;
    const auto document = nlohmann::json::parse(disagreements_geojson(study));
    for (const nlohmann::json& feature : document.at("features")) {
        const std::string kind = feature.at("properties").at("kind");
        CHECK(pieces.emplace(kind, feature).second);
    }
    return pieces;
}

} // namespace

TEST_CASE("disagreements say of each piece what it is, where, and what was made of it") {
    auto pieces = pieces_by_kind(study_of_all_kinds());
    REQUIRE(pieces.size() == 6);
    CHECK(pieces.at("speck").at("properties").at("decision") ==
          "counted, but too small for a line of contact around it");
    const nlohmann::json strip = pieces.at("strip").at("properties");
    CHECK(strip.at("decision") == "counted with the Russian-held land beside it");
    CHECK(strip.at("region_code") == "UA-14");
    CHECK(strip.at("control_drawn") == "ukrainian");
    CHECK(strip.at("control") == "russian");
    CHECK(strip.at("area_km2") == 1.5);
    CHECK(strip.at("mean_width_km") == 0.4);
    CHECK(strip.at("depth_km") == 1.25);
    CHECK(strip.at("close_call") == "yes");
    const nlohmann::json gap = pieces.at("gap").at("properties");
    CHECK(gap.at("region_code") == "UA-43");
    CHECK(gap.at("decision") ==
          "counted as held: the publisher left it out between two areas of the same side");
    CHECK(gap.at("close_call") == "no");
    const nlohmann::json kept = pieces.at("kept").at("properties");
    CHECK(kept.at("decision") == "left as drawn: enclosed by Russian-held land");
    CHECK(kept.at("control") == "ukrainian");
    CHECK(kept.at("mean_width_km") == 9);
    CHECK(kept.at("depth_km").is_null()); // it was not looked at
    const nlohmann::json overlap = pieces.at("overlap").at("properties");
    CHECK(overlap.at("decision") == "counted by the order of precedence");
    CHECK(overlap.at("control") == "contested");
    CHECK(overlap.at("control_beneath") == "russian");
    const nlohmann::json beyond = pieces.at("beyond").at("properties");
    CHECK(beyond.at("decision") == "not counted: outside the boundary set");
    CHECK(beyond.at("region_code").is_null());
    CHECK(beyond.at("area_km2") > 1000); // measured, half a degree square
}

TEST_CASE("each piece of a disagreement has its own polygon") {
    const Study study = study_of_all_kinds();
    for (const auto& piece : pieces_by_kind(study)) {
        CAPTURE(piece.first);
        const nlohmann::json geometry = piece.second.at("geometry");
        CHECK(geometry.at("type") == "Polygon");
        CHECK(geometry.at("coordinates").at(0).size() == 5);
    }
}
