// SPDX-License-Identifier: MIT
#include "tally/people.hpp"

#include "partition/faces_near.hpp"
#include "tally/towns.hpp"

#include <algorithm>
#include <vector>

namespace demarc {

namespace {

/// A town as a portion that may lie on more than one side of a line.
Portion town_portion(const Town& town, RegionIndex region, const FacesNear& near) {
    Portion portion;
    portion.amount = static_cast<double>(*town.place.population);
    portion.region = region;
    portion.densest_per_km2 = town_people_per_km2;
    portion.faces = near.within(town.place.position, town.reach, region);
    const auto own = std::lower_bound(portion.faces.begin(), portion.faces.end(), town.face);
    const auto at = static_cast<std::size_t>(own - portion.faces.begin());
    if (own == portion.faces.end() || *own != town.face) {
        portion.faces.insert(own, town.face);
    }
    portion.likely.assign(portion.faces.size(), 0);
    portion.likely[at] = portion.amount;
    return portion;
}

/// What is left of a region's number, spread over its land evenly.
Portion villages(RegionIndex region, double left, const Partition& partition) {
    Portion portion;
    portion.amount = left;
    portion.region = region;
    double land = 0;
    for (FaceIndex i = 0; i < partition.faces.size(); ++i) {
        const Face& face = partition.faces[i];
        if (face.region == region) {
            portion.faces.push_back(i);
            portion.likely.push_back(face.area(AreaMethod::authalic).value);
            land += portion.likely.back();
        }
    }
    for (double& share : portion.likely) {
        share *= left / land;
    }
    portion.densest_per_km2 = densest_villages * left / SquareMetres{land}.km2();
    return portion;
}

/// Makes the towns of a region that come to more than the region has smaller, all in proportion.
void scale(std::vector<Portion>& towns, RegionIndex region, double factor) {
    for (Portion& town : towns) {
        if (town.region == region) {
            town.amount *= factor;
            for (double& likely : town.likely) {
                likely *= factor;
            }
        }
    }
}

/// A town that may lie in one face only is known to lie there.
void settle(Stock& stock) {
    const auto certain = [&](const Portion& portion) {
        if (portion.faces.size() > 1) {
            return false;
        }
        stock.certain[portion.faces.front()] += portion.amount;
        return true;
    };
    stock.portions.erase(std::remove_if(stock.portions.begin(), stock.portions.end(), certain),
                         stock.portions.end());
}

/// Towns of a number, each in a face of the region it belongs to.
std::vector<Portion> town_portions(const Gazetteer& gazetteer, const FaceLocator& locator) {
    const std::vector<Town> towns = locate_in_their_regions(gazetteer.all(), locator);
    Metres farthest;
    for (const Town& town : towns) {
        farthest = std::max(farthest, town.reach);
    }
    const FacesNear near(locator.partition(), farthest);
    std::vector<Portion> portions;
    portions.reserve(towns.size());
    for (const Town& town : towns) {
        portions.push_back(town_portion(town, town.place.region, near));
    }
    return portions;
}

} // namespace

Stock residents_before_war(const RegionPeople& regions, const Gazetteer& gazetteer,
                           const FaceLocator& locator) {
    const Partition& partition = locator.partition();
    Stock stock;
    stock.id = people_before_war;
    stock.title = "People";
    stock.unit = "people";
    stock.people_of = PeopleOf::before_war;
    stock.counts = "residents before the full-scale war rather than those of today";
    stock.date = regions.date;
    stock.files = {regions.file, gazetteer.file()};
    stock.certain.resize(partition.faces.size());
    stock.portions = town_portions(gazetteer, locator);
    std::vector<double> in_towns(regions.by_region.size());
    for (const Portion& town : stock.portions) {
        in_towns[town.region] += town.amount;
    }
    for (RegionIndex region = 0; region < in_towns.size(); ++region) {
        const double left = regions.by_region[region] - in_towns[region];
        if (!has_land(partition, region)) {
            continue;
        }
        if (left < 0) {
            scale(stock.portions, region, regions.by_region[region] / in_towns[region]);
        } else if (left > 0) {
            stock.portions.push_back(villages(region, left, partition));
        }
    }
    settle(stock);
    return stock;
}

} // namespace demarc
