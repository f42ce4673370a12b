// SPDX-License-Identifier: MIT
#include "export/report.hpp"
#include "export/report_page.hpp"
#include "support/error.hpp"
#include "unit/export/small_study.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace demarc;
using namespace demarc::testing;

namespace {

std::string page_of(const std::string& markdown) {
    return report_page(markdown, [](const std::string& name) { return "<svg>" + name + "</svg>"; });
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t number = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++number;
    }
    return number;
}

} // namespace

TEST_CASE("report.html has the words of report.md, its headings and its tables") {
    const std::string markdown = report(small_study(), {});
    const std::string page = page_of(markdown);
    CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    CHECK(page.find("<title>What territory of Ukraine ends up where under each peace plan<") !=
          std::string::npos);
    CHECK(page.find("name=\"viewport\"") != std::string::npos);
    CHECK(count(page, "<h1>") == 1);
    CHECK(count(page, "<h2 id=\"") == count(markdown, "\n## "));
    CHECK(count(page, "<li><a href=\"#") == count(page, "<h2 id=\""));
    CHECK(count(page, "<table>") == count(markdown, "\n| :") + count(markdown, "\n| -"));
    CHECK(count(page, "role=\"region\" tabindex=\"0\"") == count(page, "<table>"));
    CHECK(count(page, "<thead>") == count(page, "<table>"));
    CHECK(page.find("A plan with a | zone") != std::string::npos);
    CHECK(page.find("**") == std::string::npos);
}

TEST_CASE("pictures are inside report.html, each with its words, and it loads nothing") {
    const std::string page = page_of(report(small_study(), {}));
    CHECK(count(page, "<img ") == 2);
    CHECK(count(page, "<img src=\"data:image/svg+xml;base64,PHN2Zz5tYXBzL") == 2);
    CHECK(count(page, " alt=\"Map: ") == 2);
    for (const char* outside :
         {"src=\"http", "src=\"maps", "href=\"maps", "<link", "<script", "@import", "url("}) {
        CAPTURE(outside);
        CHECK(page.find(outside) == std::string::npos);
    }
}

TEST_CASE("what stands in data is text in report.html, not a mark") {
    const std::string page =
        page_of("# One\n\n## A & B\n\n<script>alert(1)</script>\n\n## A & B\n");
    CHECK(page.find("<script>") == std::string::npos);
    CHECK(page.find("&lt;script&gt;") != std::string::npos);
    CHECK(page.find("<h2 id=\"a-amp-b\">A &amp; B</h2>") != std::string::npos);
    CHECK(page.find("<h2 id=\"a-amp-b-2\">") != std::string::npos);
}

TEST_CASE("base64 of pictures fills the last group") {
    const auto inside = [](const std::string& bytes) {
        const std::string page =
            report_page("[![Map: m](maps/m.svg)](maps/m.svg)\n",
                        [&bytes](const std::string& /*name*/) { return bytes; });
        const std::size_t start = page.find("base64,") + 7;
        return page.substr(start, page.find('"', start) - start);
    };
    CHECK(inside("Man") == "TWFu");
    CHECK(inside("Ma") == "TWE=");
    CHECK(inside("M") == "TQ==");
    CHECK(inside("\xff\xfe") == "//4=");
}
