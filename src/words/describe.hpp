// SPDX-License-Identifier: MIT
#pragma once

#include "plans/evaluate.hpp"
#include "plans/plan.hpp"
#include "plans/rules_without_land.hpp"
#include "sources/places.hpp"
#include "sources/region.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace demarc {

/// The whole plan as text for a reader: title, standing, rules one by one, open questions, sources.
/// No line is longer than `width` characters unless one word is (an address).
std::string describe(const Plan& plan, const RegionTable& regions, const Places& shipped,
                     std::size_t width = 90);

/// One rule in one English sentence: "Ukraine leaves the land it holds in Donetsk Oblast, which
/// becomes a demilitarised zone."
std::string describe(const RuleBody& rule, const RegionTable& regions, const Places& places);

/// The land a selector means: "the land that Russia holds in Kherson Oblast and Zaporizhzhia
/// Oblast".
std::string describe(const Selector& area, const RegionTable& regions, const Places& places);

/// "rule 3 (relinquish, point 21c)", "rule 1 of the option \"kinburn\" (withdraw)".
std::string describe(const RuleWithoutLand& rule);

/// The English name of a site or zone.
template<typename Named>
std::string name_by_id(const std::vector<Named>& things, const std::string& id) {
    const auto found = std::find_if(things.begin(), things.end(),
                                    [&](const Named& thing) { return thing.id == id; });
    return found == things.end() ? id : found->name_en;
}

} // namespace demarc
