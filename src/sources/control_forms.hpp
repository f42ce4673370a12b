// SPDX-License-Identifier: MIT
#pragma once

#include "sources/control_snapshot.hpp"
#include "sources/profile.hpp"
#include "sources/source_spec.hpp"

#include <optional>
#include <string>
#include <utility>

namespace demarc {

/// The class that a value of a profile's attribute stands for; nothing: the record is left out.
/// \throws DataError with the values the profile knows and the nearest of them
std::optional<ControlClass> class_of_value(const std::string& value, const ControlProfile& profile,
                                           const std::string& where);

/// Each fills in what its form of snapshot has: areas, or lines and marks, files and notes.
/// \returns the day that the records tell, where the profile says which attribute does
/// \throws DataError naming file, layer, record and reason
std::optional<Date> read_control_polygons(const std::vector<SourceSpec>& sources,
                                          const ControlProfile& profile, ControlSnapshot& snapshot);

/// `date`: what the user asks for, else what the name says; a register needs it.
void read_settlements(const std::string& file, const ControlProfile& profile,
                      const std::optional<Date>& date, ControlSnapshot& snapshot);

/// The land of each side: the cells of its settlements, each point being with the nearest one.
/// \throws DataError if there are fewer than two
void add_settlement_cells(const ControlProfile& profile, ControlSnapshot& snapshot);
/// The first and the last day that a register of settlements names; std::nullopt where the table
/// has no columns for days. \throws DataError
std::optional<std::pair<Date, Date>> days_of_register(const std::string& file,
                                                      const ControlProfile& profile);
void read_line_of_contact(const SourceSpec& source, const ControlProfile& profile,
                          const BoundarySet& boundaries, const RegionTable& regions,
                          const std::optional<std::string>& russian_side,
                          ControlSnapshot& snapshot);

} // namespace demarc
