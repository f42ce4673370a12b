// SPDX-License-Identifier: MIT
#include "sources/layer_inspection.hpp"

#include "geometry/area.hpp"
#include "io/bytes.hpp"
#include "sources/polygon_repair.hpp"
#include "support/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace demarc {

namespace {

constexpr std::size_t max_values = 40; ///< of an attribute that are kept, with their counts
constexpr std::size_t max_faults = 1000;

/// The record's name for people: what stands in an attribute that is usually a name.
std::string label_of(const SurveyedRecord& record) {
    constexpr std::array names{"name",      "Name",    "NAME",  "name_en", "NAME_EN",
                               "shapeName", "ADM1_EN", "title", "Title",   "label"};
    for (const char* name : names) {
        const auto found = record.attributes.find(name);
        if (found != record.attributes.end() && !found->second.empty()) {
            return found->second;
        }
    }
    return {};
}

RecordFault fault_of(const SurveyedRecord& record, std::string reason) {
    return {record.id, label_of(record), {}, std::nullopt, std::move(reason)};
}

void note_bad_positions(const SurveyedRecord& record, std::vector<RecordFault>& faults) {
    for (const BadPosition& bad : record.bad_positions) {
        if (faults.size() < max_faults) {
            faults.push_back(
                {record.id, label_of(record), bad.place, LonLat{bad.x, bad.y}, bad.reason});
        }
    }
}

/// Each polygon by itself, then all together: GEOS tells of one defect at a time. Those of a
/// collection may lie over one another.
void note_defects(const SurveyedRecord& record, const MultiPolygon& polygons,
                  std::vector<RecordFault>& faults) {
    const std::size_t before = faults.size();
    for (std::size_t i = 0; i < polygons.size(); ++i) {
        if (const auto defect = defect_of({polygons[i]})) {
            std::string vertex = defect->nearest_vertex;
            if (polygons.size() > 1 && vertex.starts_with("polygon 1,")) {
                vertex.replace(0, 10, fmt::format("polygon {},", i + 1));
            }
            faults.push_back({record.id, label_of(record), vertex, defect->place, defect->reason});
        }
    }
    const bool collection = record.geometry_type == "Geometry Collection";
    if (faults.size() == before && polygons.size() > 1 && !collection) {
        if (const auto defect = defect_of(polygons)) {
            faults.push_back({record.id, label_of(record), defect->nearest_vertex, defect->place,
                              defect->reason});
        }
    }
}

/// The polygons as a geometry that overlays can work with.
geos::Geometry sound(const MultiPolygon& polygons) {
    const geos::Geometry drawn = geos::from(polygons);
    if (geos::invalid_reason(drawn.get()).empty()) {
        return geos::from(polygons);
    }
    return geos::owned(GEOSMakeValid_r(geos::context().handle(), drawn.get()),
                       "repairing a polygon");
}

std::optional<OutsideRecord> outside_of(const SurveyedRecord& record, const MultiPolygon& polygons,
                                        const Country& ukraine) {
    constexpr SquareMetres nothing = SquareMetres::from_km2(0.01);
    if (too_tangled(polygons)) {
        return std::nullopt;
    }
    const geos::Geometry area = sound(polygons);
    if (ukraine.covers(area.get())) {
        return std::nullopt;
    }
    if (!ukraine.meets(area.get())) {
        return OutsideRecord{record.id, label_of(record), true,
                             area_of(geos::polygons_of(area.get()))};
    }
    const geos::Geometry beyond = geos::difference(area.get(), ukraine.whole());
    const SquareMetres outside = area_of(geos::polygons_of(beyond.get()));
    if (outside < nothing) {
        return std::nullopt;
    }
    return OutsideRecord{record.id, label_of(record), false, outside};
}

/// Points and lines count as outside where no position of theirs is inside.
std::optional<OutsideRecord> outside_of(const SurveyedRecord& record,
                                        const std::vector<LonLat>& positions,
                                        const Country& ukraine) {
    const bool any_inside = std::any_of(positions.begin(), positions.end(), [&](LonLat p) {
        return ukraine.covers(geos::point(p).get());
    });
    return any_inside ? std::nullopt
                      : std::optional(OutsideRecord{record.id, label_of(record), true, {}});
}

void inspect_geometry(const SurveyedRecord& record, const Country& ukraine,
                      LayerInspection& result) {
    std::optional<OutsideRecord> outside;
    if (const auto* polygons = std::get_if<MultiPolygon>(&*record.geometry)) {
        note_defects(record, *polygons, result.invalid);
        result.drawn += area_of(*polygons);
        outside = outside_of(record, *polygons, ukraine);
    } else if (const auto* points = std::get_if<std::vector<LonLat>>(&*record.geometry)) {
        outside = outside_of(record, *points, ukraine);
    } else {
        std::vector<LonLat> positions;
        for (const LineString& line : std::get<std::vector<LineString>>(*record.geometry)) {
            positions.insert(positions.end(), line.begin(), line.end());
        }
        outside = outside_of(record, positions, ukraine);
    }
    if (outside) {
        result.outside.push_back(*outside);
    }
}

} // namespace

Country::Country(const BoundarySet& boundaries) {
    MultiPolygon all;
    for (const MultiPolygon& region : boundaries.regions) {
        all.insert(all.end(), region.begin(), region.end());
    }
    whole_ = geos::unary_union(all);
    prepared_.reset(GEOSPrepare_r(geos::context().handle(), whole_.get()));
}

bool Country::meets(const GEOSGeometry* other) const {
    return GEOSPreparedIntersects_r(geos::context().handle(), prepared_.get(), other) == 1;
}

bool Country::covers(const GEOSGeometry* other) const {
    return GEOSPreparedCovers_r(geos::context().handle(), prepared_.get(), other) == 1;
}

std::vector<AttributeInspection>
inspect_attributes(const std::vector<std::string>& names,
                   const std::vector<const std::map<std::string, std::string>*>& records) {
    std::vector<AttributeInspection> attributes;
    for (const std::string& name : names) {
        std::map<std::string, std::size_t> counts;
        AttributeInspection attribute{name, 0, 0, {}};
        for (const auto* values : records) {
            if (const auto value = values->find(name); value != values->end()) {
                ++attribute.records;
                ++counts[value->second];
            }
        }
        attribute.distinct = counts.size();
        attribute.values.assign(counts.begin(), counts.end());
        std::stable_sort(attribute.values.begin(), attribute.values.end(),
                         [](const auto& a, const auto& b) { return a.second > b.second; });
        if (attribute.values.size() > max_values) {
            attribute.values.resize(max_values);
        }
        attributes.push_back(std::move(attribute));
    }
    return attributes;
}

LayerInspection inspect_layer(const SurveyedLayer& layer, const std::string& file,
                              const Country& ukraine) {
    LayerInspection result;
    result.file = file_name_of(file);
    result.name = layer.name;
    result.crs = layer.crs;
    result.crs_fault = layer.crs_fault;
    result.in_degrees = layer.in_degrees;
    result.extent = layer.extent;
    result.records = layer.records.size();
    result.positions = layer.positions;
    result.broken_off = layer.broken_off;
    std::vector<const std::map<std::string, std::string>*> values;
    std::vector<const std::map<std::string, std::string>*> values_of_areas;
    for (const SurveyedRecord& record : layer.records) {
        values.push_back(&record.attributes);
        if (record.geometry && std::holds_alternative<MultiPolygon>(*record.geometry)) {
            values_of_areas.push_back(&record.attributes);
        }
        ++result.geometry_types[record.geometry_type];
        note_bad_positions(record, result.bad_positions);
        if (!record.fault.empty() && record.bad_positions.empty()) {
            result.refused.push_back(fault_of(record, record.fault));
        }
        if (record.geometry) {
            inspect_geometry(record, ukraine, result);
        }
    }
    result.attributes = inspect_attributes(layer.attributes, values);
    if (!values_of_areas.empty()) {
        result.area_attributes = inspect_attributes(layer.attributes, values_of_areas);
    }
    std::stable_sort(
        result.outside.begin(), result.outside.end(),
        [](const OutsideRecord& a, const OutsideRecord& b) { return b.outside < a.outside; });
    return result;
}

} // namespace demarc
