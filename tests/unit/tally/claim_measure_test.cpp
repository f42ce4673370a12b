// SPDX-License-Identifier: MIT
#include "support/shared_data.hpp"
#include "support/worlds.hpp"
#include "tally/claim.hpp"
#include "words/claim_reason.hpp"
#include "words/claim_words.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <utility>

using namespace demarc;
using testing::chessboard;
using testing::rectangle;
using testing::region_table;
using testing::snapshot;

namespace {

Claim claim_of(Quantity quantity, double value, int decimals, Hedge hedge = Hedge::exact) {
    Claim claim;
    claim.quantity = quantity;
    claim.value = value;
    claim.decimals = decimals;
    claim.hedge = hedge;
    claim.classes = {ControlClass::russian, ControlClass::russian_pre_2022};
    return claim;
}

/// For figures of one day, where it does not matter which.
ClaimGround on(const Partition& partition) {
    static const ControlSnapshot some_day = snapshot({});
    return {partition, some_day, region_table()};
}

/// Russian-held: a strip of region 0's square, `degrees` wide.
Partition strip(double degrees) {
    return cut(chessboard(),
               snapshot({{ControlClass::russian, {rectangle(24, 45, 24 + degrees, 46)}, ""}}),
               region_table(), {}, Reconcile::off);
}

} // namespace

TEST_SUITE("claims on a partition") {

    TEST_CASE("land drawn beyond the border is named where it may explain that less is measured") {
        const auto says = [](double west, std::size_t region, double value) {
            const Partition partition =
                cut(chessboard(),
                    snapshot({{ControlClass::russian, {rectangle(west, 45, 24.5, 46)}, ""}}),
                    region_table(), {}, Reconcile::off);
            Claim claim = claim_of(Quantity::share_pct, value, 0);
            claim.regions = {region_table()[region].code};
            const ClaimCheck found = check(claim, on(partition), Method{});
            CHECK(found.verdict == Verdict::does_not_hold);
            return reason_of(found).find("lie beyond the border and coast of this boundary set") !=
                   std::string::npos;
        };
        CHECK(says(23.5, 0, 60));
        CHECK(!says(23.5, 0, 40));  // more is measured than stated
        CHECK(!says(24, 0, 60));    // nothing lies beyond
        CHECK(!says(23.95, 0, 60)); // too little to explain it
        CHECK(!says(23.5, 1, 10));  // along another region
    }

    TEST_CASE("a share of a stated whole is an area, and is warned of as one") {
        const Partition partition = strip(0.5); // 4,300 km²
        const auto reason = [&](double value) {
            Claim claim = claim_of(Quantity::share_pct, value, 0);
            claim.of = SquareMetres::from_km2(10'000);
            const ClaimCheck found = check(claim, on(partition), Method{});
            CHECK(found.verdict == Verdict::does_not_hold);
            return reason_of(found);
        };
        const auto has = [](const std::string& text, const char* part) {
            return text.find(part) != std::string::npos;
        };
        // The board has 62 % less than the official area, which may explain a gap up to that.
        CHECK(has(reason(50), "than the official"));
        CHECK(!has(reason(90), "than the official"));
    }

    TEST_CASE("a claim may be about some regions, about all but some, or divide by its own whole") {
        const Partition partition = strip(0.5);
        const Method method;
        Claim claim = claim_of(Quantity::share_pct, 50, 0);
        claim.regions = {region_table()[0].code};
        CHECK(measure(claim, on(partition), method) == doctest::Approx(50));
        claim.regions = {region_table()[1].code};
        CHECK(measure(claim, on(partition), method) == 0);
        claim.regions.clear();
        claim.outside = {region_table()[0].code};
        CHECK(measure(claim, on(partition), method) == 0);
        claim.outside.clear();
        claim.of = SquareMetres::from_km2(100'000);
        // Half a square degree at 45.5 N: 111.15 km times 39.1 km.
        CHECK(measure(claim, on(partition), method) == doctest::Approx(4.345).epsilon(0.003));
        claim.of.reset();
        claim.quantity = Quantity::area_sq_mi;
        CHECK(measure(claim, on(partition), method) ==
              doctest::Approx(4345 / 2.589988).epsilon(0.003));
    }

    TEST_CASE("a change is measured between two front lines, and a loss is below nothing") {
        const Partition before = strip(0.5);
        const Partition now = strip(0.25);
        const ControlSnapshot control = snapshot({});
        Claim claim = claim_of(Quantity::area_km2, -2172, 0, Hedge::approximate);
        claim.hedge_word = "about";
        claim.since = control.date;
        const EarlierSnapshot earlier{before, control};
        const ClaimCheck check_with =
            check(claim, {now, control, region_table(), &earlier}, Method{});
        CHECK(check_with.measured == doctest::Approx(-2172).epsilon(0.003));
        CHECK(check(claim, {now, control, region_table()}, Method{}).verdict ==
              Verdict::cannot_be_tested);
        CHECK(covered_by(claim_of(Quantity::area_km2, -37, 0)).low == -37.5);
        CHECK(covered_by(claim_of(Quantity::area_km2, -37, 0)).high == -36.5);
    }

    TEST_CASE("the rougher the figure, the more days the front line may be from it") {
        const SquareMetres ukraine = SquareMetres::from_km2(603'549);
        // 0.05 points of the country are 302 km², twelve days of 25 km².
        CHECK(testable_days(claim_of(Quantity::share_pct, 19.3, 1), ukraine) == 12);
        CHECK(testable_days(claim_of(Quantity::share_pct, 19.04, 2), ukraine) == 1);
        CHECK(testable_days(claim_of(Quantity::area_km2, 114493, 0), ukraine) == 1);
        CHECK(testable_days(claim_of(Quantity::share_pct, 20, 0, Hedge::approximate), ukraine) ==
              max_days_apart);
    }

    TEST_CASE("a figure to the square kilometre may be off by a day's movement of the front") {
        const Partition partition = strip(0.5);
        const ControlSnapshot control = snapshot({});
        const auto found_for = [&](double beyond_measured) {
            Claim claim = claim_of(Quantity::area_km2, 0, 0);
            const double measured = measure(claim, on(partition), Method{});
            claim.value = std::round(measured + beyond_measured);
            return check(claim, {partition, control, region_table()}, Method{});
        };
        const ClaimCheck near_enough = found_for(20);
        CHECK(near_enough.day_of_front == 25);
        CHECK(near_enough.verdict == Verdict::holds);
        CHECK(near_enough.methods_by_the_day == near_enough.fitting.size());
        CHECK(reason_of(near_enough)
                  .find("only if the publisher's day may be the one before or "
                        "after") != std::string::npos);
        CHECK(found_for(-20).verdict == Verdict::holds);
        CHECK(found_for(0).methods_by_the_day == 0);
        CHECK(reason_of(found_for(0)).find("the one before or after") == std::string::npos);
        CHECK(found_for(40).verdict == Verdict::does_not_hold);
        CHECK(found_for(-40).verdict == Verdict::does_not_hold);
    }

    TEST_CASE("a day's movement is a hundredth of little land, a day of a change, none of old") {
        const Partition partition = strip(0.5);
        const auto of_a_day = [&](const Claim& claim, double measured) {
            return movement_of_a_day(claim, measured, on(partition), Method{});
        };
        Claim claim = claim_of(Quantity::area_km2, 300, 0);
        CHECK(of_a_day(claim, 300) == doctest::Approx(3));
        CHECK(of_a_day(claim, 115'499) == doctest::Approx(25));
        CHECK(of_a_day(claim_of(Quantity::area_sq_mi, 44'600, 0), 44'600) ==
              doctest::Approx(25 / 2.589988));
        claim.since = Date::parse("2025-10-31");
        claim.date = Date::parse("2025-11-30");
        CHECK(of_a_day(claim, 505) == doctest::Approx(505 / 30.0));
        CHECK(of_a_day(claim, -30) == doctest::Approx(1));
        CHECK(of_a_day(claim, 45'426) == 25); // March 2022: never more than for a stock
        Claim old = claim_of(Quantity::area_km2, 44'000, 0);
        old.classes = {ControlClass::russian_pre_2022};
        CHECK(of_a_day(old, 43'000) == 0);
        Claim share = claim_of(Quantity::share_pct, 50, 0);
        share.of = SquareMetres::from_km2(100'000);
        CHECK(of_a_day(share, 50) == doctest::Approx(0.025));
    }

    TEST_CASE("one oblast's day is its part of the line of contact, and none where there is none") {
        const Partition partition = cut(
            chessboard(), snapshot({{ControlClass::russian, {rectangle(24, 45, 24.5, 46)}, ""}}),
            region_table(), {}, Reconcile::off);
        Claim claim = claim_of(Quantity::area_km2, 4000, 0);
        const auto of_a_day = [&] {
            return movement_of_a_day(claim, 4000, on(partition), Method{});
        };
        CHECK(of_a_day() == 25); // of the country
        double sum = 0;
        std::size_t without = 0;
        for (RegionIndex i = 0; i < region_table().size(); ++i) {
            claim.regions = {region_table()[i].code};
            sum += of_a_day();
            without += of_a_day() == 0 ? 1 : 0;
        }
        CHECK(sum == doctest::Approx(25));
        CHECK(without >= region_table().size() - 3);
        claim.regions = {region_table()[0].code};
        CHECK(of_a_day() > 18); // most of the line is in it
        claim.outside = std::exchange(claim.regions, {});
        CHECK(of_a_day() < 7);
    }

    TEST_CASE(
        "a comparison that is true is told apart from one that is near, and from a false one") {
        const Partition partition = strip(0.5);
        const ControlSnapshot control = snapshot({});
        const auto found = [&](double factor, Hedge hedge) {
            Claim claim = claim_of(Quantity::area_km2, 0, 0, hedge);
            claim.hedge_word = "over";
            claim.value = std::round(factor * measure(claim, on(partition), Method{}));
            return check(claim, {partition, control, region_table()}, Method{});
        };
        CHECK(found(0.98, Hedge::at_least).verdict == Verdict::holds);
        CHECK(found(0.7, Hedge::at_least).verdict == Verdict::true_but_far);
        CHECK(found(0.7, Hedge::at_least).holds_in_own_method);
        CHECK(found(1.2, Hedge::at_least).verdict == Verdict::does_not_hold);
        CHECK(found(1.5, Hedge::at_most).verdict == Verdict::true_but_far);
        CHECK(found(0.7, Hedge::just_over).verdict == Verdict::does_not_hold);
        CHECK(found(1.5, Hedge::just_under).verdict == Verdict::does_not_hold);
        CHECK(verdict_in_words(found(0.5, Hedge::at_least)).find("true, but far") == 0);
        CHECK(reason_of(found(0.7, Hedge::at_least)).find("under all of which it is true") !=
              std::string::npos);
    }

    TEST_CASE("beside a verdict stands how far the figure is off") {
        const Partition partition = strip(0.5);
        const ControlSnapshot control = snapshot({});
        Claim claim = claim_of(Quantity::share_pct, 50.8, 1);
        claim.regions = {region_table()[0].code}; // of which 50% are held
        const auto words = [&] {
            return gap_in_words(check(claim, {partition, control, region_table()}, Method{}));
        };
        CHECK(words() == "0.8 points, 69 km² below");
        claim.value = 30;
        CHECK(words() == "20.0 points, 1,700 km² above");
        claim.value_to = 60;
        CHECK(words() == "inside the range");
        claim.value_to.reset();
        claim.value = 50;
        CHECK(words() == "on the figure");
        claim = claim_of(Quantity::area_km2, 1000, 0);
        const double measured = measure(claim, on(partition), Method{});
        claim.value = std::round(measured) - 100;
        CHECK(words().starts_with("100 km², 2."));
        CHECK(words().ends_with("% above"));
        claim.also_counts = {"claimed land"};
        CHECK(words().empty());
    }

    TEST_CASE("a figure of another publisher's map is not on this map, where it does not hold") {
        const Partition partition = strip(0.5);
        ControlSnapshot control = snapshot({});
        control.publisher = "DeepState";
        Claim claim = claim_of(Quantity::area_km2, 100, 0);
        const auto verdict = [&] {
            return check(claim, {partition, control, region_table()}, Method{}).verdict;
        };
        CHECK(verdict() == Verdict::does_not_hold); // whose map is not known
        claim.map = "Institute for the Study of War";
        CHECK(verdict() == Verdict::not_on_this_map);
        CHECK(reason_of(check(claim, {partition, control, region_table()}, Method{}))
                  .find("read from a map by Institute for the Study of War; this one is by "
                        "DeepState") != std::string::npos);
        claim.map = "deepstate";
        CHECK(verdict() == Verdict::does_not_hold);
        claim.map = "Institute for the Study of War";
        control.publisher = "not stated";
        CHECK(verdict() == Verdict::does_not_hold);
    }

    TEST_CASE("a figure between the ways of counting that none of them gives is said to be so") {
        const ControlSnapshot control =
            snapshot({{ControlClass::russian, {rectangle(30, 45, 32.99, 48)}, ""}});
        const Partition partition = cut(chessboard(), control, region_table(), {});
        Claim claim = claim_of(Quantity::area_km2, 0, 0);
        Method drawn;
        drawn.reconciled = false;
        claim.value = std::round(
            (measure(claim, on(partition), drawn) + measure(claim, on(partition), Method{})) / 2);
        const ClaimCheck found = check(claim, {partition, control, region_table()}, Method{});
        CHECK(found.verdict == Verdict::does_not_hold);
        CHECK(reason_of(found).find("lies between the ways of counting; no single one gives it") !=
              std::string::npos);
        claim.value -= 1000;
        CHECK(reason_of(check(claim, {partition, control, region_table()}, Method{}))
                  .find("lies between") == std::string::npos);
    }

    TEST_CASE("what this map does not show cannot be tested on it") {
        const Partition partition = strip(0.5);
        const ControlSnapshot control = snapshot({});
        Claim claim = claim_of(Quantity::share_pct, 20, 0);
        CHECK_FALSE(why_not_testable(claim, {partition, control, region_table()}));
        claim.also_counts = {"claimed land"};
        CHECK(why_not_testable(claim, {partition, control, region_table()})
                  ->why.find("also counts claimed land") != std::string::npos);
        const ClaimCheck refused = check(claim, {partition, control, region_table()}, Method{});
        CHECK(refused.verdict == Verdict::cannot_be_tested);
        CHECK(refused.obstacle->kind == ObstacleKind::counts_more);
        CHECK(by_obstacle({refused, refused}).front().claims.size() == 2);
        CHECK(by_obstacle({ClaimCheck{}}).empty());
        CHECK(std::isnan(refused.measured)); // a figure of other land is no measurement of it
        CHECK(std::isnan(refused.measured_range.low));
        CHECK(std::isnan(refused.measured_range.high));
        CHECK(refused.ways.empty());
        claim.also_counts.clear();
        claim.classes = {ControlClass::russian, ControlClass::contested};
        CHECK(
            why_not_testable(claim, {partition, control, region_table()})->why.find("contested") !=
            std::string::npos);
        claim.classes = {ControlClass::russian};
        CHECK(why_not_testable(claim, {partition, control, region_table()})
                  ->why.find("24 February 2022") != std::string::npos);
    }

    TEST_CASE("the figure tells how the publisher must have counted") {
        // The strip stops 0.01 degrees short of the border, which reconciliation closes.
        const ControlSnapshot control =
            snapshot({{ControlClass::russian, {rectangle(30, 45, 32.99, 48)}, ""}});
        const Partition partition = cut(chessboard(), control, region_table(), {});
        Claim claim = claim_of(Quantity::area_km2, 0, 0);
        Method drawn;
        drawn.reconciled = false;
        claim.value = std::round(measure(claim, on(partition), drawn));
        const ClaimCheck found = check(claim, {partition, control, region_table()}, Method{});
        CHECK(found.verdict == Verdict::holds_under_some_methods);
        CHECK(used_method(found).find("the border as the publisher draws it") != std::string::npos);
    }

    TEST_CASE("the claims that come with demarc can be read, and each says where it is from") {
        const std::filesystem::path data(demarc::testing::shipped_data(""));
        std::size_t count = 0;
        std::size_t changes = 0;
        for (const auto& entry : std::filesystem::directory_iterator(data / "claims")) {
            if (entry.path().extension() != ".toml") {
                continue;
            }
            const Claim claim = read_claim(entry.path(), data / "schemas/claim.schema.json");
            CAPTURE(claim.id);
            const bool has_origin = !claim.address.empty() || !claim.reference.empty();
            CHECK((has_origin || claim.publisher == "AskGeopolitics"));
            for (const RegionCode& code : claim.regions) {
                CHECK(region_table().find(code));
            }
            ++count;
            changes += claim.since ? 1 : 0;
        }
        CHECK(count >= 90);
        CHECK(changes >= 25);
    }
}
