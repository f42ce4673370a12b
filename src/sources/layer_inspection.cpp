// SPDX-License-Identifier: MIT
#include "sources/layer_inspection.hpp"

#include "geometry/area.hpp"
#include "io/bytes.hpp"
#include "sources/description_rows.hpp"
#include "sources/polygon_repair.hpp"
#include "support/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>

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

/// A record with what is known of it besides, for its values.
struct MeasuredRecord {
    const std::map<std::string, std::string>* attributes = nullptr;
    bool is_area = false;
    bool is_outside = false; ///< the area as a whole
    SquareMetres drawn;
};

void inspect_geometry(const SurveyedRecord& record, const Country& ukraine, LayerInspection& result,
                      MeasuredRecord& measured) {
    std::optional<OutsideRecord> outside;
    if (const auto* polygons = std::get_if<MultiPolygon>(&*record.geometry)) {
        note_defects(record, *polygons, result.invalid);
        measured.is_area = true;
        measured.drawn = area_of(*polygons);
        result.drawn += measured.drawn;
        outside = outside_of(record, *polygons, ukraine);
        measured.is_outside = outside && outside->wholly;
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

/// Counts and measures what stands in an attribute.
class ValueTally {
public:
    void add(const std::string& value, const MeasuredRecord& record) {
        ValueInspection& counted = values_[value];
        ++counted.records;
        counted.outside += record.is_outside ? 1 : 0;
        counted.drawn += record.drawn;
        ++records_;
    }

    [[nodiscard]] std::size_t records() const { return records_; }

    [[nodiscard]] AttributeInspection under(const std::string& name) const {
        AttributeInspection attribute{name, records_, values_.size(), {}};
        for (const auto& [value, counted] : values_) {
            attribute.values.push_back(counted);
            attribute.values.back().value = value;
        }
        std::stable_sort(attribute.values.begin(), attribute.values.end(),
                         [](const auto& a, const auto& b) { return a.records > b.records; });
        if (attribute.values.size() > max_values) {
            attribute.values.resize(max_values);
        }
        return attribute;
    }

private:
    std::map<std::string, ValueInspection> values_;
    std::size_t records_ = 0;
};

std::vector<AttributeInspection> inspect_attributes(const std::vector<std::string>& names,
                                                    const std::vector<MeasuredRecord>& records) {
    std::vector<AttributeInspection> attributes;
    for (const std::string& name : names) {
        ValueTally tally;
        for (const MeasuredRecord& record : records) {
            if (const auto value = record.attributes->find(name);
                value != record.attributes->end()) {
                tally.add(value->second, record);
            }
        }
        attributes.push_back(tally.under(name));
    }
    return attributes;
}

/// What stands in the rows of texts, in the order of their headings; a heading that fewer than half
/// of the texts have is no row but a colon in a sentence.
std::vector<DescribedAttribute> inspect_rows(const std::vector<std::string>& names,
                                             const std::vector<MeasuredRecord>& records) {
    std::vector<DescribedAttribute> described;
    for (const std::string& name : names) {
        std::vector<std::string> headings;
        std::map<std::string, ValueTally> rows;
        std::size_t texts = 0;
        for (const MeasuredRecord& record : records) {
            const auto text = record.attributes->find(name);
            if (text == record.attributes->end()) {
                continue;
            }
            ++texts;
            std::set<std::string> seen; // of a heading that stands there twice the first counts
            for (const auto& [heading, value] : rows_of(text->second)) {
                if (seen.insert(heading).second) {
                    if (rows.find(heading) == rows.end()) {
                        headings.push_back(heading);
                    }
                    rows[heading].add(value, record);
                }
            }
        }
        for (const std::string& heading : headings) {
            if (texts <= 2 * rows[heading].records()) {
                described.push_back({name, rows[heading].under(heading)});
            }
        }
    }
    return described;
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
    std::vector<MeasuredRecord> records;
    for (const SurveyedRecord& record : layer.records) {
        MeasuredRecord& measured = records.emplace_back();
        measured.attributes = &record.attributes;
        ++result.geometry_types[record.geometry_type];
        note_bad_positions(record, result.bad_positions);
        if (!record.fault.empty() && record.bad_positions.empty()) {
            result.refused.push_back(fault_of(record, record.fault));
        }
        if (record.geometry) {
            inspect_geometry(record, ukraine, result, measured);
        }
    }
    result.attributes = inspect_attributes(layer.attributes, records);
    std::vector<MeasuredRecord> areas;
    std::copy_if(records.begin(), records.end(), std::back_inserter(areas),
                 [](const MeasuredRecord& record) { return record.is_area; });
    if (!areas.empty()) {
        result.area_attributes = inspect_attributes(layer.attributes, areas);
    }
    result.described = inspect_rows(layer.attributes, areas.empty() ? records : areas);
    std::stable_sort(
        result.outside.begin(), result.outside.end(),
        [](const OutsideRecord& a, const OutsideRecord& b) { return b.outside < a.outside; });
    return result;
}

} // namespace demarc
