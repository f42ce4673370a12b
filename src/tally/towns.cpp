// SPDX-License-Identifier: MIT
#include "tally/towns.hpp"

#include "geometry/distance.hpp"
#include "partition/lines_of_control.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace demarc {

Metres town_reach(const NamedPlace& place) {
    constexpr double min_km = 3;
    const double area_km2 = static_cast<double>(place.population.value_or(0)) / town_people_per_km2;
    return Metres::from_km(std::max(min_km, std::sqrt(area_km2 / std::numbers::pi)));
}

namespace {

/// The face of a place; nothing for one farther than `farthest_outside` from all it may lie in.
std::optional<Town> placed(const NamedPlace& place, const FaceLocator& locator,
                           bool in_its_region) {
    Town town{place, 0, {}, {}, town_reach(place)};
    const std::optional<FaceIndex> face = locator.at(place.position);
    if (face && (!in_its_region || locator.partition().faces[*face].region == place.region)) {
        town.face = *face;
        return town;
    }
    const FaceLocator::Nearest nearest = locator.nearest(place.position, place.region);
    if (nearest.distance > farthest_outside) {
        return std::nullopt;
    }
    town.face = nearest.face;
    town.outside = nearest.distance;
    return town;
}

} // namespace

std::vector<Town> locate_towns(const std::vector<NamedPlace>& places, const FaceLocator& locator,
                               long min_people) {
    const LineDistance line(edge_of_russian_land(locator.partition()));
    std::vector<Town> towns;
    for (const NamedPlace& place : places) {
        if (place.population.value_or(0) < min_people) {
            continue;
        }
        if (std::optional<Town> town = placed(place, locator, false)) {
            town->to_line = line.distance(place.position);
            towns.push_back(std::move(*town));
        }
    }
    std::stable_sort(towns.begin(), towns.end(), [](const Town& a, const Town& b) {
        return a.place.population.value_or(0) > b.place.population.value_or(0);
    });
    return towns;
}

std::vector<Town> locate_in_their_regions(const std::vector<NamedPlace>& places,
                                          const FaceLocator& locator) {
    std::vector<Town> towns;
    for (const NamedPlace& place : places) {
        if (place.population.value_or(0) == 0 || !has_land(locator.partition(), place.region)) {
            continue;
        }
        if (std::optional<Town> town = placed(place, locator, true)) {
            towns.push_back(std::move(*town));
        }
    }
    return towns;
}

} // namespace demarc
