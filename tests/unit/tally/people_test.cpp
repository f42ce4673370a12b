// SPDX-License-Identifier: MIT
#include "support/error.hpp"
#include "support/scratch_folder.hpp"
#include "support/shared_data.hpp"
#include "support/worlds.hpp"
#include "tally/claim.hpp"
#include "tally/people.hpp"
#include "tally/tally.hpp"
#include "tally/towns.hpp"
#include "words/figures.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <fstream>

using namespace demarc;
using namespace demarc::testing;

namespace {

/// Region 26 (32 to 33 E, 47 to 48 N) half Russian-held: the line runs along 32.5 E.
Partition half_held() {
    return cut(chessboard(), snapshot({{ControlClass::russian, {rectangle(32, 47, 32.5, 48)}, ""}}),
               region_table(), {}, Reconcile::off);
}

constexpr RegionIndex divided = 26;

/// A town of the divided region, for the gazetteer.
std::string town(const std::string& name, double lon, int people) {
    return fmt::format("{},,{},47.5,{},{},made up,\n", name, lon,
                       region_table()[divided].code.text(), people);
}

/// 100,000 people in each region, with these towns.
Stock residents(const Partition& partition, const std::string& towns) {
    const ScratchFolder folder;
    const std::filesystem::path file = folder.path() / "gazetteer.csv";
    std::ofstream(file) << "name_en,name_uk,lon,lat,region,population,population_source,"
                           "other_names\n"
                        << towns;
    RegionPeople people;
    people.by_region.assign(region_table().size(), 100'000);
    return residents_before_war(people, Gazetteer::read(file, region_table()),
                                FaceLocator(partition));
}

Tally tally_of_present(const Partition& partition, const Stock& stock) {
    Plan plan;
    plan.id = "present";
    plan.reference = true;
    plan.rules.push_back({});
    plan.rules.back().body = Freeze{};
    const std::vector<Stock> stocks{stock};
    return make_scenario(plan, partition, region_table(), {}, stocks).tally;
}

Amount russian_in(const Tally& tally, std::optional<RegionIndex> region) {
    return amount_in(tally, 0, region, Layer::control, "russian");
}

} // namespace

TEST_SUITE("people") {

    TEST_CASE("people of every layer add up to the official number of the region") {
        const Partition partition = half_held();
        const Stock stock = residents(partition, town("West", 32.25, 30'000));
        CHECK(stock.in_country() == doctest::Approx(2'700'000).epsilon(1e-12));
        const Tally tally = tally_of_present(partition, stock);
        for (const Layer layer : all_layers) {
            for (RegionIndex region = 0; region < region_table().size(); ++region) {
                double sum = 0;
                for (const TallyRow& row : tally.rows) {
                    sum += row.layer == layer && row.region == region ? row.stocks[0].best : 0;
                }
                CHECK(sum == doctest::Approx(100'000).epsilon(1e-12));
            }
        }
    }

    TEST_CASE("a town is where its position lies and villages are spread by area") {
        const Partition partition = half_held();
        const Stock stock =
            residents(partition, town("West", 32.25, 30'000) + town("East", 32.75, 10'000));
        const Amount held = russian_in(tally_of_present(partition, stock), divided);
        // Both halves of the square have the same area.
        CHECK(held.best == doctest::Approx(30'000 + 60'000 / 2.0).epsilon(1e-9));
        // Neither town is near the line; all villages may be on either side.
        CHECK(held.low == doctest::Approx(30'000).epsilon(1e-9));
        CHECK(held.high == doctest::Approx(90'000).epsilon(1e-9));
    }

    TEST_CASE("a town that the line touches may be on either side of it") {
        const Partition partition = half_held();
        // 0.01 degrees are 750 m; a town of 100,000 people reaches 3.6 km.
        const Stock stock = residents(partition, town("Front", 32.51, 100'000));
        const Amount held = russian_in(tally_of_present(partition, stock), divided);
        CHECK(held.best == 0);
        CHECK(held.low == 0);
        CHECK(held.high == doctest::Approx(100'000));
    }

    TEST_CASE("towns that come to more than their region has are scaled") {
        const Partition partition = half_held();
        const Stock stock =
            residents(partition, town("West", 32.25, 150'000) + town("East", 32.75, 50'000));
        const Amount held = russian_in(tally_of_present(partition, stock), divided);
        CHECK(held.best == doctest::Approx(75'000));
        CHECK(stock.in_region(partition, divided) == doctest::Approx(100'000));
    }

    TEST_CASE("a speck holds no more people than fit into it") {
        // 0.001 degrees square beside a town, about 0.008 km².
        const Partition partition =
            cut(chessboard(),
                snapshot({{ControlClass::russian, {rectangle(32.5, 47.5, 32.501, 47.501)}, ""}}),
                region_table(), {}, Reconcile::off);
        const Stock stock = residents(partition, town("Town", 32.51, 50'000));
        const Amount held = russian_in(tally_of_present(partition, stock), divided);
        CHECK(held.best < 1);
        CHECK(held.high < 0.0084 * (town_people_per_km2 + 100));
    }

    TEST_CASE("people are told in two or three digits, never to the person") {
        CHECK(people_for_readers(530'917) == "531,000");
        CHECK(people_for_readers(9'168'432) == "9.17 million");
        CHECK(people_for_readers(34'218) == "34,000");
        CHECK(people_for_readers(1'349) == "1,300");
        CHECK(people_for_readers(37) == "under 100");
        CHECK(people_for_readers(0) == "0");
        CHECK(people_for_readers(999'700) == "1.00 million");
        CHECK(people_range_for_readers(530'917, 531'004) == "531,000");
        CHECK(people_for_readers(9'168'432, Tongue::ukrainian) == "9,17\u00a0млн");
    }

    TEST_CASE("the official numbers of the regions are complete") {
        const RegionPeople official =
            RegionPeople::read(shipped_data("people/regions.csv"), region_table());
        double sum = 0;
        for (const double number : official.by_region) {
            sum += number;
        }
        CHECK(sum == 43'320'154);
        CHECK(official.date.iso() == "2022-01-01");
    }

    TEST_CASE("a table of people that lacks a region or has one twice is refused") {
        const ScratchFolder folder;
        const std::filesystem::path file = folder.path() / "regions.csv";
        const auto refused = [&](const std::string& rows, const char* with) {
            std::ofstream(file) << "iso_3166_2,people,date,source\n" << rows;
            CHECK_THROWS_WITH_AS(RegionPeople::read(file, region_table()), doctest::Contains(with),
                                 ConfigError);
        };
        refused("UA-14,1,2022-01-01,x\n", "are missing");
        refused("UA-14,1,2022-01-01,x\nUA-14,1,2022-01-01,x\n", "line 3: each region comes once");
        refused("UA-14,1,2022-01-01,x\nUA-09,1,2021-01-01,x\n", "the day that all of them are of");
        refused("UA-14,none,2022-01-01,x\n", "line 2");
        refused("XX-14,1,2022-01-01,x\n", "there is no region 'XX-14'");
    }

    TEST_CASE("a claim of people is measured on their own count, and held against its range") {
        const Partition partition = half_held();
        const std::vector<Stock> stocks{residents(partition, town("West", 32.25, 30'000))};
        const ControlSnapshot day = snapshot({});
        const auto checked = [&](double value, PeopleOf of, const std::vector<Stock>* counted) {
            Claim claim;
            claim.quantity = Quantity::people;
            claim.people_of = of;
            claim.value = value;
            claim.decimals = -3;
            claim.classes = {ControlClass::russian, ControlClass::russian_pre_2022};
            return check(claim, {partition, day, region_table(), nullptr, nullptr, counted}, {});
        };
        // 30,000 in the town and from none to all of 70,000 in villages.
        const ClaimCheck found = checked(64'000, PeopleOf::before_war, &stocks);
        CHECK(found.measured == doctest::Approx(65'000));
        CHECK(found.measured_range.low == doctest::Approx(30'000));
        CHECK(found.measured_range.high == doctest::Approx(100'000));
        CHECK(found.verdict == Verdict::holds);
        CHECK(checked(29'000, PeopleOf::before_war, &stocks).verdict == Verdict::does_not_hold);
        CHECK(checked(101'000, PeopleOf::before_war, &stocks).verdict == Verdict::does_not_hold);
        const ClaimCheck other = checked(64'000, PeopleOf::today, &stocks);
        CHECK(other.verdict == Verdict::cannot_be_tested);
        REQUIRE(other.obstacle);
        CHECK(other.obstacle->kind == ObstacleKind::other_people);
        CHECK(other.obstacle->why.find("not comparable") != std::string::npos);
        CHECK(checked(64'000, PeopleOf::before_war, nullptr).obstacle->kind ==
              ObstacleKind::other_people);
    }

    TEST_CASE("a claim of people of today is measured on people of about its day alone") {
        const Partition partition = half_held();
        const ControlSnapshot day = snapshot({});
        std::vector<Stock> stocks{residents(partition, town("West", 32.25, 30'000))};
        Claim claim;
        claim.quantity = Quantity::people;
        claim.people_of = PeopleOf::today;
        claim.value = 65'000;
        claim.decimals = -3;
        claim.date = day.date;
        claim.classes = {ControlClass::russian, ControlClass::russian_pre_2022};
        const auto checked = [&] {
            return check(claim, {partition, day, region_table(), nullptr, nullptr, &stocks}, {});
        };
        const auto why = [&] { return checked().obstacle->why; };
        const auto has = [&](const std::string& part) {
            return why().find(part) != std::string::npos;
        };
        stocks.front().people_of = PeopleOf::not_stated;
        CHECK(has("it is not stated whose homes they are"));
        stocks.front().people_of = PeopleOf::today;
        stocks.front().date = std::nullopt;
        CHECK(has("of another day, or of one that is not stated"));
        stocks.front().date = Date::parse("2022-03-01");
        CHECK(has("of another day, or of one that is not stated"));
        stocks.front().date = day.date;
        CHECK(checked().verdict == Verdict::holds);
        claim.people_of = PeopleOf::before_war;
        CHECK(has("counts those who live there today: the two are not comparable"));
    }

    TEST_CASE("people of a whole region can be claimed of any day, those of a side of one only") {
        const Partition partition = half_held();
        const std::vector<Stock> stocks{residents(partition, "")};
        const ControlSnapshot day = snapshot({});
        Claim claim;
        claim.quantity = Quantity::people;
        claim.people_of = PeopleOf::before_war;
        claim.value = 100'000;
        claim.date = Date::parse("2022-02-23");
        claim.regions = {region_table()[divided].code};
        claim.classes = {all_control_classes.begin(), all_control_classes.end()};
        const ClaimGround ground{partition, day, region_table(), nullptr, nullptr, &stocks};
        const ClaimCheck whole = check(claim, ground, {});
        CHECK(whole.verdict == Verdict::holds);
        CHECK(whole.measured_range.low == doctest::Approx(100'000));
        CHECK(whole.measured_range.high == doctest::Approx(100'000));
        claim.classes = {ControlClass::ukrainian};
        const ClaimCheck side = check(claim, ground, {});
        REQUIRE(side.obstacle);
        CHECK(side.obstacle->kind == ObstacleKind::other_day);
    }

    TEST_CASE("weights of faces give the amounts of their classes, and signs their difference") {
        const Partition partition = half_held();
        const Stock stock =
            residents(partition, town("Front", 32.51, 40'000) + town("West", 32.25, 30'000));
        const Amount held = russian_in(tally_of_present(partition, stock), divided);
        std::vector<double> russian(partition.faces.size());
        std::vector<double> difference(partition.faces.size());
        for (FaceIndex i = 0; i < partition.faces.size(); ++i) {
            const bool is_russian = partition.faces[i].control == ControlClass::russian;
            russian[i] = is_russian ? 1 : 0;
            difference[i] = partition.faces[i].region != divided ? 0 : is_russian ? 1 : -1;
        }
        const Amount by_weights = amount_on(stock, partition, russian);
        CHECK(by_weights.best == doctest::Approx(held.best));
        CHECK(by_weights.low == doctest::Approx(held.low));
        CHECK(by_weights.high == doctest::Approx(held.high));
        const Amount more = amount_on(stock, partition, difference);
        CHECK(more.best == doctest::Approx(2 * held.best - 100'000));
        CHECK(more.low == doctest::Approx(2 * held.low - 100'000));
        CHECK(more.high == doctest::Approx(2 * held.high - 100'000));
    }
}
