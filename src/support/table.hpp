// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace demarc {

/// One column of a table, said once: header line, datapackage.json and data frames come from here.
struct Column {
    std::string name;
    std::string type; ///< of Frictionless Table Schema: "string", "number", "integer", "boolean",
                      ///< "date"
    std::string unit; ///< "km2", "percent"; empty where there is none
    std::string description;
};

using Columns = std::vector<Column>;

/// A number with the decimals it is printed in.
struct Decimal {
    double value = 0;
    int decimals = 0;
};

/// What stands in a table: nothing, text (a date as YYYY-MM-DD), a number, a whole number, yes or
/// no.
using Cell = std::variant<std::monostate, std::string, Decimal, long long, bool>;

/// A cell of text that has no place of its own, such as the name of an enumeration's value.
inline Cell text_cell(std::string_view text) {
    return std::string(text);
}

/// \pre every row has as many cells as there are columns
struct Table {
    Columns columns;
    std::vector<std::vector<Cell>> rows{};
};

/// A cell as CSV and people read it: "115548.273", "true"; empty where there is nothing.
std::string text_of(const Cell& cell);

/// The header line of a table.
std::string header_row(const Columns& columns);

/// The whole table as CSV (RFC 4180), lines ended by a line feed.
std::string csv_text(const Table& table);

} // namespace demarc
