// SPDX-License-Identifier: MIT
// What authors of plans of their own name: towns, lines of other days, land left to nobody.
#include "plans/plan_zones.hpp"
#include "support/worlds.hpp"
#include "tally/tally.hpp"
#include "unit/plans/plan_fixture.hpp"
#include "words/describe.hpp"

using namespace demarc;
using namespace demarc::testing;

namespace {

std::string around(const std::string& place) {
    return "\n[[rule]]\ntype = \"demilitarise\"\narea = { within = { " + place +
           ", km = 20 } }\nbarred = [\"russia\"]\ncertainty = \"explicit\"\n";
}

std::string withdraw(const std::string& to) {
    return "\n[[rule]]\ntype = \"withdraw\"\nside = \"ukraine\"\nto = \"" + to +
           "\"\narea = { regions = [\"Donetsk\"], held_by = \"ukraine\" }\n"
           "certainty = \"explicit\"\n";
}

} // namespace

TEST_CASE("an area may be bounded by the distance to a town, by its name in either language") {
    const Plan english = plan_with_rules(around("place = \"Kramatorsk\""));
    const Plan ukrainian = plan_with_rules(around("place = \"Краматорськ\""));
    REQUIRE(distances_in(english).size() == 1);
    CHECK(distances_in(english) == distances_in(ukrainian));
    CHECK(distances_in(english)[0].centre.lon == doctest::Approx(37.58).epsilon(0.001));
    CHECK(describe(english.rules[0].body, real_regions(), real_places()) ==
          "Demilitarised: all of Ukraine, within 20 km of Kramatorsk, without armed forces of "
          "Russia.");
    const Plan namesake = plan_with_rules(around("place = \"Mykolaivka, Donetsk\""));
    CHECK(distances_in(namesake)[0].centre.lon == doctest::Approx(37.77).epsilon(0.001));
}

TEST_CASE("a town that is not there or has namesakes is named with line, rule and a way out") {
    CHECK(complaint_about_rules(around("place = \"Kramatosk\"")) ==
          "test.toml:11: rule 1, area, within, place: the gazetteer has no place 'Kramatosk'; did "
          "you mean 'Kramatorsk'?");
    const std::string namesakes = complaint_about_rules(around("place = \"Mykolaivka\""));
    CHECK(namesakes.starts_with("test.toml:11: rule 1, area, within, place: "));
    CHECK(namesakes.find("places are called 'Mykolaivka': add the region after a comma, or give "
                         "'lon' and 'lat' of one: Mykolaivka, Donetsk Oblast (37.7") !=
          std::string::npos);
    CHECK(complaint_about_rules(around("place = \"Mykolaivka, Donetks\""))
              .find("unknown region 'Donetks'") != std::string::npos);
    CHECK(complaint_about_rules(around("place = \"Kramatorsk\", site = \"znpp\""))
              .find("needs a 'line', a 'site', a 'place', or 'lon' with 'lat', and only one") !=
          std::string::npos);
}

TEST_CASE("a river can be named, but not measured from") {
    CHECK(complaint_about_rules(around("site = \"dnieper\"")) ==
          "test.toml:11: rule 1, area, within, site: 'dnieper' has no one position to measure "
          "from");
    const Plan plan = plan_with_rules("[[rule]]\ntype = \"site\"\nsite = \"dnieper\"\n"
                                      "terms = { access = \"free\" }\ncertainty = \"explicit\"\n");
    CHECK(describe(plan.rules[0].body, real_regions(), real_places()) ==
          "The Dnipro: access: free.");
}

TEST_CASE("land left to nobody is barred to both armies, and neither side's nor a zone") {
    const Outcome nobody =
        evaluate(plan_with_rules(withdraw("nobody")), donetsk_in_four_classes()).faces[0];
    CHECK(nobody.after == Administration::undetermined);
    CHECK(nobody.change == Change::undetermined);
    CHECK(nobody.overlay == Overlay{true, true, true, false});
    CHECK(nobody.certainty == Certainty::explicit_);

    const Plan plan =
        plan_with_rules("[[rule]]\ntype = \"withdraw\"\nside = \"ukraine\"\nto = \"nobody\"\n"
                        "area = { held_by = \"ukraine\" }\ncertainty = \"explicit\"\n");
    const Partition partition = cut_for_plans(
        chessboard(), snapshot({{ControlClass::russian, {rectangle(24, 45, 26.5, 47)}, ""}}),
        region_table(), {}, {plan}, Reconcile::off);
    const Balance balance = make_scenario(plan, partition, region_table(), Method{}).tally.balance;
    CHECK(balance.net_to_russia_without_zone().km2() == 0);
    CHECK(balance.net_to_russia_with_zone().km2() == 0);
    CHECK(describe(plan.rules[0].body, real_regions(), real_places()) ==
          "Ukrainian forces withdraw from the land they hold in all of Ukraine, which neither army "
          "enters; who administers it is not settled.");
}

TEST_CASE("leaving land to nobody and to a zone contradict each other") {
    CHECK(complaint_about_rules(withdraw("zone") + withdraw("nobody")).find("contradicts rule 1") !=
          std::string::npos);
    CHECK(complaint_about_rules(withdraw("nobody") + withdraw("nobody")).find("repeats rule 1") !=
          std::string::npos);
}

TEST_CASE("a freeze may follow the line of another day, and comes before withdrawals") {
    const Plan plan = plan_with_rules(R"(
[[rule]]
type = "freeze"
line = "2014-09-19"
certainty = "explicit"

[[rule]]
type = "withdraw"
side = "russia"
to = "ukraine"
area = { regions = ["UA-05"] }
certainty = "explicit"
)");
    CHECK(lines_in(plan) == std::vector<std::string>{"2014-09-19"});
    CHECK(phase_of(plan.rules[0].body) == Phase::base_line);
    const DatedLine then{"2014-09-19",
                         snapshot({{ControlClass::russian, {rectangle(24, 45, 25.5, 46)}, ""}})};
    const ControlSnapshot now =
        snapshot({{ControlClass::russian, {rectangle(24, 45, 26.5, 47)}, ""}});
    CHECK(exclusion_reason(
        plan, cut_for_plans(chessboard(), now, region_table(), {}, {plan}, Reconcile::off)));
    const Partition partition =
        cut_for_plans(chessboard(), now, region_table(), {}, {plan}, Reconcile::off, {then});
    const PlanOutcomes outcomes = evaluate(plan, partition);
    for (FaceIndex i = 0; i < partition.faces.size(); ++i) {
        const LonLat at = partition.faces[i].inside;
        if (region_table()[partition.faces[i].region].code.text() != "UA-05") {
            CHECK((outcomes.faces[i].after == Administration::russia) ==
                  (at.lon < 25.5 && at.lat < 46));
        }
    }
    CHECK(describe(plan.rules[0].body, real_regions(), real_places()) ==
          "Each side keeps what it held by the line of 19 September 2014 in all of Ukraine.");
}

TEST_CASE("a freeze on the line of 2022 keeps what was held before, by the class of the map") {
    const Plan plan = plan_with_rules(
        "[[rule]]\ntype = \"freeze\"\nline = \"2022-02-23\"\ncertainty = \"explicit\"\n");
    CHECK(exclusion_reason(plan, false));
    CHECK(after(evaluate(plan, donetsk_in_four_classes())) ==
          std::vector{Administration::ukraine, Administration::ukraine, Administration::russia,
                      Administration::ukraine});
}

TEST_CASE("a swap tells the ratio of its text and is computed by its areas") {
    const std::string swap = "[[rule]]\ntype = \"swap\"\nside = \"ukraine\"\n"
                             "give = { regions = [\"Donetsk\"] }\ntake = { regions = [\"Sumy\"] }\n"
                             "certainty = \"explicit\"\n";
    const Plan with_ratio = plan_with_rules(swap + "ratio = 0.5\n");
    CHECK(describe(with_ratio.rules[0].body, real_regions(), real_places()) ==
          "Ukraine gives what it holds in Donetsk Oblast and takes what Russia holds in Sumy "
          "Oblast; by the text 0.5 km² taken for each one given.");
    CHECK(after(evaluate(with_ratio, donetsk_in_four_classes())) ==
          after(evaluate(plan_with_rules(swap), donetsk_in_four_classes())));
    CHECK(complaint_about_rules(swap + "ratio = 0\n").find("ratio") != std::string::npos);
}
