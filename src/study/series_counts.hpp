// SPDX-License-Identifier: MIT
#pragma once

#include "series/series_counts.hpp"
#include "study/inputs.hpp"

#include <memory>

namespace demarc {

/// What the sources of a series ask to be counted beside land: people and what stands there where
/// they name it, districts where they name a file; nullptr where they ask for nothing.
/// \param catalogue outlives what is returned \throws as read_inputs(), count() and cut_districts()
std::shared_ptr<const series::SeriesCounts>
series_counts(const Sources& sources, const Profiles& profiles, const BoundarySet& boundaries,
              const Method& method, const Catalogue& catalogue, unsigned jobs);

} // namespace demarc
