// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// A CSV table (RFC 4180, UTF-8, a header row), read strictly: every row has as many fields as the
/// header, no column is named twice, quotes are closed.
class CsvTable {
public:
    struct Row {
        std::size_t line = 0; ///< where it starts, counted from 1
        std::vector<std::string> fields;
    };

    /// Reads a file or an archive's member. \throws DataError naming file, line and reason
    static CsvTable read(const std::string& file);

    /// Reads text; `name` stands for the file in messages. \throws DataError
    static CsvTable parse(std::string_view text, std::string name);

    [[nodiscard]] const std::vector<std::string>& columns() const { return columns_; }
    [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

    /// The position of a column. \throws DataError listing the columns there are
    [[nodiscard]] std::size_t column(std::string_view name) const;

    /// A field as a finite number. \throws DataError
    [[nodiscard]] double number(const Row& row, std::size_t column) const;

    /// A field as a whole number. \throws DataError
    [[nodiscard]] long whole_number(const Row& row, std::size_t column) const;

    /// "regions.csv, line 3": for messages.
    [[nodiscard]] std::string where(const Row& row) const;

private:
    std::string name_;
    std::vector<std::string> columns_;
    std::vector<Row> rows_;
};

} // namespace demarc
