// SPDX-License-Identifier: MIT
#include "tally/denominator.hpp"

#include "support/text.hpp"

#include <fmt/format.h>

#include <cmath>

namespace demarc {

namespace {

template<typename Choices>
auto find_named(const Choices& choices, std::string_view name)
    -> std::optional<typename Choices::value_type> {
    for (const auto choice : choices) {
        if (name_of(choice) == name) {
            return choice;
        }
    }
    return std::nullopt;
}

SquareMetres region_area(const Partition& partition, const RegionTable& regions,
                         Denominator denominator, AreaMethod area, RegionIndex region) {
    switch (denominator) {
    case Denominator::polygon:
        return partition.region_areas[region][static_cast<std::size_t>(area)];
    case Denominator::official_603628:
        return regions[region].official_603628;
    case Denominator::official_603549:
        return regions[region].official_603549;
    }
    return {};
}

} // namespace

std::string_view name_of(Denominator denominator) {
    switch (denominator) {
    case Denominator::polygon:
        return "polygon";
    case Denominator::official_603628:
        return "official-603628";
    case Denominator::official_603549:
        return "official-603549";
    }
    return {};
}

std::optional<Denominator> denominator_named(std::string_view name) {
    return find_named(all_denominators, name);
}

std::optional<std::string> polygon_area_caution(const BoundarySet& boundaries,
                                                const Partition& partition,
                                                const RegionTable& regions) {
    constexpr double unremarkable_difference = 0.02;
    const double polygons =
        Denominators(partition, regions, Denominator::polygon, AreaMethod::authalic)
            .of_country()
            .km2();
    const double official =
        Denominators(partition, regions, Denominator::official_603628, AreaMethod::authalic)
            .of_country()
            .km2();
    const double difference = polygons / official - 1;
    if (std::abs(difference) <= unremarkable_difference) {
        return std::nullopt;
    }
    const bool reaches_out_to_sea =
        difference > 0 && boundaries.coverage == Coverage::territorial_sea;
    return fmt::format(
        "The polygons of this boundary set enclose {} km², {}% {} than the official {} km²{}; a "
        "share of them is that much {}.{}",
        grouped(polygons), fixed(100 * std::abs(difference), 1), difference > 0 ? "more" : "less",
        grouped(official), reaches_out_to_sea ? ", because they reach out to sea" : "",
        difference > 0 ? "smaller" : "larger",
        reaches_out_to_sea ? " Cut the sea off with `sea`, or take shares of an official area with "
                             "`denominator`."
                           : "");
}

std::string_view name_of(ContestedPolicy policy) {
    switch (policy) {
    case ContestedPolicy::separate:
        return "separate";
    case ContestedPolicy::ukrainian:
        return "ukrainian";
    case ContestedPolicy::russian:
        return "russian";
    case ContestedPolicy::split:
        return "split";
    }
    return {};
}

std::optional<ContestedPolicy> contested_policy_named(std::string_view name) {
    return find_named(all_contested_policies, name);
}

Denominators::Denominators(const Partition& partition, const RegionTable& regions,
                           Denominator denominator, AreaMethod area) {
    for (RegionIndex i = 0; i < regions.size(); ++i) {
        regions_.push_back(region_area(partition, regions, denominator, area, i));
        country_ += regions_.back();
    }
}

} // namespace demarc
