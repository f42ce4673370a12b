// SPDX-License-Identifier: MIT
#pragma once

#include "io/csv_file.hpp"
#include "sources/input_note.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// The columns of a table that hold longitude and latitude.
struct PositionColumns {
    std::string lon;
    std::string lat;
};

/// Those with a usual name ("lon", "Longitude", "довгота"), whatever the case of its letters.
std::optional<PositionColumns> usual_position_columns(const std::vector<std::string>& columns);

/// The first column with one of some names, in the order of the names and whatever the case of
/// letters; empty: there is none. \param names in lower case
std::string column_called(const std::vector<std::string>& columns,
                          const std::vector<std::string>& names);

/// A table whose columns have the spelling of a profile, where only the case of letters differs;
/// notes say so, and how the table is written where that is not plain CSV.
/// \throws DataError as CsvTable does
CsvTable read_table_as_asked(const std::string& file, const std::vector<std::string>& asked_for,
                             const std::string& profile, std::vector<InputNote>& notes);

/// Where the column is that a profile takes positions from. A table may leave them to another file,
/// which has them by code. \throws DataError that says so where it is not there
std::size_t position_column(const CsvTable& table, const std::string& file,
                            const std::string& name);

} // namespace demarc
