// SPDX-License-Identifier: MIT
#include "series/map_meter.hpp"

#include "partition/partition.hpp"
#include "series/edge_matching.hpp"
#include "support/hash.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace demarc::series {

namespace {

/// The size of a record's polygons on the grid.
double square_steps(const DayMap& map, const DayMap::Record& record) {
    double sum = 0;
    for (std::size_t i = record.first_ring; i < record.end_ring; ++i) {
        const DayRings::RingSpan& ring = map.rings.rings[i];
        const double size = std::abs(signed_area(map.rings.points_of(ring))) / 2;
        sum += ring.is_hole ? -size : size;
    }
    return sum;
}

ClassAreas no_areas(std::size_t regions) {
    ClassAreas areas;
    areas.fill(std::vector<ExactArea>(regions, 0));
    return areas;
}

} // namespace

MapMeter::MapMeter(const PreparedRegions& regions, bool reconciled, HeldBefore2022 held)
    : regions_(regions), reconciled_(reconciled), held_before_2022_(std::move(held)),
      held_meter_(regions), strips_(regions), overlaps_(regions), strip_covers_(regions) {
    for (RegionIndex region = 0; region < regions.regions(); ++region) {
        result_.regions += regions.region_area(region);
    }
}

const MapAreas& MapMeter::measure(const DayMap& map) {
    if (map != last_map_) {
        last_map_ = map;
        result_.naive = no_areas(regions_.regions());
        result_.reconciled = result_.naive;
        result_.lands.clear();
        result_.held = {Doubt::none, std::vector<ExactArea>(regions_.regions() + 1, 0), 0};
        result_.over.clear();
        result_.fingerprint = 0;
        result_.doubt = find(map);
    }
    return result_;
}

Doubt MapMeter::find(const DayMap& map) {
    const Doubt doubt = find_levels(map);
    if (doubt != Doubt::none) {
        return doubt;
    }
    std::vector<ExactArea> before(regions_.regions() + 1, 0);
    std::vector<ExactArea> inside;
    for (std::size_t i = 0; i < levels_.size(); ++i) {
        const bool last_held = before_held_ == 0 && i + 1 == held_levels_;
        std::unique_ptr<DailyAreas>& other = meters_[levels_[i].level];
        if (!last_held && !other) {
            other = std::make_unique<DailyAreas>(regions_);
        }
        DailyAreas& meter = last_held ? held_meter_ : *other;
        const DayAreas& areas =
            meter.measure(levels_[i].land.rings, levels_[i].land.touching_nodes);
        if (areas.doubt != Doubt::none) {
            return areas.doubt;
        }
        for (std::size_t region = 0; region < regions_.regions(); ++region) {
            const ExactArea own = areas.sides[region] - before[region];
            const auto control =
                static_cast<std::size_t>(held_before_2022_.class_in(region, levels_[i].control));
            result_.naive[control][region] += own;
            result_.reconciled[control][region] += own;
        }
        before = areas.sides;
        result_.all_inside = areas.whole - areas.sides.back();
        inside.push_back(result_.all_inside);
        result_.fingerprint = mixed(mixed(result_.fingerprint, meter.fingerprint()),
                                    static_cast<int>(levels_[i].control));
        if (last_held) {
            result_.held = areas;
        }
    }
    Doubt rest = before_held_ > 0 ? find_held_land() : Doubt::none;
    if (rest == Doubt::none && levels_.size() > 1 && holders_may_overlap()) {
        rest = find_overlaps(inside);
    }
    if (rest == Doubt::none && reconciled_ && held_levels_ > 0) {
        rest = add_strips(before_held_ > 0 ? held_ : levels_[held_levels_ - 1]);
    }
    if (rest != Doubt::none) {
        return rest;
    }
    for (Level& level : levels_) {
        result_.lands.push_back({level.control, std::move(level.land.rings)});
    }
    return Doubt::none;
}

Doubt MapMeter::find_levels(const DayMap& map) {
    levels_.clear();
    for (const DayMap::Record& record : map.records) {
        auto level = std::find_if(levels_.begin(), levels_.end(),
                                  [&](const Level& one) { return one.level == record.level; });
        if (level == levels_.end()) {
            level = levels_.insert(level, {record.level, record.control, 0, {}});
        }
        if (level->control != record.control) {
            return Doubt::not_plain;
        }
        level->own_square_steps += map.records.size() > 1 ? square_steps(map, record) : 0;
    }
    std::sort(levels_.begin(), levels_.end(),
              [](const Level& a, const Level& b) { return a.level < b.level; });
    const auto is_held = [](const Level& level) { return is_russian(level.control); };
    auto first_held = std::find_if(levels_.begin(), levels_.end(), is_held);
    first_held = first_held == levels_.end() ? levels_.begin() : first_held;
    const auto first_other = std::find_if_not(first_held, levels_.end(), is_held);
    before_held_ = static_cast<std::size_t>(first_held - levels_.begin());
    held_levels_ = static_cast<std::size_t>(first_other - first_held);
    if (std::any_of(first_other, levels_.end(), is_held)) {
        return Doubt::precedence;
    }
    if (map.drawn == 1 && levels_.size() == 1) { // added land lies apart, or is found not to
        levels_.front().land.rings = map.rings;
        return Doubt::none;
    }
    return dissolve(map) ? Doubt::none : Doubt::lines_meet;
}

bool MapMeter::dissolve(const DayMap& map) {
    if (!dissolver_.take(map)) {
        return false;
    }
    return std::all_of(levels_.begin(), levels_.end(), [&](Level& level) {
        level.land = dissolver_.up_to(level.level);
        return !level.land.rings.rings.empty();
    });
}

Doubt MapMeter::find_held_land() {
    const auto is_held = [this](std::size_t record) {
        return is_russian(last_map_.records[record].control);
    };
    const std::size_t first = levels_[before_held_].level;
    held_.level = first;
    held_.control = levels_[before_held_].control;
    held_.land = dissolver_.of_without(
        is_held, [&](std::size_t record) { return last_map_.records[record].level < first; });
    if (held_.land.rings.rings.empty()) {
        return Doubt::lines_meet;
    }
    result_.held = held_meter_.measure(held_.land.rings, held_.land.touching_nodes);
    return result_.held.doubt;
}

Doubt MapMeter::find_overlaps(const std::vector<ExactArea>& inside) {
    if (regions_.edge_area().is_geodesic()) { // the warning is of authalic areas
        return Doubt::overlap;
    }
    std::vector<HolderOverlaps::Level> levels;
    for (std::size_t i = 0; i < levels_.size(); ++i) {
        levels.push_back({levels_[i].level, levels_[i].control, inside[i]});
    }
    std::optional<HolderAreas> over = overlaps_.find(last_map_, dissolver_, levels);
    if (!over) {
        return Doubt::overlap;
    }
    result_.over = std::move(*over);
    return Doubt::none;
}

/// The partition warns where land of one holder lies under more than a hundredth of that of
/// another: far below that, nothing is said, and the order of precedence alone decides.
bool MapMeter::holders_may_overlap() const {
    constexpr double surely_not_told = 1e-3;
    for (std::size_t i = 1; i < levels_.size(); ++i) {
        const double added = levels_[i].land.square_steps - levels_[i - 1].land.square_steps;
        const double under = levels_[i].own_square_steps - added;
        for (std::size_t above = 0; above < i; ++above) {
            if (holder_of(levels_[above].control) != holder_of(levels_[i].control) &&
                under > surely_not_told * levels_[above].own_square_steps) {
                return true;
            }
        }
    }
    return false;
}

Doubt MapMeter::add_strips(const Level& held) {
    const std::vector<ExactArea>* all = strips_.find(held.land.rings, held_meter_);
    if (all == nullptr) {
        return Doubt::border;
    }
    const bool other_land = held_levels_ < levels_.size();
    if (!other_land && (is_one_class_beside() || is_same_beside(*all))) {
        add_sliver(*all, held.control);
        return Doubt::none;
    }
    return add_slivers_one_by_one(held);
}

Doubt MapMeter::add_slivers_one_by_one(const Level& held) {
    constexpr SliverBounds bounds;
    constexpr double trusted = 1e-3; // the partition takes shares of geodesic areas
    for (const BorderStrips::SliverOfDay& sliver : strips_.slivers(held.land.rings, held_meter_)) {
        const StripCovers::Cover* cover =
            held_levels_ < levels_.size() ? strip_covers_.find(*sliver.strip, last_map_) : nullptr;
        if (cover != nullptr &&
            (!cover->is_known || std::abs(cover->share - bounds.covered_share) < trusted)) {
            return Doubt::strip_drawn;
        }
        if (cover != nullptr && cover->share > bounds.covered_share) {
            continue;
        }
        const std::vector<ExactArea>& sides = sliver.strip->sides;
        const std::optional<ControlClass> beside = is_one_class_beside() || is_same_beside(sides)
                                                       ? held.control
                                                       : class_beside(sliver, held);
        if (!beside) {
            return Doubt::border;
        }
        add_sliver(sides, *beside);
        for (std::size_t i = 0; cover != nullptr && i < cover->classes.size(); ++i) {
            const StripCovers::Cover::Class& drawn = cover->classes[i];
            for (RegionIndex region = 0; region < regions_.regions(); ++region) {
                result_.reconciled[static_cast<std::size_t>(drawn.control)][region] -=
                    drawn.areas[region];
            }
        }
    }
    return Doubt::none;
}

bool MapMeter::is_one_class_beside() const {
    return held_levels_ == 1 && held_before_2022_.whole.empty() && held_before_2022_.part.empty();
}

/// Whether slivers come to the same class whichever Russian-held land they lie beside.
bool MapMeter::is_same_beside(const std::vector<ExactArea>& sides) const {
    for (RegionIndex region = 0; region < regions_.regions(); ++region) {
        const auto in_region = [&](ControlClass control) {
            return held_before_2022_.class_in(region, control);
        };
        if (sides[region] != 0 &&
            in_region(ControlClass::russian) != in_region(ControlClass::russian_pre_2022)) {
            return false;
        }
    }
    return true;
}

void MapMeter::add_sliver(const std::vector<ExactArea>& sides, ControlClass beside) {
    for (RegionIndex region = 0; region < regions_.regions(); ++region) {
        const ControlClass control = held_before_2022_.class_in(region, beside);
        result_.reconciled[static_cast<std::size_t>(control)][region] += sides[region];
    }
}

/// The class with the longest outline along a sliver; std::nullopt where two are as long.
std::optional<ControlClass> MapMeter::class_beside(const BorderStrips::SliverOfDay& sliver,
                                                   const Level& held) const {
    std::map<ControlClass, double> lengths;
    for (const BorderStrips::Stretch& stretch : sliver.outline) {
        if (stretch.side >= regions_.regions()) {
            return std::nullopt;
        }
        const std::size_t least = held_levels_ == 1 ? held.level : held.land.levels[stretch.edge];
        const auto level = std::find_if(levels_.begin(), levels_.end(),
                                        [&](const Level& one) { return one.level == least; });
        if (level == levels_.end()) {
            return std::nullopt; // where another class goes before it, and bounds it
        }
        const StepLengths step = step_lengths(stretch.from);
        lengths[held_before_2022_.class_in(stretch.side, level->control)] +=
            std::hypot(static_cast<double>(stretch.to.x - stretch.from.x) * step.x,
                       static_cast<double>(stretch.to.y - stretch.from.y) * step.y);
    }
    const auto longest =
        std::max_element(lengths.begin(), lengths.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    constexpr double trusted = 0.999; // the partition measures geodesics
    const auto near = std::count_if(lengths.begin(), lengths.end(), [&](const auto& one) {
        return one.second >= trusted * longest->second;
    });
    return near == 1 ? std::optional(longest->first) : std::nullopt;
}

} // namespace demarc::series
