// SPDX-License-Identifier: MIT
#pragma once

#include "sources/boundary_set.hpp"
#include "sources/control_snapshot.hpp"
#include "sources/profile.hpp"
#include "sources/region.hpp"
#include "sources/source_spec.hpp"

#include <optional>
#include <string>

namespace demarc {

/// Reads a line of contact: fills in lines, marks, files and notes of a snapshot.
/// \param russian_side a region or "LON,LAT" on the Russian side, see read_control()
/// \throws DataError naming file, layer, record and reason, for all faulty records at once
void read_line_of_contact(const SourceSpec& source, const ControlProfile& profile,
                          const Tolerance& tolerance, const BoundarySet& boundaries,
                          const RegionTable& regions,
                          const std::optional<std::string>& russian_side,
                          ControlSnapshot& snapshot);

} // namespace demarc
