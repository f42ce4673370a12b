// SPDX-License-Identifier: MIT
#pragma once

#include "sources/boundary_set.hpp"
#include "sources/control_snapshot.hpp"
#include "sources/source_spec.hpp"
#include "support/date.hpp"

#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// Reads a control snapshot. `date` overrides the one in the file name. Of a folder, a zip archive
/// or a pattern whose names give dates (snapshot_list.hpp) `date` chooses the snapshot.
/// `russian_side` is a region (a position inside its largest polygon is taken) or "LON,LAT" on the
/// Russian side of a line of contact.
/// \throws DataError naming file, layer, record and reason
ControlSnapshot read_control(const SourceSpec& spec, const Profiles& profiles,
                             const BoundarySet& boundaries, const RegionTable& regions,
                             const std::optional<Date>& date = std::nullopt,
                             const std::optional<std::string>& russian_side = std::nullopt);

/// The same from several files that make one snapshot, all read with one profile: a publisher's
/// classes in files of their own. A file without a profile takes that of the first.
ControlSnapshot read_control(const std::vector<SourceSpec>& specs, const Profiles& profiles,
                             const BoundarySet& boundaries, const RegionTable& regions,
                             const std::optional<Date>& date = std::nullopt,
                             const std::optional<std::string>& russian_side = std::nullopt);

} // namespace demarc
