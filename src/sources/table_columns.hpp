// SPDX-License-Identifier: MIT
#pragma once

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

} // namespace demarc
