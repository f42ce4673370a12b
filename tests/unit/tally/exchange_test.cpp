// SPDX-License-Identifier: MIT
#include "support/shared_data.hpp"
#include "support/worlds.hpp"
#include "tally/exchange.hpp"
#include "unit/maps/map_studies.hpp"
#include "unit/plans/plan_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <random>

using namespace demarc;
using testing::chessboard;
using testing::rectangle;
using testing::region_table;
using testing::snapshot;

namespace {

ControlSnapshot held(const Polygon& land) {
    return snapshot({{ControlClass::russian, {land}, ""}});
}

/// Every row of `there` is a row of `back` the other way round, to a thousandth of a km².
void check_mirrored(const Exchange& there, const Exchange& back) {
    CHECK(there.net_to_russia().km2() + back.net_to_russia().km2() == doctest::Approx(0));
    for (const ExchangeRow& row : there.rows) {
        CHECK(back.area(row.to, row.from).km2() ==
              doctest::Approx(there.area(row.from, row.to).km2()));
    }
}

Exchange between(const ControlSnapshot& first, const ControlSnapshot& second,
                 Reconcile reconcile = Reconcile::off) {
    return compare_days(chessboard(), first, second, region_table(), reconcile,
                        AreaMethod::authalic, {});
}

} // namespace

TEST_SUITE("exchange") {

    TEST_CASE("between two days gains and losses are told apart, not only their sum") {
        const Exchange moved =
            between(held(rectangle(31, 45.5, 33, 46.5)), held(rectangle(30, 45.5, 32, 46.5)));
        const double degree = area_of(rectangle(30, 45.5, 31, 46.5)).km2();
        CHECK(moved.area("ukraine", "russia").km2() == doctest::Approx(degree));
        CHECK(moved.area("russia", "ukraine").km2() == doctest::Approx(degree));
        CHECK(moved.net_to_russia().km2() == doctest::Approx(0));
    }

    TEST_CASE("either day's map is warned of where much of it lies outside Ukraine") {
        const auto inside = held(rectangle(31, 45.5, 32.5, 46.5));
        auto shifted = held(rectangle(32, 45.5, 34, 46.5));
        shifted.files.push_back({"control", "shifted.geojson", "", "", "", "", ""});
        CHECK(between(inside, inside).warnings.empty());
        for (const Exchange& moved : {between(shifted, inside), between(inside, shifted)}) {
            REQUIRE(moved.warnings.size() == 1);
            CHECK(moved.warnings.front().where == "shifted.geojson");
            CHECK(moved.warnings.front().warning == InputWarning::outside_ukraine);
        }
    }

    TEST_CASE("the other way round, everything is exchanged back") {
        std::mt19937 random(20251124);
        for (int i = 0; i < 5; ++i) {
            const auto first = held(testing::random_star(random, {28, 46.5}, 1.2, 15));
            const auto second = held(testing::random_star(random, {28.4, 46.3}, 1.2, 15));
            check_mirrored(between(first, second), between(second, first));
        }
    }

    TEST_CASE(
        "any two shipped plans differ by the opposite of the other way round, in all layers") {
        const Study& study = testing::embedded_study();
        const auto between_plans = [&](const Scenario& first, const Scenario& second) {
            return compare_plans(first.outcomes, second.outcomes, study.partition,
                                 study.method.area, {});
        };
        const auto check_rows = [](const std::vector<ExchangeRow>& there,
                                   const std::vector<ExchangeRow>& back) {
            REQUIRE(there.size() == back.size());
            for (const ExchangeRow& row : there) {
                CHECK(std::count_if(back.begin(), back.end(), [&](const ExchangeRow& other) {
                          return other.region == row.region && other.from == row.to &&
                                 other.to == row.from && other.area.value == row.area.value;
                      }) == 1);
            }
        };
        std::size_t with_zone = 0;
        for (const Scenario& first : study.scenarios) {
            for (const Scenario& second : study.scenarios) {
                CAPTURE(first.plan.id);
                CAPTURE(second.plan.id);
                const Exchange there = between_plans(first, second);
                const Exchange back = between_plans(second, first);
                check_rows(there.rows, back.rows);
                check_rows(there.overlays, back.overlays);
                check_rows(there.legal, back.legal);
                CHECK(there.net_to_russia().value == doctest::Approx(-back.net_to_russia().value));
                CHECK(there.net_to_russia_with_zone().value ==
                      doctest::Approx(-back.net_to_russia_with_zone().value));
                with_zone += there.has_zone() ? 1 : 0;
                if (&first == &second) {
                    CHECK(there.rows.size() + there.overlays.size() + there.legal.size() == 0);
                }
            }
        }
        CHECK(with_zone > 0);
    }

    TEST_CASE(
        "the balance between a plan and the present line is the plan's own, with its zone too") {
        const Study& study = testing::embedded_study();
        for (const Scenario& scenario : study.scenarios) {
            CAPTURE(scenario.plan.id);
            const Exchange moved =
                compare_plans(study.scenarios.front().outcomes, scenario.outcomes, study.partition,
                              study.method.area, {});
            if (scenario.tally.balance.undetermined.km2() > 0) {
                continue; // what is left open is in neither hand
            }
            CHECK(moved.net_to_russia().km2() ==
                  doctest::Approx(scenario.tally.balance.net_to_russia_without_zone().km2()));
            CHECK(moved.net_to_russia_with_zone().km2() ==
                  doctest::Approx(scenario.tally.balance.net_to_russia_with_zone().km2()));
        }
    }

    TEST_CASE("a border that is drawn anew is no land that changes hands") {
        const Exchange redrawn = between(held(rectangle(30, 45, 33, 48)),
                                         held(rectangle(30, 45, 32.99, 48)), Reconcile::on);
        CHECK(redrawn.total().km2() == doctest::Approx(0));
        REQUIRE(redrawn.border_redrawn);
        CHECK(redrawn.border_redrawn->km2() ==
              doctest::Approx(-area_of(rectangle(32.99, 45, 33, 48)).km2()));
    }

    TEST_CASE("contested land is a hand of its own") {
        const auto contested =
            snapshot({{ControlClass::contested, {rectangle(30, 46, 31, 47)}, ""}});
        const Exchange taken = between(contested, held(rectangle(30, 46, 31, 47)));
        CHECK(taken.area("contested", "russia").km2() ==
              doctest::Approx(area_of(rectangle(30, 46, 31, 47)).km2()));
    }

    TEST_CASE("an area is compared with the nearest that a reader knows") {
        const auto known = read_known_areas(demarc::testing::shipped_data("places/areas.csv"));
        CHECK(comparison(SquareMetres::from_km2(2'586), known) == "about the size of Luxembourg");
        CHECK(comparison(SquareMetres::from_km2(4'360), known) ==
              "1.7 times the size of Luxembourg");
        CHECK(comparison({}, known).empty());
    }
}
