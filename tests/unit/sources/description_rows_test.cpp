// SPDX-License-Identifier: MIT
#include "sources/description_rows.hpp"
#include "support/pattern.hpp"
#include "support/text.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace demarc;

namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;

constexpr const char* of_arcgis =
    "<html><body><table>\n<tr style=\"x\">\n<td>Area 1</td>\n</tr><tr><td>\n<table>"
    "<tr>\n\n<td>OBJECTID</td>\n\n<td>17</td>\n\n</tr>\n<tr bgcolor=\"#D4E4F3\">\n"
    "<td>Status</td>\n<td><b>Occupied</b> in\npart</td></tr></table></td></tr></table>"
    "</body></html>";

} // namespace

TEST_CASE("the rows of a description are found in tables and in lines") {
    CHECK(rows_of(of_arcgis) == Rows{{"OBJECTID", "17"}, {"Status", "Occupied in part"}});
    CHECK(rows_of("Status: occupied<br/>Source:&nbsp;<a href=\"https://example.org\">ISW</a>") ==
          Rows{{"Status", "occupied"}, {"Source", "ISW"}});
    CHECK(rows_of("Status = free\nSeen: 24.11.2025 12:30\n\nhttps://example.org/a\n12:30") ==
          Rows{{"Status", "free"}, {"Seen", "24.11.2025 12:30"}});
    CHECK(rows_of("<p>Статус: окуповано</p><p>No row</p>") == Rows{{"Статус", "окуповано"}});
    for (const char* none : {"Status: occupied", "occupied", "", "Окуповано\n///\nOccupied",
                             "<b>Occupied</b>", "<unclosed"}) {
        CAPTURE(none);
        CHECK(rows_of(none).empty());
    }
}

TEST_CASE("the expression of a row fits the text it was found in, tags and all") {
    const auto fits = [](const char* heading, const char* value, const char* text) {
        return Pattern(expression_for_row(heading, value)).fits(normal_text(text));
    };
    CHECK(fits("Status", "Occupied in part", of_arcgis));
    CHECK(!fits("Status", "Free", of_arcgis));
    CHECK(fits("Source", "ISW", "Status: occupied<br/>Source:&nbsp;<a href=\"x\">ISW</a>"));
    CHECK(fits("Статус", "Окуповано", "<p>Статус: окуповано</p>"));
    CHECK(fits("What? (1)", "a+b", "What? (1) = A+B\nx: y"));
}
