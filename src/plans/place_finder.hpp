// SPDX-License-Identifier: MIT
#pragma once

#include "sources/gazetteer.hpp"
#include "sources/region.hpp"

#include <filesystem>
#include <optional>
#include <string>

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

} // namespace demarc
