// SPDX-License-Identifier: MIT
#include "sources/joined_boundaries.hpp"

#include "geometry/area.hpp"
#include "geometry/geos.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace demarc {

namespace {

using Regions = std::vector<RegionIndex>;

std::string names_of(const Regions& some, const RegionTable& regions) {
    std::vector<std::string> names;
    for (const RegionIndex region : some) {
        names.push_back(regions[region].name_en);
    }
    return join(names, ", ");
}

/// Cuts a region off the others; a region that it does not overlap keeps its vertices.
/// \returns what was cut off, "839.000 km² of Kyiv Oblast"
std::vector<std::string> cut_off_others(BoundarySet& set, RegionIndex added,
                                        const RegionTable& regions) {
    constexpr SquareMetres nothing{1};
    const geos::Geometry own = geos::from(set.regions[added]);
    std::vector<std::string> cut_off;
    for (RegionIndex other = 0; other < set.regions.size(); ++other) {
        MultiPolygon& polygons = set.regions[other];
        if (other == added || polygons.empty()) {
            continue;
        }
        MultiPolygon left =
            geos::polygons_of(geos::difference(geos::from(polygons).get(), own.get()).get());
        const SquareMetres overlap = area_of(polygons) - area_of(left);
        if (nothing < overlap) {
            cut_off.push_back(
                fmt::format("{} km² of {}", fixed(overlap.km2(), 3), regions[other].name_en));
            polygons = std::move(left);
        }
    }
    return cut_off;
}

/// How much of its outline, in degrees, a gap shares with a region.
double shared_outline(const Polygon& gap, const MultiPolygon& region) {
    const GEOSContextHandle_t handle = geos::context().handle();
    const geos::Geometry outline = geos::from(std::vector<LineString>{gap.exterior});
    const geos::Geometry area = geos::from(region);
    const geos::Geometry border =
        geos::owned(GEOSBoundary_r(handle, area.get()), "outlining a region");
    double length = 0;
    GEOSLength_r(handle, geos::intersection(outline.get(), border.get()).get(), &length);
    return length;
}

/// Gives what the regions enclose and none of them has to the added one that it borders on most.
SquareMetres fill_gaps(BoundarySet& set, const Regions& added) {
    MultiPolygon all;
    for (const MultiPolygon& region : set.regions) {
        all.insert(all.end(), region.begin(), region.end());
    }
    SquareMetres filled;
    for (const Polygon& part : geos::polygons_of(geos::unary_union(all).get())) {
        for (const Ring& hole : part.holes) {
            const Polygon gap{hole, {}};
            std::pair<double, RegionIndex> most{0, 0};
            for (const RegionIndex region : added) {
                most = std::max(most, {shared_outline(gap, set.regions[region]), region});
            }
            if (most.first > 0) {
                MultiPolygon& polygons = set.regions[most.second];
                polygons.push_back(gap);
                polygons = geos::polygons_of(geos::unary_union(polygons).get());
                filled += area_of(gap);
            }
        }
    }
    return filled;
}

/// Moves what is missing; \returns which regions that were
Regions take_missing(BoundarySet& set, BoundarySet& other, const RegionTable& regions) {
    Regions added;
    for (RegionIndex region = 0; region < regions.size(); ++region) {
        if (set.regions[region].empty() && !other.regions[region].empty()) {
            set.regions[region] = std::move(other.regions[region]);
            set.records[region] = other.records[region];
            added.push_back(region);
        }
    }
    if (added.empty()) {
        throw UsageError(fmt::format("`boundaries` {}: adds no region: those it has are there "
                                     "already",
                                     other.files.front().name));
    }
    return added;
}

void name_both(BoundarySet& set, const BoundarySet& other, const std::string& added) {
    if (set.title != other.title) {
        set.title += fmt::format("; {}: {}", added, other.title);
    }
    if (set.id != other.id) {
        set.id += "+" + other.id;
    }
}

} // namespace

void add_missing_regions(BoundarySet& set, std::vector<BoundarySet> others,
                         const RegionTable& regions) {
    Regions all_added;
    for (BoundarySet& other : others) {
        const Regions added = take_missing(set, other, regions);
        const std::string names = names_of(added, regions);
        std::vector<std::string> cut_off;
        for (const RegionIndex region : added) {
            for (std::string& part : cut_off_others(set, region, regions)) {
                cut_off.push_back(std::move(part));
            }
        }
        name_both(set, other, names);
        set.notes.push_back(
            {other.files.front().name,
             fmt::format("{} {} taken from it{}{}", names, added.size() == 1 ? "is" : "are",
                         cut_off.empty() ? "" : ", and cut off the others: ", join(cut_off, ", ")),
             "where borders of two publishers meet they do not agree: one file of all regions is "
             "better",
             cut_off.empty() ? InputWarning::none : InputWarning::mended});
        std::move(other.files.begin(), other.files.end(), std::back_inserter(set.files));
        std::move(other.notes.begin(), other.notes.end(), std::back_inserter(set.notes));
        all_added.insert(all_added.end(), added.begin(), added.end());
    }
    constexpr SquareMetres nothing{1};
    if (const SquareMetres filled = fill_gaps(set, all_added); nothing < filled) {
        set.notes.push_back({set.files.front().name,
                             fmt::format("{} km² that the regions enclose and none of them has "
                                         "were given to {}",
                                         fixed(filled.km2(), 3), names_of(all_added, regions)),
                             "one file of all regions leaves no gaps", InputWarning::mended});
    }
}

} // namespace demarc
