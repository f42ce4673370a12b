// SPDX-License-Identifier: MIT
#pragma once

#include "support/text.hpp"

#include <map>
#include <string>
#include <vector>

namespace demarc::testing {

/// The rows of a table as column -> text. Only for tables without quoted fields.
inline std::vector<std::map<std::string, std::string>> csv_rows(const std::string& table) {
    std::vector<std::string> lines = split(table, '\n');
    lines.pop_back(); // the table ends with a line feed
    const std::vector<std::string> names = split(lines.front(), ',');
    std::vector<std::map<std::string, std::string>> rows;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const std::vector<std::string> fields = split(lines[i], ',');
        auto& row = rows.emplace_back();
        for (std::size_t column = 0; column < names.size(); ++column) {
            row[names[column]] = fields.at(column);
        }
    }
    return rows;
}

} // namespace demarc::testing
