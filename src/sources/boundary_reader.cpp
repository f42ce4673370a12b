// SPDX-License-Identifier: MIT
#include "geometry/area.hpp"
#include "geometry/geos.hpp"
#include "io/bytes.hpp"
#include "io/vector_file.hpp"
#include "sources/input_files.hpp"
#include "sources/polygon_repair.hpp"
#include "sources/profile.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

namespace demarc {

namespace {

RegionIndex region_of(const Feature& record, const BoundaryProfile& profile,
                      const RegionTable& regions) {
    const auto value = record.attributes.find(profile.attribute);
    if (value == record.attributes.end()) {
        throw DataError(fmt::format("{}: has no attribute '{}', which names the region in profile "
                                    "'{}'",
                                    record.where, profile.attribute, profile.source.id));
    }
    const auto alias = profile.aliases.find(value->second);
    const std::string& name = alias == profile.aliases.end() ? value->second : alias->second;
    if (const std::optional<RegionIndex> region = regions.find(name)) {
        return *region;
    }
    std::vector<std::string> known;
    for (const Region& region : regions.all()) {
        known.insert(known.end(), {region.code.text(), region.name_en, region.name_uk});
    }
    for (const auto& [spelling, code] : profile.aliases) {
        known.push_back(spelling);
    }
    const std::string near = nearest_word(name, known);
    throw DataError(fmt::format(
        "{}: attribute {} is '{}', which names no region of Ukraine{}", record.where,
        profile.attribute, name,
        near.empty() ? ""
                     : fmt::format("; nearest is '{}' (a publisher's own spelling belongs into "
                                   "[aliases] of a profile)",
                                   near)));
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

/// Cuts a set that reaches out to sea back to land.
/// What the sea leaves of Ukraine must still be about the size of its land.
void refuse_land_as_sea(const BoundarySet& set, const RegionTable& regions,
                        const std::string& file) {
    constexpr double least_share = 0.97; // coastlines differ by 1 % at most
    SquareMetres left;
    SquareMetres official;
    for (RegionIndex i = 0; i < regions.size(); ++i) {
        left += area_of(set.regions[i]);
        official += regions[i].official_603628;
    }
    if (left < official * least_share) {
        throw DataError(
            fmt::format("{}: with it cut off, {} km² of Ukraine are left, far less than "
                        "the official {} km²: it covers land as well as sea",
                        file, fixed(left.km2(), 0), fixed(official.km2(), 0)));
    }
}

void subtract_sea(BoundarySet& set, const RegionTable& regions, const std::string& file) {
    const VectorLayer layer = read_layer(file);
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
    constexpr Box around_ukraine{15, 40, 50, 60};
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

} // namespace

BoundarySet read_boundaries(const SourceSpec& spec, const Profiles& profiles,
                            const RegionTable& regions, const std::optional<std::string>& sea) {
    const BoundaryProfile& profile = boundary_profile_of(spec, profiles);
    const VectorLayer layer = read_layer(spec.file, profile.layer);
    BoundarySet set;
    set.id = profile.source.id;
    set.title = profile.source.title;
    set.coverage = profile.coverage;
    set.regions.resize(regions.size());
    set.files = input_files("boundaries", layer.parts, profile.source);
    std::vector<std::string> seen(regions.size());
    for (const Feature& record : layer.features) {
        const RegionIndex region = region_of(record, profile, regions);
        if (!seen[region].empty()) {
            throw DataError(fmt::format("{}: region {} {} is there twice, first in {}",
                                        record.where, regions[region].code.text(),
                                        regions[region].name_en, seen[region]));
        }
        seen[region] = record.where;
        refuse_far_away(polygons_of(record), record.where);
        set.regions[region] = valid_polygons(polygons_of(record), record.where, set.notes);
    }
    refuse_missing(layer, seen, regions);
    if (sea) {
        with_context("subtracting the sea", [&] { subtract_sea(set, regions, *sea); });
    }
    for (RegionIndex i = 0; i < regions.size(); ++i) {
        set.regions[i] = in_canonical_order(std::move(set.regions[i]));
        if (set.regions[i].empty()) {
            throw DataError(fmt::format("{}: nothing is left of {} {} once the sea is subtracted",
                                        layer.file, regions[i].code.text(), regions[i].name_en));
        }
    }
    return set;
}

} // namespace demarc
