// SPDX-License-Identifier: MIT
#include "series/day_rings.hpp"

#include <utility>

namespace demarc::series {

void append(const MultiPolygon& polygons, DayRings& result) {
    for (const Polygon& polygon : polygons) {
        bool is_hole = false;
        for_each_ring(polygon, [&](const Ring& ring) {
            const std::size_t first = result.points.size();
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                const GridPoint point = to_grid(ring[i]);
                if (result.points.size() == first || point != result.points.back()) {
                    result.points.push_back(point);
                }
            }
            while (result.points.size() > first + 1 &&
                   result.points.back() == result.points[first]) {
                result.points.pop_back();
            }
            result.rings.push_back({first, result.points.size() - first, is_hole});
            is_hole = true;
        });
    }
}

DayRings rings_of(const MultiPolygon& polygons) {
    DayRings result;
    append(polygons, result);
    return result;
}

MultiPolygon polygons_of(const DayRings& rings) {
    MultiPolygon polygons;
    for (const DayRings::RingSpan& span : rings.rings) {
        Ring ring;
        for (std::size_t i = 0; i < span.count; ++i) {
            ring.push_back(to_degrees(rings.points[span.first + i]));
        }
        ring.push_back(ring.front());
        if (span.is_hole && !polygons.empty()) {
            polygons.back().holes.push_back(std::move(ring));
        } else {
            polygons.push_back({std::move(ring), {}});
        }
    }
    return polygons;
}

} // namespace demarc::series
