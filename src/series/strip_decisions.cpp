// SPDX-License-Identifier: MIT
#include "series/strip_decisions.hpp"

#include "geometry/area.hpp"
#include "series/ring_checks.hpp"
#include "series/segment_grid.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace demarc::series {

namespace {

/// Strips remembered before the memory is emptied.
constexpr std::size_t max_strips = 1U << 16U;

/// The partition takes geodesic edges. At a bound it decides.
constexpr double trusted_width = 0.001;

/// Whether edges of an outline that are long enough to matter pass others by a hair. What lies
/// between may close in the partition: then it has less of an outline, or falls apart.
bool may_close(std::span<const GridPoint> outline, double perimeter) {
    const auto edge = [&](std::size_t i) {
        return std::pair(outline[i], outline[i + 1 == outline.size() ? 0 : i + 1]);
    };
    SegmentGrid grid;
    grid.build(outline.size(), edge);
    double length = 0;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const auto [from, to] = edge(i);
        bool passes = false;
        grid.for_each_near(from, to, [&, from = from, to = to](std::uint32_t near) {
            passes = passes || passes_by_a_hair(from, to, outline[near]);
        });
        if (passes) {
            length += outline_length(std::array{from, to}) / 2; // there and back
        }
    }
    return length > trusted_width * perimeter;
}

Ring closed_ring(const std::vector<GridPoint>& points) {
    Ring ring;
    ring.reserve(points.size() + 1);
    for (const GridPoint p : points) {
        ring.push_back(to_degrees(p));
    }
    ring.push_back(ring.front());
    return ring;
}

} // namespace

bool StripDecision::holds(GridPoint position) const {
    return box.meets(GridBox::of(position, position)) && ring_holds(outline.points, position);
}

void StripDecision::keep(DayRings kept) {
    for (const GridPoint p : kept.points) {
        box.add(p);
    }
    outline = std::move(kept);
}

bool StripDecision::may_be_narrow_without(const LandInside& land,
                                          const SliverBounds& bounds) const {
    return perimeter.value > 0 &&
           2 * (area - land.area).value / (perimeter.value + land.outline.value) <=
               bounds.mean_width.value * (1 + trusted_width);
}

const StripDecision* StripDecisions::find(std::uint64_t key) const {
    const auto found = known_.find(key);
    return found == known_.end() ? nullptr : &found->second;
}

const StripDecision& StripDecisions::decide(std::uint64_t key, DayRings outline,
                                            const OuterBorder& border) {
    return known_.emplace(key, decided(std::move(outline), border)).first->second;
}

bool StripDecisions::forget_if_full() {
    const bool full = known_.size() > max_strips;
    if (full) {
        known_.clear();
    }
    return full;
}

StripDecision StripDecisions::decided(DayRings outline, const OuterBorder& border) {
    StripDecision strip;
    if (outline.points.size() < 3) {
        return strip; // nothing is left of it on the grid
    }
    const SquareMetres area = area_of(closed_ring(outline.points));
    const Metres perimeter{outline_length(outline.points)};
    const double width = 2 * area.value / perimeter.value;
    if (area > bounds_.mainland) {
        return strip;
    }
    if (may_close(outline.points, perimeter.value)) {
        strip.verdict = StripVerdict::unclear;
        return strip;
    }
    if (width > bounds_.mean_width.value * (1 + trusted_width)) {
        strip.area = area;
        strip.perimeter = perimeter;
        strip.keep(std::move(outline));
        return strip;
    }
    const bool is_narrow = width < bounds_.mean_width.value * (1 - trusted_width);
    // Metres of the small plane are true to 1 %.
    constexpr double trusted = 0.01;
    const double surely_near = bounds_.depth.value * (1 - trusted);
    const double surely_far = bounds_.depth.value * (1 + trusted);
    strip.verdict = is_narrow ? StripVerdict::sliver : StripVerdict::unclear;
    for (const GridPoint p : outline.points) {
        const double distance = border.distance_to(p, surely_near, surely_far);
        if (distance > surely_far) {
            strip.verdict = StripVerdict::free_land;
            return strip;
        }
        if (distance > surely_near) {
            strip.verdict = StripVerdict::unclear;
        }
    }
    const DayAreas& areas = meter_.measure_sound(outline);
    if (areas.doubt != Doubt::none) {
        strip.verdict = StripVerdict::unclear;
        return strip;
    }
    strip.sides = areas.sides;
    // A strip lies inside Ukraine. What is outside is the residual between the border and its bend
    // where the day's outline crosses it.
    const ExactArea residual = std::exchange(strip.sides.back(), 0);
    *std::max_element(strip.sides.begin(), strip.sides.end()) += residual;
    strip.keep(std::move(outline));
    return strip;
}

} // namespace demarc::series
