// SPDX-License-Identifier: MIT
#include "export/report.hpp"
#include "export/report_marks.hpp"
#include "export/report_page.hpp"
#include "support/error.hpp"
#include "unit/export/small_study.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace demarc;
using namespace demarc::testing;

namespace {

std::string page_of(const std::string& marked) {
    return report_page(marked, [](const std::string& plan) {
        return "<svg role=\"img\"><text>" + plan + "</text></svg>";
    });
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
    const std::string page = page_of(marked_report(small_study(), {}));
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
    const std::string page = page_of(marked_report(small_study(), {}));
    CHECK(count(page, "class=\"map\"") == 2);
    CHECK(count(page, "<text>present</text>") == 1);
    CHECK(count(page, " aria-label=\"Map: ") == 2);
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

TEST_CASE("report.md has no marks, report.html folds what they say") {
    CHECK(report(small_study(), {}).find("<!--") == std::string::npos);
    const std::string page =
        page_of("# T\n\nOne.\n\n" + report_mark(ReportMark::fold, "More") + "Two.\n\n" +
                report_mark(ReportMark::group, "Some") + "## A\n\nThree.\n");
    CHECK(page.find("<p>One.</p>\n<details>\n<summary>More</summary>\n<p>Two.</p>\n</details>\n"
                    "</header>") != std::string::npos);
    CHECK(page.find("<li class=\"group\">Some</li>\n<li><a href=\"#a\">A</a></li>") !=
          std::string::npos);
}
