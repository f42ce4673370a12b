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
    std::size_t whole_regions = 0; ///< of those there, regions that the file has none of
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
        const bool is_there = district.area > SquareMetres{};
        holders.there += is_there ? 1 : 0;
        holders.whole_regions += is_there && district.district.is_whole_region ? 1 : 0;
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

/// "held by Ukraine", "left open"
std::string how_held(Administration holder) {
    switch (holder) {
    case Administration::ukraine:
    case Administration::russia:
        return "held by " + label_of(holder);
    case Administration::joint:
    case Administration::international:
        return "under " + label_of(holder);
    case Administration::undetermined:
        break;
    }
    return label_of(holder);
}

} // namespace

std::string districts_by_holder(const Study& study) {
    const Holders holders = holders_of(study, 0);
    std::vector<std::string> parts;
    for (const auto& [holder, number] : holders.whole) {
        parts.push_back(
            fmt::format("{}{} {}", number, parts.empty() ? " wholly" : "", how_held(holder)));
    }
    parts.push_back(fmt::format("{} split", holders.split));
    return fmt::format(
        "{} {}{}: {}", holders.there, study.districts->level,
        holders.whole_regions == 0
            ? std::string()
            : fmt::format(", {} of them regions that have none", holders.whole_regions),
        join(parts, ", "));
}

std::string districts_under_plan(const Study& study, std::size_t scenario, Tongue tongue) {
    const Holders holders = holders_of(study, scenario);
    std::vector<std::string> parts;
    for (const auto& [holder, number] : holders.whole) {
        parts.push_back(fmt::format("{} {}", number, label_of(holder, tongue)));
    }
    parts.push_back(
        fmt::format("{} {}", holders.split, tongue == Tongue::english ? "split" : "поділено"));
    return join(parts, ", ");
}

} // namespace demarc
