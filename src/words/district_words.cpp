// SPDX-License-Identifier: MIT
#include "words/district_words.hpp"

#include "support/text.hpp"
#include "words/labels.hpp"

#include <fmt/format.h>

#include <map>
#include <utility>
#include <vector>

namespace demarc {

namespace {

/// How many districts each holder has wholly, and how many are split.
struct Holders {
    std::vector<std::pair<Administration, std::size_t>> whole; ///< those who have any
    std::size_t there = 0;
    std::size_t split = 0;
};

Holders holders_of(const Study& study, std::size_t scenario) {
    const DistrictTally& tally = *study.districts;
    std::map<std::string_view, std::size_t> whole;
    for (const DistrictRow& row : tally.rows[scenario]) {
        if (row.layer == Layer::administration && row.extent == Extent::whole) {
            ++whole[row.class_name];
        }
    }
    Holders holders;
    for (const TalliedDistrict& district : tally.districts) {
        holders.there += district.area > SquareMetres{} ? 1 : 0;
    }
    holders.split = holders.there;
    for (const Administration holder : all_administrations) {
        if (const std::size_t number = whole[name_of(holder)]; number > 0) {
            holders.whole.emplace_back(holder, number);
            holders.split -= number;
        }
    }
    return holders;
}

} // namespace

std::string districts_by_holder(const Study& study) {
    const Holders holders = holders_of(study, 0);
    std::vector<std::string> parts;
    for (const auto& [holder, number] : holders.whole) {
        parts.push_back(fmt::format("{}{} by {}", number, parts.empty() ? " wholly held" : "",
                                    label_of(holder)));
    }
    parts.push_back(fmt::format("{} split", holders.split));
    return fmt::format("{} {}: {}", holders.there, study.districts->level, join(parts, ", "));
}

std::string districts_under_plan(const Study& study, std::size_t scenario) {
    const Holders holders = holders_of(study, scenario);
    std::vector<std::string> parts;
    for (const auto& [holder, number] : holders.whole) {
        parts.push_back(fmt::format("{} {}", number, label_of(holder)));
    }
    parts.push_back(fmt::format("{} split", holders.split));
    return join(parts, ", ");
}

} // namespace demarc
