// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "geometry/locator.hpp"
#include "sources/region.hpp"

#include <optional>
#include <vector>

namespace demarc {

/// Tells which regions have a position.
class RegionsAt {
public:
    explicit RegionsAt(const std::vector<MultiPolygon>& regions) {
        std::vector<const Polygon*> polygons;
        for (RegionIndex region = 0; region < regions.size(); ++region) {
            for (const Polygon& polygon : regions[region]) {
                polygons.push_back(&polygon);
                region_of_.push_back(region);
            }
        }
        locator_.emplace(polygons);
    }

    /// In ascending order, each once where no polygons of one region overlap.
    [[nodiscard]] std::vector<RegionIndex> at(LonLat position) const {
        std::vector<RegionIndex> found;
        for (const std::size_t polygon : locator_->all(position)) {
            found.push_back(region_of_[polygon]);
        }
        return found;
    }

private:
    std::vector<RegionIndex> region_of_;
    std::optional<PolygonLocator> locator_;
};

} // namespace demarc
