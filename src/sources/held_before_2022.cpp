// SPDX-License-Identifier: MIT
#include "sources/held_before_2022.hpp"

#include <algorithm>
#include <optional>

namespace demarc {

ControlClass HeldBefore2022::class_in(RegionIndex region, ControlClass control) const {
    const auto is_in = [region](const std::vector<RegionIndex>& regions) {
        return std::find(regions.begin(), regions.end(), region) != regions.end();
    };
    if (control == ControlClass::russian && is_in(whole)) {
        return ControlClass::russian_pre_2022;
    }
    if (control == ControlClass::russian_pre_2022 && !part.empty() && !is_in(whole) &&
        !is_in(part)) {
        return ControlClass::russian;
    }
    return control;
}

HeldBefore2022 held_before_2022(const ControlProfile& profile, const RegionTable& regions) {
    const auto indices = [&](const std::vector<RegionCode>& codes) {
        std::vector<RegionIndex> found;
        for (const RegionCode& code : codes) {
            if (const std::optional<RegionIndex> region = regions.find(code)) {
                found.push_back(*region);
            }
        }
        return found;
    };
    return {indices(profile.whole_before_2022), indices(profile.part_before_2022)};
}

} // namespace demarc
