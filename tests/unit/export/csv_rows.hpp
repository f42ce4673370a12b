// SPDX-License-Identifier: MIT
#pragma once

#include "support/text.hpp"

#include <map>
#include <string>
#include <vector>

namespace demarc::testing {

/// The fields of a line. A quoted field may hold commas, but neither quotes nor line feeds.
inline std::vector<std::string> csv_fields(const std::string& line) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (const char character : line) {
        if (character == '"') {
            quoted = !quoted;
        } else if (character == ',' && !quoted) {
            fields.emplace_back();
        } else {
            fields.back() += character;
        }
    }
    return fields;
}

/// The rows of a table as column -> text.
inline std::vector<std::map<std::string, std::string>> csv_rows(const std::string& table) {
    std::vector<std::string> lines = split(table, '\n');
    lines.pop_back(); // the table ends with a line feed
    const std::vector<std::string> names = csv_fields(lines.front());
    std::vector<std::map<std::string, std::string>> rows;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const std::vector<std::string> fields = csv_fields(lines[i]);
        auto& row = rows.emplace_back();
        for (std::size_t column = 0; column < names.size(); ++column) {
            row[names[column]] = fields.at(column);
        }
    }
    return rows;
}

} // namespace demarc::testing
