// SPDX-License-Identifier: MIT
#include "partition/face_locator.hpp"
#include "partition/lines_of_control.hpp"
#include "support/error.hpp"
#include "support/worlds.hpp"
#include "tally/explanation.hpp"
#include "tally/towns.hpp"
#include "unit/plans/plan_fixture.hpp"

#include <doctest/doctest.h>

using namespace demarc;
using testing::chessboard;
using testing::rectangle;
using testing::region_table;
using testing::snapshot;

namespace {

/// Two areas over the east of the chessboard; the first has precedence over their common part.
ControlSnapshot two_areas() {
    return snapshot(
        {{ControlClass::contested, {rectangle(31, 46, 31.5, 47)}, "front, record 2", "s = grey"},
         {ControlClass::russian, {rectangle(31, 45, 33, 48)}, "front, record 1", "s = held"}});
}

NamedPlace town(LonLat position, long people, RegionIndex region) {
    NamedPlace place;
    place.name_en = "Town";
    place.position = position;
    place.population = people;
    place.population_source = "approximate";
    place.region = region;
    return place;
}

} // namespace

TEST_SUITE("explanation") {

    TEST_CASE("every record that covers a position is named, the deciding one first") {
        const ControlSnapshot control = two_areas();
        const auto evidence = evidence_at({31.2, 46.5}, control);
        REQUIRE(evidence.size() == 2);
        CHECK(evidence[0].record == "front, record 2");
        CHECK(evidence[0].value == "s = grey");
        CHECK(evidence[1].control == ControlClass::russian);
        CHECK(evidence_at({25, 46}, control).empty());
    }

    TEST_CASE("a settlement list answers with the nearest settlements") {
        ControlSnapshot control;
        control.form = ControlForm::settlements;
        control.settlements = {{{30, 46}, ControlClass::ukrainian, "line 2 (A)"},
                               {{31, 46}, ControlClass::russian, "line 3 (B)"}};
        const auto evidence = evidence_at({30.9, 46}, control);
        REQUIRE(evidence.size() == 2);
        CHECK(evidence[0].record == "line 3 (B)");
        // A tenth of a degree of longitude at 46 N: 111.32 km · cos 46° · 0.1.
        CHECK(evidence[0].distance.km() == doctest::Approx(7.75).epsilon(0.002));
    }

    TEST_CASE("every rule says whether it touched the place and what it changed") {
        const ControlSnapshot control = two_areas();
        const Partition partition = cut(chessboard(), control, region_table(), {}, Reconcile::off);
        const RegionIndex region =
            FaceLocator(partition).at({31.8, 45.5}).has_value()
                ? partition.faces[*FaceLocator(partition).at({31.8, 45.5})].region
                : 0;
        const std::string code = region_table()[region].code.text();
        const Plan plan = testing::plan_with_rules(
            "[[rule]]\ntype = \"freeze\"\ncertainty = \"explicit\"\n"
            "[[rule]]\ntype = \"withdraw\"\n"
            "certainty = \"explicit\"\nside = \"russia\"\nto = \"ukraine\"\n"
            "area = { regions = [\"" +
            code + "\"] }\n");
        const LonLat here{31.8, 45.5};
        const FaceIndex face = face_at(here, std::nullopt, partition, region_table()).face;
        const Explanation found = explain(face, plan, partition, ContestedReading::separate);
        REQUIRE(found.rules.size() == 2);
        CHECK(found.rules[0].touches);
        CHECK(found.rules[0].after.change == Change::kept_by_russia);
        CHECK(found.rules[1].touches);
        CHECK(found.rules[1].changed);
        CHECK(found.outcome.change == Change::returned_to_ukraine);
        const auto line = LineDistance(edge_of_russian_land(partition)).nearest(here);
        REQUIRE(line);
        // The corner of the contested land at 31.5 E 46 N: 23.3 km west and 55.6 km north.
        CHECK(line->distance.km() == doctest::Approx(60.26).epsilon(0.003));
    }

    TEST_CASE("what each option makes of the place is told beside the plan's own reading") {
        const ControlSnapshot control = two_areas();
        const Partition partition = cut(chessboard(), control, region_table(), {}, Reconcile::off);
        const LonLat here{31.8, 45.5};
        const FaceIndex face = face_at(here, std::nullopt, partition, region_table()).face;
        const std::string code = region_table()[partition.faces[face].region].code.text();
        const Plan plan = testing::plan_with_rules(
            "[[rule]]\ntype = \"freeze\"\ncertainty = \"explicit\"\n"
            "[[option]]\nid = \"return\"\ntitle = \"it returns\"\ncondition = \"a vote\"\n"
            "[[option.rule]]\ntype = \"withdraw\"\nside = \"russia\"\nto = \"ukraine\"\n"
            "certainty = \"reported\"\narea = { regions = [\"" +
            code +
            "\"] }\n"
            "[[option]]\nid = \"ruling\"\ntitle = \"Lviv is left open\"\ncondition = \"none\"\n"
            "[[option.rule]]\ntype = \"defer\"\nto = \"talks\"\ncertainty = \"reported\"\n"
            "area = { regions = [\"UA-46\"] }\n");
        const Explanation found = explain(face, plan, partition, ContestedReading::separate);
        CHECK(found.outcome.change == Change::kept_by_russia);
        REQUIRE(found.readings.size() == 2);
        CHECK(found.readings[0].differs);
        CHECK(found.readings[0].outcome.change == Change::returned_to_ukraine);
        CHECK_FALSE(found.readings[1].differs);
        CHECK(found.readings[1].outcome.change == Change::kept_by_russia);
    }

    TEST_CASE("a site is told of in the towns around it, and no farther") {
        const Places& places = testing::real_places();
        const RuleBody rule = SiteRule{"znpp", {{"supervision", "IAEA"}}};
        const auto enerhodar = site_near({34.66199, 47.49048}, rule, places);
        REQUIRE(enerhodar);
        CHECK(enerhodar->site->id == "znpp");
        // 0.076 degree of longitude at 47.5 N, 5.73 km, and 0.0215 of latitude, 2.39 km.
        CHECK(enerhodar->distance.km() == doctest::Approx(6.2).epsilon(0.005));
        CHECK_FALSE(site_near({35.14, 47.84}, rule, places)); // the city of Zaporizhzhia
        CHECK_FALSE(site_near({34.66199, 47.49048}, Freeze{}, places));
        CHECK(site_near({34.66199, 47.49048}, Defer{{}, "znpp", "talks"}, places));
    }

    TEST_CASE("a position outside Ukraine is refused with its distance to the border") {
        const Partition partition = cut(chessboard(), snapshot({}), region_table(), {});
        CHECK_THROWS_WITH_AS((void)face_at({24.5, 44.5}, std::nullopt, partition, region_table()),
                             doctest::Contains("nearest land is 55.6 km away"), UsageError);
    }

    TEST_CASE("a town a little out at sea belongs to the nearest land of its region") {
        const Partition partition = cut(chessboard(), two_areas(), region_table(), {});
        const std::vector<Town> towns = locate_towns(
            {town({24.5, 44.99}, 6000, 0), town({24.5, 44.5}, 7000, 0), town({24.5, 45.5}, 10, 0)},
            FaceLocator(partition));
        REQUIRE(towns.size() == 1); // one is too far out, one too small
        CHECK(towns[0].outside.km() == doctest::Approx(1.11).epsilon(0.01));
        CHECK(partition.faces[towns[0].face].region == 0);
    }

    TEST_CASE("a city reaches as far as its people spread, and at least three kilometres") {
        CHECK(town_reach(town({}, 5000, 0)).km() == 3);
        // 1,000,000 people at 2,500 a km² live on 400 km², a circle of 11.28 km.
        CHECK(town_reach(town({}, 1'000'000, 0)).km() == doctest::Approx(11.28).epsilon(0.001));
    }
}
