// SPDX-License-Identifier: MIT
#include "tally/placed_stock.hpp"

#include "tally/towns.hpp"

#include <algorithm>
#include <variant>

namespace demarc {

PlacedStock placed_residents(const RegionPeople& regions, const Gazetteer& gazetteer,
                             const FaceLocator& locator) {
    const Partition& partition = locator.partition();
    PlacedStock stock;
    std::vector<double> in_towns(regions.by_region.size());
    for (const Town& town : locate_in_their_regions(gazetteer.all(), locator)) {
        const auto people = static_cast<double>(*town.place.population);
        stock.places.push_back({town.place.position, town.face, people});
        in_towns[town.place.region] += people;
    }
    for (PlacedStock::Place& place : stock.places) {
        const RegionIndex region = partition.faces[place.face].region;
        place.amount *= std::min(1.0, regions.by_region[region] / in_towns[region]);
    }
    for (RegionIndex region = 0; region < in_towns.size(); ++region) {
        const double left = regions.by_region[region] - in_towns[region];
        stock.spread.push_back(has_land(partition, region) ? std::max(0.0, left) : 0);
    }
    return stock;
}

std::optional<PlacedStock> placed_count(const CountedFile& file, const FaceLocator& locator) {
    if (file.form != CountForm::points) {
        return std::nullopt;
    }
    PlacedStock stock;
    stock.spread.assign(locator.partition().region_areas.size(), 0);
    for (const CountedRecord& record : file.records) {
        const auto& points = std::get<std::vector<LonLat>>(record.geometry);
        const auto number = static_cast<double>(points.size());
        for (const LonLat point : points) {
            std::optional<FaceIndex> face = locator.at(point);
            if (!face && file.outside > Metres{}) {
                const FaceLocator::Nearest nearest = locator.nearest(point);
                face =
                    nearest.distance <= file.outside ? std::optional(nearest.face) : std::nullopt;
            }
            if (face) {
                stock.places.push_back({point, *face, record.amount.value_or(number) / number});
            }
        }
    }
    return stock;
}

} // namespace demarc
