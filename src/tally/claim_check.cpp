// SPDX-License-Identifier: MIT
#include "sources/publisher.hpp"
#include "support/text.hpp"
#include "tally/claim.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace demarc {

namespace {

/// How finely anything can be measured here: the two official sets differ by 79 km² in the area of
/// Ukraine itself, and a change is the difference of two measured figures.
double tolerance_of(double measured_now, double measured_before) {
    constexpr double official_disagreement = (603'628.0 - 603'549.0) / 603'549.0;
    return official_disagreement * (std::abs(measured_now) + std::abs(measured_before));
}

/// The State Statistics Service counted two sets of people on 1 January 2022, those present and the
/// permanent residents, and published figures are of either.
double tolerance_of_people(double measured) {
    constexpr double official_disagreement = (41'167'335.0 - 40'997'698.0) / 40'997'698.0;
    return official_disagreement * std::abs(measured);
}

/// An area that does not hold on boundaries of another extent may hold on the publisher's own,
/// where the difference is large enough to explain the gap.
std::optional<ExtentOfGap> extent_of_gap(const ClaimCheck& check, const ClaimGround& ground) {
    const Claim& claim = check.claim;
    const Partition& partition = ground.partition;
    const RegionTable& regions = ground.regions;
    const Range covered = covered_by(claim);
    // A share of a stated whole is an area in other words.
    if ((claim.quantity == Quantity::share_pct && !claim.of) ||
        claim.quantity == Quantity::people || !is_refutation(check.verdict)) {
        return std::nullopt;
    }
    const Denominators drawn(partition, regions, Denominator::polygon, AreaMethod::authalic);
    const Denominators official(partition, regions, Denominator::official_603628,
                                AreaMethod::authalic);
    SquareMetres here;
    SquareMetres there;
    for (RegionIndex region = 0; region < regions.size(); ++region) {
        if (is_meant(claim, regions[region].code)) {
            here += drawn.of_region(region);
            there += official.of_region(region);
        }
    }
    const double difference = here.value / there.value - 1;
    const double gap =
        check.measured < covered.low ? covered.low - check.measured : check.measured - covered.high;
    if (gap <= 0 || gap > std::abs(difference * check.measured)) {
        return std::nullopt;
    }
    return ExtentOfGap{here, there};
}

/// What the map draws as held beyond the boundary set along the regions meant. A strip along
/// several regions is shared out by the length of border each has with it.
SquareMetres held_beyond(const Claim& claim, const ClaimGround& ground) {
    const auto edge = [](LonLat a, LonLat b) { return std::pair(std::min(a, b), std::max(a, b)); };
    std::map<std::pair<LonLat, LonLat>, bool> border; // whether the region there is meant
    for (const Arc& arc : ground.partition.arcs) {
        if (arc.left.has_value() != arc.right.has_value()) {
            const Face& face = ground.partition.faces[arc.left ? *arc.left : *arc.right];
            const bool meant = is_meant(claim, ground.regions[face.region].code);
            for (std::size_t i = 0; i + 1 < arc.line.size(); ++i) {
                border.emplace(edge(arc.line[i], arc.line[i + 1]), meant);
            }
        }
    }
    SquareMetres beyond;
    for (const OutsidePart& part : ground.partition.outside) {
        double meant = 0;
        double all = 0;
        const Ring& ring = part.polygon.exterior;
        for (std::size_t i = 0; is_russian(part.drawn) && i + 1 < ring.size(); ++i) {
            const auto found = border.find(edge(ring[i], ring[i + 1]));
            if (found != border.end()) {
                const double length =
                    std::hypot(ring[i + 1].lon - ring[i].lon, ring[i + 1].lat - ring[i].lat);
                meant += found->second ? length : 0;
                all += length;
            }
        }
        beyond += all > 0 ? SquareMetres{part.area.value * (meant / all)} : SquareMetres{};
    }
    return beyond;
}

/// Land that the publisher counts and this boundary set leaves to a neighbouring country or the
/// sea, where it is enough to explain why less is measured than stated.
std::optional<SquareMetres> held_beyond_border(const ClaimCheck& check, const ClaimGround& ground) {
    const Claim& claim = check.claim;
    const double gap = covered_by(claim).low - check.measured;
    if (!is_refutation(check.verdict) || gap <= 0 || claim.since || !claim.plan.empty() ||
        claim.quantity == Quantity::people ||
        std::none_of(claim.classes.begin(), claim.classes.end(), is_russian)) {
        return std::nullopt;
    }
    SquareMetres gap_area;
    if (claim.of) {
        gap_area = *claim.of * (gap / 100);
    } else if (claim.quantity == Quantity::share_pct) {
        const Denominators drawn(ground.partition, ground.regions, Denominator::polygon,
                                 AreaMethod::authalic);
        for (RegionIndex region = 0; region < ground.regions.size(); ++region) {
            gap_area += is_meant(claim, ground.regions[region].code) ? drawn.of_region(region)
                                                                     : SquareMetres{};
        }
        gap_area.value *= gap / 100;
    } else {
        gap_area.value = gap / in_unit(claim.quantity, SquareMetres{1});
    }
    const SquareMetres beyond = held_beyond(claim, ground);
    return gap_area > beyond ? std::nullopt : std::optional(beyond);
}

struct Measurement {
    double value = 0;
    double tolerance = 0;
    double day_of_front = 0;
    Range possible{}; ///< of people: the least and most; else the value

    /// Whether it lies in the range, or would at the most favourable end of what may be off.
    [[nodiscard]] bool is_in(const Range& range, double allowance) const {
        return possible.low <= range.high + allowance && range.low - allowance <= possible.high;
    }
    [[nodiscard]] bool is_in_on_this_day(const Range& range) const {
        return is_in(range, tolerance);
    }
    [[nodiscard]] bool is_in_give_or_take_a_day(const Range& range) const {
        return is_in(range, tolerance + day_of_front);
    }
};

Measurement measured(const Claim& claim, const ClaimGround& ground, const Method& method) {
    if (claim.quantity == Quantity::people) {
        const Amount people = measure_people(claim, ground, method);
        return {people.best, tolerance_of_people(people.best), 0, {people.low, people.high}};
    }
    const auto found = [&](double figure, double tolerance) {
        return Measurement{
            figure, tolerance, movement_of_a_day(claim, figure, ground, method), {figure, figure}};
    };
    if (!claim.plan.empty() || needs_overlay(claim)) {
        const double figure = claim.plan.empty() ? measure_exchange(claim, ground, method)
                                                 : measure_plan(claim, ground, method);
        return found(figure, tolerance_of(figure, 0));
    }
    const double now = measure(claim, ground, method);
    if (!claim.since) {
        return found(now, tolerance_of(now, 0));
    }
    const ClaimGround earlier{ground.earlier->partition, ground.earlier->control, ground.regions};
    const double before = measure(claim, earlier, method);
    return found(now - before, tolerance_of(now, before));
}

/// How far a measured figure is from what is stated; 0 inside a stated range.
double gap_of(const Claim& claim, double measured) {
    const auto [low, high] = std::minmax({claim.value, claim.value_to.value_or(claim.value)});
    return measured - std::clamp(measured, low, high);
}

/// The same as land: of a share, of the whole that it is a share of.
SquareMetres area_of_gap(const Claim& claim, double gap, const ClaimGround& ground,
                         const Method& method) {
    if (claim.quantity == Quantity::people) {
        return {};
    }
    const SquareMetres unit = SquareMetres::from_km2(1);
    return unit * (gap / figure_of(claim, unit, ground, method));
}

/// Whose map a claim's figure was read from, where it is not the publisher's of this map. A map
/// whose publisher is not known is nobody else's.
bool is_of_another_map(const Claim& claim, const ControlSnapshot& control) {
    const std::string here = lower_case(control.publisher);
    return !claim.map.empty() && !here.empty() && here != publisher_not_stated &&
           here.find(lower_case(claim.map)) == std::string::npos;
}

/// By how many ways of counting make a claim true and how many come near its figure.
Verdict verdict_of(const ClaimCheck& check, std::size_t near_ways, const ControlSnapshot& control) {
    if (check.fitting.size() == check.ways.size()) {
        return near_ways == 0 ? Verdict::true_but_far : Verdict::holds;
    }
    if (!check.fitting.empty()) {
        return Verdict::holds_under_some_methods;
    }
    return is_of_another_map(check.claim, control) ? Verdict::not_on_this_map
                                                   : Verdict::does_not_hold;
}

/// Where a map shows only a part of what a claim counts, the figure of that part.
std::optional<double> measured_in_part(const Claim& claim, const ClaimGround& ground,
                                       const Method& method) {
    if (claim.also_counts.empty()) {
        return std::nullopt;
    }
    Claim less = claim;
    less.also_counts.clear();
    less.also_groups.clear();
    return why_not_testable(less, ground) ? std::nullopt
                                          : std::optional(measured(less, ground, method).value);
}

} // namespace

ClaimCheck check(const Claim& claim, const ClaimGround& ground, const Method& method) {
    ClaimCheck result;
    result.claim = claim;
    result.method = method;
    const Range covered = covered_by(claim);
    const Range letter = true_under(claim);
    if (auto obstacle = why_not_testable(claim, ground)) {
        // Not as `measured`: a figure of other land would be read as a measurement of the claim.
        result.obstacle = std::move(obstacle);
        result.measured_in_part = measured_in_part(claim, ground, method);
        return result;
    }
    if (claim.since) {
        result.earlier_line = fmt::format("{}, {}", ground.earlier->control.publisher,
                                          ground.earlier->control.date.english());
    }
    const Measurement own = measured(claim, ground, method);
    result.measured = own.value;
    result.tolerance = own.tolerance;
    result.day_of_front = own.day_of_front;
    result.gap = gap_of(claim, own.value);
    result.gap_area = area_of_gap(claim, result.gap, ground, method);
    result.holds_in_own_method = own.is_in_give_or_take_a_day(letter);
    result.measured_range = {std::numeric_limits<double>::infinity(),
                             -std::numeric_limits<double>::infinity()};
    result.ways = ways_of_counting(claim, ground, method);
    std::size_t near_ways = 0;
    for (const Method& way : result.ways) {
        const Measurement found = measured(claim, ground, way);
        result.measured_range.low = std::min(result.measured_range.low, found.possible.low);
        result.measured_range.high = std::max(result.measured_range.high, found.possible.high);
        if (found.is_in_give_or_take_a_day(letter)) {
            result.fitting.push_back(way);
            result.methods_by_the_day += found.is_in_on_this_day(letter) ? 0 : 1;
            near_ways += found.is_in_give_or_take_a_day(covered) ? 1 : 0;
        }
    }
    result.verdict = verdict_of(result, near_ways, ground.control);
    result.map_publisher = ground.control.publisher;
    result.extent_of_gap = extent_of_gap(result, ground);
    if (!result.extent_of_gap) {
        result.held_beyond_border = held_beyond_border(result, ground);
    }
    return result;
}

} // namespace demarc
