// SPDX-License-Identifier: MIT
#pragma once

#include "sources/inspection.hpp"
#include "sources/source_spec.hpp"

#include <optional>
#include <vector>

namespace demarc {

/// What a folder, an archive or a pattern holds, and the file of it to look into: the snapshot of
/// the date asked for, else the latest, or the first file where no profile sees snapshots.
/// \throws DataError if there is no such thing or nothing in it; UsageError if it has no such date
CollectionInspection inspect_collection(const SourceSpec& spec, const Profiles& profiles,
                                        const std::optional<Date>& date);

/// The files of a collection that make one map, if a profile takes them for different layers of it:
/// those of the date asked for, else of the latest.
std::vector<SourceSpec> layers_of_one_map(const SourceSpec& spec, const Profiles& profiles,
                                          const std::optional<Date>& date);

} // namespace demarc
