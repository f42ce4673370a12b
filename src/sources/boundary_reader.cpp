// SPDX-License-Identifier: MIT
#include "sources/boundary_reader.hpp"

#include "geometry/area.hpp"
#include "geometry/geos.hpp"
#include "io/bytes.hpp"
#include "io/vector_file.hpp"
#include "sources/answer_pages.hpp"
#include "sources/attribute_names.hpp"
#include "sources/border_mending.hpp"
#include "sources/joined_boundaries.hpp"
#include "sources/map_files.hpp"
#include "sources/passed_over.hpp"
#include "sources/plausibility.hpp"
#include "sources/polygon_repair.hpp"
#include "sources/profile.hpp"
#include "sources/reader_support.hpp"
#include "sources/reading_notes.hpp"
#include "sources/region_records.hpp"
#include "support/error.hpp"
#include "support/record_faults.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

namespace demarc {

namespace fs = std::filesystem;

namespace {

void refuse_missing(const BoundarySet& set, const RegionTable& regions) {
    std::vector<std::string> missing;
    for (RegionIndex i = 0; i < regions.size(); ++i) {
        if (set.regions[i].empty()) {
            missing.push_back(fmt::format("{} {}", regions[i].code.text(), regions[i].name_en));
        }
    }
    if (!missing.empty()) {
        throw MissingRegions(
            fmt::format("{}: {} of the {} regions of Ukraine {} missing: {}; a further "
                        "`boundaries` FILE, or the word embedded, adds them",
                        set.files.front().name, missing.size(), regions.size(),
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

MultiPolygon polygons_of_sea(const VectorLayer& layer, const Tolerance& tolerance,
                             std::vector<InputNote>& notes) {
    PassedOver passed_over(file_name_of(layer.file), layer);
    RecordFaults faults;
    MultiPolygon parts;
    for (const Feature& record : layer.features) {
        const auto* polygons = std::get_if<MultiPolygon>(&record.geometry);
        if (polygons == nullptr) {
            passed_over.add(Lack::polygon, fmt::format("record {}", record.id));
            continue;
        }
        faults.collect([&] {
            for (Polygon& polygon : valid_polygons(*polygons, record.where, notes)) {
                parts.push_back(std::move(polygon));
            }
        });
    }
    faults.throw_if_any();
    passed_over.report(records_in(layer), tolerance, notes);
    return parts;
}

/// Cuts a set that reaches out to sea back to land.
void subtract_sea(BoundarySet& set, const RegionTable& regions, const std::string& file,
                  const Profiles& profiles) {
    const VectorLayer layer = read_layer(file, {}, {{}, profiles.crs});
    note_reading(layer, profiles.crs, set.notes);
    const MultiPolygon parts = polygons_of_sea(layer, profiles.tolerance, set.notes);
    Box box;
    for (const Polygon& polygon : parts) {
        for (const LonLat p : polygon.exterior) {
            box.add(p);
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
                const RegionTable& regions, SquareMetres repair_bound) {
    const Feature& feature = *named.feature;
    const RegionIndex region = named.record.region;
    if (!seen[region].empty()) {
        throw DataError(fmt::format("{}: region {} {} is there twice, first in {}", feature.where,
                                    regions[region].code.text(), regions[region].name_en,
                                    seen[region]));
    }
    seen[region] = feature.where;
    const auto& polygons = std::get<MultiPolygon>(feature.geometry);
    refuse_far_away(polygons, feature.where);
    set.regions[region] = valid_polygons(polygons, feature.where, set.notes, repair_bound);
    set.records[region] = named.record;
}

/// The file itself; of a folder, an archive or a pattern all maps, as where each region has a file
/// of its own. Of an archive whose layers have names, one is read by its name.
std::vector<std::string> files_of_regions(const SourceSpec& spec, const Profiles& profiles) {
    if (!spec.layer.empty() || is_database(spec.file) || !may_hold_several(spec.file)) {
        return {spec.file};
    }
    std::vector<std::string> files = map_files_in(spec.file);
    if (files.empty()) {
        throw DataError(fmt::format("{}: holds no maps", spec.file));
    }
    const bool is_one = files.size() == 1 && file_exists(spec.file);
    const bool names_layer =
        !spec.profile.empty() && !boundary_profile_of(spec, profiles).layer.empty();
    return is_one || names_layer ? std::vector<std::string>{spec.file} : files;
}

/// The regions of a file, or of files that have a few each; those that are missing are empty.
/// \param pages all files, to be looked at when the last one is there
BoundarySet regions_of_files(const SourceSpec& spec, const std::vector<std::string>& files,
                             const Profiles& profiles, const RegionTable& regions,
                             std::vector<AnswerPage>& pages) {
    const BoundaryProfile& profile =
        boundary_profile_of({files.front(), spec.profile, spec.layer}, profiles);
    BoundarySet set;
    set.id = profile.source.id;
    set.title = profile.source.title;
    set.coverage = profile.coverage_by_area ? Coverage::territorial_sea : profile.coverage;
    set.regions.resize(regions.size());
    set.records.resize(regions.size());
    Opening opening = profile.opening;
    opening.is_page = true;
    std::vector<VectorLayer> layers;
    for (const std::string& file : files) {
        VectorLayer& layer = layers.emplace_back(read_layer(
            file, layer_to_read({file, spec.profile, spec.layer}, profile.layer, opening),
            opening));
        pages.push_back(page_of(layer));
        note_reading(layer, profile.opening.crs, set.notes);
        adopt_attribute_names(layer, attributes_asked_for(profile), profile.source.id, set.notes);
    }
    set.files = input_files("boundaries", layers, profile.source);
    for (InputNote& warning : warnings_of_profile(profile.source)) {
        set.notes.push_back(std::move(warning));
    }
    std::vector<std::string> seen(regions.size());
    RecordFaults faults;
    std::vector<NamedRecord> records;
    for (const VectorLayer& layer : layers) {
        PassedOver passed_over(file_name_of(layer.file), layer);
        for (NamedRecord& record : named_records(layer, profile, regions, passed_over, set.notes)) {
            records.push_back(std::move(record));
        }
        faults.collect(
            [&] { passed_over.report(records_in(layer), profiles.tolerance, set.notes); });
    }
    tell_city_and_oblast_apart(records, regions, set.notes);
    note_other_names(records, profile, regions, set.notes);
    for (const NamedRecord& record : records) {
        faults.collect([&] { add_region(set, record, seen, regions, profile.repair_bound); });
    }
    faults.throw_if_any();
    return set;
}

/// An archive may hold several layers of which only one is the regions.
BoundarySet regions_of_source(const SourceSpec& spec, const std::vector<std::string>& files,
                              const Profiles& profiles, const RegionTable& regions,
                              std::vector<AnswerPage>& pages) {
    if (files.size() == 1 || !fs::is_regular_file(place_on_disk(spec.file))) {
        return regions_of_files(spec, files, profiles, regions, pages);
    }
    try {
        return regions_of_files(spec, files, profiles, regions, pages);
    } catch (const DataError& error) {
        throw DataError(fmt::format("{}; where one of the {} layers of {} has all regions, append "
                                    "the layer: {}:PROFILE/{}",
                                    error.what(), files.size(), file_name_of(spec.file), spec.file,
                                    fs::path(files.front()).stem().string()));
    }
}

/// The slivers between the same regions, of which the first was given all.
struct SliverGroup {
    std::size_t count = 0;
    SquareMetres area;
    MendedSliver widest;
};

std::string described(const SliverGroup& group, const RegionTable& regions) {
    std::vector<std::string> names;
    for (const RegionIndex region : group.widest.regions) {
        names.push_back(regions[region].name_en);
    }
    return fmt::format(
        "{} km² {}between {}, {}{} m wide at {:.4f} E {:.4f} N", fixed(group.area.km2(), 6),
        group.count == 1 ? "" : fmt::format("in {} slivers ", group.count), join(names, " and "),
        group.count == 1 ? "" : "up to ", fixed(group.widest.width.value, 1),
        group.widest.place.lon, group.widest.place.lat);
}

/// Closes slivers between regions and says where they were.
void mend_slivers(BoundarySet& set, const RegionTable& regions) {
    const std::vector<MendedSliver> slivers = mend_borders(set.regions);
    if (slivers.empty()) {
        return;
    }
    SquareMetres area;
    std::map<std::vector<RegionIndex>, SliverGroup> by_regions;
    std::set<RegionIndex> changed;
    for (const MendedSliver& sliver : slivers) {
        SliverGroup& group = by_regions[sliver.regions];
        if (group.widest.width < sliver.width) {
            group.widest = sliver;
        }
        ++group.count;
        group.area += sliver.area;
        area += sliver.area;
        changed.insert(sliver.regions.begin(), sliver.regions.end());
    }
    for (const RegionIndex region : changed) {
        set.regions[region] = in_canonical_order(std::move(set.regions[region]));
    }
    std::vector<SliverGroup> groups;
    for (auto& [between, group] : by_regions) {
        groups.push_back(std::move(group));
    }
    std::stable_sort(groups.begin(), groups.end(),
                     [](const SliverGroup& a, const SliverGroup& b) { return b.area < a.area; });
    std::vector<std::string> named;
    for (const SliverGroup& group : groups) {
        named.push_back(described(group, regions));
    }
    const std::string what =
        fmt::format("{} between regions that overlap or leave a gap, {} km² in all, {} given to "
                    "the region named first: ",
                    slivers.size() == 1 ? "a sliver" : fmt::format("{} slivers", slivers.size()),
                    fixed(area.km2(), 6), slivers.size() == 1 ? "was" : "were");
    const std::string& file = set.files.front().name;
    set.notes.push_back({file, what + first_of_many(named),
                         "if it matters whose they are, mend the boundary file",
                         InputWarning::mended});
    if (const std::string all = join(named, ", "); all != first_of_many(named)) {
        set.notes.push_back({file, what + all});
    }
}

} // namespace

BoundarySet read_boundaries(const std::vector<SourceSpec>& specs, const Profiles& profiles,
                            const RegionTable& regions, const std::optional<std::string>& sea) {
    const SourceSpec& spec = specs.front();
    const std::vector<std::string> files = files_of_regions(spec, profiles);
    const BoundaryProfile& profile =
        boundary_profile_of({files.front(), spec.profile, spec.layer}, profiles);
    std::vector<AnswerPage> pages;
    BoundarySet set = regions_of_source(spec, files, profiles, regions, pages);
    if (specs.size() > 1) {
        std::vector<BoundarySet> others;
        for (std::size_t i = 1; i < specs.size(); ++i) {
            others.push_back(regions_of_source(specs[i], files_of_regions(specs[i], profiles),
                                               profiles, regions, pages));
        }
        add_missing_regions(set, std::move(others), regions);
    } else {
        set.coverage = coverage_of(set, profile);
    }
    refuse_missing_pages(pages, set.notes);
    refuse_missing(set, regions);
    if (const std::optional<std::string> mask = sea_file(spec, profile, sea)) {
        with_context("subtracting the sea", [&] { subtract_sea(set, regions, *mask, profiles); });
    }
    for (RegionIndex i = 0; i < regions.size(); ++i) {
        set.regions[i] = in_canonical_order(std::move(set.regions[i]));
        if (set.regions[i].empty()) {
            throw DataError(fmt::format("{}: nothing is left of {} {} once other land or the sea "
                                        "is subtracted",
                                        file_name_of(spec.file), regions[i].code.text(),
                                        regions[i].name_en));
        }
    }
    mend_slivers(set, regions);
    warn_of_region_areas(set, regions);
    return set;
}

BoundarySet read_boundaries(const SourceSpec& spec, const Profiles& profiles,
                            const RegionTable& regions, const std::optional<std::string>& sea) {
    return read_boundaries(std::vector<SourceSpec>{spec}, profiles, regions, sea);
}

} // namespace demarc
