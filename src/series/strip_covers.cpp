// SPDX-License-Identifier: MIT
#include "series/strip_covers.hpp"

#include "series/dissolve.hpp"
#include "series/ring_checks.hpp"
#include "support/hash.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace demarc::series {

namespace {

bool comes_into(const StripDecision& strip, GridPoint from, GridPoint to) {
    if (!strip.box.meets(GridBox::of(from, to))) {
        return false;
    }
    const std::vector<GridPoint>& outline = strip.outline.points;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        if (have_common_position(from, to, outline[i], outline[(i + 1) % outline.size()])) {
            return true;
        }
    }
    return ring_holds(outline, from);
}

/// Whether a record covers something of a strip, or touches it. Where no edge of it does, it covers
/// all or nothing.
bool comes_into(const StripDecision& strip, const DayMap& map, const DayMap::Record& record) {
    const GridPoint in_strip = strip.outline.points.front();
    bool covers = false;
    for (std::size_t r = record.first_ring; r < record.end_ring; ++r) {
        const std::span<const GridPoint> points = map.rings.points_of(map.rings.rings[r]);
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (comes_into(strip, points[i], points[i + 1 == points.size() ? 0 : i + 1])) {
                return true;
            }
        }
        covers = covers != ring_holds(points, in_strip);
    }
    return covers;
}

std::uint64_t with_points(std::uint64_t hash, std::span<const GridPoint> points) {
    hash = mixed(hash, points.size());
    for (const GridPoint p : points) {
        hash = mixed(mixed(hash, p.x), p.y);
    }
    return hash;
}

void add_record(const DayMap& from, const DayMap::Record& record, DayMap& into) {
    const std::size_t first = into.rings.rings.size();
    for (std::size_t r = record.first_ring; r < record.end_ring; ++r) {
        DayRings::RingSpan ring = from.rings.rings[r];
        const std::span<const GridPoint> points = from.rings.points_of(ring);
        ring.first = into.rings.points.size();
        into.rings.points.insert(into.rings.points.end(), points.begin(), points.end());
        into.rings.rings.push_back(ring);
    }
    into.records.push_back({first, into.rings.rings.size(), record.level, record.control});
}

} // namespace

StripCovers::StripCovers(const PreparedRegions& regions) : regions_(regions), meter_(regions) {}

const StripCovers::Cover* StripCovers::find(const StripDecision& strip, const DayMap& map) {
    std::vector<std::size_t> records;
    std::uint64_t key = with_points(0, strip.outline.points);
    for (std::size_t i = 0; i < map.records.size(); ++i) {
        const DayMap::Record& record = map.records[i];
        if (is_russian(record.control) || !comes_into(strip, map, record)) {
            continue;
        }
        records.push_back(i);
        key = mixed(mixed(key, record.level), static_cast<int>(record.control));
        for (std::size_t r = record.first_ring; r < record.end_ring; ++r) {
            key = with_points(mixed(key, map.rings.rings[r].is_hole ? 1 : 0),
                              map.rings.points_of(map.rings.rings[r]));
        }
    }
    if (records.empty()) {
        return nullptr;
    }
    constexpr std::size_t most_known = 10'000;
    if (known_.size() > most_known) {
        known_.clear();
    }
    const auto known = known_.find(key);
    return known != known_.end()
               ? &known->second
               : &known_.emplace(key, cover_of(strip, map, records)).first->second;
}

/// What is common to the strip and the records up to a level is what they cover, each for itself,
/// less what they cover together.
StripCovers::Cover StripCovers::cover_of(const StripDecision& strip, const DayMap& map,
                                         const std::vector<std::size_t>& records) {
    DayMap others;
    DayMap with_strip;
    with_strip.rings = strip.outline;
    with_strip.records.push_back({0, strip.outline.rings.size(), 0, ControlClass::russian});
    std::vector<std::pair<std::size_t, ControlClass>> classes;
    for (const std::size_t i : records) {
        DayMap::Record record = map.records[i];
        ++record.level; // after the strip
        add_record(map, record, others);
        add_record(map, record, with_strip);
        classes.emplace_back(record.level, record.control);
    }
    std::sort(classes.begin(), classes.end());
    classes.erase(std::unique(classes.begin(), classes.end()), classes.end());
    std::vector<std::size_t> levels;
    for (const auto& [level, control] : classes) {
        levels.push_back(level);
    }
    std::vector<std::vector<ExactArea>> apart;
    std::vector<std::vector<ExactArea>> together;
    Cover cover;
    if (!measure(others, levels, apart)) {
        return cover;
    }
    levels.insert(levels.begin(), 0);
    if (!measure(with_strip, levels, together)) {
        return cover;
    }
    cover.is_known = true;
    const std::vector<ExactArea>& own = together.front();
    std::vector<ExactArea> before(regions_.regions(), 0);
    double common_area = 0;
    double strip_area = 0;
    for (RegionIndex region = 0; region < regions_.regions(); ++region) {
        strip_area += static_cast<double>(own[region]);
    }
    for (std::size_t i = 0; i < classes.size(); ++i) {
        Cover::Class& one = cover.classes.emplace_back();
        one.control = classes[i].second;
        for (RegionIndex region = 0; region < regions_.regions(); ++region) {
            const ExactArea common = own[region] + apart[i][region] - together[i + 1][region];
            one.areas.push_back(common - before[region]);
            before[region] = common;
            common_area += static_cast<double>(one.areas.back());
        }
    }
    cover.share = common_area / strip_area;
    return cover;
}

/// By level: what records up to it cover. \returns whether that can be told
bool StripCovers::measure(const DayMap& map, const std::vector<std::size_t>& levels,
                          std::vector<std::vector<ExactArea>>& areas) {
    Dissolver dissolver;
    if (!dissolver.take(map)) {
        return false;
    }
    for (const std::size_t level : levels) {
        const DissolvedLand land = dissolver.up_to(level);
        if (land.rings.rings.empty()) {
            return false;
        }
        const DayAreas& found = meter_.measure_sound(land.rings);
        if (found.doubt != Doubt::none) {
            return false;
        }
        areas.push_back(found.sides);
    }
    return true;
}

} // namespace demarc::series
