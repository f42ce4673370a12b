// SPDX-License-Identifier: MIT
#include "maps/style.hpp"
#include "maps/texts.hpp"
#include "support/error.hpp"
#include "support/scratch_folder.hpp"
#include "support/shared_data.hpp"
#include "words/language.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>

using namespace demarc;

namespace {

const Language& english() {
    static const Language language =
        Language::read(demarc::testing::shipped_data("languages/en.toml"));
    return language;
}

std::string newsroom_text() {
    std::ifstream stream(demarc::testing::shipped_data("styles/newsroom.toml"));
    return {std::istreambuf_iterator<char>(stream), {}};
}

MapStyle read_with(const std::string& from, const std::string& to) {
    std::string text = newsroom_text();
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
    const testing::ScratchFolder folder;
    return MapStyle::read(folder.write("mine.toml", text));
}

} // namespace

TEST_CASE("a defective style is refused with file and reason") {
    CHECK_THROWS_WITH_AS(read_with("name = \"passed_to_russia\"", "name = \"passed\""),
                         doctest::Contains("lacks the entry 'passed_to_russia'"), ConfigError);
    CHECK_THROWS_WITH_AS(read_with("hatch = \"dots\"", "hatch = \"stars\""),
                         doctest::Contains("mine.toml"), ConfigError);
    CHECK_THROWS_WITH_AS(read_with("fill = ", "fil = "), doctest::Contains("fil"), ConfigError);
    CHECK_THROWS_WITH_AS(read_with("size = 26", "size = 0"), doctest::Contains("above 0"),
                         ConfigError);
}

TEST_CASE("the demilitarised zone and undetermined land never share the Russian fill") {
    const MapStyle style = MapStyle::read(demarc::testing::shipped_data("styles/newsroom.toml"));
    for (const char* russian : {"kept_by_russia", "passed_to_russia"}) {
        for (const char* other : {"to_demilitarised_zone", "undetermined_russian",
                                  "returned_to_ukraine", "kept_by_ukraine"}) {
            CHECK(style.area(russian).fill != style.area(other).fill);
        }
    }
    CHECK(style.area("undetermined").hatch.kind == Hatch::Kind::dots);
    CHECK(style.area("pre_2022").hatch.angle != style.area("demilitarised").hatch.angle);
    CHECK(style.line("contact").width > 2 * style.line("region").width);
}

TEST_CASE("letters have the widths of DejaVu Sans, Ukrainian ones included") {
    TextStyle style;
    style.size = 100;
    CHECK(text_width("A", style) == doctest::Approx(68.4));
    CHECK(text_width("ii", style) == doctest::Approx(2 * 27.8));
    CHECK(text_width("ї", style) == doctest::Approx(27.8));
    const double plain = text_width("Kyiv", style);
    style.bold = true;
    CHECK(text_width("Kyiv", style) > plain);
}

TEST_CASE("lines are broken at blanks, never inside a figure and its unit") {
    TextStyle style;
    style.size = 10;
    const auto lines =
        wrapped("about " + english().km2(SquareMetres::from_km2(6412)) + " more", style, 50);
    REQUIRE(lines.size() == 3);
    CHECK(lines[1] == english().km2(SquareMetres::from_km2(6412)));
    CHECK(wrapped("", style, 50).empty());
}

TEST_CASE("figures on maps say what is left of a rounded share") {
    CHECK(english().percent(100) == "100%");
    CHECK(english().percent(99.98) == "99.9%");
    CHECK(english().percent(0) == "0%");
    CHECK(english().percent(0.013) == "0.01%");
    CHECK(english().percent(19.349) == "19.3%");
    CHECK(english().signed_km2(SquareMetres::from_km2(-1825.4)) == "\u22121,825\u00a0km²");
    CHECK(english().signed_km2(SquareMetres::from_km2(4363)) == "+4,363\u00a0km²");
}
