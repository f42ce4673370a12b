// SPDX-License-Identifier: MIT
//
// What is counted between two plans or two days, held against runs of each.
#include "study/comparison.hpp"
#include "study/compute.hpp"
#include "support/shared_data.hpp"
#include "support/shipped_catalogue.hpp"
#include "tally/labelled_amounts.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <tuple>
#include <vector>

using namespace demarc;
using namespace demarc::testing;

namespace {

/// The board of squares, with all that is counted and with districts.
StudyRequest on_the_board() {
    StudyRequest request;
    request.sources.boundaries = fixture_file("boundaries/squares.geojson") + ":natural-earth";
    request.sources.control = fixture_file("control/classes-2025-01-02.geojson") + ":classes";
    request.sources.districts = fixture_file("boundaries/districts.geojson") + ":osm-raions";
    request.sources.counts = {fixture_file("tables/schools.csv")};
    request.sources.people = {"embedded", fixture_file("rasters/people.asc")};
    request.with_people = true;
    request.with_counts = true;
    return request;
}

StudyRequest between_days() {
    StudyRequest request = on_the_board();
    request.earlier = request.sources;
    request.earlier->control = fixture_file("series") + ":deepstate-daily";
    request.earlier->date = Date::parse("2025-01-01");
    request.sources.control = request.earlier->control;
    request.sources.date = Date::parse("2025-01-04");
    return request;
}

StudyRequest between_plans() {
    StudyRequest request = on_the_board();
    request.plans = Selection::of({"present", "us-28-point-2025-11"});
    return request;
}

/// Districts of a region and pair of hands add up to its row.
void check_districts_add_up(const Comparison& compared) {
    const Exchange& exchange = compared.exchange;
    using Key = std::tuple<RegionIndex, std::string, std::string>;
    std::map<Key, DistrictExchange> sums;
    for (const DistrictExchange& row : exchange.districts) {
        const RegionIndex region = compared.districts[row.district].region;
        DistrictExchange& sum = sums[{region, row.from, row.to}];
        sum.area += row.area;
        sum.stocks.resize(exchange.stocks.size());
        for (std::size_t i = 0; i < row.stocks.size(); ++i) {
            sum.stocks[i] += row.stocks[i];
        }
    }
    REQUIRE(!exchange.rows.empty());
    CHECK(sums.size() == exchange.rows.size());
    for (const ExchangeRow& row : exchange.rows) {
        const DistrictExchange& sum = sums[{row.region, row.from, row.to}];
        CHECK(sum.area.km2() == doctest::Approx(row.area.km2()).epsilon(1e-9));
        for (std::size_t i = 0; i < exchange.stocks.size(); ++i) {
            CAPTURE(exchange.stocks[i].id);
            CHECK(sum.stocks.at(i) == doctest::Approx(row.stocks.at(i).best).epsilon(1e-6));
        }
    }
}

double held_by_russia(StudyRequest request, const std::string& date, std::size_t stock) {
    request.earlier.reset();
    request.sources.districts.clear();
    request.sources.date = Date::parse(date);
    request.plans = Selection::of({"present"});
    const Study study = compute(request, catalogue());
    return amount_in(study.scenarios.front().tally, stock, std::nullopt, Layer::control, "russian")
        .best;
}

} // namespace

TEST_SUITE("comparison") {

    TEST_CASE("what a plan moves from hand to hand is what its own tally counts") {
        const StudyRequest request = between_plans();
        const Comparison compared = compare(request, catalogue());
        const Study study = compute(request, catalogue());
        const Tally& tally = study.scenarios.back().tally;
        REQUIRE(compared.exchange.stocks.size() == 3);
        double moved = 0;
        for (std::size_t i = 0; i < compared.exchange.stocks.size(); ++i) {
            CAPTURE(compared.exchange.stocks[i].id);
            const auto change = [&](Change of) {
                return amount_in(tally, i, std::nullopt, Layer::change, name_of(of)).best;
            };
            const Exchange& exchange = compared.exchange;
            CHECK(exchange.amount(i, "ukraine", "demilitarised_zone").best ==
                  doctest::Approx(change(Change::to_demilitarised_zone)));
            CHECK(exchange.amount(i, "ukraine", "russia").best ==
                  doctest::Approx(change(Change::passed_to_russia)));
            CHECK(exchange.net_stocks[i].best ==
                  doctest::Approx(change(Change::passed_to_russia) -
                                  change(Change::returned_to_ukraine)));
            CHECK(exchange.net_stocks[i].low <= exchange.net_stocks[i].best);
            CHECK(exchange.net_stocks[i].best <= exchange.net_stocks[i].high);
            moved += exchange.net_stocks_with_zone[i].best;
        }
        CHECK(moved > 0);
    }

    TEST_CASE("what changes hands between two days is what runs of both have more or less") {
        const StudyRequest request = between_days();
        const Comparison compared = compare(request, catalogue());
        REQUIRE(compared.exchange.stocks.size() == 3);
        double moved = 0;
        for (std::size_t i = 0; i < compared.exchange.stocks.size(); ++i) {
            CAPTURE(compared.exchange.stocks[i].id);
            const double more =
                held_by_russia(request, "2025-01-04", i) - held_by_russia(request, "2025-01-01", i);
            CHECK(compared.exchange.net_stocks[i].best == doctest::Approx(more).epsilon(1e-6));
            moved += std::abs(more);
        }
        CHECK(moved > 0);
    }

    TEST_CASE("what changes hands in districts adds up to their regions") {
        check_districts_add_up(compare(between_plans(), catalogue()));
        check_districts_add_up(compare(between_days(), catalogue()));
    }

    TEST_CASE("amounts by any label add up to the stock, and lie within their least and most") {
        const Study study = compute(on_the_board(), catalogue());
        for (const std::size_t labels : {std::size_t{1}, std::size_t{2}, std::size_t{7}}) {
            std::vector<std::size_t> label_of_face;
            for (FaceIndex i = 0; i < study.partition.faces.size(); ++i) {
                label_of_face.push_back((3 * i + 1) % labels);
            }
            for (const Stock& stock : study.stocks) {
                CAPTURE(stock.id);
                double sum = 0;
                for (const Amount& amount :
                     amounts_by_label(stock, study.partition, label_of_face, labels)) {
                    CHECK(amount.low <= amount.best);
                    CHECK(amount.best <= amount.high);
                    sum += amount.best;
                }
                CHECK(sum == doctest::Approx(stock.in_country()));
            }
        }
    }
}
