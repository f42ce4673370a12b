// SPDX-License-Identifier: MIT
//
// Tables: as many fields in each row as there are columns, and numbers that are numbers.
#include "io/csv_file.hpp"
#include "support/error.hpp"
#include "target.hpp"

#include <cmath>

void demarc::fuzz::use(std::string_view input) {
    const CsvTable table = CsvTable::parse(input, "input.csv");
    for (const CsvTable::Row& row : table.rows()) {
        check(row.fields.size() == table.columns().size(), "a row has a field for each column");
        for (std::size_t column = 0; column < row.fields.size(); ++column) {
            try {
                check(std::isfinite(table.number(row, column)), "a number is finite");
                (void)table.whole_number(row, column);
            } catch (const Error&) {
                // A text.
            }
        }
    }
}
