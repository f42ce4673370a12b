// SPDX-License-Identifier: MIT
#include "io/csv_file.hpp"
#include "support/error.hpp"

#include <doctest/doctest.h>

using demarc::CsvTable;
using demarc::DataError;

TEST_CASE("a CSV table gives back quoted commas, quotation marks and line breaks") {
    const CsvTable table =
        CsvTable::parse("a,b\r\n\"x, \"\"y\"\"\",\"1\n2\"\nlast,\"\"\n", "t.csv");
    REQUIRE(table.rows().size() == 2);
    CHECK(table.rows()[0].fields == std::vector<std::string>{"x, \"y\"", "1\n2"});
    CHECK(table.rows()[1].fields == std::vector<std::string>{"last", ""});
    CHECK(table.where(table.rows()[1]) == "t.csv, line 4");
}

TEST_CASE("a CSV table may begin with a byte order mark and end without a line feed") {
    const CsvTable table = CsvTable::parse("\xEF\xBB\xBFname,n\nKyiv,-1.5e1", "t.csv");
    CHECK(table.column("name") == 0);
    CHECK(table.number(table.rows()[0], 1) == -15);
}

TEST_CASE("a defective CSV table is refused with its line and what is wrong") {
    const auto message = [](std::string_view text) -> std::string {
        try {
            CsvTable::parse(text, "t.csv");
        } catch (const DataError& error) {
            return error.what();
        }
        return "accepted";
    };
    CHECK(message("") == "t.csv: is empty; a header row is expected");
    CHECK(message("a,b\n1\n") == "t.csv, line 2: has 1 field where the header has 2");
    CHECK(message("a,a\n") == "t.csv, line 1: column 'a' is there twice");
    CHECK(message("a\nx\n\"y\n") == "t.csv, line 3: a quoted field is not closed");
    CHECK(message("a\n\"y\"z\n") ==
          "t.csv, line 2: text after the closing quotation mark of a field");
    CHECK(message("a\ny\"z\n") ==
          "t.csv, line 2: a quotation mark inside a field that is not quoted");
    CHECK(message("a\n\xD0\n") == "t.csv: is not UTF-8 text; save it in UTF-8");
}

TEST_CASE("a CSV field that should be a number and is none is named") {
    const CsvTable table = CsvTable::parse("lon\n\"1,5\"\nnan\n1e999\n7\n", "t.csv");
    CHECK_THROWS_WITH_AS((void)table.number(table.rows()[0], 0),
                         "t.csv, line 2, column lon: '1,5' is not a number", DataError);
    CHECK_THROWS_AS((void)table.number(table.rows()[1], 0), DataError);
    CHECK_THROWS_AS((void)table.number(table.rows()[2], 0), DataError);
    CHECK(table.whole_number(table.rows()[3], 0) == 7);
    CHECK_THROWS_WITH_AS((void)table.column("lat"),
                         "t.csv: has no column 'lat'; its columns are lon", DataError);
}

TEST_CASE("a table with other separators is told so") {
    CHECK_THROWS_WITH_AS(CsvTable::parse("name;lon\nA;33,44\n", "t.csv"),
                         "t.csv: its columns are separated by semicolons; save it with commas "
                         "between columns and a point in numbers (33.44339)",
                         DataError);
    CHECK_THROWS_AS(CsvTable::parse("name\tlon\nA\t33\n", "t.csv"), DataError);
}
