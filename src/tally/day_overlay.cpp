// SPDX-License-Identifier: MIT
#include "tally/day_overlay.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace demarc {

namespace {

/// The land of the first day as zones that the second is cut by: one for each kind of land there
/// is, so that no two overlap.
struct FormerLand {
    std::vector<Zone> zones;
    std::vector<LandOfDay> kinds; ///< of `zones`
};

FormerLand former_land(const Partition& partition, const ControlSnapshot& control) {
    FormerLand land;
    for (const Face& face : partition.faces) {
        const LandOfDay kind = land_of(face, control);
        if (kind.drawn == ControlClass::ukrainian && kind.reconciled == ControlClass::ukrainian) {
            continue; // what no zone covers
        }
        const auto known = std::find(land.kinds.begin(), land.kinds.end(), kind);
        const auto place = static_cast<std::size_t>(known - land.kinds.begin());
        if (known == land.kinds.end()) {
            Zone zone;
            zone.id = fmt::format("former-{}", place);
            land.zones.push_back(std::move(zone));
            land.kinds.push_back(kind);
        }
        land.zones[place].polygons.push_back(face.polygon);
    }
    return land;
}

} // namespace

LandOfDay land_of(const Face& face, const ControlSnapshot& control) {
    const bool in_area = face.control_area && *face.control_area < control.areas.size();
    return {face.drawn, face.reconciled,
            in_area ? control.areas[*face.control_area].group : std::string()};
}

DayOverlay overlay_days(const BoundarySet& boundaries, const Partition& before,
                        const ControlSnapshot& first, const ControlSnapshot& second,
                        const RegionTable& regions, Reconcile reconcile) {
    const FormerLand former = former_land(before, first);
    DayOverlay overlay{cut(boundaries, second, regions, former.zones, reconcile), {}};
    overlay.before.reserve(overlay.both.faces.size());
    for (const Face& face : overlay.both.faces) {
        overlay.before.push_back(face.zones.empty() ? LandOfDay{}
                                                    : former.kinds[face.zones.front()]);
    }
    return overlay;
}

} // namespace demarc
