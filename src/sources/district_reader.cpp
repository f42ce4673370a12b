// SPDX-License-Identifier: MIT
#include "sources/district_reader.hpp"

#include "io/bytes.hpp"
#include "io/vector_file.hpp"
#include "sources/attribute_names.hpp"
#include "sources/map_files.hpp"
#include "sources/passed_over.hpp"
#include "sources/plausibility.hpp"
#include "sources/polygon_repair.hpp"
#include "sources/reader_support.hpp"
#include "sources/reading_notes.hpp"
#include "sources/record_filter.hpp"
#include "support/error.hpp"
#include "support/parallel.hpp"
#include "support/record_faults.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace demarc {

namespace {

/// A district, and what it is called by: two of one name are told apart by codes or regions.
struct DistrictRecord {
    District district;
    bool has_code = false;
};

struct Value {
    std::string attribute;
    std::string text;
};

/// The first of some attributes that is filled in.
std::optional<Value> first_filled(const Feature& feature,
                                  const std::vector<std::string>& attributes) {
    for (const std::string& attribute : attributes) {
        const auto value = feature.attributes.find(attribute);
        if (value != feature.attributes.end() && !trimmed(value->second).empty()) {
            return Value{attribute, std::string(trimmed(value->second))};
        }
    }
    return std::nullopt;
}

std::vector<std::string> code_attributes(const DistrictProfile& profile) {
    std::vector<std::string> attributes;
    if (!profile.attribute.empty()) {
        attributes.push_back(profile.attribute);
    }
    attributes.insert(attributes.end(), profile.more_attributes.begin(),
                      profile.more_attributes.end());
    return attributes;
}

/// A KATOTTH code and the UN's place codes begin with that of the region: "UA14" of "UA1402".
std::optional<RegionIndex> region_of_code(const std::string& code, const RegionTable& regions) {
    constexpr std::size_t of_region = 4;
    const bool is_code =
        code.size() > of_region && code.starts_with("UA") &&
        std::all_of(code.begin() + 2, code.end(), [](char c) { return c >= '0' && c <= '9'; });
    return is_code ? regions.find(std::string_view(code).substr(0, of_region)) : std::nullopt;
}

std::string described(const Value& value) {
    return fmt::format("attribute {} '{}'", value.attribute, value.text);
}

/// The region that a record names. \throws DataError where it names two
void find_region(const Feature& feature, const DistrictProfile& profile,
                 const std::optional<Value>& code, const RegionTable& regions, District& district) {
    for (const std::string& attribute : profile.region_attributes) {
        const std::optional<Value> value = first_filled(feature, {attribute});
        const std::optional<RegionIndex> region = value ? regions.find(value->text) : std::nullopt;
        if (region) {
            district.region = region;
            district.told_by = described(*value);
            break;
        }
    }
    const std::optional<RegionIndex> by_code =
        code ? region_of_code(code->text, regions) : std::nullopt;
    if (by_code && district.region && *by_code != *district.region) {
        throw DataError(fmt::format("{}: {} is in {}, but {} is {}; mend the record", feature.where,
                                    described(*code), regions[*by_code].name_en, district.told_by,
                                    regions[*district.region].name_en));
    }
    if (by_code && !district.region) {
        district.region = by_code;
        district.told_by = described(*code);
    }
}

/// \throws DataError naming record and reason
DistrictRecord read_record(const Feature& feature, const DistrictProfile& profile,
                           const RegionTable& regions, std::vector<InputNote>& notes) {
    DistrictRecord record;
    District& district = record.district;
    district.where = feature.where;
    const std::optional<Value> code = first_filled(feature, code_attributes(profile));
    const std::optional<Value> name = first_filled(feature, profile.name_attributes);
    if (!code && !name) {
        std::vector<std::string> asked = code_attributes(profile);
        asked.insert(asked.end(), profile.name_attributes.begin(), profile.name_attributes.end());
        throw DataError(fmt::format("{}: has neither code nor name; profile '{}' tells districts "
                                    "apart by {}",
                                    feature.where, profile.source.id, join(asked, ", ")));
    }
    record.has_code = code.has_value();
    district.id = code ? code->text : name->text;
    district.name = name ? name->text : code->text;
    find_region(feature, profile, code, regions, district);
    const auto& polygons = std::get<MultiPolygon>(feature.geometry);
    for (const Polygon& polygon : polygons) {
        for (const LonLat p : polygon.exterior) {
            if (!around_ukraine.contains(p)) {
                throw DataError(fmt::format(
                    "{} ({}): reaches to longitude {}, latitude {}, far from Ukraine; are "
                    "longitude and latitude exchanged, or is the file in another CRS than it says?",
                    feature.where, district.name, p.lon, p.lat));
            }
        }
    }
    district.polygons = in_canonical_order(
        valid_polygons(polygons, fmt::format("{} ({})", feature.where, district.name), notes,
                       profile.repair_bound));
    return record;
}

/// Gives districts without a code their region's as well where their name is there twice.
void tell_apart(std::vector<DistrictRecord>& records, const RegionTable& regions) {
    std::map<std::string, std::size_t> of_name;
    for (const DistrictRecord& record : records) {
        of_name[record.district.id] += record.has_code ? 0 : 1;
    }
    for (DistrictRecord& record : records) {
        District& district = record.district;
        if (!record.has_code && of_name[district.id] > 1 && district.region) {
            district.id += ", " + regions[*district.region].code.text();
        }
    }
}

/// \throws DataError naming both records
void refuse_twins(const std::vector<DistrictRecord>& records, const DistrictProfile& profile) {
    std::map<std::string, const DistrictRecord*> seen;
    RecordFaults faults;
    for (const DistrictRecord& record : records) {
        const auto [first, is_new] = seen.emplace(record.district.id, &record);
        if (is_new) {
            continue;
        }
        faults.add(
            record.has_code
                ? fmt::format("{} ({}): the code {} is there twice, first in {} ({}); mend "
                              "the file, or pass over one of them with a [filter] in a "
                              "profile of your own",
                              record.district.where, record.district.name, record.district.id,
                              first->second->district.where, first->second->district.name)
                : fmt::format("{}: the name '{}' is there twice, first in {}, and no code or "
                              "region tells them apart; give them codes and name their "
                              "attribute in the profile '{}' (attribute, or "
                              "region_attributes)",
                              record.district.where, record.district.name,
                              first->second->district.where, profile.source.id));
    }
    faults.throw_if_any();
}

/// \throws DataError where no record has an attribute that tells districts apart
void check_attributes(const DistrictProfile& profile, const std::set<std::string>& there,
                      const std::string& where) {
    std::vector<std::string> asked = code_attributes(profile);
    asked.insert(asked.end(), profile.name_attributes.begin(), profile.name_attributes.end());
    if (std::none_of(asked.begin(), asked.end(),
                     [&](const std::string& one) { return there.contains(one); })) {
        throw DataError(fmt::format(
            "{}: has no attribute {}, by which profile '{}' tells districts apart; it has {}. Name "
            "its own in a profile of yours (attribute, name_attributes)",
            where, join(asked, " or "), profile.source.id,
            there.empty() ? "none" : join({there.begin(), there.end()}, ", ")));
    }
}

/// Checking the polygons takes longer than reading the file: several threads do it.
/// \throws DataError for all faulty records at once
std::vector<DistrictRecord> read_records(const std::vector<const Feature*>& features,
                                         const DistrictProfile& profile, const RegionTable& regions,
                                         std::vector<InputNote>& notes) {
    struct Reading {
        DistrictRecord record;
        std::vector<InputNote> notes;
        std::string fault;
    };
    std::vector<Reading> readings(features.size());
    parallel_for(features.size(), 0, [&](std::size_t i) {
        Reading& reading = readings[i];
        try {
            reading.record = read_record(*features[i], profile, regions, reading.notes);
        } catch (const DataError& error) {
            reading.fault = error.what();
        }
    });
    std::vector<DistrictRecord> records;
    RecordFaults faults;
    for (Reading& reading : readings) {
        if (!reading.fault.empty()) {
            faults.add(reading.fault);
        }
        std::move(reading.notes.begin(), reading.notes.end(), std::back_inserter(notes));
        records.push_back(std::move(reading.record));
    }
    faults.throw_if_any();
    return records;
}

std::vector<DistrictRecord> records_of(const VectorLayer& layer, const DistrictProfile& profile,
                                       const RegionTable& regions, const Tolerance& tolerance,
                                       const std::set<std::string>& there,
                                       std::vector<InputNote>& notes) {
    const std::string where = name_with_file(layer);
    const RecordFilter filter(profile.filter);
    PassedOver passed_over(where, layer);
    std::vector<const Feature*> features;
    std::size_t filtered = 0;
    for (const Feature& feature : layer.features) {
        if (!filter.passes(feature.attributes)) {
            ++filtered;
        } else if (!std::holds_alternative<MultiPolygon>(feature.geometry)) {
            passed_over.add(Lack::polygon, fmt::format("record {}", feature.id));
        } else {
            features.push_back(&feature);
        }
    }
    std::vector<DistrictRecord> records = read_records(features, profile, regions, notes);
    passed_over.report(records_in(layer), tolerance, notes);
    if (records.empty()) {
        const std::string blind = why_filter_is_blind(profile.filter, there, profile.source.id);
        throw DataError(fmt::format(
            "{}: {}", where,
            filtered == layer.features.size() && !blind.empty()
                ? blind
                : fmt::format("has no district: the filter of profile '{}' passes over all of its "
                              "{} records",
                              profile.source.id, layer.features.size())));
    }
    note_filtered(filtered, where, notes);
    return records;
}

/// Of a folder or an archive with one map that map, which can be read without GDAL.
SourceSpec single_map(SourceSpec spec) {
    if (spec.layer.empty() && !is_database(spec.file) && may_hold_several(spec.file)) {
        std::vector<std::string> files = map_files_in(spec.file);
        if (files.size() == 1) {
            spec.file = std::move(files.front());
        }
    }
    return spec;
}

} // namespace

DistrictSet read_districts(const SourceSpec& spec, const Profiles& profiles,
                           const RegionTable& regions) {
    const DistrictProfile& profile = district_profile_of(spec, profiles);
    const SourceSpec map = single_map(spec);
    DistrictSet set;
    set.id = profile.source.id;
    set.title = profile.source.title;
    set.level = profile.level;
    set.notes = warnings_of_profile(profile.source);
    std::vector<VectorLayer> layers;
    layers.push_back(
        read_layer(map.file, layer_to_read(map, profile.layer, profile.opening), profile.opening));
    VectorLayer& layer = layers.front();
    set.files = input_files("districts", layers, profile.source);
    note_reading(layer, profile.opening.crs, set.notes);
    const std::set<std::string> there =
        adopt_attribute_names(layer, attributes_asked_for(profile), profile.source.id, set.notes);
    check_attributes(profile, there, name_with_file(layer));
    std::vector<DistrictRecord> records =
        records_of(layer, profile, regions, profiles.tolerance, there, set.notes);
    tell_apart(records, regions);
    refuse_twins(records, profile);
    for (DistrictRecord& record : records) {
        set.districts.push_back(std::move(record.district));
    }
    std::sort(set.districts.begin(), set.districts.end(),
              [](const District& a, const District& b) { return a.id < b.id; });
    return set;
}

} // namespace demarc
