// SPDX-License-Identifier: MIT
#include "export/report_marks.hpp"
#include "export/report_pictures.hpp"
#include "support/error.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace demarc;

namespace {

const std::string coast = "M0 0l" + std::string(100, '1') + "z";

std::string svg(const std::string& style, const std::string& body) {
    return "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" "
           "xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" width=\"85mm\" "
           "height=\"100mm\" viewBox=\"0 0 850 1000\" role=\"img\" "
           "aria-labelledby=\"title\"><title id=\"title\">T</title><style>" +
           style + "</style>" + body + "</svg>";
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("a shape that two pictures have is in the page once") {
    const std::string land = "<path class=\"land\" d=\"" + coast + "\"/>";
    const SharedPictures shared =
        shared_pictures({{"a", svg("", land + "<path class=\"own\" d=\"" + coast + "1\"/>"), "A"},
                         {"b", svg("", land), "B"}});
    CHECK(contains(shared.shapes, "<path id=\"s0\" d=\"" + coast + "\"/>"));
    CHECK(contains(shared.elements[0], "<use class=\"land\" href=\"#s0\""));
    CHECK(contains(shared.elements[1], "<use class=\"land\" href=\"#s0\""));
    CHECK(contains(shared.elements[0], "d=\"" + coast + "1\""));
    CHECK(!contains(shared.elements[1], coast));
}

TEST_CASE("ids of a picture are its own in the page, and windows still cut") {
    const std::string body = "<defs><clipPath id=\"window\"><rect width=\"1\"/></clipPath></defs>"
                             "<g id=\"land\" inkscape:label=\"Land\" clip-path=\"url(#window)\"/>";
    const SharedPictures shared =
        shared_pictures({{"a", svg("", body), "A"}, {"b", svg("", body), "B"}});
    CHECK(contains(shared.elements[0], "<clipPath id=\"map-a-window\">"));
    CHECK(contains(shared.elements[0], "clip-path=\"url(#map-a-window)\""));
    CHECK(contains(shared.elements[1], "<clipPath id=\"map-b-window\">"));
    CHECK(!contains(shared.elements[0], "id=\"land\""));
    CHECK(!contains(shared.elements[0], "inkscape"));
    CHECK(contains(shared.elements[0], "aria-label=\"A\""));
    CHECK(shared.shapes.empty());
}

TEST_CASE("rules of style hold for the pictures alone, those of one picture for it") {
    const SharedPictures shared =
        shared_pictures({{"a", svg(".land{fill:red}\n.city,.town{font-size:9px}", ""), "A"},
                         {"b", svg(".land{fill:red}\n.city,.town{font-size:8px}", ""), "B"}});
    CHECK(shared.style == ".map .land{fill:red}\n"
                          "#map-a .city,#map-a .town{font-size:9px}\n"
                          "#map-b .city,#map-b .town{font-size:8px}\n");
}

TEST_CASE("a picture that is no SVG is refused by name") {
    CHECK_THROWS_WITH_AS(shared_pictures({{"a", "no picture", "A"}}), doctest::Contains("'a'"),
                         DataError);
}

TEST_CASE("report.md has a map where the mark names a file, and no marks") {
    const std::string marked = "# T\n\n" + report_mark(ReportMark::map, "p|maps/p.svg|Map: P") +
                               "One.\n\n" + report_mark(ReportMark::fold, "More") + "Two.\n";
    CHECK(without_marks(marked) == "# T\n\n[![Map: P](maps/p.svg)](maps/p.svg)\n\nOne.\n\nTwo.\n");
    CHECK(without_marks(report_mark(ReportMark::map, "p||Map: P") + "One.\n") == "One.\n");
}

TEST_CASE("details of a chapter begin after its first paragraph, or at once with a table") {
    const std::string fold = report_mark(ReportMark::fold, "More");
    CHECK(with_details_folded("## A\n\nOne.\n\nTwo.\n\n## B\n\n| x |\n\n", "More") ==
          "## A\n\nOne.\n\n" + fold + "Two.\n\n## B\n\n" + fold + "| x |\n\n");
    CHECK(with_details_folded("## A\n\nOne.\n\n", "More") == "## A\n\nOne.\n\n");
}

TEST_CASE("a line break in a title does not end a mark") {
    CHECK(report_mark(ReportMark::fold, "a\nb") == "<!-- fold:a b -->\n\n");
    CHECK(!mark_in("<!-- other:x -->").found);
}
