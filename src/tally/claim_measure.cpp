// SPDX-License-Identifier: MIT
#include "geometry/area.hpp"
#include "partition/lines_of_control.hpp"
#include "plans/evaluate.hpp"
#include "sources/old_land.hpp"
#include "support/contains.hpp"
#include "support/text.hpp"
#include "tally/claim.hpp"
#include "tally/claim_people.hpp"
#include "tally/methods.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>

namespace demarc {

namespace {

constexpr SquareMetres front_a_day = SquareMetres::from_km2(25);

bool counts(const Claim& claim, ControlClass control) {
    return contains(claim.classes, control);
}

/// How much of land of a class a claim counts under a policy: 0, a half or 1.
double weight_of_class(const Claim& claim, ControlClass control, ContestedPolicy policy) {
    const auto whole = [&](ControlClass as) { return counts(claim, as) ? 1.0 : 0.0; };
    if (control != ControlClass::contested) {
        return whole(control);
    }
    switch (policy) {
    case ContestedPolicy::separate:
        return whole(ControlClass::contested);
    case ContestedPolicy::ukrainian:
        return whole(ControlClass::ukrainian);
    case ContestedPolicy::russian:
        return whole(ControlClass::russian);
    case ContestedPolicy::split:
        return (whole(ControlClass::ukrainian) + whole(ControlClass::russian)) / 2;
    }
    return 0;
}

SquareMetres whole_of(const Claim& claim, const ClaimGround& ground, const Method& method) {
    if (claim.of) {
        return *claim.of;
    }
    const RegionTable& regions = ground.regions;
    const Denominators areas(ground.partition, regions, method.denominator, method.area);
    if (claim.regions.empty()) {
        return areas.of_country();
    }
    SquareMetres sum;
    for (const RegionCode& code : claim.regions) {
        if (const std::optional<RegionIndex> region = regions.find(code)) {
            sum += areas.of_region(*region);
        }
    }
    return sum;
}

/// How much of the line of contact is in the regions a claim is about: 1 of a claim of the country.
/// A stretch along the border of two regions is half of either.
double part_of_line(const Claim& claim, const ClaimGround& ground) {
    if (claim.regions.empty() && claim.outside.empty()) {
        return 1;
    }
    const std::vector<Face>& faces = ground.partition.faces;
    double all = 0;
    double meant = 0;
    for (const Arc& arc : ground.partition.arcs) {
        if (!is_contact(ground.partition, arc.left, arc.right)) {
            continue;
        }
        const double half = geodesic_length(arc.line).value / 2;
        for (const FaceIndex side : {*arc.left, *arc.right}) {
            all += half;
            meant += is_meant(claim, ground.regions[faces[side].region].code) ? half : 0;
        }
    }
    return all > 0 ? meant / all : 0;
}

/// Land that Russia has held since before 2022 is the same on every later map, as is all other, and
/// both together.
bool is_of_any_day(const Claim& claim) {
    const auto is_counted = [&](ControlClass control) { return counts(claim, control); };
    const bool is_whole =
        std::all_of(all_control_classes.begin(), all_control_classes.end(), is_counted);
    const bool before = counts(claim, ControlClass::russian_pre_2022);
    const auto is_as_others = [&](ControlClass control) {
        return counts(claim, control) != before;
    };
    const bool is_old_or_other = is_as_others(ControlClass::ukrainian) &&
                                 is_as_others(ControlClass::russian) &&
                                 (is_as_others(ControlClass::contested) || before);
    return !claim.since && claim.plan.empty() && (is_whole || is_old_or_other);
}

long days_between(const Date& a, const Date& b) {
    return std::abs((a.days() - b.days()).count());
}

std::optional<Obstacle> wrong_day(const Claim& claim, const Date& wanted, const Date& there,
                                  SquareMetres whole) {
    const int most = testable_days(claim, whole);
    if (days_between(wanted, there) <= most) {
        return std::nullopt;
    }
    return Obstacle{
        ObstacleKind::other_day,
        fmt::format("The claim is of {}, the front line of {}; the front can move further than "
                    "the figure leaves open in more than {} day{}. Give a front line of that "
                    "time.",
                    wanted.english(), there.english(), most, most == 1 ? "" : "s")};
}

/// The settlement list cannot say more than it knows; geodata/README.md measures its error.
std::optional<Obstacle> too_fine(const Claim& claim, const ControlSnapshot& control,
                                 SquareMetres whole) {
    const bool counts_old_land =
        counts(claim, ControlClass::russian_pre_2022) || counts(claim, ControlClass::ukrainian);
    if (claim.quantity == Quantity::people) {
        return std::nullopt; // the range of people says it
    }
    if (control.form != ControlForm::settlements &&
        !(counts_old_land && control.old_land == ControlForm::settlements)) {
        return std::nullopt;
    }
    const bool local = !claim.regions.empty();
    const double error_pct = local ? 1.6 : 0.2;
    const Range covered = covered_by(claim);
    const double width = (covered.high - covered.low) / 2;
    const double error = claim.quantity == Quantity::share_pct
                             ? error_pct
                             : in_unit(claim.quantity, whole * (error_pct / 100));
    if (width >= error) {
        return std::nullopt;
    }
    return Obstacle{
        ObstacleKind::too_fine,
        fmt::format("The figure is finer than a settlement list can measure ({}% of {}). Give "
                    "a front line drawn as areas.",
                    fixed(error_pct, 1), local ? "a region" : "the country")};
}

SquareMetres approximate_whole(const Claim& claim, const Partition& partition) {
    SquareMetres sum;
    const RegionIndex count = partition.region_areas.size();
    for (RegionIndex i = 0; i < count; ++i) {
        sum += partition.region_areas[i][0];
    }
    // A claim about regions: its share of the country's regions is near enough for a bound.
    return claim.regions.empty() || count == 0
               ? sum
               : sum * (static_cast<double>(claim.regions.size()) / static_cast<double>(count));
}

/// Whether policies for contested land make no difference: the claim counts all of it that the map
/// marks, by its groups, or its plan says whose it is.
bool leaves_no_policy_open(const Claim& claim, const ClaimGround& ground) {
    if (!claim.plan.empty() && (counts(claim, ControlClass::contested) ||
                                (ground.plan != nullptr && ground.plan->contested))) {
        return true;
    }
    return !claim.also_groups.empty() &&
           std::all_of(ground.partition.faces.begin(), ground.partition.faces.end(),
                       [&](const Face& face) {
                           const bool contested = face.drawn == ControlClass::contested ||
                                                  face.reconciled == ControlClass::contested;
                           return !contested ||
                                  contains(claim.also_groups, land_of(face, ground.control).group);
                       });
}

/// Why a claim cannot be tested on a map that leaves out land held since before 2022: it counts
/// that land, or what is Ukrainian-held, which then seems to be more. A change between two maps
/// that both leave it out is one of the rest.
std::optional<Obstacle> land_not_shown(const Claim& claim, const ClaimGround& ground) {
    const std::vector<RegionIndex>& missing = ground.control.not_shown;
    const bool concerned = (counts(claim, ControlClass::russian_pre_2022) ||
                            counts(claim, ControlClass::ukrainian) || !claim.plan.empty()) &&
                           std::any_of(missing.begin(), missing.end(), [&](RegionIndex region) {
                               return is_meant(claim, ground.regions[region].code);
                           });
    // Without an earlier map that is the greater fault, and said by no_earlier_day().
    const bool same_before =
        claim.since && (ground.earlier == nullptr || ground.earlier->control.not_shown == missing);
    if (!concerned || same_before) {
        return std::nullopt;
    }
    return Obstacle{ObstacleKind::land_not_shown,
                    fmt::format("The claim also counts land that this map does not show: {}.",
                                land_not_shown(ground.control, ground.regions))};
}

std::optional<Obstacle> no_earlier_day(const Claim& claim, const EarlierSnapshot* earlier,
                                       SquareMetres whole) {
    if (earlier == nullptr) {
        return Obstacle{
            ObstacleKind::needs_earlier_line,
            fmt::format("The claim is of a change since {}: it takes a second front line, of "
                        "that day (`earlier`).",
                        claim.since->english())};
    }
    return wrong_day(claim, *claim.since, earlier->control.date, whole);
}

std::optional<Obstacle> no_plan(const Claim& claim, const ClaimGround& ground) {
    if (ground.plan == nullptr) {
        return Obstacle{
            ObstacleKind::plan_without_result,
            fmt::format("The claim is about what the plan {} changes, which was not computed.",
                        claim.plan)};
    }
    if (const auto reason = exclusion_reason(*ground.plan, ground.partition)) {
        return Obstacle{
            ObstacleKind::plan_without_result,
            fmt::format("The claim is about what the plan {} changes, which has no result here: "
                        "{}.",
                        claim.plan, *reason)};
    }
    if (says_nothing_on_land(*ground.plan)) {
        return Obstacle{
            ObstacleKind::plan_without_result,
            fmt::format("The claim is about what the plan {} changes, whose text says nothing "
                        "on territory.",
                        claim.plan)};
    }
    return std::nullopt;
}

/// Whether a map has land of each of these groups, and there are any to ask for.
bool shows_all(const std::vector<std::string>& groups, const ControlSnapshot& control) {
    return !groups.empty() &&
           std::all_of(groups.begin(), groups.end(), [&](const std::string& group) {
               return std::any_of(control.areas.begin(), control.areas.end(),
                                  [&](const ControlArea& area) { return area.group == group; });
           });
}

} // namespace

int testable_days(const Claim& claim, SquareMetres whole) {
    if (claim.quantity == Quantity::people) {
        return max_days_apart; // the front moves through villages
    }
    const Range covered = covered_by(claim);
    const double half_width = (covered.high - covered.low) / 2;
    const double per_day = claim.quantity == Quantity::share_pct
                               ? 100 * (front_a_day / whole)
                               : in_unit(claim.quantity, front_a_day);
    return std::clamp(static_cast<int>(std::min(half_width / per_day, 1e6)), 1, max_days_apart);
}

std::vector<Method> ways_of_counting(const Claim& claim, const ClaimGround& ground,
                                     const Method& own) {
    std::vector<Method> ways = distinct_methods(claim.classes, ground.partition, own);
    if (claim.quantity != Quantity::share_pct || claim.of) {
        std::erase_if(ways, [&](const Method& way) { return way.denominator != own.denominator; });
    }
    if (claim.quantity == Quantity::people) {
        std::erase_if(ways, [&](const Method& way) { return way.area != own.area; });
    }
    if (!claim.plan.empty()) { // a plan is applied to the land that the run counts
        std::erase_if(ways, [&](const Method& way) { return way.reconciled != own.reconciled; });
    }
    if (leaves_no_policy_open(claim, ground)) {
        std::erase_if(ways, [&](const Method& way) { return way.contested != own.contested; });
    }
    return ways;
}

bool is_meant(const Claim& claim, const RegionCode& region) {
    return (claim.regions.empty() || contains(claim.regions, region)) &&
           !contains(claim.outside, region);
}

bool needs_overlay(const Claim& claim) {
    return claim.counted == Counted::gained || claim.counted == Counted::lost;
}

double weight_of(const Claim& claim, const LandOfDay& land, const Method& method) {
    const ControlClass control = method.reconciled ? land.reconciled : land.drawn;
    return control == ControlClass::contested && contains(claim.also_groups, land.group)
               ? 1.0
               : weight_of_class(claim, control, method.contested);
}

double figure_of(const Claim& claim, SquareMetres area, const ClaimGround& ground,
                 const Method& method) {
    return claim.quantity == Quantity::share_pct ? 100 * (area / whole_of(claim, ground, method))
                                                 : in_unit(claim.quantity, area);
}

double measure(const Claim& claim, const ClaimGround& ground, const Method& method) {
    SquareMetres area;
    for (const Face& face : ground.partition.faces) {
        if (!is_meant(claim, ground.regions[face.region].code)) {
            continue;
        }
        // Names of groups are copied only where the claim asks for them.
        const LandOfDay land = claim.also_groups.empty() ? LandOfDay{face.drawn, face.reconciled}
                                                         : land_of(face, ground.control);
        area += face.area(method.area) * weight_of(claim, land, method);
    }
    return figure_of(claim, area, ground, method);
}

double movement_of_a_day(const Claim& claim, double measured, const ClaimGround& ground,
                         const Method& method) {
    if (is_of_any_day(claim) || claim.quantity == Quantity::people) {
        return 0;
    }
    const double a_day =
        figure_of(claim, front_a_day * part_of_line(claim, ground), ground, method);
    constexpr double max_outside = 0.01;
    const double own_day =
        claim.since && claim.date
            ? std::abs(measured) / static_cast<double>(days_between(*claim.since, *claim.date))
            : max_outside * std::abs(measured);
    return std::min(a_day, own_day);
}

std::optional<Obstacle> why_not_testable(const Claim& claim, const ClaimGround& ground) {
    const Partition& partition = ground.partition;
    if (claim.quantity == Quantity::people && people_counted(claim, ground) == nullptr) {
        return Obstacle{ObstacleKind::other_people, why_other_people(claim, ground)};
    }
    if (!claim.also_counts.empty() && !shows_all(claim.also_groups, ground.control)) {
        return Obstacle{ObstacleKind::counts_more,
                        fmt::format("The claim also counts {}, which this map does not tell apart.",
                                    join(claim.also_counts, " and "))};
    }
    // Where both sides count, contested land is between them whether the map marks it or not.
    const bool both_sides =
        counts(claim, ControlClass::ukrainian) && counts(claim, ControlClass::russian);
    if (counts(claim, ControlClass::contested) && !both_sides && !has_contested_land(partition)) {
        return Obstacle{ObstacleKind::not_distinguished,
                        "The claim counts contested land, and this map marks none."};
    }
    if (auto reason = land_not_shown(claim, ground)) {
        return reason;
    }
    // On a map of what was taken since 2022 all is the one class.
    const bool only_new = ground.control.covers_since && counts(claim, ControlClass::russian) &&
                          !counts(claim, ControlClass::russian_pre_2022);
    if (counts(claim, ControlClass::russian) != counts(claim, ControlClass::russian_pre_2022) &&
        !only_new && !distinguishes_pre_2022(partition)) {
        return Obstacle{
            ObstacleKind::not_distinguished,
            "The claim tells land held since before 24 February 2022 apart, and this map does "
            "not."};
    }
    if (!claim.plan.empty()) {
        if (auto reason = no_plan(claim, ground)) {
            return reason;
        }
    }
    const SquareMetres whole = approximate_whole(claim, partition);
    if (claim.since) {
        if (auto reason = no_earlier_day(claim, ground.earlier, whole)) {
            return reason;
        }
    }
    if (claim.date && !is_of_any_day(claim)) {
        if (auto reason = wrong_day(claim, *claim.date, ground.control.date, whole)) {
            return reason;
        }
    }
    return too_fine(claim, ground.control, whole);
}

} // namespace demarc
