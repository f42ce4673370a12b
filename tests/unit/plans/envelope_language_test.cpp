// SPDX-License-Identifier: MIT
// Options, buffers, pockets, swaps and distances: what they do, and what plan files may not say.
#include "partition/lines_of_control.hpp"
#include "plans/area.hpp"
#include "plans/plan_zones.hpp"
#include "plans/variants.hpp"
#include "support/worlds.hpp"
#include "tally/tally.hpp"
#include "unit/plans/plan_fixture.hpp"

#include <cmath>
#include <numbers>

using namespace demarc;
using namespace demarc::testing;

namespace {

constexpr std::string_view freeze = R"(
[[rule]]
type = "freeze"
certainty = "explicit"
)";

/// West of 26.5 E Russian in the two southern rows of the chessboard.
Partition front(const std::vector<Plan>& plans, const std::vector<DatedLine>& lines = {}) {
    return cut_for_plans(chessboard(),
                         snapshot({{ControlClass::russian, {rectangle(24, 45, 26.5, 47)}, ""}}),
                         region_table(), {}, plans, Reconcile::off, lines);
}

double overlaid_km2(const Plan& plan, const Partition& partition, Side side) {
    const PlanOutcomes outcomes = evaluate(plan, partition);
    double km2 = 0;
    for (FaceIndex i = 0; i < partition.faces.size(); ++i) {
        const bool russian = is_russian(partition.faces[i].control);
        if (russian == (side == Side::russia) && name_of(outcomes.faces[i].overlay) != "none") {
            km2 += partition.faces[i].area(AreaMethod::authalic).km2();
        }
    }
    return km2;
}

/// What a band of this depth covers along the front, which has one right angle: outside it a
/// quarter of a disc comes on top, inside it a square is counted twice.
double expected_km2(double depth, double line, Side side) {
    const double corner = side == Side::ukraine ? std::numbers::pi / 4 : -1;
    return depth * line + corner * depth * depth;
}

/// The line of the front is 2 degrees of a meridian, about 222 km, plus 2.5 degrees of a parallel.
double line_km(const Partition& partition) {
    double metres = 0;
    for (const LineString& line : line_of_contact(partition)) {
        metres += geodesic_length(line).value;
    }
    return metres / 1000;
}

} // namespace

TEST_CASE("a buffer lies as deep on each side as its rule says, and moves no land") {
    const Plan plan = plan_with_rules(std::string(freeze) + R"(
[[rule]]
type = "buffer"
km_ukraine = 15
km_russia = 5
bans = "heavy arms"
certainty = "explicit"
)");
    const Partition partition = front({plan});
    const double line = line_km(partition);
    CHECK(overlaid_km2(plan, partition, Side::ukraine) ==
          doctest::Approx(expected_km2(15, line, Side::ukraine)).epsilon(0.005));
    CHECK(overlaid_km2(plan, partition, Side::russia) ==
          doctest::Approx(expected_km2(5, line, Side::russia)).epsilon(0.005));
    const PlanOutcomes outcomes = evaluate(plan, partition);
    for (FaceIndex i = 0; i < partition.faces.size(); ++i) {
        CHECK(outcomes.faces[i].before == outcomes.faces[i].after);
        const std::string overlay = name_of(outcomes.faces[i].overlay);
        CHECK((overlay == "none" || overlay == "heavy_arms_withdrawn"));
    }
}

TEST_CASE("a buffer of which only the total is known ranges from all on one side to the other") {
    const Plan plan = plan_with_rules(std::string(freeze) + R"(
[[rule]]
type = "buffer"
total_km = 40
certainty = "reported"
)");
    REQUIRE(plan.options.size() == 2);
    const std::vector<Variant> variants = variants_of(plan);
    REQUIRE(variants.size() == 3);
    const Partition partition = front({plan});
    const double line = line_km(partition);
    const double depth[3][2] = {{20, 20}, {40, 0}, {0, 40}};
    for (std::size_t i = 0; i < 3; ++i) {
        CAPTURE(i);
        CHECK(overlaid_km2(variants[i].plan, partition, Side::ukraine) ==
              doctest::Approx(expected_km2(depth[i][0], line, Side::ukraine)).epsilon(0.005));
        CHECK(overlaid_km2(variants[i].plan, partition, Side::russia) ==
              doctest::Approx(expected_km2(depth[i][1], line, Side::russia)).epsilon(0.005));
    }
}

TEST_CASE("a line of another date needs a map of that day, and parts the sides by that map") {
    const Plan plan = plan_with_rules(std::string(freeze) + R"(
[[rule]]
type = "revert"
line = "2014-09-19"
certainty = "explicit"

[[rule]]
type = "buffer"
line = "2014-09-19"
km = 15
certainty = "explicit"
)");
    CHECK(
        exclusion_reason(plan, front({plan})) ==
        "it speaks of the line of 19 September 2014, and no map of that day is given: add one with "
        "`lines` 2014-09-19=FILE");
    const DatedLine then{"2014-09-19",
                         snapshot({{ControlClass::russian, {rectangle(24, 45, 25.5, 46)}, ""}})};
    const Partition partition = front({plan}, {then});
    CHECK_FALSE(exclusion_reason(plan, partition).has_value());
    const PlanOutcomes outcomes = evaluate(plan, partition);
    for (FaceIndex i = 0; i < partition.faces.size(); ++i) {
        const LonLat at = partition.faces[i].inside;
        const bool russian_then = at.lon < 25.5 && at.lat < 46;
        CHECK((outcomes.faces[i].after == Administration::russia) == russian_then);
        const bool near_then = std::abs(at.lon - 25.5) < 0.1 && at.lat < 45.9;
        const bool near_now = std::abs(at.lon - 26.5) < 0.15;
        CHECK((!near_then || outcomes.faces[i].overlay.demilitarised));
        CHECK((!near_now || !outcomes.faces[i].overlay.demilitarised));
    }
}

TEST_CASE("a map of the eve of the invasion tells apart what the map of the day does not") {
    const Plan plan = plan_with_rules(std::string(freeze) + R"(
[[rule]]
type = "revert"
line = "2022-02-23"
certainty = "explicit"
)");
    CHECK(exclusion_reason(plan, front({plan})).has_value());
    const auto check = [&](const ControlSnapshot& then) {
        const Partition partition = front({plan}, {{"2022-02-23", then}});
        CHECK_FALSE(exclusion_reason(plan, partition).has_value());
        const PlanOutcomes outcomes = evaluate(plan, partition);
        for (FaceIndex i = 0; i < partition.faces.size(); ++i) {
            const LonLat at = partition.faces[i].inside;
            const bool russian_then = at.lon < 25.5 && at.lat < 46;
            CHECK((outcomes.faces[i].after == Administration::russia) == russian_then);
            const bool before_2022 = partition.faces[i].control == ControlClass::russian_pre_2022;
            CHECK(before_2022 == (russian_then && is_russian(partition.faces[i].drawn)));
        }
    };
    const MultiPolygon held_then{rectangle(24, 45, 25.5, 46)};
    check(snapshot({{ControlClass::russian, held_then, ""}}));
    // A later map may show that line too: its class of land held since before 2022 is meant.
    check(snapshot({{ControlClass::russian_pre_2022, held_then, ""},
                    {ControlClass::russian, {rectangle(27, 45, 28, 46)}, ""}}));
}

TEST_CASE("border pockets touch the border and are apart from the main occupied body") {
    // Region 4 in the south row is the area. One pocket on the border, one inland, and a piece that
    // hangs together with Russian-held land of region 3; another one meets it at a point only.
    const Partition partition =
        cut(chessboard(),
            snapshot({{ControlClass::russian,
                       {rectangle(28.4, 45, 28.6, 45.2), rectangle(28.4, 45.5, 28.6, 45.6),
                        rectangle(27.5, 45.3, 28.2, 45.9), rectangle(28.2, 45.0, 28.3, 45.3)},
                       ""}}),
            region_table(), {}, Reconcile::off);
    std::vector<bool> area;
    for (const Face& face : partition.faces) {
        area.push_back(face.region == 4);
    }
    const std::vector<bool> pockets = border_pockets(partition, area);
    for (FaceIndex i = 0; i < partition.faces.size(); ++i) {
        const Face& face = partition.faces[i];
        const bool expected =
            is_russian(face.control) && face.inside.lat < 45.3 && face.region == 4;
        CAPTURE(face.inside.lon);
        CAPTURE(face.inside.lat);
        CHECK(pockets[i] == expected);
    }
}

TEST_CASE("a swap gives and takes") {
    const Plan plan = plan_with_rules(std::string(freeze) + R"(
[[rule]]
type = "swap"
side = "ukraine"
give = { regions = ["Donetsk"] }
take = { regions = ["Kherson"] }
certainty = "explicit"
)");
    const Partition partition = partition_of(
        {square("UA-14", ControlClass::ukrainian, 0), square("UA-14", ControlClass::russian, 1),
         square("UA-65", ControlClass::ukrainian, 2), square("UA-65", ControlClass::russian, 3)});
    CHECK(changes(evaluate(plan, partition)) ==
          std::vector{Change::passed_to_russia, Change::kept_by_russia, Change::kept_by_ukraine,
                      Change::returned_to_ukraine});
}

TEST_CASE("an area may be bounded by the distance to a line, a site or a position") {
    const Plan plan = plan_with_rules(std::string(freeze) + R"(
[[rule]]
type = "demilitarise"
area = { within = { line = "contact", km = 20 }, beyond = { lon = 26.5, lat = 45.5, km = 30 } }
barred = ["russia"]
certainty = "explicit"
)");
    const Partition partition = front({plan});
    const PlanOutcomes outcomes = evaluate(plan, partition);
    int demilitarised = 0;
    for (FaceIndex i = 0; i < partition.faces.size(); ++i) {
        const LonLat at = partition.faces[i].inside;
        if (outcomes.faces[i].overlay.demilitarised) {
            ++demilitarised;
            const double east = (at.lon - 26.5) * 78;
            const double north = (at.lat - 45.5) * 111;
            CHECK(std::hypot(east, north) > 29);
        }
    }
    CHECK(demilitarised > 0);
    const Plan around = plan_with_rules(std::string(freeze) + R"(
[[rule]]
type = "demilitarise"
area = { within = { site = "znpp", km = 10 } }
barred = ["russia"]
certainty = "explicit"
)");
    CHECK(zone_id(distances_in(around).at(0)) == "34.586E-47.512N-10km");
}

TEST_CASE("options combine across groups and exclude each other within one") {
    const std::string rules = std::string(freeze) + R"(
[[rule]]
id = "donetsk"
type = "withdraw"
side = "ukraine"
area = { regions = ["Donetsk"] }
to = "zone"
certainty = "explicit"

[[option]]
id = "kept"
title = "Donetsk kept"
condition = "a vote"
drops = ["donetsk"]

[[option]]
id = "small"
group = "return"
title = "Sumy returned"
condition = "talks"
[[option.rule]]
type = "withdraw"
side = "russia"
area = { regions = ["Sumy"] }
to = "ukraine"
certainty = "reported"

[[option]]
id = "large"
group = "return"
title = "Sumy and Kharkiv returned"
condition = "talks"
[[option.rule]]
type = "withdraw"
side = "russia"
area = { regions = ["Sumy", "Kharkiv"] }
to = "ukraine"
certainty = "reported"
)";
    const Plan plan = plan_with_rules(rules);
    CHECK(open_points(plan).size() == 2);
    CHECK(variants_of(plan).size() == 6);
    const Partition partition = partition_of({square("UA-14", ControlClass::ukrainian, 0),
                                              square("UA-59", ControlClass::russian, 1),
                                              square("UA-63", ControlClass::russian, 2)});
    Partition measured = partition;
    measured.region_areas.resize(real_regions().size());
    for (auto& areas : measured.region_areas) {
        areas.fill(SquareMetres::from_km2(100));
    }
    const Scenario scenario = make_scenario(plan, measured, real_regions(), Method{});
    CHECK(scenario.envelope.readings == 6);
    // The plan's own reading: a zone, nothing returned.
    CHECK(scenario.tally.balance.net_to_russia_with_zone().km2() == doctest::Approx(100));
    CHECK(scenario.envelope.balance.net_with_zone.low.km2() == doctest::Approx(-200));
    CHECK(scenario.envelope.balance.net_with_zone.high.km2() == doctest::Approx(100));
    REQUIRE(scenario.envelope.drivers.size() == 2);
    CHECK(scenario.envelope.drivers[0].alone.net_with_zone.low.km2() == doctest::Approx(0));
    CHECK(scenario.envelope.drivers[1].alone.net_without_zone.low.km2() == doctest::Approx(-200));
    CHECK(scenario.envelope.drivers[1].alone.net_without_zone.high.km2() == doctest::Approx(0));
    CHECK(scenario.envelope.differs == std::vector{true, true, true});
    for (const TallyRow& row : scenario.tally.rows) {
        CHECK(row.readings.low <= row.area);
        CHECK(row.area <= row.readings.high);
    }
}

TEST_CASE("an option may stand for another plan, in all of its readings") {
    const Plan geneva = real_plan("geneva-2025-11");
    const Plan us28 = real_plan("us-28-point-2025-11");
    const std::vector<Variant> variants = variants_of(geneva);
    const std::vector<Variant> of_us28 = variants_of(us28);
    REQUIRE(of_us28.size() == 4);
    REQUIRE(variants.size() == 1 + of_us28.size() + 2);
    for (std::size_t i = 0; i < of_us28.size(); ++i) {
        CHECK(variants[1 + i].plan.rules.size() == of_us28[i].plan.rules.size());
    }
}

TEST_CASE("plans that refer to each other in a circle are refused") {
    const ScratchFolder folder;
    const auto write = [&](const std::string& id, const std::string& other) {
        return folder.write(id + ".toml", "id = \"" + id + R"("
title = { en = "A plan", uk = "План" }
summary = "For a test."
author = "nobody"
status = "reported"
date = 2025-11-20
source = [{ title = "A text", publisher = "A paper" }]

[[rule]]
type = "freeze"
certainty = "explicit"

[[option]]
id = "other"
title = "the other plan"
condition = "agreement"
plan = ")" + other + "\"\n");
    };
    write("two", "one");
    try {
        read_plan(write("one", "two"), real_regions(), real_places(), plan_schema());
        FAIL("accepted");
    } catch (const ConfigError& error) {
        CHECK(std::string(error.what())
                  .find("two.toml:17: option 1, plan: the plan 'one' refers "
                        "back to this one") != std::string::npos);
    }
}

TEST_CASE("a deferral that names no place is about what Russia holds, and asks for no other land") {
    const std::string base(freeze);
    const auto area_of = [&](const std::string& area) {
        const Plan plan = plan_with_rules(base + "\n[[rule]]\ntype = \"defer\"\nto = \"talks\"\n" +
                                          area + "certainty = \"explicit\"\n");
        return std::get<Defer>(plan.rules.back().body).area;
    };
    CHECK(area_of("").held_by == Side::russia);
    CHECK(area_of("area = { outside = [\"crimea\"] }\n").held_by == Side::russia);
    CHECK_FALSE(area_of("area = { regions = [\"annexed-2022\"] }\n").held_by);
    CHECK_FALSE(area_of("area = { control = [\"contested\"] }\n").held_by);
    for (const char* area : {"held_by = \"ukraine\"", "control = [\"ukrainian\", \"russian\"]"}) {
        CHECK(complaint_about_rules(base +
                                    "\n[[rule]]\ntype = \"defer\"\nto = \"talks\"\narea = { " +
                                    area + " }\ncertainty = \"explicit\"\n")
                  .find("only land in dispute is left open: land that Ukraine holds has to be "
                        "named by 'regions', 'zones' or 'within'") != std::string::npos);
    }
}

TEST_CASE("rules that can never select land, contradict each other or give no depth are refused") {
    const std::string base(freeze);
    const auto never =
        "the conditions of its area contradict each other: it can select no land on any "
        "map";
    CHECK(complaint_about_rules(base + R"(
[[rule]]
type = "withdraw"
side = "russia"
area = { regions = ["Sumy"], zones = ["kinburn"] }
to = "ukraine"
certainty = "explicit"
)") == std::string("test.toml:13: rule 2: ") + never);
    CHECK(complaint_about_rules(base + R"(
[[rule]]
type = "recognise"
area = { held_by = "ukraine", control = ["russian"] }
degree = "russia_de_facto"
by = ["nobody"]
certainty = "explicit"
)")
              .find(never) != std::string::npos);
    CHECK(complaint_about_rules(base + R"(
[[rule]]
type = "demilitarise"
area = { within = { line = "contact", km = 5 }, beyond = { line = "contact", km = 10 } }
barred = ["russia"]
certainty = "explicit"
)")
              .find(never) != std::string::npos);
    const std::string contradictory = R"(
[[rule]]
type = "withdraw"
side = "ukraine"
area = { regions = ["Donetsk"], held_by = "ukraine" }
to = "zone"
certainty = "explicit"

[[rule]]
type = "withdraw"
side = "ukraine"
area = { regions = ["donbas"] }
to = "russia"
certainty = "explicit"
)";
    CHECK(complaint_about_rules(base + contradictory) ==
          "test.toml:20: rule 3: 'withdraw' contradicts rule 2 ('withdraw', line 13): it settles "
          "all of that rule's land otherwise, so that rule would never count");
    CHECK(complaint_about_rules(base + R"(
[[rule]]
type = "site"
site = "znpp"
terms = { control = "Ukraine" }
certainty = "explicit"

[[rule]]
type = "site"
site = "znpp"
terms = { control = "Russia" }
certainty = "explicit"
)")
              .find("contradicts rule 2") != std::string::npos);
    CHECK(complaint_about_rules(base + "\n[[rule]]\ntype = \"buffer\"\ncertainty = \"explicit\"\n")
              .find("rule 2: a buffer has a depth") != std::string::npos);
    CHECK(complaint_about_rules(base + R"(
[[rule]]
type = "demilitarise"
area = { within = { km = 5 } }
barred = ["russia"]
certainty = "explicit"
)")
              .find("rule 2: 'within' needs a 'line', a 'site', a 'place', or 'lon' with 'lat'") !=
          std::string::npos);
    CHECK(complaint_about_rules(base + R"(
[[rule]]
type = "relinquish"
side = "ukraine"
area = { regions = ["Sumy"] }
extent = "border"
certainty = "explicit"
)")
              .find("only Russian-held land has pockets") != std::string::npos);
}

TEST_CASE("a general rule may be narrowed by a later one") {
    CHECK(complaint_about_rules(std::string(freeze) + R"(
[[rule]]
type = "withdraw"
side = "ukraine"
area = { regions = ["donbas"] }
to = "russia"
certainty = "explicit"

[[rule]]
type = "withdraw"
side = "ukraine"
area = { regions = ["Donetsk"] }
to = "zone"
certainty = "explicit"
)") == "no complaint");
}
