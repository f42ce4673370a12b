// SPDX-License-Identifier: MIT
#include "export/format.hpp"
#include "export/markdown.hpp"

#include <doctest/doctest.h>

using namespace demarc;

TEST_CASE("tables print km² with three decimals and percentages with four") {
    CHECK(km2_text(SquareMetres{115'548'273'499.0}) == "115548.273");
    CHECK(km2_text(SquareMetres{-0.0001}) == "0.000");
    CHECK(percent_text(19.16431) == "19.1643");
}

TEST_CASE("numbers in JSON are the numbers of the tables") {
    CHECK(rounded_km2(SquareMetres{115'548'273'499.0}) == 115548.273);
    CHECK(rounded_percent(19.16431) == 19.1643);
    CHECK(rounded(0.125, 2) == std::stod("0.12"));
}

TEST_CASE("people read areas without false precision and never a zero that is land") {
    CHECK(km2_for_people(SquareMetres::from_km2(115548.273)) == "115,548");
    CHECK(km2_for_people(SquareMetres::from_km2(1.5)) == "1.50");
    CHECK(km2_for_people(SquareMetres::from_km2(0.001)) == "under 0.01");
    CHECK(km2_for_people(SquareMetres{0.5}) == "0");
    CHECK(percent_for_people(19.1643) == "19.16");
    CHECK(percent_for_people(0.001) == "under 0.01");
    CHECK(percent_for_people(0) == "0");
}

TEST_CASE("a balance always shows its sign") {
    CHECK(signed_km2_for_people(SquareMetres::from_km2(4363.2)) == "+4,363");
    CHECK(signed_km2_for_people(SquareMetres::from_km2(-1825.4)) == "−1,825");
    CHECK(signed_km2_for_people(SquareMetres{}) == "0");
}

TEST_CASE("every class of the closed layers has words of its own") {
    const auto has_words = [](Layer layer, std::string_view name) {
        return label_of(layer, name).find('_') == std::string::npos &&
               (label_of(layer, name) != name || name == "undetermined");
    };
    for (const ControlClass control : all_control_classes) {
        CHECK(has_words(Layer::control, name_of(control)));
    }
    for (const Change change : all_changes) {
        CHECK(has_words(Layer::change, name_of(change)));
    }
    for (const Certainty certainty : all_certainties) {
        CHECK(has_words(Layer::certainty, name_of(certainty)));
    }
    for (const LegalStatus status : all_legal_statuses) {
        CHECK(has_words(Layer::legal_status, name_of(status)));
    }
    for (const Administration administration : all_administrations) {
        CHECK(has_words(Layer::administration, name_of(administration)));
    }
    CHECK(label_of(Layer::overlay, "some_new_class") == "some new class");
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

TEST_CASE("names are listed as a sentence lists them") {
    CHECK(listed({}).empty());
    CHECK(listed({"Kherson"}) == "Kherson");
    CHECK(listed({"Donetsk", "Luhansk", "Kherson"}) == "Donetsk, Luhansk and Kherson");
}
