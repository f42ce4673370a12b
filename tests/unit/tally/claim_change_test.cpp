// SPDX-License-Identifier: MIT
//
// Claims of what changes hands: gains and losses between two days, and what a plan moves.
#include "support/worlds.hpp"
#include "tally/claim.hpp"
#include "unit/plans/plan_fixture.hpp"
#include "words/claim_reason.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace demarc;
using namespace demarc::testing;

namespace {

RegionIndex numbered(const char* code) {
    return *region_table().find(*RegionCode::parse(code));
}

/// The western part of a region's square, `part` of a degree wide.
Polygon west_of(const char* code, double part) {
    const Polygon square = square_of(numbered(code));
    double west = 180;
    double south = 90;
    for (const LonLat corner : square.exterior) {
        west = std::min(west, corner.lon);
        south = std::min(south, corner.lat);
    }
    return rectangle(west, south, west + part, south + 1);
}

Claim change_claim(Counted counted, double value) {
    Claim claim;
    claim.quantity = Quantity::area_km2;
    claim.value = value;
    claim.counted = counted;
    claim.date = Date::parse("2025-11-24");
    claim.classes = {ControlClass::russian, ControlClass::russian_pre_2022};
    return claim;
}

/// Two days of the chessboard, and both in one.
struct TwoDays {
    ControlSnapshot first;
    ControlSnapshot second;
    Partition before;
    Partition now;
    DayOverlay overlay;

    TwoDays(std::vector<ControlArea> then, std::vector<ControlArea> later)
        : first(snapshot(std::move(then))), second(snapshot(std::move(later))),
          before(cut(chessboard(), first, region_table(), {}, Reconcile::off)),
          now(cut(chessboard(), second, region_table(), {}, Reconcile::off)),
          overlay(
              overlay_days(chessboard(), before, first, second, region_table(), Reconcile::off)) {}

    [[nodiscard]] ClaimCheck of(Claim claim) const {
        claim.since = first.date;
        const EarlierSnapshot earlier{before, first, &overlay};
        return check(claim, {now, second, region_table(), &earlier}, Method{});
    }
    [[nodiscard]] double measured(Counted counted) const {
        return of(change_claim(counted, 0)).measured;
    }
};

double km2(const Polygon& polygon) {
    return area_of(polygon).km2();
}

/// Land as the US 28-point draft speaks of it: half of Donetsk, all of Luhansk but a tenth, a
/// tenth of Kharkiv. A strip beside the first and the last is claimed only.
ControlSnapshot day_of_the_28_points() {
    return snapshot({
        {ControlClass::russian, {west_of("UA-14", 0.5)}, "", "assessed_control"},
        {ControlClass::russian, {west_of("UA-09", 0.9)}, "", "assessed_control"},
        {ControlClass::russian, {west_of("UA-63", 0.1)}, "", "assessed_control"},
        {ControlClass::contested, {west_of("UA-14", 0.7)}, "", "claimed_control"},
        {ControlClass::contested, {west_of("UA-63", 0.3)}, "", "claimed_control"},
    });
}

} // namespace

TEST_SUITE("claims of what changes hands") {

    TEST_CASE("what was gained and what was lost are told apart, and their difference is the net") {
        const TwoDays days({{ControlClass::russian, {rectangle(24, 45, 25, 46)}, ""}},
                           {{ControlClass::russian, {rectangle(24.75, 45, 26, 46)}, ""}});
        const double gained = days.measured(Counted::gained);
        const double lost = days.measured(Counted::lost);
        CHECK(gained == doctest::Approx(km2(rectangle(25, 45, 26, 46))));
        CHECK(lost == doctest::Approx(km2(rectangle(24, 45, 24.75, 46))));
        CHECK(days.measured(Counted::net) == doctest::Approx(gained - lost));
    }

    TEST_CASE(
        "a gain is one of the claim's classes: land that becomes contested is lost to Russia") {
        const TwoDays days({{ControlClass::russian, {rectangle(24, 45, 25, 46)}, ""}},
                           {{ControlClass::contested, {rectangle(24, 45, 25, 46)}, ""}});
        CHECK(days.measured(Counted::gained) == 0);
        CHECK(days.measured(Counted::lost) == doctest::Approx(km2(rectangle(24, 45, 25, 46))));
        Claim either = change_claim(Counted::lost, 0);
        either.classes.push_back(ControlClass::contested);
        CHECK(days.of(either).measured == 0);
    }

    TEST_CASE("without the second front line a gain cannot be tested") {
        const Partition partition = cut(chessboard(), snapshot({}), region_table(), {});
        Claim claim = change_claim(Counted::gained, 331);
        claim.since = Date::parse("2025-01-01");
        const ClaimCheck found = check(claim, {partition, snapshot({}), region_table()}, Method{});
        CHECK(found.verdict == Verdict::cannot_be_tested);
        CHECK(found.obstacle->kind == ObstacleKind::needs_earlier_line);
        CHECK(reason_of(found).find("second front line") != std::string::npos);
    }

    TEST_CASE("what a plan makes each side leave has its sign, and the balance is the difference") {
        const ControlSnapshot control = day_of_the_28_points();
        const Partition partition = cut(chessboard(), control, region_table(), {});
        const Plan plan = real_plan("us-28-point-2025-11");
        const ClaimGround ground{partition, control, region_table(), nullptr, &plan};
        const auto measured = [&](const char* region, Counted counted) {
            Claim claim = change_claim(counted, 0);
            claim.plan = plan.id;
            claim.regions = {*RegionCode::parse(region)};
            return check(claim, ground, Method{}).measured;
        };
        const double rest_of_luhansk =
            km2(square_of(numbered("UA-09"))) - km2(west_of("UA-09", 0.9));
        CHECK(measured("UA-09", Counted::left_by_ukraine) == doctest::Approx(rest_of_luhansk));
        CHECK(measured("UA-09", Counted::left_by_russia) == 0);
        CHECK(measured("UA-09", Counted::net) == doctest::Approx(rest_of_luhansk));
        const double kharkiv = km2(west_of("UA-63", 0.1));
        CHECK(measured("UA-63", Counted::left_by_russia) == doctest::Approx(kharkiv));
        CHECK(measured("UA-63", Counted::left_by_ukraine) == 0);
        CHECK(measured("UA-63", Counted::net) == doctest::Approx(-kharkiv));
        // Donetsk becomes a zone of neither army: what Ukraine leaves all the same. The claimed
        // strip beside it is contested, and nobody's to leave.
        const double rest_of_donetsk =
            km2(square_of(numbered("UA-14"))) - km2(west_of("UA-14", 0.7));
        CHECK(measured("UA-14", Counted::net) == doctest::Approx(rest_of_donetsk));
        CHECK(measured("UA-14", Counted::net_without_zone) == 0);
    }

    TEST_CASE("a wider class of land makes less for Ukraine to leave and more for Russia") {
        const ControlSnapshot control = day_of_the_28_points();
        const Partition partition = cut(chessboard(), control, region_table(), {});
        const Plan plan = real_plan("us-28-point-2025-11");
        const ClaimGround ground{partition, control, region_table(), nullptr, &plan};
        const auto found = [&](const char* region, Counted counted, bool claimed_too) {
            Claim claim = change_claim(counted, 0);
            claim.plan = plan.id;
            claim.regions = {*RegionCode::parse(region)};
            if (claimed_too) {
                claim.also_counts = {"claimed land"};
                claim.also_groups = {"claimed_control"};
            }
            Method own;
            own.contested = ContestedPolicy::ukrainian;
            return check(claim, ground, own).measured;
        };
        CHECK(found("UA-14", Counted::left_by_ukraine, true) <
              found("UA-14", Counted::left_by_ukraine, false));
        CHECK(found("UA-63", Counted::left_by_russia, true) ==
              doctest::Approx(km2(west_of("UA-63", 0.3))));
        CHECK(found("UA-63", Counted::left_by_russia, true) >
              found("UA-63", Counted::left_by_russia, false));
    }

    TEST_CASE(
        "land of a group counts where the map has the group, and is missed where it has not") {
        const ControlSnapshot control = day_of_the_28_points();
        const Partition partition = cut(chessboard(), control, region_table(), {});
        Claim claim = change_claim(Counted::net, 0);
        claim.regions = {*RegionCode::parse("UA-63")};
        claim.also_counts = {"claimed land"};
        claim.also_groups = {"claimed_control"};
        const ClaimCheck found = check(claim, {partition, control, region_table()}, Method{});
        CHECK(found.measured == doctest::Approx(km2(west_of("UA-63", 0.3))));
        CHECK(found.ways.size() == 3); // areas alone: no contested land is left for a policy
        claim.also_groups.push_back("assessed_advances");
        const ClaimCheck missing = check(claim, {partition, control, region_table()}, Method{});
        CHECK(missing.verdict == Verdict::cannot_be_tested);
        CHECK(std::isnan(missing.measured));
        CHECK(reason_of(missing).find(
                  "also counts claimed land, which this map does not tell apart") !=
              std::string::npos);
        // What the map does show is told, and what it is.
        CHECK(reason_of(missing).find("Counted without that land the figure would be") !=
              std::string::npos);
    }
}
