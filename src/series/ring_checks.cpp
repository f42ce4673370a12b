// SPDX-License-Identifier: MIT
#include "series/ring_checks.hpp"

#include <algorithm>

namespace demarc::series {

namespace {

/// Whether a -> b and b -> c run over the same ground.
bool turns_back(GridPoint a, GridPoint b, GridPoint c) {
    return turn(a, b, c) == 0 && static_cast<WideInteger>(a.x - b.x) * (c.x - b.x) +
                                         static_cast<WideInteger>(a.y - b.y) * (c.y - b.y) >
                                     0;
}

} // namespace

void RingChecks::begin(const DayRings& rings) {
    rings_ = &rings;
    runs_.clear();
    for (std::size_t ring = 0; ring < rings.rings.size(); ++ring) {
        const auto& span = rings.rings[ring];
        for (std::size_t i = 0; i < span.count; i += run) {
            Run next{{}, span.first + i, std::min(run, span.count - i), ring};
            for (std::size_t k = next.first; k < next.first + next.count; ++k) {
                next.box.add(rings.points[k]);
            }
            next.box.add(end_of(next.first + next.count - 1, ring));
            runs_.push_back(next);
        }
    }
}

GridPoint RingChecks::end_of(std::size_t index, std::size_t ring) const {
    const auto& span = rings_->rings[ring];
    return rings_->points[index + 1 == span.first + span.count ? span.first : index + 1];
}

std::size_t RingChecks::ring_of(std::size_t index) const {
    const auto after = std::upper_bound(
        rings_->rings.begin(), rings_->rings.end(), index,
        [](std::size_t i, const DayRings::RingSpan& span) { return i < span.first; });
    return static_cast<std::size_t>(after - rings_->rings.begin()) - 1;
}

bool RingChecks::meets_another(std::size_t index) const {
    const std::size_t ring = ring_of(index);
    const auto& span = rings_->rings[ring];
    const GridPoint a = rings_->points[index];
    const GridPoint b = end_of(index, ring);
    const GridBox box = GridBox::of(a, b);
    const std::size_t next = index + 1 == span.first + span.count ? span.first : index + 1;
    const std::size_t before = index == span.first ? span.first + span.count - 1 : index - 1;
    for (const Run& other : runs_) {
        if (!box.meets(other.box)) {
            continue;
        }
        for (std::size_t k = other.first; k < other.first + other.count; ++k) {
            const GridPoint c = rings_->points[k];
            const GridPoint d = end_of(k, other.ring);
            if (k == index) {
                continue;
            }
            if (k == next || k == before) {
                if (span.count < 3 || (k == next ? turns_back(a, b, d) : turns_back(c, a, b))) {
                    return true;
                }
            } else if (have_common_position(a, b, c, d)) {
                return true;
            }
        }
    }
    return false;
}

bool RingChecks::rings_lie_right(const std::vector<std::int32_t>& turns) const {
    for (std::size_t ring = 0; ring < rings_->rings.size(); ++ring) {
        const GridPoint p = rings_->points[rings_->rings[ring].first];
        std::int32_t winding = 0;
        for (const Run& other : runs_) {
            // Only edges below the position count.
            if (other.ring == ring || p.x < other.box.west || p.x > other.box.east ||
                p.y < other.box.south) {
                continue;
            }
            for (std::size_t k = other.first; k < other.first + other.count; ++k) {
                const GridPoint c = rings_->points[k];
                const GridPoint d = end_of(k, other.ring);
                if ((c.x <= p.x) == (d.x <= p.x)) {
                    continue;
                }
                const bool runs_east = c.x <= p.x;
                if ((turn(c, d, p) > 0) == runs_east) {
                    winding += runs_east ? turns[other.ring] : -turns[other.ring];
                }
            }
        }
        if (winding != (rings_->rings[ring].is_hole ? 1 : 0)) {
            return false;
        }
    }
    return true;
}

} // namespace demarc::series
