// SPDX-License-Identifier: MIT
#pragma once

#include "plans/plan.hpp"
#include "sources/places.hpp"
#include "sources/region.hpp"
#include "support/toml_document.hpp"

namespace demarc {

/// What a schema cannot say of a plan: its id is the file's name, its rules, and those of each
/// option, stand in order and make sense, each can select land, and none contradicts an earlier
/// one. \throws ConfigError naming file, line and rule
void check_sense(const Plan& plan, const TomlDocument& document, const RegionTable& regions,
                 const Places& places);

} // namespace demarc
