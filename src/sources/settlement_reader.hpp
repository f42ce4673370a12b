// SPDX-License-Identifier: MIT
#pragma once

#include "sources/control_snapshot.hpp"
#include "sources/profile.hpp"
#include "support/date.hpp"

#include <optional>
#include <string>
#include <utility>

namespace demarc {

/// Reads a list or register of settlements: fills in marks, files and notes of a snapshot.
/// \param date what the user asks for, else what the name says; a register needs it
/// \throws DataError naming file, line and reason, for all faulty rows at once
void read_settlements(const std::string& file, const ControlProfile& profile,
                      const std::optional<Date>& date, const Tolerance& tolerance,
                      ControlSnapshot& snapshot);

/// The land of each side: the cells of its settlements, each point being with the nearest one.
/// \throws DataError if there are fewer than two
void add_settlement_cells(const ControlProfile& profile, ControlSnapshot& snapshot);

/// The first and the last day that a register of settlements names; std::nullopt where the table
/// has no columns for days. \throws DataError
std::optional<std::pair<Date, Date>> days_of_register(const std::string& file,
                                                      const ControlProfile& profile);

} // namespace demarc
