// SPDX-License-Identifier: MIT
#pragma once

#include "sources/boundary_set.hpp"
#include "sources/source_spec.hpp"
#include "support/error.hpp"

#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// Regions are not there; what is there is sound.
struct MissingRegions : DataError {
    using DataError::DataError;
};

/// Reads a boundary set: all 27 regions, each once. `sea`, if given, is a polygon file that is
/// subtracted (a boundary set that reaches out to sea, cut back to land).
/// \throws DataError naming file, layer, record and reason; MissingRegions where nothing else is
/// wrong
BoundarySet read_boundaries(const SourceSpec& spec, const Profiles& profiles,
                            const RegionTable& regions,
                            const std::optional<std::string>& sea = std::nullopt);

/// The same put together from several files, see add_missing_regions().
/// \throws UsageError for a file that adds no region
BoundarySet read_boundaries(const std::vector<SourceSpec>& specs, const Profiles& profiles,
                            const RegionTable& regions,
                            const std::optional<std::string>& sea = std::nullopt);

} // namespace demarc
