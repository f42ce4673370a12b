// SPDX-License-Identifier: MIT
#include "plans/plan_zones.hpp"
#include "support/worlds.hpp"
#include "tally/line_error.hpp"
#include "tally/line_samples.hpp"
#include "unit/plans/plan_fixture.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

using namespace demarc;
using namespace demarc::testing;

namespace {

/// Russia holds what lies west of 27 E: a front along a meridian, three degrees long.
const ControlSnapshot& front() {
    static const ControlSnapshot made =
        snapshot({{ControlClass::russian, {rectangle(24, 45, 27, 48)}, ""}});
    return made;
}

std::vector<Plan> plans() {
    Plan present = plan_with_rules("[[rule]]\ntype = \"freeze\"\ncertainty = \"explicit\"\n");
    present.id = "present";
    present.reference = true;
    Plan buffer = plan_with_rules(R"(
[[rule]]
type = "freeze"
certainty = "explicit"
[[rule]]
type = "buffer"
km = 15
certainty = "explicit"
)");
    Plan leave = plan_with_rules(R"(
[[rule]]
type = "freeze"
certainty = "explicit"
[[rule]]
type = "revert"
line = "1991"
certainty = "explicit"
)");
    return {present, buffer, leave};
}

struct Moved {
    std::vector<Scenario> scenarios;
    LineRange held;
};

/// A hundred people on each km², and no more is known of where.
Stock people_of(const Partition& partition) {
    Stock stock;
    stock.people_of = PeopleOf::today;
    for (const Face& face : partition.faces) {
        stock.certain.push_back(100 * face.area(AreaMethod::authalic).km2());
    }
    return stock;
}

/// The same people, of whom it is only known which region they live in.
Stock villages_of(const Partition& partition) {
    Stock stock = people_of(partition);
    for (RegionIndex region = 0; region < region_table().size(); ++region) {
        Portion portion{.region = region, .faces = {}, .likely = {}, .densest_per_km2 = 1e4};
        for (FaceIndex i = 0; i < partition.faces.size(); ++i) {
            if (partition.faces[i].region == region) {
                portion.faces.push_back(i);
                portion.likely.push_back(stock.certain[i]);
                portion.amount += stock.certain[i];
            }
        }
        stock.portions.push_back(std::move(portion));
    }
    stock.certain.assign(partition.faces.size(), 0);
    return stock;
}

std::vector<Stock> stocks_of(const Partition& partition) {
    return {people_of(partition), villages_of(partition)};
}

Moved moved(const LineError& error, unsigned jobs = 2) {
    const std::vector<Plan> all = plans();
    const Partition shown =
        cut_for_plans(chessboard(), front(), region_table(), {}, all, Reconcile::off);
    const Partition banded = cut_for_plans(chessboard(), front(), region_table(), {}, all,
                                           Reconcile::off, {}, bands_of(error, all));
    Moved result;
    for (const Plan& plan : all) {
        result.scenarios.push_back(
            make_scenario(plan, shown, region_table(), Method{}, stocks_of(shown)));
    }
    result.held = add_line_error(result.scenarios, banded, stocks_of(banded), region_table(),
                                 Method{}, error, jobs);
    return result;
}

double line_km() {
    LineString line;
    for (int i = 0; i <= 30; ++i) {
        line.push_back({27, 45 + 0.1 * i});
    }
    return geodesic_length(line).km();
}

SquareMetres held_now() {
    return area_of(rectangle(24, 45, 27, 48));
}

double of(const std::array<SquareMetres, 3>& percentiles, std::size_t i) {
    return percentiles.at(i).km2();
}

} // namespace

TEST_CASE("the line moves by the whole error to either side, coasts and borders do not") {
    const Moved result = moved({.km = 2});
    CHECK((result.held.moved.high - held_now()).km2() ==
          doctest::Approx(2 * line_km()).epsilon(0.01));
    CHECK((held_now() - result.held.moved.low).km2() ==
          doctest::Approx(2 * line_km()).epsilon(0.01));
    CHECK_FALSE(result.held.percentiles.has_value());
    for (const Scenario& scenario : result.scenarios) {
        for (const TallyRow& row : scenario.tally.rows) {
            REQUIRE(row.line_error.has_value());
            CHECK(row.line_error->moved.low <= row.area);
            CHECK(row.area <= row.line_error->moved.high);
            if (row.region && row.layer == Layer::control && row.region != RegionIndex{2} &&
                row.region != RegionIndex{3} && *row.region % 9 != 2 && *row.region % 9 != 3) {
                CHECK_FALSE(row.line_error->moved.is_wide()); // far from the line
            }
        }
    }
    // A full return gives back what is held, wherever the line is.
    const BalanceLineError& leave = *result.scenarios[2].line_error;
    CHECK(leave.net_without_zone.moved.low.km2() ==
          doctest::Approx(-result.held.moved.high.km2()).epsilon(1e-9));
}

TEST_CASE("people have a range over the moved line as their land has") {
    for (const Scenario& scenario : moved({.km = 2}).scenarios) {
        for (const TallyRow& row : scenario.tally.rows) {
            REQUIRE(row.stocks.size() == 2);
            CHECK(row.stock_percentiles.empty());
            CHECK(row.stocks[0].best == doctest::Approx(100 * row.area.km2()));
            CHECK(row.stocks[0].low == doctest::Approx(100 * row.line_error->moved.low.km2()));
            CHECK(row.stocks[0].high == doctest::Approx(100 * row.line_error->moved.high.km2()));
        }
    }
}

TEST_CASE("people have percentiles over the samples as their land has, wherever in it they live") {
    for (const Scenario& scenario : moved({.km = 2, .samples = 100}).scenarios) {
        for (const TallyRow& row : scenario.tally.rows) {
            REQUIRE(row.stock_percentiles.size() == 2);
            for (const Percentiles& people : row.stock_percentiles) {
                for (std::size_t i = 0; i < people.size(); ++i) {
                    CHECK(people.at(i) ==
                          doctest::Approx(100 * of(*row.line_error->percentiles, i)).epsilon(1e-9));
                }
            }
        }
    }
}

TEST_CASE("a buffer moves along with the line and keeps its depth") {
    for (const double km : {2.0, 20.0}) { // less and more than the depth
        CAPTURE(km);
        const Moved result = moved({.km = km});
        for (const TallyRow& row : result.scenarios[1].tally.rows) {
            if (!row.region && row.layer == Layer::overlay && row.class_name == "demilitarised") {
                CHECK(row.area.km2() == doctest::Approx(30 * line_km()).epsilon(0.01));
                // Half discs at the ends of the line lie outside the country.
                CHECK(row.line_error->moved.low.km2() ==
                      doctest::Approx(30 * line_km()).epsilon(0.02));
                CHECK(row.line_error->moved.high.km2() ==
                      doctest::Approx(30 * line_km()).epsilon(0.02));
            }
        }
    }
}

TEST_CASE("with one move for the whole line, percentiles meet the low and the high figure") {
    const Moved result = moved({.km = 2, .samples = 2000, .seed = 7, .correlation_km = 1e6});
    REQUIRE(result.held.percentiles.has_value());
    const double width = 2 * line_km();
    const auto& percentiles = *result.held.percentiles;
    CHECK(of(percentiles, 0) ==
          doctest::Approx(result.held.moved.low.km2()).epsilon(0.1 * width / held_now().km2()));
    CHECK(of(percentiles, 2) ==
          doctest::Approx(result.held.moved.high.km2()).epsilon(0.1 * width / held_now().km2()));
    CHECK(of(percentiles, 1) ==
          doctest::Approx(held_now().km2()).epsilon(0.1 * width / held_now().km2()));
}

TEST_CASE("errors that differ along the line cancel out in part, as the covariance says") {
    const double length = 20;
    const LineError error{.km = 2, .samples = 2000, .seed = 3, .correlation_km = length};
    const Moved result = moved(error);
    // The variance of a mean over a line of n correlation lengths with correlation exp(-d / L).
    const double n = line_km() / length;
    const double variance = 2 / n - 2 / (n * n) * (1 - std::exp(-n));
    const double expected = 2 * line_km() * std::sqrt(variance); // of 5 to 95, one side
    const auto& percentiles = *result.held.percentiles;
    CHECK((of(percentiles, 2) - of(percentiles, 0)) / 2 == doctest::Approx(expected).epsilon(0.1));
    CHECK(of(percentiles, 0) > result.held.moved.low.km2());
    CHECK(of(percentiles, 2) < result.held.moved.high.km2());
}

TEST_CASE("a seed gives the same figures whatever the number of threads, another seed others") {
    const LineError error{.km = 3, .samples = 50, .seed = 11};
    const Moved one = moved(error, 1);
    const Moved many = moved(error, 4);
    LineError otherwise = error;
    otherwise.seed = 12;
    const Moved other = moved(otherwise);
    CHECK(*one.held.percentiles == *many.held.percentiles);
    CHECK(*one.held.percentiles != *other.held.percentiles);
    for (std::size_t i = 0; i < one.scenarios.size(); ++i) {
        const auto& rows = one.scenarios[i].tally.rows;
        REQUIRE(rows.size() == many.scenarios[i].tally.rows.size());
        for (std::size_t row = 0; row < rows.size(); ++row) {
            CHECK(rows[row].line_error->percentiles ==
                  many.scenarios[i].tally.rows[row].line_error->percentiles);
        }
    }
}

TEST_CASE("moves of the line have the deviation and the correlation that were asked for") {
    const LineError error{.km = 1.6449, .samples = 1, .seed = 5, .correlation_km = 10};
    const MoveField field({{0, 0}, {10, 0}, {0, 30}}, error);
    double squares = 0;
    double near = 0;
    double far = 0;
    constexpr int count = 20'000;
    const std::vector<double> moves = field.samples(0, count);
    for (std::size_t i = 0; i < count; ++i) {
        squares += moves[i] * moves[i];
        near += moves[i] * moves[count + i];
        far += moves[i] * moves[2 * count + i];
    }
    CHECK(squares / count == doctest::Approx(1).epsilon(0.03));
    CHECK(near / count == doctest::Approx(std::exp(-1)).epsilon(0.08));
    CHECK(std::abs(far / count - std::exp(-3)) < 0.03);
}

TEST_CASE("a sample of the field is the same alone and among others") {
    const LineError error{.km = 2, .samples = 1, .seed = 5};
    for (const std::size_t places : {1U, 2U, 3U, 6U}) {
        std::vector<std::array<double, 2>> at{{0, 0}, {10, 0}, {0, 30}, {5, 5}, {7, 0}, {1, 2}};
        at.resize(places);
        const MoveField field(at, error);
        constexpr std::uint32_t count = 19; // some are left over, however many go side by side
        const std::vector<double> moves = field.samples(7, count);
        for (std::uint32_t i = 0; i < count; ++i) {
            const std::vector<double> alone = field.samples(7 + i, 1);
            for (std::size_t place = 0; place < places; ++place) {
                CHECK(alone[place] == moves[place * count + i]);
            }
        }
    }
}

TEST_CASE("percentiles are interpolated between neighbours") {
    std::vector<double> values(101);
    std::iota(values.begin(), values.end(), 0.0);
    const auto found = percentiles_of(values);
    CHECK(found[0] == doctest::Approx(5));
    CHECK(found[1] == doctest::Approx(50));
    CHECK(found[2] == doctest::Approx(95));
}
