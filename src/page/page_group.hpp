// SPDX-License-Identifier: MIT
#pragma once

#include "tally/tally.hpp"

#include <string_view>

namespace demarc {

/// What a plan comes to, as a list of plans is parted.
enum class PageGroup { present, to_russia, both_ways, to_ukraine, frozen, open, silent };

PageGroup page_group(const Scenario& scenario);

std::string_view name_of(PageGroup group);

} // namespace demarc
