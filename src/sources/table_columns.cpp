// SPDX-License-Identifier: MIT
#include "sources/table_columns.hpp"

#include "support/text.hpp"

#include <algorithm>

namespace demarc {

std::string column_called(const std::vector<std::string>& columns,
                          const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        const auto found =
            std::find_if(columns.begin(), columns.end(),
                         [&](const std::string& column) { return normal_text(column) == name; });
        if (found != columns.end()) {
            return *found;
        }
    }
    return {};
}

std::optional<PositionColumns> usual_position_columns(const std::vector<std::string>& columns) {
    PositionColumns found{
        column_called(columns, {"lon", "longitude", "lng", "long", "x", "довгота"}),
        column_called(columns, {"lat", "latitude", "y", "широта"})};
    return found.lon.empty() || found.lat.empty() ? std::nullopt : std::optional(found);
}

} // namespace demarc
