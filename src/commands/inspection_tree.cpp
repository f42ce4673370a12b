// SPDX-License-Identifier: MIT
#include "commands/inspection_tree.hpp"

#include "export/format.hpp"
#include "words/labels.hpp"

#include <cmath>
#include <map>
#include <utility>

namespace demarc {

namespace {

using Json = nlohmann::ordered_json;

/// To a square metre: what is finer is noise.
double km2(SquareMetres area) {
    return rounded_km2(area);
}

Json if_any(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

// Declared before the list of them: they are found where a template is written, not where it is
// used.
Json json_of(const RecordFault& fault);
Json json_of(const OutsideRecord& record);
Json json_of(const ValueInspection& value);
Json json_of(const AttributeInspection& attribute);
Json json_of(const DescribedAttribute& described);
Json json_of(const LayerInspection& layer);
Json json_of(const InputNote& note);
Json json_of(const ClassInspection& figures);
Json json_of(const GroupInspection& group);
Json json_of(const ClassOverlap& overlap);
Json json_of(const ControlReading& reading);

template<typename Values>
Json list_of(const Values& values) {
    Json list = Json::array();
    for (const auto& value : values) {
        list.push_back(json_of(value));
    }
    return list;
}

Json json_of(const RecordFault& fault) {
    Json json{{"record", fault.record},
              {"name", if_any(fault.label)},
              {"place", if_any(fault.place)},
              {"position", nullptr},
              {"reason", fault.reason}};
    if (fault.at) {
        json["position"] = {fault.at->lon, fault.at->lat}; // what is not finite is printed as null
    }
    return json;
}

Json json_of(const OutsideRecord& record) {
    return {{"record", record.record},
            {"name", if_any(record.label)},
            {"wholly", record.wholly},
            {"has_area", record.outside.value > 0},
            {"outside_km2", km2(record.outside)}};
}

Json json_of(const ValueInspection& value) {
    return {
        {"value", value.value}, {"records", value.records}, {"area_drawn_km2", km2(value.drawn)}};
}

Json json_of(const DescribedAttribute& described) {
    Json json{{"attribute", described.attribute}};
    json.update(json_of(described.rows));
    return json;
}

Json json_of(const AttributeInspection& attribute) {
    return {{"name", attribute.name},
            {"records", attribute.records},
            {"different_values", attribute.distinct},
            {"values", list_of(attribute.values)}};
}

/// All that lies outside Ukraine.
Json sums_of(const std::vector<OutsideRecord>& outside) {
    std::size_t without_area = 0;
    std::size_t areas_wholly = 0;
    std::size_t areas_in_part = 0;
    SquareMetres wholly;
    SquareMetres partly;
    for (const OutsideRecord& record : outside) {
        ++(!(record.outside.value > 0) ? without_area
           : record.wholly             ? areas_wholly
                                       : areas_in_part);
        (record.wholly ? wholly : partly) += record.outside;
    }
    return {{"points_or_lines", without_area},
            {"areas_wholly", areas_wholly},
            {"wholly_km2", km2(wholly)},
            {"areas_in_part", areas_in_part},
            {"in_part_km2", km2(partly)}};
}

Json json_of(const LayerInspection& layer) {
    const bool has_extent = layer.extent.west <= layer.extent.east;
    return {{"file", layer.file},
            {"name", layer.name},
            {"records", layer.records},
            {"geometry_types", layer.geometry_types},
            {"crs", if_any(layer.crs)},
            {"crs_fault", if_any(layer.crs_fault)},
            {"extent", has_extent ? Json{layer.extent.west, layer.extent.south, layer.extent.east,
                                         layer.extent.north}
                                  : Json(nullptr)},
            {"in_degrees", layer.in_degrees},
            {"positions", layer.positions},
            {"area_drawn_km2", km2(layer.drawn)},
            {"attributes", list_of(layer.attributes)},
            {"rows_of_attributes", list_of(layer.described)},
            {"broken_off", if_any(layer.broken_off)},
            {"bad_positions", list_of(layer.bad_positions)},
            {"refused_records", list_of(layer.refused)},
            {"invalid_polygons", list_of(layer.invalid)},
            {"outside_ukraine", list_of(layer.outside)},
            {"outside_in_all", sums_of(layer.outside)}};
}

Json json_of(const InputNote& note) {
    return {{"where", note.where}, {"what", note.what}};
}

Json json_of(const ClassInspection& figures) {
    return {{"class", name_of(figures.control)},
            {"areas", figures.areas},
            {"drawn_km2", km2(figures.drawn)},
            {"united_km2", km2(figures.united)},
            {"in_ukraine_km2", km2(figures.in_ukraine)}};
}

Json json_of(const GroupInspection& group) {
    return {{"group", group.group},
            {"class", name_of(group.control)},
            {"areas", group.areas},
            {"drawn_km2", km2(group.drawn)}};
}

Json json_of(const ClassOverlap& overlap) {
    Json parts = Json::object();
    for (const auto& [control, area] : overlap.counts_as) {
        parts[std::string(name_of(control))] = km2(area);
    }
    return {{"holds", name_of(overlap.first)},
            {"yields", name_of(overlap.second)},
            {"area_km2", km2(overlap.area)},
            {"counts_as_km2", std::move(parts)}};
}

Json register_of(const ControlReading& reading) {
    if (!reading.register_days) {
        return nullptr;
    }
    return {{"first", reading.register_days->first.iso()},
            {"last", reading.register_days->second.iso()},
            {"read_as_of", reading.read_as_of ? Json(reading.read_as_of->iso()) : Json(nullptr)}};
}

Json json_of(const ControlReading& reading) {
    return {{"profile", reading.profile},
            {"title", reading.title},
            {"for", "control"},
            {"form", label_of(reading.form)},
            {"name_fits", reading.name_fits},
            {"readable", reading.refusal.empty()},
            {"refusal", if_any(reading.refusal)},
            {"date", reading.date ? Json(reading.date->iso()) : Json(nullptr)},
            {"unix_seconds", reading.unix_seconds ? Json(*reading.unix_seconds) : Json(nullptr)},
            {"date_fault", if_any(reading.date_fault)},
            {"register", register_of(reading)},
            {"counts_as_control", reading.counts_as_control},
            {"method", if_any(reading.method_note)},
            {"covers", reading.covers_since ? reading.covers_since->iso() : "all"},
            {"date_attribute", if_any(reading.date_attribute)},
            {"classes", list_of(reading.classes)},
            {"groups", list_of(reading.groups)},
            {"overlaps", list_of(reading.overlaps)},
            {"russian_in_ukraine_km2", km2(reading.russian_in_ukraine)},
            {"lines", reading.lines},
            {"line_km", std::round(reading.line_length.value) * 1e-3},
            {"marks", reading.marks},
            {"notes", list_of(reading.notes)}};
}

/// In how many ways the regions were recognised.
Json ways_of(const std::vector<RegionRecord>& records) {
    std::map<std::pair<std::string, RegionMatchKind>, std::size_t> kinds;
    for (const RegionRecord& record : records) {
        ++kinds[{record.attribute, record.kind}];
    }
    Json ways = Json::array();
    for (const auto& [kind, number] : kinds) {
        ways.push_back(
            {{"attribute", kind.first}, {"by", label_of(kind.second)}, {"regions", number}});
    }
    return ways;
}

Json json_of(const BoundaryReading& reading, const RegionTable& regions) {
    Json areas = Json::array();
    Json matches = Json::array();
    for (const RegionInspection& region : reading.regions) {
        areas.push_back({{"region", regions[region.region].code.text()},
                         {"area_km2", km2(region.area)},
                         {"official_km2", km2(region.official)}});
    }
    for (const RegionRecord& record : reading.records) {
        matches.push_back({{"region", regions[record.region].code.text()},
                           {"attribute", record.attribute},
                           {"value", record.value},
                           {"by", label_of(record.kind)},
                           {"unusual", record.kind == RegionMatchKind::alias ||
                                           record.kind == RegionMatchKind::spelling}});
    }
    return {{"profile", reading.profile},
            {"title", reading.title},
            {"for", "boundaries"},
            {"name_fits", reading.name_fits},
            {"readable", reading.refusal.empty()},
            {"refusal", if_any(reading.refusal)},
            {"coverage", name_of(reading.coverage)},
            {"reaches_out_to_sea", reading.reaches_out_to_sea},
            {"area_km2", km2(reading.area)},
            {"official_km2", km2(reading.official)},
            {"regions", std::move(areas)},
            {"matched", ways_of(reading.records)},
            {"matches", std::move(matches)},
            {"notes", list_of(reading.notes)}};
}

Json codes_of(const std::vector<RegionIndex>& indices, const RegionTable& regions) {
    Json codes = Json::array();
    for (const RegionIndex index : indices) {
        codes.push_back(regions[index].code.text());
    }
    return codes;
}

Json json_of(const RegionNaming& naming, const RegionTable& regions) {
    Json matches = Json::object();
    for (const auto& [value, region] : naming.matches) {
        matches[value] = regions[region].code.text();
    }
    return {{"layer", naming.layer},
            {"attribute", naming.attribute},
            {"matches", std::move(matches)},
            {"unknown", naming.unknown},
            {"missing", codes_of(naming.missing, regions)},
            {"repeated", codes_of(naming.repeated, regions)}};
}

Json json_of(const CollectionInspection& collection) {
    Json readings = Json::array();
    for (const CollectionReading& reading : collection.readings) {
        Json missing = Json::array();
        for (const Date& date : reading.missing) {
            missing.push_back(date.iso());
        }
        readings.push_back({{"profile", reading.profile},
                            {"snapshots", reading.snapshots},
                            {"first", reading.first.iso()},
                            {"last", reading.last.iso()},
                            {"missing_days", std::move(missing)}});
    }
    return {{"source", collection.source},
            {"files", collection.files},
            {"readings", std::move(readings)},
            {"sample", if_any(collection.sample)},
            {"is_boundary_set", collection.is_boundary_set}};
}

} // namespace

Json inspection_tree(const FileInspection& inspection, const RegionTable& regions) {
    Json readings = list_of(inspection.control);
    for (const BoundaryReading& reading : inspection.boundaries) {
        readings.push_back(json_of(reading, regions));
    }
    Json unfit = Json::array();
    for (const UnfitProfile& profile : inspection.unfit) {
        unfit.push_back({{"profile", profile.profile}, {"reason", profile.reason}});
    }
    Json files = Json::array();
    for (const InspectedFile& file : inspection.files) {
        files.push_back({{"file", file.file},
                         {"format", if_any(file.driver)},
                         {"fault", if_any(file.fault)},
                         {"features_under", if_any(file.under)}});
    }
    Json json{{"files", std::move(files)},
              {"collection", nullptr},
              {"layers", list_of(inspection.layers)},
              {"readings", std::move(readings)},
              {"unfit_profiles", std::move(unfit)},
              {"lies_beside_ukraine", inspection.lies_beside_ukraine},
              {"regions", nullptr},
              {"suggestion", nullptr}};
    if (inspection.collection) {
        json["collection"] = json_of(*inspection.collection);
    }
    if (inspection.naming) {
        json["regions"] = json_of(*inspection.naming, regions);
    }
    if (const auto& suggestion = inspection.suggestion) {
        json["suggestion"] = {{"profile", suggestion->profile},
                              {"reason", suggestion->reason},
                              {"line_for_a_copy_of_the_profile", if_any(suggestion->line)},
                              {"command", suggestion->command}};
    }
    return json;
}

} // namespace demarc
