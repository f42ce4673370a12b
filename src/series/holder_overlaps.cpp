// SPDX-License-Identifier: MIT
#include "series/holder_overlaps.hpp"

namespace demarc::series {

std::optional<ExactArea> HolderOverlaps::inside(const DissolvedLand& land) {
    const DayAreas& areas = meter_.measure(land.rings, land.touching_nodes);
    return areas.doubt == Doubt::none ? std::optional(areas.whole - areas.sides.back())
                                      : std::nullopt;
}

std::optional<HolderAreas> HolderOverlaps::find(const DayMap& map, const Dissolver& dissolver,
                                                const std::vector<Level>& levels) {
    HolderAreas over;
    for (const ControlClass under : all_control_classes) {
        const auto is_of_class = [&](std::size_t record) {
            return map.records[record].control == under;
        };
        std::size_t last = 0;
        for (std::size_t i = 0; i < levels.size(); ++i) {
            last = levels[i].control == under ? i : last;
        }
        if (last == 0) {
            continue; // there is none, or nothing above it
        }
        const std::optional<ExactArea> own = inside(dissolver.of(is_of_class));
        if (!own) {
            return std::nullopt;
        }
        ExactArea before = 0;
        for (std::size_t i = 0; i < last; ++i) {
            const std::optional<ExactArea> together = inside(dissolver.of([&](std::size_t record) {
                return map.records[record].level <= levels[i].level || is_of_class(record);
            }));
            if (!together) {
                return std::nullopt;
            }
            const ExactArea common = levels[i].inside + *own - *together;
            const Holder above = holder_of(levels[i].control);
            if (above != holder_of(under)) {
                over[{above, holder_of(under)}] += common - before;
            }
            before = common;
        }
    }
    return over;
}

} // namespace demarc::series
