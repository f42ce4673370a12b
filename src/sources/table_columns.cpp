// SPDX-License-Identifier: MIT
#include "sources/table_columns.hpp"

#include "io/bytes.hpp"
#include "sources/attribute_names.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

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

CsvTable read_table_as_asked(const std::string& file, const std::vector<std::string>& asked_for,
                             const std::string& profile, std::vector<InputNote>& notes) {
    CsvTable table = CsvTable::read_any_dialect(file);
    const std::string where = file_name_of(file);
    for (const std::string& wanted : asked_for) {
        const std::string there = in_other_case(table.columns(), wanted);
        if (!wanted.empty() && !there.empty()) {
            table.rename(there, wanted);
            notes.push_back({where, fmt::format("column '{}' is taken for '{}' of profile '{}'",
                                                there, wanted, profile)});
        }
    }
    if (const std::string dialect = table.dialect(); !dialect.empty()) {
        notes.push_back({where, "read with " + dialect});
    }
    return table;
}

std::size_t position_column(const CsvTable& table, const std::string& file,
                            const std::string& name) {
    const std::vector<std::string>& columns = table.columns();
    if (std::find(columns.begin(), columns.end(), name) == columns.end()) {
        throw DataError(fmt::format(
            "{}: has no column '{}' for positions; its columns are {}. Name theirs in a profile of "
            "your own (lon_column, lat_column); where none holds them, join the table with places "
            "first: 'Tables without positions' in geodata/profiles/README.md",
            file, name, join(columns, ", ")));
    }
    return table.column(name);
}

} // namespace demarc
