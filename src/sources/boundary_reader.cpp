// SPDX-License-Identifier: MIT
#include "sources/boundary_reader.hpp"

#include "geometry/area.hpp"
#include "geometry/geos.hpp"
#include "io/bytes.hpp"
#include "io/vector_file.hpp"
#include "sources/attribute_names.hpp"
#include "sources/plausibility.hpp"
#include "sources/polygon_repair.hpp"
#include "sources/profile.hpp"
#include "sources/reader_support.hpp"
#include "sources/record_filter.hpp"
#include "support/error.hpp"
#include "support/text.hpp"
#include "support/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace demarc {

namespace {

/// One record, what names its region, and which it is.
struct NamedRecord {
    const Feature* feature = nullptr;
    RegionRecord record;
    bool could_be_around_city = false;
};

/// What one attribute says; std::nullopt if it is not there or names no region.
std::optional<NamedRecord> named_by(const Feature& feature, const std::string& attribute,
                                    const BoundaryProfile& profile, const RegionTable& regions) {
    const auto value = feature.attributes.find(attribute);
    if (value == feature.attributes.end()) {
        return std::nullopt;
    }
    const auto alias = profile.aliases.find(value->second);
    const bool by_alias = alias != profile.aliases.end();
    const auto match = regions.match(by_alias ? alias->second : value->second);
    if (!match) {
        return std::nullopt;
    }
    return NamedRecord{
        &feature,
        {match->region, attribute, value->second, by_alias ? RegionMatchKind::alias : match->kind},
        match->could_be_around_city};
}

std::vector<std::string> attributes_of(const BoundaryProfile& profile) {
    std::vector<std::string> attributes{profile.attribute};
    attributes.insert(attributes.end(), profile.more_attributes.begin(),
                      profile.more_attributes.end());
    return attributes;
}

/// All attributes that name a region must name the same. \throws DataError if two do not
std::optional<NamedRecord> named(const Feature& feature, const BoundaryProfile& profile,
                                 const RegionTable& regions) {
    std::optional<NamedRecord> found;
    for (const std::string& attribute : attributes_of(profile)) {
        const auto here = named_by(feature, attribute, profile, regions);
        if (!here) {
            continue;
        }
        if (found && found->record.region != here->record.region && !here->could_be_around_city) {
            throw DataError(fmt::format(
                "{}: attribute {} '{}' is {}, but {} '{}' is {}", feature.where,
                found->record.attribute, found->record.value, regions[found->record.region].name_en,
                here->record.attribute, here->record.value, regions[here->record.region].name_en));
        }
        found = found ? found : here;
    }
    return found;
}

/// Why a record names no region, with the nearest name there is.
std::string why_unnamed(const Feature& feature, const BoundaryProfile& profile,
                        const RegionTable& regions) {
    std::vector<std::string> known = regions.known_names();
    for (const auto& [spelling, code] : profile.aliases) {
        known.push_back(spelling);
    }
    for (const std::string& attribute : attributes_of(profile)) {
        const auto value = feature.attributes.find(attribute);
        if (value == feature.attributes.end()) {
            continue;
        }
        const std::vector<std::string> near = near_words(value->second, known);
        return fmt::format("{}: attribute {} is '{}', which names no region of Ukraine{}",
                           feature.where, attribute, value->second,
                           near.empty()
                               ? ""
                               : fmt::format("; nearest is '{}' (a publisher's own spelling "
                                             "belongs into [aliases] of a profile)",
                                             near.front()));
    }
    return fmt::format("{}: has no attribute '{}', which names the region in profile '{}'",
                       feature.where, join(attributes_of(profile), "' or '"), profile.source.id);
}

/// Where "Kyiv" alone and a record that says it is the city are both there, the one alone is the
/// oblast around it.
void tell_city_and_oblast_apart(std::vector<NamedRecord>& records, const RegionTable& regions,
                                std::vector<InputNote>& notes) {
    for (NamedRecord& bare : records) {
        const auto is_city = [&](const NamedRecord& other) {
            return &other != &bare && !other.could_be_around_city &&
                   other.record.region == bare.record.region;
        };
        if (!bare.could_be_around_city || !std::any_of(records.begin(), records.end(), is_city)) {
            continue;
        }
        const auto oblast = regions.match(bare.record.value + " oblast");
        if (oblast) {
            bare.record.region = oblast->region;
            notes.push_back({bare.feature->where,
                             fmt::format("'{}' is taken for {}, since another record is the city",
                                         bare.record.value, regions[oblast->region].name_en)});
        }
    }
}

/// Names that say nothing to the region table, where something else named the region: perhaps
/// another place was meant.
void note_unknown_names(const std::vector<NamedRecord>& records, const BoundaryProfile& profile,
                        const RegionTable& regions, std::vector<InputNote>& notes) {
    for (const NamedRecord& record : records) {
        std::vector<std::string> unknown;
        for (const std::string& attribute : attributes_of(profile)) {
            const auto value = record.feature->attributes.find(attribute);
            if (value != record.feature->attributes.end() && !value->second.empty() &&
                !named_by(*record.feature, attribute, profile, regions)) {
                unknown.push_back(fmt::format("{} '{}'", attribute, value->second));
            }
        }
        if (!unknown.empty()) {
            notes.push_back({record.feature->where,
                             fmt::format("{} names no region; taken for {} by {} '{}'",
                                         join(unknown, ", "), regions[record.record.region].name_en,
                                         record.record.attribute, record.record.value)});
        }
    }
}

/// Attributes that the profile does not ask and that name another region than was taken.
void warn_of_other_names(const std::vector<NamedRecord>& records, const BoundaryProfile& profile,
                         const RegionTable& regions, std::vector<InputNote>& notes) {
    const std::vector<std::string> asked = attributes_of(profile);
    for (const NamedRecord& record : records) {
        std::vector<std::string> others;
        for (const auto& [attribute, value] : record.feature->attributes) {
            const auto match = regions.match(value);
            const bool other = match && match->region != record.record.region &&
                               !match->could_be_around_city &&
                               std::find(asked.begin(), asked.end(), attribute) == asked.end();
            if (other) {
                others.push_back(fmt::format("{} '{}'", attribute, value));
            }
        }
        if (!others.empty()) {
            notes.push_back(
                {record.feature->where,
                 fmt::format("is taken for {} by {} '{}', but {}",
                             regions[record.record.region].name_en, record.record.attribute,
                             record.record.value, join(others, ", ")),
                 "are codes or names exchanged? Mend the record, or leave the "
                 "attribute out of the file",
                 InputWarning::region_name});
        }
    }
}

/// \throws DataError for every record that names no region, all at once
std::vector<NamedRecord> named_records(const VectorLayer& layer, const BoundaryProfile& profile,
                                       const RegionTable& regions, std::vector<InputNote>& notes) {
    std::vector<NamedRecord> records;
    std::vector<std::string> unnamed;
    const RecordFilter filter(profile.filter);
    std::size_t filtered = 0;
    for (const Feature& feature : layer.features) {
        if (!filter.passes(feature.attributes)) {
            ++filtered;
            continue;
        }
        if (auto record = named(feature, profile, regions)) {
            records.push_back(std::move(*record));
        } else {
            unnamed.push_back(why_unnamed(feature, profile, regions));
        }
    }
    if (!unnamed.empty()) {
        throw DataError(join(unnamed, "\n"));
    }
    if (filtered > 0) {
        notes.push_back(
            {fmt::format("{}, layer {}", file_name_of(layer.file), layer.name),
             fmt::format("{} passed over by the filter of profile '{}'",
                         filtered == 1 ? "1 record was" : fmt::format("{} records were", filtered),
                         profile.source.id)});
    }
    tell_city_and_oblast_apart(records, regions, notes);
    note_unknown_names(records, profile, regions, notes);
    warn_of_other_names(records, profile, regions, notes);
    return records;
}

const MultiPolygon& polygons_of(const Feature& record) {
    const auto* polygons = std::get_if<MultiPolygon>(&record.geometry);
    if (polygons == nullptr) {
        throw DataError(
            fmt::format("{}: holds lines or points where polygons are expected", record.where));
    }
    return *polygons;
}

void refuse_missing(const VectorLayer& layer, const std::vector<std::string>& seen,
                    const RegionTable& regions) {
    std::vector<std::string> missing;
    for (RegionIndex i = 0; i < regions.size(); ++i) {
        if (seen[i].empty()) {
            missing.push_back(fmt::format("{} {}", regions[i].code.text(), regions[i].name_en));
        }
    }
    if (!missing.empty()) {
        throw DataError(fmt::format("{}, layer {}: {} of the {} regions of Ukraine {} missing: {}",
                                    layer.file, layer.name, missing.size(), regions.size(),
                                    missing.size() == 1 ? "is" : "are", join(missing, ", ")));
    }
}

bool boxes_meet(const MultiPolygon& a, const Box& b) {
    Box box;
    for (const Polygon& polygon : a) {
        for (const LonLat p : polygon.exterior) {
            box.add(p);
        }
    }
    return box.west <= b.east && b.west <= box.east && box.south <= b.north && b.south <= box.north;
}

/// What the sea leaves of Ukraine must still be about the size of its land.
void refuse_land_as_sea(const BoundarySet& set, const RegionTable& regions,
                        const std::string& file) {
    constexpr double min_share = 0.97; // coastlines differ by 1 % at most
    SquareMetres left;
    SquareMetres official;
    for (RegionIndex i = 0; i < regions.size(); ++i) {
        left += area_of(set.regions[i]);
        official += regions[i].official_603628;
    }
    if (left < official * min_share) {
        throw DataError(
            fmt::format("{}: with it cut off, {} km² of Ukraine are left, far less than "
                        "the official {} km²: it covers land as well as sea",
                        file, fixed(left.km2(), 0), fixed(official.km2(), 0)));
    }
}

/// Cuts a set that reaches out to sea back to land.
void subtract_sea(BoundarySet& set, const RegionTable& regions, const std::string& file) {
    const VectorLayer layer = read_layer(file);
    pass_over(file_name_of(file), layer, set.notes);
    MultiPolygon parts;
    Box box;
    for (const Feature& record : layer.features) {
        for (const Polygon& polygon :
             valid_polygons(polygons_of(record), record.where, set.notes)) {
            for (const LonLat p : polygon.exterior) {
                box.add(p);
            }
            parts.push_back(polygon);
        }
    }
    const geos::Geometry sea = geos::unary_union(parts);
    SquareMetres removed;
    for (MultiPolygon& region : set.regions) {
        if (!boxes_meet(region, box)) {
            continue;
        }
        const SquareMetres before = area_of(region);
        region = geos::polygons_of(geos::difference(geos::from(region).get(), sea.get()).get());
        removed += before - area_of(region);
    }
    constexpr SquareMetres nothing = SquareMetres::from_km2(1);
    if (removed < nothing) {
        throw DataError(fmt::format("{}: the sea meets none of the regions, nothing would be cut "
                                    "off; is it the right file, and are the boundaries {} those "
                                    "that reach out to sea?",
                                    file, set.title));
    }
    refuse_land_as_sea(set, regions, file);
    set.coverage = Coverage::land;
    set.notes.push_back({file_name_of(file),
                         fmt::format("subtracted from the boundaries: {} km² of sea removed; what "
                                     "remains is land",
                                     fixed(removed.km2(), 3))});
    ProfileSource source;
    source.title = "Sea, subtracted from the boundaries";
    for (InputFile& input : input_files("sea", layer.parts, source)) {
        set.files.push_back(std::move(input));
    }
}

/// Refuses regions that cannot be Ukraine's: a file in latitude, longitude, for instance.
void refuse_far_away(const MultiPolygon& region, const std::string& where) {
    for (const Polygon& polygon : region) {
        for (const LonLat p : polygon.exterior) {
            if (!around_ukraine.contains(p)) {
                throw DataError(fmt::format("{}: reaches to longitude {}, latitude {}, far from "
                                            "Ukraine; are longitude and latitude exchanged, or is "
                                            "the file in another CRS than it says?",
                                            where, p.lon, p.lat));
            }
        }
    }
}

/// The sea to subtract: the one asked for, else the one the profile names.
std::optional<std::string> sea_file(const SourceSpec& spec, const BoundaryProfile& profile,
                                    const std::optional<std::string>& given) {
    if (given || profile.sea.empty()) {
        return given;
    }
    const std::string name = file_name_of(spec.file);
    std::string file = spec.file.substr(0, spec.file.size() - name.size()) + profile.sea;
    if (!file_exists(file)) {
        throw DataError(fmt::format("{}: profile '{}' subtracts the sea of the file {}, which is "
                                    "not beside it; put it there or name it with `sea`",
                                    spec.file, profile.source.id, profile.sea));
    }
    return file;
}

Coverage coverage_of(const BoundarySet& set, const BoundaryProfile& profile) {
    // Between all land by any coastline, 599,000 to 604,000 km², and that with the territorial sea.
    constexpr SquareMetres more_than_land = SquareMetres::from_km2(620'000);
    if (!profile.coverage_by_area) {
        return profile.coverage;
    }
    SquareMetres whole;
    for (const MultiPolygon& region : set.regions) {
        whole += area_of(region);
    }
    return whole > more_than_land ? Coverage::territorial_sea : Coverage::land;
}

void add_region(BoundarySet& set, const NamedRecord& named, std::vector<std::string>& seen,
                const RegionTable& regions) {
    const Feature& feature = *named.feature;
    const RegionIndex region = named.record.region;
    if (!seen[region].empty()) {
        throw DataError(fmt::format("{}: region {} {} is there twice, first in {}", feature.where,
                                    regions[region].code.text(), regions[region].name_en,
                                    seen[region]));
    }
    seen[region] = feature.where;
    refuse_far_away(polygons_of(feature), feature.where);
    set.regions[region] = valid_polygons(polygons_of(feature), feature.where, set.notes);
    set.records[region] = named.record;
}

} // namespace

BoundarySet read_boundaries(const SourceSpec& spec, const Profiles& profiles,
                            const RegionTable& regions, const std::optional<std::string>& sea) {
    const BoundaryProfile& profile = boundary_profile_of(spec, profiles);
    VectorLayer layer =
        read_layer(spec.file, layer_to_read(spec, profile.layer, profile.under), profile.under);
    BoundarySet set;
    adopt_attribute_names(layer, attributes_asked_for(profile), profile.source.id, set.notes);
    set.id = profile.source.id;
    set.title = profile.source.title;
    set.regions.resize(regions.size());
    set.records.resize(regions.size());
    set.files = input_files("boundaries", std::vector{layer}, profile.source);
    pass_over(file_name_of(spec.file), layer, set.notes);
    std::vector<std::string> seen(regions.size());
    for (const NamedRecord& record : named_records(layer, profile, regions, set.notes)) {
        add_region(set, record, seen, regions);
    }
    refuse_missing(layer, seen, regions);
    set.coverage = coverage_of(set, profile);
    if (const std::optional<std::string> mask = sea_file(spec, profile, sea)) {
        with_context("subtracting the sea", [&] { subtract_sea(set, regions, *mask); });
    }
    for (RegionIndex i = 0; i < regions.size(); ++i) {
        set.regions[i] = in_canonical_order(std::move(set.regions[i]));
        if (set.regions[i].empty()) {
            throw DataError(fmt::format("{}: nothing is left of {} {} once the sea is subtracted",
                                        layer.file, regions[i].code.text(), regions[i].name_en));
        }
    }
    warn_of_region_areas(set, regions);
    return set;
}

} // namespace demarc
