// SPDX-License-Identifier: MIT
#include "partition/district_regions.hpp"

#include "geometry/locator.hpp"
#include "geometry/position_inside.hpp"
#include "support/error.hpp"
#include "support/parallel.hpp"
#include "support/record_faults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>

namespace demarc {

namespace {

/// So many positions each way over its box tell which region most of a district lies in.
constexpr int positions_each_way = 24;

Box box_of(const MultiPolygon& polygons) {
    Box box;
    for_each_ring(polygons, [&box](const Ring& ring) {
        for (const LonLat p : ring) {
            box.add(p);
        }
    });
    return box;
}

/// How many positions of a grid, and one of each polygon of the district, lie in which region.
std::map<RegionIndex, std::size_t> votes_of(const District& district, const FaceLocator& locator) {
    std::map<RegionIndex, std::size_t> votes;
    const auto ask = [&](LonLat position) {
        if (const auto face = locator.at(position)) {
            ++votes[locator.partition().faces[*face].region];
        }
    };
    for (const Polygon& polygon : district.polygons) {
        ask(position_inside(polygon));
    }
    const PolygonLocator own(district.polygons);
    const Box box = box_of(district.polygons);
    for (int i = 0; i < positions_each_way; ++i) {
        for (int k = 0; k < positions_each_way; ++k) {
            const LonLat position{box.west + (box.east - box.west) * (i + 0.5) / positions_each_way,
                                  box.south +
                                      (box.north - box.south) * (k + 0.5) / positions_each_way};
            if (own.contains(position)) {
                ask(position);
            }
        }
    }
    return votes;
}

/// Where most of the positions lie; std::nullopt where there are none.
std::optional<RegionIndex> most_of(const std::map<RegionIndex, std::size_t>& votes) {
    const auto most =
        std::max_element(votes.begin(), votes.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == votes.end() ? std::nullopt : std::optional(most->first);
}

bool lies_elsewhere(const std::map<RegionIndex, std::size_t>& votes, RegionIndex region) {
    constexpr std::size_t fifth = 5;
    std::size_t all = 0;
    for (const auto& [other, number] : votes) {
        all += number;
    }
    const auto own = votes.find(region);
    return own == votes.end() || fifth * own->second < all;
}

/// Where a district was found to lie.
struct Finding {
    std::optional<RegionIndex> most; ///< where most of it does; std::nullopt: in no region
    bool lies_elsewhere = false;     ///< see PlacedDistrict
};

Finding finding_of(const District& district, const FaceLocator& locator) {
    // Nearly all have one polygon, and its middle in the region that they say.
    if (district.region && district.polygons.size() == 1) {
        const auto face = locator.at(position_inside(district.polygons.front()));
        if (face && locator.partition().faces[*face].region == *district.region) {
            return {district.region, false};
        }
    }
    const std::map<RegionIndex, std::size_t> votes = votes_of(district, locator);
    const std::optional<RegionIndex> most = most_of(votes);
    const bool elsewhere = district.region && lies_elsewhere(votes, *district.region);
    return {most, elsewhere};
}

/// Why a district is not where it should be.
std::string why_elsewhere(const District& district, std::optional<RegionIndex> most,
                          const RegionTable& regions) {
    if (!most) {
        return fmt::format("{} ({}): lies outside every region of the boundaries; are longitude "
                           "and latitude exchanged, or is it no district of Ukraine? Pass over it "
                           "with a [filter] in a profile of your own",
                           district.where, district.name);
    }
    return fmt::format("{} ({}): {} says that it is in {}, but it lies in {}; mend the record, or "
                       "take the boundaries that it goes with",
                       district.where, district.name, district.told_by,
                       regions[*district.region].name_en, regions[*most].name_en);
}

} // namespace

std::vector<PlacedDistrict> regions_of_districts(const DistrictSet& set, const FaceLocator& locator,
                                                 const RegionTable& regions, unsigned jobs) {
    constexpr std::size_t twentieth = 20;
    std::vector<Finding> findings(set.districts.size());
    parallel_for(findings.size(), jobs,
                 [&](std::size_t i) { findings[i] = finding_of(set.districts[i], locator); });
    std::vector<PlacedDistrict> placed;
    RecordFaults without_region;
    RecordFaults elsewhere;
    std::size_t number_elsewhere = 0;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const District& district = set.districts[i];
        const Finding& found = findings[i];
        if (!found.most && !district.region) {
            without_region.add(why_elsewhere(district, found.most, regions));
            continue;
        }
        placed.push_back({district.region ? *district.region : *found.most, found.lies_elsewhere});
        if (found.lies_elsewhere) {
            elsewhere.add(why_elsewhere(district, found.most, regions));
            ++number_elsewhere;
        }
    }
    without_region.throw_if_any();
    if (twentieth * number_elsewhere > set.districts.size()) {
        elsewhere.throw_if_any();
    }
    return placed;
}

} // namespace demarc
