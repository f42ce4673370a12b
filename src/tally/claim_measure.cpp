// SPDX-License-Identifier: MIT
#include "plans/evaluate.hpp"
#include "support/text.hpp"
#include "tally/claim.hpp"
#include "tally/methods.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>

namespace demarc {

namespace {

constexpr SquareMetres front_a_day = SquareMetres::from_km2(25);

template<typename Values, typename Value>
bool contains(const Values& values, const Value& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

bool counts(const Claim& claim, ControlClass control) {
    return contains(claim.classes, control);
}

/// How much of a face of a class a claim counts under a policy: 0, a half or 1.
double weight_of(const Claim& claim, ControlClass control, ContestedPolicy policy) {
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

bool is_meant(const Claim& claim, const RegionCode& region) {
    return (claim.regions.empty() || contains(claim.regions, region)) &&
           !contains(claim.outside, region);
}

SquareMetres whole_of(const Claim& claim, const Partition& partition, const RegionTable& regions,
                      const Method& method) {
    if (claim.of) {
        return *claim.of;
    }
    const Denominators areas(partition, regions, method.denominator, method.area);
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

bool has_contested(const Partition& partition) {
    return std::any_of(partition.faces.begin(), partition.faces.end(), [](const Face& face) {
        return face.reconciled == ControlClass::contested || face.drawn == ControlClass::contested;
    });
}

/// Land that Russia has held since before 2022 is the same on every later map.
bool is_of_any_day(const Claim& claim) {
    return !claim.since && claim.classes == std::vector{ControlClass::russian_pre_2022};
}

long days_between(const Date& a, const Date& b) {
    return std::abs((a.days() - b.days()).count());
}

std::optional<std::string> wrong_day(const Claim& claim, const Date& wanted, const Date& there,
                                     SquareMetres whole) {
    const int most = testable_days(claim, whole);
    if (days_between(wanted, there) <= most) {
        return std::nullopt;
    }
    return fmt::format("The claim is of {}, the front line of {}; the front can move further than "
                       "the figure leaves open in more than {} day{}. Give a front line of that "
                       "time.",
                       wanted.english(), there.english(), most, most == 1 ? "" : "s");
}

/// The settlement list cannot say more than it knows; geodata/README.md measures its error.
std::optional<std::string> too_fine(const Claim& claim, const ControlSnapshot& control,
                                    SquareMetres whole) {
    if (control.form != ControlForm::settlements) {
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
    return fmt::format("The figure is finer than a settlement list can measure ({} % of {}). Give "
                       "a front line drawn as areas.",
                       fixed(error_pct, 1), local ? "a region" : "the country");
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

} // namespace

int testable_days(const Claim& claim, SquareMetres whole) {
    const Range covered = covered_by(claim);
    const double half_width = (covered.high - covered.low) / 2;
    const double per_day = claim.quantity == Quantity::share_pct
                               ? 100 * (front_a_day / whole)
                               : in_unit(claim.quantity, front_a_day);
    return std::clamp(static_cast<int>(std::min(half_width / per_day, 1e6)), 1, most_days_apart);
}

std::vector<Method> ways_of_counting(const Claim& claim, const Partition& partition,
                                     const Method& own) {
    std::vector<Method> ways = distinct_methods(claim.classes, partition, own);
    if (claim.quantity != Quantity::share_pct || claim.of) {
        std::erase_if(ways, [&](const Method& way) { return way.denominator != own.denominator; });
    }
    return ways;
}

double measure(const Claim& claim, const Partition& partition, const RegionTable& regions,
               const Method& method) {
    SquareMetres area;
    for (const Face& face : partition.faces) {
        if (is_meant(claim, regions[face.region].code)) {
            const ControlClass control = method.reconciled ? face.reconciled : face.drawn;
            area += face.area(method.area) * weight_of(claim, control, method.contested);
        }
    }
    return claim.quantity == Quantity::share_pct
               ? 100 * (area / whole_of(claim, partition, regions, method))
               : in_unit(claim.quantity, area);
}

double movement_of_a_day(const Claim& claim, double measured, const Partition& partition,
                         const RegionTable& regions, const Method& method) {
    if (is_of_any_day(claim)) {
        return 0;
    }
    if (claim.since && claim.date) {
        return std::abs(measured) / static_cast<double>(days_between(*claim.since, *claim.date));
    }
    constexpr double most_of_it = 0.01;
    const double a_day = claim.quantity == Quantity::share_pct
                             ? 100 * (front_a_day / whole_of(claim, partition, regions, method))
                             : in_unit(claim.quantity, front_a_day);
    return std::min(a_day, most_of_it * std::abs(measured));
}

std::optional<std::string> why_not_testable(const Claim& claim, const Partition& partition,
                                            const ControlSnapshot& control,
                                            const EarlierSnapshot* earlier) {
    if (!claim.also_counts.empty()) {
        return fmt::format(
            "The claim also counts {}, which the control classes of demarc do not tell apart.",
            join(claim.also_counts, " and "));
    }
    if (counts(claim, ControlClass::contested) && !has_contested(partition)) {
        return "The claim counts contested land, and this map marks none.";
    }
    if (counts(claim, ControlClass::russian) != counts(claim, ControlClass::russian_pre_2022) &&
        !tells_pre_2022_apart(partition)) {
        return "The claim tells land held since before 24 February 2022 apart, and this map does "
               "not.";
    }
    const SquareMetres whole = approximate_whole(claim, partition);
    if (claim.since) {
        if (earlier == nullptr) {
            return fmt::format("The claim is of a change since {}: it takes a second front line, "
                               "of that day (--from).",
                               claim.since->english());
        }
        if (auto reason = wrong_day(claim, *claim.since, earlier->control.date, whole)) {
            return reason;
        }
    }
    if (claim.date && !is_of_any_day(claim)) {
        if (auto reason = wrong_day(claim, *claim.date, control.date, whole)) {
            return reason;
        }
    }
    return too_fine(claim, control, whole);
}

} // namespace demarc
