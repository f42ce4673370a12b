// SPDX-License-Identifier: MIT
#pragma once

#include "sources/district_reader.hpp"
#include "sources/polygon_repair.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace demarc::testing {

/// A district as a file would give it.
inline District district(std::string id, std::optional<RegionIndex> region, MultiPolygon polygons) {
    District made_up;
    made_up.id = id;
    made_up.name = "District " + id;
    made_up.region = region;
    made_up.told_by = "attribute code '" + id + "'";
    made_up.where = "made-up.geojson, record " + id;
    made_up.polygons = in_canonical_order(std::move(polygons));
    return made_up;
}

inline DistrictSet districts(std::vector<District> all) {
    DistrictSet set;
    set.id = "made-up";
    set.title = "Made up";
    set.level = "raions";
    set.districts = std::move(all);
    set.files.push_back({"districts", "made-up.geojson", "", "Made up", "", "", ""});
    return set;
}

} // namespace demarc::testing
