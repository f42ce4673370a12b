// SPDX-License-Identifier: MIT
#pragma once

#include "plans/place_finder.hpp"
#include "plans/plan.hpp"
#include "sources/places.hpp"
#include "sources/region.hpp"
#include "support/toml_document.hpp"

#include <vector>

namespace demarc {

/// The [[site]] and [[zone]] tables of a plan file that follows its schema, put into `plan`: places
/// of the author's own beside those that `known` has.
/// \throws ConfigError where an id is taken, a position is missing or out of range, a ring crosses
/// itself, or a region, site or town is unknown
void read_own_places(Plan& plan, const TomlDocument& document, const RegionTable& regions,
                     const Places& known, PlaceFinder& towns);

/// The places with the own ones of these plans. Plans may share a place; the same id for different
/// ones is refused. \throws ConfigError naming both plans
Places with_own_places(Places places, const std::vector<Plan>& plans);

} // namespace demarc
