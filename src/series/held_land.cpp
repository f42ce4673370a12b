// SPDX-License-Identifier: MIT
#include "series/held_land.hpp"

#include "geometry/geos.hpp"
#include "sources/control_reader.hpp"
#include "sources/held_islands.hpp"
#include "sources/old_land.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace demarc::series {

namespace {

void append(MultiPolygon& to, MultiPolygon polygons) {
    to.insert(to.end(), std::make_move_iterator(polygons.begin()),
              std::make_move_iterator(polygons.end()));
}

/// The polygons of a record.
MultiPolygon polygons_of_record(const DayMap& map, const DayMap::Record& record) {
    DayRings rings;
    for (std::size_t i = record.first_ring; i < record.end_ring; ++i) {
        const DayRings::RingSpan& ring = map.rings.rings[i];
        const auto points = map.rings.points_of(ring);
        rings.rings.push_back({rings.points.size(), ring.count, ring.is_hole});
        rings.points.insert(rings.points.end(), points.begin(), points.end());
    }
    return polygons_of(rings);
}

/// The records of a map in order of precedence.
std::vector<ControlArea> areas_in(const DayMap& map) {
    std::vector<std::pair<std::size_t, std::size_t>> order; // level, number
    for (std::size_t i = 0; i < map.records.size(); ++i) {
        order.emplace_back(map.records[i].level, i);
    }
    std::sort(order.begin(), order.end());
    std::vector<ControlArea> areas;
    for (const auto& [level, i] : order) {
        areas.push_back({map.records[i].control, polygons_of_record(map, map.records[i]), {}});
    }
    return areas;
}

/// What Russia holds of areas in order of precedence: less what others hold before it.
MultiPolygon held_of(std::vector<ControlArea> areas) {
    MultiPolygon held;
    MultiPolygon before;
    for (ControlArea& area : areas) {
        if (!is_russian(area.control)) {
            append(before, std::move(area.polygons));
        } else if (before.empty()) {
            append(held, std::move(area.polygons));
        } else {
            const auto left = geos::difference(geos::unary_union(area.polygons).get(),
                                               geos::unary_union(before).get());
            append(held, geos::polygons_of(left.get()));
        }
    }
    return held;
}

} // namespace

HeldLand::HeldLand(const SeriesRequest& request) : request_(request), files_(request.days) {
    if (request.old_land || !request.layer.empty() ||
        !DayMapReader::why_not(request.profile).empty()) {
        return;
    }
    reader_.emplace(request.profile);
    islands_ = held_islands(request.profile, request.boundaries, request.regions);
}

std::vector<ControlArea> HeldLand::areas_of(const SnapshotEntry& entry) const {
    std::vector<SourceSpec> layers;
    for (std::string& file : files_of(entry)) {
        layers.push_back({std::move(file), request_.profile.source.id, request_.layer});
    }
    ControlSnapshot control = read_control(layers, request_.profiles, request_.boundaries,
                                           request_.regions, entry.time.date);
    if (request_.old_land) {
        add_old_land(control, *request_.old_land, request_.boundaries, request_.regions);
    }
    return std::move(control.areas);
}

MultiPolygon HeldLand::of(const SnapshotEntry& entry) {
    if (!reader_ || !reader_->read(files_.read(entry.file, buffer_), map_)) {
        return held_of(areas_of(entry));
    }
    for (const ControlArea& island : islands_) {
        reader_->append(island, map_);
    }
    return held_of(areas_in(map_));
}

} // namespace demarc::series
