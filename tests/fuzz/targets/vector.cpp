// SPDX-License-Identifier: MIT
//
// Files of any format through GDAL: what is read has positions on the globe, closed rings and
// records with names of their own. GDAL's own faults are found with it as well as demarc's: it is
// not among the targets of `scripts/fuzz all`.
#include "io/vector_file.hpp"
#include "io/vector_survey.hpp"
#include "target.hpp"

#include <cmath>
#include <string>
#include <variant>

namespace {

using namespace demarc;

/// Drivers look at the ending of a name as well as at the beginning of a file.
std::string name_for(std::string_view input) {
    if (input.starts_with("PK")) {
        return input.find(".kml") == std::string_view::npos ? "input.zip" : "input.kmz";
    }
    if (input.starts_with("SQLite")) {
        return "input.gpkg";
    }
    if (input.starts_with("fgb")) {
        return "input.fgb";
    }
    if (input.starts_with("<")) {
        return input.find("<kml") == std::string_view::npos ? "input.gml" : "input.kml";
    }
    return "input.geojson";
}

void check_positions(const std::vector<LonLat>& positions) {
    for (const LonLat p : positions) {
        fuzz::check(std::abs(p.lon) <= 180 && std::abs(p.lat) <= 90, "positions are on the globe");
    }
}

void check_feature(const Feature& feature) {
    fuzz::check(!feature.where.empty(), "a record says where it is");
    if (const auto* points = std::get_if<std::vector<LonLat>>(&feature.geometry)) {
        check_positions(*points);
    } else if (const auto* lines = std::get_if<std::vector<LineString>>(&feature.geometry)) {
        for (const LineString& line : *lines) {
            check_positions(line);
        }
    } else {
        for (const Polygon& polygon : std::get<MultiPolygon>(feature.geometry)) {
            for_each_ring(polygon, [](const Ring& ring) {
                fuzz::check(ring.size() >= 4 && ring.front() == ring.back(), "rings are closed");
                check_positions(ring);
            });
        }
    }
}

} // namespace

void demarc::fuzz::use(std::string_view input) {
    const std::string file = as_file(input, name_for(input)).string();
    survey(file); // throws nothing, whatever is in it
    for (const VectorLayer& layer : read_layers(file)) {
        for (const Feature& feature : layer.features) {
            check_feature(feature);
        }
    }
}
