// SPDX-License-Identifier: MIT
#include "tally/towns.hpp"

#include "geometry/distance.hpp"
#include "partition/face_locator.hpp"
#include "partition/lines_of_control.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace demarc {

Metres town_reach(const NamedPlace& place) {
    constexpr double people_per_km2 = 2500;
    constexpr double min_km = 3;
    const double area_km2 = static_cast<double>(place.population.value_or(0)) / people_per_km2;
    return Metres::from_km(std::max(min_km, std::sqrt(area_km2 / std::numbers::pi)));
}

std::vector<Town> locate_towns(const std::vector<NamedPlace>& places, const Partition& partition,
                               long min_people) {
    const FaceLocator locator(partition);
    const LineDistance line(edge_of_russian_land(partition));
    std::vector<Town> towns;
    for (const NamedPlace& place : places) {
        if (place.population.value_or(0) < min_people) {
            continue;
        }
        Town town{place, 0, {}, line.distance(place.position), town_reach(place)};
        if (const std::optional<FaceIndex> face = locator.at(place.position)) {
            town.face = *face;
        } else {
            const FaceLocator::Nearest nearest = locator.nearest(place.position, place.region);
            if (nearest.distance > farthest_outside) {
                continue;
            }
            town.face = nearest.face;
            town.outside = nearest.distance;
        }
        towns.push_back(std::move(town));
    }
    std::stable_sort(towns.begin(), towns.end(), [](const Town& a, const Town& b) {
        return a.place.population.value_or(0) > b.place.population.value_or(0);
    });
    return towns;
}

} // namespace demarc
