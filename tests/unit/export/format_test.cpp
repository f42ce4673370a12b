// SPDX-License-Identifier: MIT
#include "export/format.hpp"
#include "export/markdown.hpp"

#include <doctest/doctest.h>

using namespace demarc;

TEST_CASE("tables print km² with three decimals and percentages with four") {
    CHECK(km2_text(SquareMetres{115'548'273'499.0}) == "115548.273");
    CHECK(km2_text(SquareMetres{-0.0001}) == "0.000");
    CHECK(text_of(percent_cell(19.16431)) == "19.1643");
}

TEST_CASE("numbers in JSON are the numbers of the tables") {
    CHECK(rounded_km2(SquareMetres{115'548'273'499.0}) == 115548.273);
    CHECK(rounded_percent(19.16431) == 19.1643);
    CHECK(rounded(0.125, 2) == std::stod("0.12"));
}

TEST_CASE("a Markdown table is aligned by characters, not bytes") {
    MarkdownTable table({{"Name", MarkdownTable::Align::left}, {"km²"}});
    table.add({"Їжак", "12"});
    table.add({"x", "1,234"});
    CHECK(table.text() == "| Name |   km² |\n"
                          "| :--- | ----: |\n"
                          "| Їжак |    12 |\n"
                          "| x    | 1,234 |\n\n");
}

TEST_CASE("text from inputs cannot break a table or open a link") {
    CHECK(markdown_escaped("a | b [c] *d*\ne") == "a \\| b \\[c\\] \\*d\\* e");
}
