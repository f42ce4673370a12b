// SPDX-License-Identifier: MIT
#include "commands/region_matches.hpp"

#include "words/labels.hpp"

#include <fmt/format.h>

namespace demarc {

std::string region_matches_text(const BoundarySet& boundaries, const RegionTable& regions) {
    std::string text = fmt::format("regions of {}\n", boundaries.title);
    for (const RegionRecord& record : boundaries.records) {
        const Region& region = regions[record.region];
        text += fmt::format("  {} {:<30} {} '{}' ({})\n", region.code.text(), region.name_en,
                            record.attribute, record.value, label_of(record.kind));
    }
    return text;
}

} // namespace demarc
