// SPDX-License-Identifier: MIT
//
// Polygons of any shape through the partition, which checks by itself that areas are conserved and
// that each piece of land has the class of a polygon that covers it. Beyond that: land of a lower
// precedence does not change a higher one.
//
// Two bytes are a position on a grid of 256 x 256 over six squares of an invented country; a byte
// of 255 in the first place ends a polygon.
#include "partition/partition.hpp"

#include "geometry/area.hpp"
#include "sources/polygon_repair.hpp"
#include "support/error.hpp"
#include "support/worlds.hpp"
#include "target.hpp"

#include <array>
#include <cmath>
#include <map>

namespace {

using namespace demarc;

std::vector<ControlArea> areas_in(std::string_view input) {
    constexpr std::array classes{ControlClass::russian, ControlClass::russian_pre_2022,
                                 ControlClass::contested};
    constexpr double step = 1.0 / 128;
    std::vector<ControlArea> areas;
    Ring ring;
    const auto close = [&] {
        if (ring.size() >= 3 && areas.size() < classes.size()) {
            ring.push_back(ring.front());
            std::vector<InputNote> notes;
            areas.push_back({classes[areas.size()],
                             valid_polygons({{ring, {}}}, "a polygon", notes), "a polygon"});
        }
        ring.clear();
    };
    for (std::size_t i = 0; i + 1 < input.size(); i += 2) {
        const auto column = static_cast<unsigned char>(input[i]);
        const auto row = static_cast<unsigned char>(input[i + 1]);
        if (column == 255) {
            close();
        } else {
            ring.push_back({24.5 + column * step, 45.2 + row * step});
        }
    }
    close();
    return areas;
}

std::map<std::pair<RegionIndex, ControlClass>, double> areas_of(const Partition& partition) {
    std::map<std::pair<RegionIndex, ControlClass>, double> areas;
    for (const Face& face : partition.faces) {
        areas[{face.region, face.drawn}] += face.area(AreaMethod::authalic).value;
    }
    return areas;
}

Partition partition_of(std::vector<ControlArea> areas) {
    static const BoundarySet country = testing::chessboard();
    return cut(country, testing::snapshot(std::move(areas)), testing::region_table(), {},
               Reconcile::off);
}

} // namespace

void demarc::fuzz::use(std::string_view input) {
    constexpr std::size_t most = 128; // 64 positions: beyond, it only takes longer
    std::vector<ControlArea> areas = areas_in(input.substr(0, most));
    const auto all = areas_of(partition_of(areas));
    if (areas.empty()) {
        return;
    }
    const ControlClass lowest = areas.back().control;
    areas.pop_back();
    for (const auto& [key, area] : areas_of(partition_of(areas))) {
        if (key.second == lowest || key.second == ControlClass::ukrainian) {
            continue;
        }
        const auto both = all.find(key);
        // What bending edges to the grid can move, along 4,000 km of edges.
        check(std::abs((both == all.end() ? 0 : both->second) - area) < 400,
              "land of a lower precedence does not change a higher one");
    }
}
