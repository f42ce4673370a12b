// SPDX-License-Identifier: MIT
#pragma once

#include "sources/region.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace demarc {

/// What `demarc sources inspect` prints for a person: the tree of inspection_tree() in one walk, in
/// the order of files, layers, readings, regions and what to do next. Lists are cut short where
/// they are long; `regions` gives the names to the codes.
std::string inspection_text(const nlohmann::ordered_json& tree, const RegionTable& regions,
                            bool styled);

} // namespace demarc
