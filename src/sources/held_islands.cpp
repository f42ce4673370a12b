// SPDX-License-Identifier: MIT
#include "sources/held_islands.hpp"

#include "geometry/area.hpp"
#include "geometry/distance.hpp"
#include "geometry/geos.hpp"
#include "geometry/locator.hpp"
#include "io/bytes.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace demarc {

namespace {

/// By how much the hull of an island is drawn larger, so that it nowhere touches the shore.
constexpr double larger = 1.02;

bool overlap(const Box& a, const Box& b) {
    return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;
}

Metres distance_to(const Polygon& part, LonLat position) {
    if (PolygonLocator({part}).contains(position)) {
        return {};
    }
    return LineDistance({part.exterior}).distance(position).value_or(Metres{});
}

/// The part of a region nearest to the position, if it is near enough and no greater than an island
/// may be.
const Polygon* island_of(const MultiPolygon& region, const HeldIsland& island) {
    const Polygon* nearest = nullptr;
    Metres least = island.within;
    for (const Polygon& part : region) {
        const Metres distance = distance_to(part, island.position);
        if (distance <= least) {
            least = distance;
            nearest = &part;
        }
    }
    return nearest != nullptr && area_of(*nearest) <= island.up_to ? nearest : nullptr;
}

/// The convex hull (Andrew's monotone chain), a little larger: without the bays it has few
/// vertices, and the sea in it is outside the boundary set.
Polygon hull_around(const Polygon& part) {
    std::vector<LonLat> points(part.exterior.begin(), part.exterior.end());
    std::sort(points.begin(), points.end());
    points.erase(std::unique(points.begin(), points.end()), points.end());
    const auto turns_left = [](LonLat a, LonLat b, LonLat c) {
        return (b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon) > 0;
    };
    Ring hull;
    for (int side = 0; side < 2; ++side) { // along the south to the east, along the north back
        const std::size_t first = hull.size();
        for (const LonLat p : points) {
            while (hull.size() > first + 1 && !turns_left(hull[hull.size() - 2], hull.back(), p)) {
                hull.pop_back();
            }
            hull.push_back(p);
        }
        hull.pop_back(); // begins the other side
        std::reverse(points.begin(), points.end());
    }
    const Box box = box_of(hull);
    const LonLat middle{(box.west + box.east) / 2, (box.south + box.north) / 2};
    for (LonLat& p : hull) {
        p = {middle.lon + larger * (p.lon - middle.lon),
             middle.lat + larger * (p.lat - middle.lat)};
    }
    hull.push_back(hull.front());
    return {std::move(hull), {}};
}

/// Whether land is in the hull that is no part of the island: it would be held as well. Small parts
/// of the region beside the island belong to it.
bool holds_other_land(const Polygon& hull, const HeldIsland& island, RegionIndex own,
                      const BoundarySet& boundaries) {
    const Box box = box_of(hull.exterior);
    const geos::Geometry shape = geos::from(hull);
    for (RegionIndex region = 0; region < boundaries.regions.size(); ++region) {
        for (const Polygon& part : boundaries.regions[region]) {
            const bool belongs = region == own && area_of(part) <= island.up_to;
            if (!belongs && overlap(box, box_of(part.exterior)) &&
                !geos::polygons_of(geos::intersection(shape.get(), geos::from(part).get()).get())
                     .empty()) {
                return true;
            }
        }
    }
    return false;
}

} // namespace

std::vector<ControlArea> held_islands(const ControlProfile& profile, const BoundarySet& boundaries,
                                      const RegionTable& regions) {
    std::vector<ControlArea> areas;
    for (const HeldIsland& island : profile.islands) {
        const std::optional<RegionIndex> region = regions.find(island.region);
        const Polygon* part = region ? island_of(boundaries.regions[*region], island) : nullptr;
        if (part == nullptr) {
            continue;
        }
        Polygon hull = hull_around(*part);
        if (!holds_other_land(hull, island, *region, boundaries)) {
            areas.push_back({island.control,
                             {std::move(hull)},
                             fmt::format("profile '{}', island {}", profile.source.id, island.name),
                             island.name});
        }
    }
    return areas;
}

void add_held_islands(ControlSnapshot& snapshot, const ControlProfile& profile,
                      const BoundarySet& boundaries, const RegionTable& regions) {
    for (ControlArea& island : held_islands(profile, boundaries, regions)) {
        const bool is_drawn =
            std::any_of(snapshot.areas.begin(), snapshot.areas.end(), [&](const ControlArea& area) {
                const geos::Geometry both = geos::intersection(
                    geos::unary_union(area.polygons).get(), geos::from(island.polygons).get());
                return !geos::polygons_of(both.get()).empty();
            });
        if (is_drawn) {
            continue;
        }
        snapshot.notes.push_back(
            {snapshot.files.empty() ? snapshot.title : snapshot.files.front().name,
             fmt::format("the island of {} is not drawn on this map and counts as {}, as profile "
                         "'{}' says; its shore is that of the boundaries",
                         island.group, name_of(island.control), profile.source.id)});
        snapshot.areas.push_back(std::move(island));
    }
}

} // namespace demarc
