// SPDX-License-Identifier: MIT
//
// GeoJSON as demarc reads it by itself, and the validity of what is in it.
#include "geometry/area.hpp"
#include "io/plain_geojson.hpp"
#include "sources/polygon_repair.hpp"
#include "target.hpp"

#include <cmath>
#include <optional>
#include <variant>
#include <vector>

void demarc::fuzz::use(std::string_view input) {
    const std::optional<VectorLayer> layer = read_plain_geojson("input.geojson", input);
    if (!layer) {
        return;
    }
    for (const Feature& feature : layer->features) {
        if (const auto* polygons = std::get_if<MultiPolygon>(&feature.geometry)) {
            std::vector<InputNote> notes;
            const MultiPolygon valid = valid_polygons(*polygons, feature.where, notes);
            check(!defect_of(valid), "polygons that are read are valid");
            const MultiPolygon ordered = in_canonical_order(valid);
            check(std::abs((area_of(ordered) - area_of(valid)).value) <=
                      1e-9 * area_of(valid).value + 1e-6,
                  "the order of rings and positions does not change an area");
        }
    }
}
