// SPDX-License-Identifier: MIT
#pragma once

#include "plans/plan.hpp"
#include "plans/plan_places.hpp"
#include "sources/places.hpp"
#include "sources/region.hpp"
#include "support/toml_document.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace demarc {

/// Names for several regions at once: "crimea", "five-regions".
using RegionGroups = std::map<std::string, std::vector<RegionIndex>>;

/// Reads region-groups.toml. \throws ConfigError
RegionGroups read_region_groups(const std::filesystem::path& file, const RegionTable& regions);

/// The rules of a plan file that follows its schema.
/// \throws ConfigError where a region, zone, site or town is unknown
std::vector<Rule> read_rules(const TomlDocument& document, const RegionTable& regions,
                             const Places& places, const RegionGroups& groups, PlaceFinder& towns);

/// The options of a plan file that follows its schema, in the file's order.
/// \throws ConfigError where a region, zone, site or town is unknown
std::vector<PlanOption> read_options(const TomlDocument& document, const RegionTable& regions,
                                     const Places& places, const RegionGroups& groups,
                                     PlaceFinder& towns);

/// A buffer given by its total depth alone is read as half to each side; these options put all of
/// it on one side. Rules without an id get one, for the options to drop them by.
std::vector<PlanOption> undetermined_splits(const TomlDocument& document, std::vector<Rule>& rules);

} // namespace demarc
