// SPDX-License-Identifier: MIT
#pragma once

#include "study/inputs.hpp"

#include <string_view>

namespace demarc {

/// The word for what comes with the program, where it stands beside files of the user's.
inline constexpr std::string_view embedded = "embedded";

/// Reads what is counted beside land: people, what stands there and districts, as read_inputs()
/// does. \param with_counts whether what stands on the land is read
void read_counted_inputs(const Sources& sources, const Profiles& profiles,
                         const Catalogue& catalogue, bool with_counts, StudyInputs& into);

} // namespace demarc
