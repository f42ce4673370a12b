// SPDX-License-Identifier: MIT
#pragma once

#include "plans/plan.hpp"
#include "sources/gazetteer.hpp"
#include "sources/places.hpp"
#include "sources/region.hpp"
#include "support/toml_document.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// Finds the towns that plan files name. The gazetteer is read when the first one is asked for: few
/// plans name any.
class PlaceFinder {
public:
    PlaceFinder(std::filesystem::path gazetteer, const RegionTable& regions)
        : file_(std::move(gazetteer)), regions_(regions) {}

    /// The only place of that name, which may have its region after a comma. `where` starts the
    /// message. \throws ConfigError where there is none, with the nearest names, or several, with
    /// their regions
    [[nodiscard]] NamedPlace find(const std::string& name, const std::string& where);

private:
    std::filesystem::path file_;
    const RegionTable& regions_;
    std::optional<Gazetteer> gazetteer_;
};

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
