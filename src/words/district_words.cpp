// SPDX-License-Identifier: MIT
#include "words/district_words.hpp"

#include "support/text.hpp"
#include "words/labels.hpp"

#include <fmt/format.h>

#include <map>
#include <vector>

namespace demarc {

std::string districts_by_holder(const Study& study) {
    const DistrictTally& tally = *study.districts;
    std::map<std::string_view, std::size_t> whole;
    for (const DistrictRow& row : tally.rows.front()) {
        if (row.layer == Layer::administration && row.extent == Extent::whole) {
            ++whole[row.class_name];
        }
    }
    std::size_t there = 0;
    for (const TalliedDistrict& district : tally.districts) {
        there += district.area > SquareMetres{} ? 1 : 0;
    }
    std::size_t split = there;
    std::vector<std::string> parts;
    for (const Administration holder : all_administrations) {
        if (const std::size_t number = whole[name_of(holder)]; number > 0) {
            parts.push_back(fmt::format("{}{} by {}", number, parts.empty() ? " wholly held" : "",
                                        label_of(holder)));
            split -= number;
        }
    }
    parts.push_back(fmt::format("{} split", split));
    return fmt::format("{} {}: {}", there, tally.level, join(parts, ", "));
}

} // namespace demarc
