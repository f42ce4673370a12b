// SPDX-License-Identifier: MIT
#pragma once

#include "plans/plan.hpp"
#include "sources/places.hpp"
#include "sources/region.hpp"

#include <cstddef>
#include <string>

namespace demarc {

/// The whole plan as text for a reader: title, standing, rules one by one, open questions, sources.
/// No line is longer than `width` characters unless one word is (an address).
std::string describe(const Plan& plan, const RegionTable& regions, const Places& shipped,
                     std::size_t width = 90);

/// "contested land taken for held by Russia".
std::string contested_in_words(ContestedReading reading);

/// One rule in one English sentence: "Ukraine leaves the land it holds in Donetsk Oblast, which
/// becomes a demilitarised zone."
std::string describe(const RuleBody& rule, const RegionTable& regions, const Places& places);

/// The land a selector means: "the land that Russia holds in Kherson Oblast and Zaporizhzhia
/// Oblast".
std::string describe(const Selector& area, const RegionTable& regions, const Places& places);

} // namespace demarc
