// SPDX-License-Identifier: MIT
#include "partition/partition.hpp"

#include "partition/measured_cut.hpp"

namespace demarc {

Partition cut(const BoundarySet& boundaries, const ControlSnapshot& control,
              const RegionTable& regions, const std::vector<Zone>& zones, Reconcile reconcile) {
    return cut(boundaries, control, regions, zones, reconcile, all_area_methods);
}

Partition cut(const BoundarySet& boundaries, const ControlSnapshot& control,
              const RegionTable& regions, const std::vector<Zone>& zones, Reconcile reconcile,
              std::span<const AreaMethod> methods) {
    Partition partition = measured_cut(boundaries, control, regions, zones, reconcile, methods);
    for (const MultiPolygon& region : boundaries.regions) {
        auto& areas = partition.region_areas.emplace_back();
        for (const AreaMethod method : methods) {
            areas[static_cast<std::size_t>(method)] = area_of(region, method);
        }
    }
    return partition;
}

std::string_view name_of(KeptBecause reason) {
    switch (reason) {
    case KeptBecause::encircled:
        return "encircled";
    case KeptBecause::wide:
        return "wide";
    case KeptBecause::far_from_border:
        return "far_from_border";
    case KeptBecause::drawn_otherwise:
        return "drawn_otherwise";
    }
    return {};
}

} // namespace demarc
