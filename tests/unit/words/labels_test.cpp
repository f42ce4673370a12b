// SPDX-License-Identifier: MIT
#include "plans/line_name.hpp"
#include "words/claim_words.hpp"
#include "words/labels.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

using namespace demarc;

namespace {

/// Every enumerator, counted up to the first value without a name: the compiler sees to it that
/// each has one, so that a new enumerator without a label fails here.
template<typename Enumeration>
std::vector<Enumeration> every() {
    std::vector<Enumeration> values;
    for (int i = 0; !name_of(static_cast<Enumeration>(i)).empty(); ++i) {
        values.push_back(static_cast<Enumeration>(i));
    }
    return values;
}

/// Whether a table has a row for every value, in both languages, and no other.
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

/// Whether a list of all enumerators has them all.
template<typename Enumeration, std::size_t count>
bool is_every(const std::array<Enumeration, count>& listed) {
    const std::vector<Enumeration> values = every<Enumeration>();
    return std::is_permutation(listed.begin(), listed.end(), values.begin(), values.end());
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
    CHECK(has_labels(every<ControlClass>()));
    CHECK(has_labels(every<Administration>()));
    CHECK(has_labels(every<LegalStatus>()));
    CHECK(has_labels(every<Change>()));
    CHECK(has_labels(every<Certainty>()));
    CHECK(has_labels(all_overlays()));
    CHECK(has_labels(every<Side>()));
    CHECK(has_labels(every<ContestedReading>()));
    CHECK(has_labels(every<AreaMethod>()));
    CHECK(has_labels(every<Denominator>()));
    CHECK(has_labels(every<ContestedPolicy>()));
    CHECK(has_labels(every<ControlForm>()));
    CHECK(has_labels(every<Coverage>()));
    CHECK(has_labels(every<RegionMatchKind>()));
    CHECK(has_labels(every<KeptBecause>()));
    CHECK(has_labels(every<Quantity>()));
    CHECK(has_labels(every<Verdict>()));
    CHECK(has_labels(every<ObstacleKind>()));
}

TEST_CASE("the lists of all enumerators have all") {
    CHECK(is_every(all_control_classes));
    CHECK(is_every(all_administrations));
    CHECK(is_every(all_legal_statuses));
    CHECK(is_every(all_changes));
    CHECK(is_every(all_certainties));
    CHECK(is_every(all_area_methods));
    CHECK(is_every(all_denominators));
    CHECK(is_every(all_contested_policies));
    CHECK(is_every(all_control_forms));
    CHECK(is_every(all_coverages));
    CHECK(is_every(all_region_match_kinds));
    CHECK(is_every(all_layers));
    CHECK(is_every(all_obstacle_kinds));
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
