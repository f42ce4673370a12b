// SPDX-License-Identifier: MIT
// Sites and zones of an author's own, whose contested land is, and rules that select no land.
#include "plans/plan_places.hpp"
#include "plans/plan_zones.hpp"
#include "plans/rules_without_land.hpp"
#include "plans/variants.hpp"
#include "support/worlds.hpp"
#include "tally/tally.hpp"
#include "unit/plans/plan_fixture.hpp"
#include "words/describe.hpp"

#include <algorithm>

using namespace demarc;
using namespace demarc::testing;

namespace {

const std::string freeze = "\n[[rule]]\ntype = \"freeze\"\ncertainty = \"explicit\"\n";

std::string zone(const std::string& keys, const std::string& id = "box") {
    return "\n[[zone]]\nid = \"" + id + "\"\nname = { en = \"The box\", uk = \"Коробка\" }\n" +
           keys + "\n";
}

std::string left_in(const std::string& zone) {
    return "\n[[rule]]\ntype = \"withdraw\"\nside = \"russia\"\narea = { zones = [\"" + zone +
           "\"] }\nto = \"ukraine\"\ncertainty = \"explicit\"\n";
}

/// A quarter of a degree square within region 0 of the chessboard, its ring left open.
const std::string box =
    "polygon = [[24.25, 45.25], [24.75, 45.25], [24.75, 45.75], [24.25, 45.75]]";

/// Region 0 is Russian-held, region 1 contested.
Partition cut_for(const Plan& plan) {
    const ControlSnapshot control = snapshot({{ControlClass::russian, {square_of(0)}, ""},
                                              {ControlClass::contested, {square_of(1)}, ""}});
    return cut_for_plans(chessboard(), control, region_table(), with_own_places({}, {plan}).zones,
                         {plan}, Reconcile::off);
}

double returned_km2(const Plan& plan) {
    const Partition partition = cut_for(plan);
    return make_scenario(plan, partition, region_table(), Method{})
        .tally.country(Layer::change, "returned_to_ukraine")
        .km2();
}

} // namespace

TEST_CASE("a plan may draw a zone of its own, and a rule moves the land in it and no other") {
    const Plan plan = plan_with_rules(zone(box) + freeze + left_in("box"));
    REQUIRE(plan.zones.size() == 1);
    CHECK(plan.zones[0].polygons[0].exterior.front() == plan.zones[0].polygons[0].exterior.back());
    CHECK(returned_km2(plan) ==
          doctest::Approx(area_of(rectangle(24.25, 45.25, 24.75, 45.75)).km2()));
    CHECK(describe(plan, real_regions(), real_places()).find("the zone \"The box\" (box), 2,1") !=
          std::string::npos);
    CHECK(describe(plan.rules[1].body, real_regions(), with_own_places(real_places(), {plan}))
              .find("the zone \"The box\"") != std::string::npos);
}

TEST_CASE("a zone may be a circle around a position, a town, or a site of the plan's own") {
    const Plan round =
        plan_with_rules(zone("lon = 24.5\nlat = 45.5\nkm = 10") + freeze + left_in("box"));
    CHECK(returned_km2(round) == doctest::Approx(314.16).epsilon(0.01));
    const Plan town = plan_with_rules(zone("place = \"Kramatorsk\"\nkm = 5") + freeze);
    CHECK(area_of(town.zones[0].polygons).km2() == doctest::Approx(78.5).epsilon(0.01));
    const std::string site =
        "\n[[site]]\nid = \"mine\"\nname = { en = \"A mine\", uk = \"Шахта\" }\n"
        "lon = 24.5\nlat = 45.5\n";
    const Plan around =
        plan_with_rules(site + zone("site = \"mine\"\nkm = 10") + freeze + left_in("box"));
    CHECK(returned_km2(around) == doctest::Approx(returned_km2(round)));
}

TEST_CASE("rules name a plan's own sites, also to measure from") {
    const std::string site =
        "\n[[site]]\nid = \"mine\"\nname = { en = \"A mine\", uk = \"Шахта\" }\n"
        "place = \"Kramatorsk\"\n";
    const Plan plan = plan_with_rules(
        site + freeze +
        "\n[[rule]]\ntype = \"demilitarise\"\narea = { within = { site = \"mine\", km = 20 } }\n"
        "barred = [\"russia\"]\ncertainty = \"explicit\"\n"
        "\n[[rule]]\ntype = \"site\"\nsite = \"mine\"\nterms = { control = \"Ukraine\" }\n"
        "certainty = \"explicit\"\n");
    CHECK(distances_in(plan)[0].centre == *plan.sites[0].position);
    CHECK(describe(plan, real_regions(), real_places()).find("the site \"A mine\" (mine) at 37.") !=
          std::string::npos);
}

TEST_CASE("mistakes in a plan's own places are named with line and key") {
    CHECK(complaint_about_rules(zone(box) + freeze) == "no complaint");
    CHECK(complaint_about_rules(zone(box, "kinburn") + freeze)
              .find("zone 1, id: there is a zone 'kinburn' already") != std::string::npos);
    CHECK(
        complaint_about_rules(zone(box) + zone(box) + freeze).find("the zone 'box' stands twice") !=
        std::string::npos);
    CHECK(complaint_about_rules(zone("polygon = [[45, 24], [45, 25], [46, 25]]") + freeze)
              .find("longitude comes before latitude") != std::string::npos);
    CHECK(complaint_about_rules(zone("lon = 3.5\nlat = 45\nkm = 5") + freeze)
              .find("is far from Ukraine") != std::string::npos);
    CHECK(complaint_about_rules(zone("polygon = [[24, 45], [25, 46], [25, 45], [24, 46]]") + freeze)
              .find("these lines cross or touch each other") != std::string::npos);
    CHECK(complaint_about_rules(zone("km = 5") + freeze).find("one of these tells where it is") !=
          std::string::npos);
    CHECK(complaint_about_rules(zone(box + "\nkm = 5") + freeze)
              .find("a zone is a 'polygon', or a circle") != std::string::npos);
    CHECK(complaint_about_rules(zone("site = \"znpq\"\nkm = 5") + freeze)
              .find("unknown site 'znpq'") != std::string::npos);
    CHECK(complaint_about_rules(zone(box + "\nregion = \"Donetks\"") + freeze)
              .find("did you mean 'Donetsk") != std::string::npos);
    CHECK(complaint_about_rules(zone(box) + freeze + left_in("bax")).find("did you mean 'box'?") !=
          std::string::npos);
}

TEST_CASE("plans of one run may share a place, but not give one name to two") {
    const Plan one = plan_with_rules(zone(box) + freeze);
    Plan other = one;
    other.id = "other";
    CHECK(with_own_places({}, {one, other}).zones.size() == 1);
    other.zones[0].polygons[0].exterior[1].lon += 0.1;
    CHECK_THROWS_WITH_AS(with_own_places({}, {one, other}),
                         "the zone 'box' of the plan other is another one than that of a plan "
                         "before it: call one of them otherwise",
                         ConfigError);
}

TEST_CASE("a plan that says whose contested land is goes before what the run says") {
    const auto kept = [](const Plan& plan, ContestedPolicy policy) {
        Method method;
        method.contested = policy;
        const Scenario scenario = make_scenario(plan, cut_for(plan), region_table(), method);
        return scenario.tally.country(Layer::change, "kept_by_russia").km2();
    };
    const double held = area_of(square_of(0)).km2();
    const double with_contested = held + area_of(square_of(1)).km2();
    const Plan silent = plan_with_rules(freeze);
    CHECK(kept(silent, ContestedPolicy::separate) == doctest::Approx(held));
    CHECK(kept(silent, ContestedPolicy::russian) == doctest::Approx(with_contested));
    const Plan russian = plan_with_rules("contested = \"russian\"\n" + freeze);
    const Plan separate = plan_with_rules("contested = \"separate\"\n" + freeze);
    for (const ContestedPolicy policy : all_contested_policies) {
        CHECK(kept(russian, policy) == doctest::Approx(with_contested));
        CHECK(kept(separate, policy) == doctest::Approx(held));
    }
    // The layer of control reads it alike, so that the plan's own figures agree with each other.
    const Scenario scenario = make_scenario(russian, cut_for(russian), region_table(), Method{});
    CHECK(scenario.tally.country(Layer::control, "contested").value == 0);
    CHECK(scenario.tally.country(Layer::control, "russian").km2() ==
          doctest::Approx(with_contested));
    CHECK(describe(russian, real_regions(), real_places())
              .find("Read with contested land taken for held by Russia.") != std::string::npos);
}

TEST_CASE("whose contested land is may be an open point, and its range says what it matters") {
    const Plan plan = plan_with_rules(
        freeze +
        "\n[[rule]]\ntype = \"relinquish\"\nside = \"russia\"\narea = { outside = [\"crimea\"] }\n"
        "extent = \"all\"\ncertainty = \"explicit\"\n"
        "\n[[option]]\nid = \"grey-zone-russian\"\ntitle = \"the grey zone counts as Russian\"\n"
        "condition = \"the commission saying so\"\ncontested = \"russian\"\n");
    const Scenario scenario = make_scenario(plan, cut_for(plan), region_table(), Method{});
    CHECK(scenario.envelope.readings == 2);
    const AreaRange& returned = scenario.envelope.balance.returned_to_ukraine;
    CHECK(returned.low.km2() == doctest::Approx(area_of(square_of(0)).km2()));
    CHECK(returned.high.km2() ==
          doctest::Approx(area_of(square_of(0)).km2() + area_of(square_of(1)).km2()));
}

TEST_CASE("rules that select no land on a map are told, those of options too") {
    const Plan plan = plan_with_rules(
        zone(box) + zone("polygon = [[30, 50], [30.1, 50], [30.1, 50.1]]", "nowhere") + freeze +
        left_in("box") + left_in("nowhere") +
        "\n[[option]]\nid = \"more\"\ntitle = \"more\"\ncondition = \"talks\"\n"
        "\n[[option.rule]]\ntype = \"withdraw\"\nside = \"russia\"\n"
        "area = { zones = [\"nowhere\"] }\nto = \"zone\"\npoint = \"7\"\ncertainty = "
        "\"inferred\"\n");
    const std::vector<RuleWithoutLand> found = rules_without_land(plan, cut_for(plan));
    REQUIRE(found.size() == 2);
    CHECK(describe(found[0]) == "rule 3 (withdraw)");
    CHECK(found[0].line == plan.rules[2].line);
    CHECK(describe(found[1]) == "rule 1 of the option \"more\" (withdraw, point 7)");
}
