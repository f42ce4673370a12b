// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// A CSV table (RFC 4180, UTF-8, a header row), read strictly: every row has as many fields as the
/// header, no column is named twice, quotes are closed. Tables of others come in more dialects:
/// see read_any_dialect().
class CsvTable {
public:
    struct Row {
        std::size_t line = 0; ///< where it starts, counted from 1
        std::vector<std::string> fields;
    };

    /// Reads a file or an archive's member. \throws DataError naming file, line and reason
    static CsvTable read(const std::string& file);

    /// Reads a table of someone else's: columns may be separated by semicolons or tabs, numbers
    /// have a decimal comma, text be in Windows-1251, and dialect() says so. \throws DataError
    static CsvTable read_any_dialect(const std::string& file);
    static CsvTable parse_any_dialect(std::string_view text, std::string name);

    /// Reads text; `name` stands for the file in messages. \throws DataError
    static CsvTable parse(std::string_view text, std::string name);

    [[nodiscard]] const std::vector<std::string>& columns() const { return columns_; }
    [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

    /// Gives a column another name.
    void rename(std::string_view column, std::string name);

    /// In what the table differs from RFC 4180 in UTF-8, for a note: "semicolons between columns,
    /// text in Windows-1251"; empty: in nothing.
    [[nodiscard]] std::string dialect() const;

    /// The position of a column. \throws DataError listing the columns there are
    [[nodiscard]] std::size_t column(std::string_view name) const;

    /// A field as a finite number. \throws DataError
    [[nodiscard]] double number(const Row& row, std::size_t column) const;

    /// The same of what may be a thousand and more: "1,234" is refused where it may mean 1234 as
    /// well as 1.234, that is, unless semicolons or tabs separate columns. \throws DataError
    [[nodiscard]] double amount(const Row& row, std::size_t column) const;

    /// A field as a whole number. \throws DataError
    [[nodiscard]] long whole_number(const Row& row, std::size_t column) const;

    /// "regions.csv, line 3": for messages.
    [[nodiscard]] std::string where(const Row& row) const;

private:
    void read_rows(std::string_view text);

    std::string name_;
    char separator_ = ',';
    bool any_dialect_ = false;
    bool windows_1251_ = false;
    std::vector<std::string> columns_;
    std::vector<Row> rows_;
};

} // namespace demarc
