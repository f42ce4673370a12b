// SPDX-License-Identifier: MIT
#include "support/worlds.hpp"
#include "tally/claim.hpp"
#include "tally/control_figure.hpp"
#include "tally/tally.hpp"
#include "words/claim_reason.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace demarc;
using testing::chessboard;
using testing::rectangle;
using testing::region_table;
using testing::snapshot;

namespace {

/// Region 26 half Russian-held and a quarter contested.
Partition part_contested() {
    return cut(chessboard(),
               snapshot({{ControlClass::russian, {rectangle(32, 47, 32.5, 48)}, ""},
                         {ControlClass::contested, {rectangle(32.5, 47, 32.75, 48)}, ""}}),
               region_table(), {}, Reconcile::off);
}

Plan plan_of(std::vector<RuleBody> rules) {
    Plan plan;
    plan.id = "test";
    for (RuleBody& body : rules) {
        Rule rule;
        rule.body = std::move(body);
        plan.rules.push_back(std::move(rule));
    }
    return plan;
}

Method with(ContestedPolicy policy) {
    return {AreaMethod::authalic, Denominator::polygon, policy};
}

Claim claim_of(double value, int decimals, Hedge hedge) {
    Claim claim;
    claim.id = "test";
    claim.date = Date::parse("2025-11-24");
    claim.value = value;
    claim.decimals = decimals;
    claim.hedge = hedge;
    claim.classes = {ControlClass::russian, ControlClass::russian_pre_2022};
    return claim;
}

} // namespace

TEST_SUITE("tally") {

    TEST_CASE("classes of every layer add up to the region and to the country") {
        const Partition partition = part_contested();
        for (const ContestedPolicy policy : all_contested_policies) {
            const Tally tally =
                make_scenario(plan_of({Freeze{}}), partition, region_table(), with(policy)).tally;
            for (const Layer layer : all_layers) {
                double country = 0;
                double region_26 = 0;
                for (const TallyRow& row : tally.rows) {
                    country += row.layer == layer && !row.region ? row.share_of_country_pct : 0;
                    region_26 +=
                        row.layer == layer && row.region == 26 ? row.share_of_region_pct : 0;
                }
                CHECK(country == doctest::Approx(100).epsilon(1e-9));
                CHECK(region_26 == doctest::Approx(100).epsilon(1e-9));
            }
        }
    }

    TEST_CASE("each contested policy counts contested land as it says") {
        const Partition partition = part_contested();
        const double square = area_of(testing::square_of(26)).km2();
        const auto russian = [&](ContestedPolicy policy) {
            return russian_control(partition, region_table(), with(policy)).area.km2() / square;
        };
        CHECK(russian(ContestedPolicy::separate) == doctest::Approx(0.5));
        CHECK(russian(ContestedPolicy::ukrainian) == doctest::Approx(0.5));
        CHECK(russian(ContestedPolicy::russian) == doctest::Approx(0.75));
        CHECK(russian(ContestedPolicy::split) == doctest::Approx(0.625));
    }

    TEST_CASE("split contested land goes half by either outcome through a plan's rules") {
        Withdraw withdraw;
        withdraw.side = Side::ukraine;
        withdraw.area.held_by = Side::ukraine;
        withdraw.to = Withdraw::To::russia;
        const Tally tally = make_scenario(plan_of({Freeze{}, withdraw}), part_contested(),
                                          region_table(), with(ContestedPolicy::split))
                                .tally;
        const double square = area_of(testing::square_of(26)).km2();
        // A quarter is Ukrainian-held outright, an eighth by half of the contested quarter.
        CHECK(tally.region(26, Layer::change, "passed_to_russia").km2() ==
              doctest::Approx(0.375 * square));
        CHECK(tally.region(26, Layer::change, "kept_by_russia").km2() ==
              doctest::Approx(0.625 * square));
    }

    TEST_CASE("what Russia leaves to a zone is its loss, and none with the zone as Russian") {
        Withdraw to_zone;
        to_zone.side = Side::russia;
        to_zone.area.held_by = Side::russia;
        to_zone.to = Withdraw::To::zone;
        const Balance balance = make_scenario(plan_of({Freeze{}, to_zone}), part_contested(),
                                              region_table(), with(ContestedPolicy::separate))
                                    .tally.balance;
        const double half = area_of(testing::square_of(26)).km2() / 2;
        CHECK(balance.to_demilitarised_zone.km2() == doctest::Approx(half));
        CHECK(balance.net_to_russia_without_zone().km2() == doctest::Approx(-half));
        CHECK(balance.net_to_russia_with_zone().km2() == doctest::Approx(0));
    }

    TEST_CASE("the balance gives both signs of a demilitarised zone") {
        Withdraw to_zone;
        to_zone.side = Side::ukraine;
        to_zone.area.regions = {25};
        to_zone.area.held_by = Side::ukraine;
        to_zone.to = Withdraw::To::zone;
        Withdraw back;
        back.side = Side::russia;
        back.area.regions = {26};
        back.area.held_by = Side::russia;
        back.to = Withdraw::To::ukraine;
        const Balance balance = make_scenario(plan_of({Freeze{}, to_zone, back}), part_contested(),
                                              region_table(), with(ContestedPolicy::separate))
                                    .tally.balance;
        const double square = area_of(testing::square_of(26)).km2();
        CHECK(balance.net_to_russia_without_zone().km2() == doctest::Approx(-0.5 * square));
        CHECK(balance.net_to_russia_with_zone().km2() == doctest::Approx(0.5 * square));
    }

    TEST_CASE("shares are taken of the denominator that is asked for") {
        const Partition partition = part_contested();
        Method method = with(ContestedPolicy::separate);
        method.denominator = Denominator::official_603628;
        const ControlFigure figure = russian_control(partition, region_table(), method);
        CHECK(figure.of.km2() == doctest::Approx(603628));
        CHECK(figure.share_pct == doctest::Approx(100 * figure.area.km2() / 603628));
    }

    TEST_CASE("a boundary set of another size than Ukraine's official area comes with a caution") {
        BoundarySet boundaries = chessboard();
        const Partition partition = part_contested();
        const auto small = polygon_area_caution(boundaries, partition, region_table());
        REQUIRE(small.has_value());
        CHECK(small->find("less than the official 603,628 km²") != std::string::npos);

        boundaries.coverage = Coverage::territorial_sea;
        Partition large = partition;
        large.region_areas.front().fill(SquareMetres::from_km2(600'000));
        CHECK(polygon_area_caution(boundaries, large, region_table())
                  ->find("because they reach out to sea") != std::string::npos);
    }

    TEST_CASE("what a method counts does not depend on what the run counts") {
        // A strip along the eastern border that is a sliver.
        const ControlSnapshot control =
            snapshot({{ControlClass::russian, {rectangle(30, 45, 32.98, 48)}, ""}});
        Method drawn = with(ContestedPolicy::separate);
        drawn.reconciled = false;
        Method reconciled = drawn;
        reconciled.reconciled = true;
        for (const Reconcile run : {Reconcile::off, Reconcile::on}) {
            const Partition partition = cut(chessboard(), control, region_table(), {}, run);
            CHECK(russian_control(partition, region_table(), drawn).area.km2() ==
                  doctest::Approx(area_of(rectangle(30, 45, 32.98, 48)).km2()));
            CHECK(russian_control(partition, region_table(), reconciled).area.km2() ==
                  doctest::Approx(area_of(rectangle(30, 45, 33, 48)).km2()));
        }
    }

    TEST_CASE("the methods have every choice, once") {
        const std::vector<Method> methods = all_methods();
        CHECK(methods.size() == 3 * 3 * 2 * 4);
        for (std::size_t i = 0; i < methods.size(); ++i) {
            for (std::size_t k = 0; k < i; ++k) {
                CHECK_FALSE(methods[i] == methods[k]);
            }
        }
    }

    TEST_CASE("a claim holds under all methods, some, or none, and the reason says so") {
        const Partition partition = part_contested();
        const ControlSnapshot control = snapshot({});
        const Method own = with(ContestedPolicy::separate);
        const double measured = russian_control(partition, region_table(), own).share_pct;

        CHECK(check(claim_of(80, 0, Hedge::exact), {partition, control, region_table()}, own)
                  .verdict == Verdict::does_not_hold);

        // To a thousandth of a point only the policies that leave contested land out can hold.
        const ClaimCheck some = check(claim_of(std::round(measured * 1000) / 1000, 3, Hedge::exact),
                                      {partition, control, region_table()}, own);
        CHECK(some.verdict == Verdict::holds_under_some_methods);
        CHECK(some.holds_in_own_method);
        CHECK(some.fitting.size() < some.ways.size());
        CHECK(some.measured_range.low <= some.measured);
        CHECK(some.measured <= some.measured_range.high);
        CHECK(reason_of(some).find("in the method of this run it holds") != std::string::npos);
    }

    TEST_CASE("a claim of another time cannot be tested") {
        Claim claim = claim_of(20, 0, Hedge::approximate);
        claim.date = Date::parse("2025-09-01");
        const Partition partition = part_contested();
        const ControlSnapshot control = snapshot({});
        const ClaimCheck result =
            check(claim, {partition, control, region_table()}, with(ContestedPolicy::separate));
        CHECK(result.verdict == Verdict::cannot_be_tested);
        CHECK(reason_of(result).find("1 September 2025") != std::string::npos);
    }

} // TEST_SUITE
