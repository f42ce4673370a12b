// SPDX-License-Identifier: MIT
#include "plans/line_name.hpp"
#include "words/claim_words.hpp"
#include "words/labels.hpp"

#include <doctest/doctest.h>

#include <array>
#include <set>
#include <string>

using namespace demarc;

namespace {

/// Whether the table of an enumeration has a row for every enumerator, in both languages.
template<typename Values>
bool has_labels(const Values& values) {
    for (const auto& value : values) {
        const std::string name(name_of(value));
        std::size_t rows = 0;
        for (const LabelRow& row : labels_of(value)) {
            const bool both = !row.english.brief.empty() && !row.ukrainian.brief.empty();
            rows += row.name == name && both ? 1 : 0;
        }
        CAPTURE(name);
        CHECK(rows == 1);
        if (rows != 1) {
            return false;
        }
    }
    return labels_of(*values.begin()).size() == values.size();
}

/// Every combination that has a name of its own.
std::array<Overlay, 6> all_overlays() {
    std::array<Overlay, 6> overlays{};
    for (std::size_t i = 0; i < overlays.size(); ++i) {
        overlays[i].economic_zone = i % 2 == 1;
        overlays[i].demilitarised = i / 2 == 1;
        overlays[i].heavy_arms_withdrawn = i / 2 == 2;
    }
    return overlays;
}

bool is_cyrillic(std::string_view text) {
    return text.find_first_of("\xD0\xD1\xD2") != std::string_view::npos;
}

} // namespace

TEST_CASE("every enumerator has one label in either language") {
    CHECK(has_labels(all_control_classes));
    CHECK(has_labels(all_administrations));
    CHECK(has_labels(all_legal_statuses));
    CHECK(has_labels(all_changes));
    CHECK(has_labels(all_certainties));
    CHECK(has_labels(all_overlays()));
    CHECK(has_labels(std::array{Side::ukraine, Side::russia}));
    CHECK(has_labels(std::array{ContestedReading::separate, ContestedReading::as_ukrainian,
                                ContestedReading::as_russian}));
    CHECK(has_labels(all_area_methods));
    CHECK(has_labels(all_denominators));
    CHECK(has_labels(all_contested_policies));
    CHECK(has_labels(all_control_forms));
    CHECK(has_labels(all_coverages));
    CHECK(has_labels(all_region_match_kinds));
    CHECK(has_labels(std::array{KeptBecause::encircled, KeptBecause::wide,
                                KeptBecause::far_from_border, KeptBecause::drawn_otherwise}));
    CHECK(has_labels(std::array{Quantity::share_pct, Quantity::area_km2, Quantity::area_sq_mi}));
    CHECK(has_labels(std::array{Verdict::holds, Verdict::true_but_far,
                                Verdict::holds_under_some_methods, Verdict::does_not_hold,
                                Verdict::not_on_this_map, Verdict::cannot_be_tested}));
    CHECK(has_labels(all_obstacle_kinds));
}

TEST_CASE("Ukrainian labels are in Ukrainian, English ones are not") {
    for (const LabelTable& table : all_label_tables()) {
        for (const LabelRow& row : table) {
            CAPTURE(row.english.brief);
            CHECK((is_cyrillic(row.ukrainian.brief) || row.ukrainian.brief == row.english.brief));
            CHECK_FALSE(is_cyrillic(row.english.brief));
            CHECK_FALSE(is_cyrillic(row.english.full));
            CHECK((row.ukrainian.full.empty() || is_cyrillic(row.ukrainian.full)));
        }
    }
}

TEST_CASE("a class of a layer by name reads as its enumerator does") {
    CHECK(label_of(Layer::change, "passed_to_russia") == label_of(Change::passed_to_russia));
    CHECK(label_of(Layer::overlay, "demilitarised") == "demilitarised zone");
    CHECK(label_of(Layer::overlay, "some_new_class") == "some new class");
}

TEST_CASE("a zone of neither army and contested land are holders of their own") {
    CHECK(label_of_holder("russia") == "Russia");
    CHECK(label_of_holder("demilitarised_zone") == "demilitarised zone");
    CHECK(label_of_holder("contested", Tongue::ukrainian) == "спірна територія");
}

TEST_CASE("a line has its day as a reader writes it, and a publisher has a name or is unnamed") {
    CHECK(line_name("2014-09-19") == "line of 19 September 2014");
    CHECK(line_name("contact") == "line of contact");
    CHECK(line_name("1991") == "line of 1991");
    CHECK(line_name("russian-edge") == "edge of Russian-held land");
    CHECK(publisher_in_words("DeepState") == "DeepState");
    CHECK(publisher_in_words("not stated") == "an unnamed publisher");
}
