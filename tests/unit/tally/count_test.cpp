// SPDX-License-Identifier: MIT
#include "geometry/area.hpp"
#include "partition/parts_by_face.hpp"
#include "support/error.hpp"
#include "support/scratch_folder.hpp"
#include "support/worlds.hpp"
#include "tally/count.hpp"
#include "tally/tally.hpp"
#include "unit/sources/sources_fixture.hpp"

#include <GeographicLib/Geodesic.hpp>
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <random>

using namespace demarc;
using namespace demarc::testing;

namespace {

/// The chessboard with random Russian-held land, whose edges cut squares.
Partition random_world(std::mt19937& random) {
    return cut(chessboard(),
               snapshot({{ControlClass::russian, {random_star(random, {29, 46.5}, 2, 30)}, ""},
                         {ControlClass::russian, {rectangle(31, 45, 33, 47)}, ""}}),
               region_table(), {}, Reconcile::off);
}

CountedRecord record(std::optional<double> amount, decltype(CountedRecord::geometry) geometry) {
    static int number = 0;
    return {fmt::format("record {}", ++number), amount, std::move(geometry)};
}

CountedFile file_of(CountForm form, std::vector<CountedRecord> records) {
    CountedFile file;
    file.id = "made-up";
    file.title = "Made up";
    file.unit = "pieces";
    file.form = form;
    file.summed = records.front().amount.has_value();
    file.records = std::move(records);
    file.files.push_back({"count", "made-up.geojson", "", "", "", "", ""});
    return file;
}

Stock counted(const CountedFile& file, const Partition& partition) {
    return count(file, FaceLocator(partition)).stock;
}

LineString random_line(std::mt19937& random, int corners) {
    std::uniform_real_distribution<double> lon(24, 33);
    std::uniform_real_distribution<double> lat(45, 48);
    LineString line;
    for (int i = 0; i < corners; ++i) {
        line.push_back({lon(random), lat(random)});
    }
    return line;
}

/// By GeographicLib.
double true_km(const LineString& line) {
    double metres = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        double edge = 0;
        GeographicLib::Geodesic::WGS84().Inverse(line[i - 1].lat, line[i - 1].lon, line[i].lat,
                                                 line[i].lon, edge);
        metres += edge;
    }
    return metres / 1000;
}

/// The classes of control that a stock is in add up to it.
double sum_by_control(const Stock& stock, const Partition& partition) {
    Plan plan;
    plan.id = "present";
    plan.reference = true;
    plan.rules.push_back({});
    plan.rules.back().body = Freeze{};
    const std::vector<Stock> stocks{stock};
    const Tally tally = make_scenario(plan, partition, region_table(), {}, stocks).tally;
    double sum = 0;
    for (const TallyRow& row : tally.rows) {
        sum += !row.region && row.layer == Layer::control ? row.stocks[0].best : 0;
    }
    return sum;
}

} // namespace

TEST_SUITE("count") {

    TEST_CASE("points are counted, or their numbers added up, in the face that holds them") {
        std::mt19937 random(1);
        const Partition partition = random_world(random);
        const FaceLocator locator(partition);
        std::vector<CountedRecord> points;
        std::vector<CountedRecord> numbers;
        std::vector<double> expected(partition.faces.size());
        for (int i = 0; i < 500; ++i) {
            const LonLat at = random_line(random, 1).front();
            points.push_back(record(std::nullopt, std::vector<LonLat>{at}));
            numbers.push_back(record(i, std::vector<LonLat>{at}));
            expected[*locator.at(at)] += i;
        }
        CHECK(counted(file_of(CountForm::points, points), partition).in_country() == 500);
        const Stock sum = counted(file_of(CountForm::points, numbers), partition);
        CHECK(sum.certain == expected);
        CHECK(sum_by_control(sum, partition) == 500 * 499 / 2);
    }

    TEST_CASE("the number of a record of several points is shared among them") {
        std::mt19937 random(2);
        const Partition partition = random_world(random);
        const std::vector<LonLat> two{{24.5, 47.5}, {32.5, 45.5}};
        const Stock sum = counted(file_of(CountForm::points, {record(10, two)}), partition);
        CHECK(sum.in_region(partition, 18) == 5);
        CHECK(sum.in_region(partition, 8) == 5);
        CHECK(counted(file_of(CountForm::points, {record(std::nullopt, two)}), partition)
                  .in_country() == 2);
    }

    TEST_CASE("what lies outside is not counted, and is named") {
        std::mt19937 random(3);
        const Partition partition = random_world(random);
        CountedFile file =
            file_of(CountForm::points, {record(7, std::vector<LonLat>{{28.5, 46.5}}),
                                        record(5, std::vector<LonLat>{{23.99, 46.5}}),
                                        record(3, std::vector<LonLat>{{20, 46.5}})});
        file.records[1].name = "record 1 (On the coast)";
        file.records[2].name = "record 2 (Far away)";
        const CountedStock strict = count(file, FaceLocator(partition));
        CHECK(strict.stock.in_country() == 7);
        REQUIRE(strict.notes.size() == 1);
        CHECK(strict.notes.front().warning == InputWarning::passed_over);
        CHECK(
            strict.notes.front().text().find(
                "2 of 3 records lie outside Ukraine as the boundaries draw it and are not counted "
                "(8 pieces): record 1 (On the coast), record 2 (Far away); where") !=
            std::string::npos);
        // 0.01 degrees are 770 m here.
        file.outside = Metres{1000};
        const CountedStock near = count(file, FaceLocator(partition));
        CHECK(near.stock.in_country() == 12);
        CHECK(near.notes.size() == 2);
        file.records = {file.records[2]};
        CHECK_THROWS_WITH_AS((void)count(file, FaceLocator(partition)),
                             doctest::Contains("made-up.geojson: nothing of it lies in Ukraine"),
                             DataError);
    }

    TEST_CASE("records inside whose numbers are 0 are something that lies in Ukraine") {
        std::mt19937 random(3);
        const Partition partition = random_world(random);
        const CountedStock none =
            count(file_of(CountForm::points, {record(0, std::vector<LonLat>{{28.5, 46.5}}),
                                              record(3, std::vector<LonLat>{{20, 46.5}})}),
                  FaceLocator(partition));
        CHECK(none.stock.in_country() == 0);
        REQUIRE(none.notes.size() == 1);
        CHECK(none.notes.front().what.find("1 of 2 records lies outside Ukraine") == 0);
        const LineString inside{{28.2, 46.5}, {28.5, 46.5}};
        const LineString outside{{20, 46.5}, {21, 46.5}};
        CHECK_NOTHROW(
            (void)count(file_of(CountForm::lines, {record(0, std::vector<LineString>{inside}),
                                                   record(3, std::vector<LineString>{outside})}),
                        FaceLocator(partition)));
    }

    TEST_CASE("of a record of several points those outside are told apart") {
        std::mt19937 random(3);
        const Partition partition = random_world(random);
        const std::vector<LonLat> across{{28.5, 46.5}, {20, 46.5}};
        CountedFile file =
            file_of(CountForm::points, {record(std::nullopt, across),
                                        record(std::nullopt, std::vector<LonLat>{{28.5, 46.5}})});
        file.records[0].name = "record 1 (Across)";
        const CountedStock counted = count(file, FaceLocator(partition));
        CHECK(counted.stock.in_country() == 2);
        REQUIRE(counted.notes.size() == 1);
        CHECK(
            counted.notes.front().what ==
            "1 of 3 points, of 1 of 2 records, lies outside Ukraine as the boundaries draw it and "
            "is not counted: record 1 (Across)");
    }

    TEST_CASE("lengths over faces add up to GeographicLib's length of the lines") {
        for (unsigned seed = 1; seed <= 5; ++seed) {
            CAPTURE(seed);
            std::mt19937 random(seed);
            const Partition partition = random_world(random);
            std::vector<CountedRecord> lines;
            double length = 0;
            for (int i = 0; i < 20; ++i) {
                const LineString line = random_line(random, 10);
                length += true_km(line);
                lines.push_back(record(std::nullopt, std::vector<LineString>{line}));
            }
            const Stock stock = counted(file_of(CountForm::lines, lines), partition);
            CHECK(stock.in_country() == doctest::Approx(length).epsilon(1e-12));
            CHECK(sum_by_control(stock, partition) == doctest::Approx(length).epsilon(1e-12));
        }
    }

    TEST_CASE("each face has the length that short steps along a line have in it") {
        std::mt19937 random(9);
        const Partition partition = random_world(random);
        const FaceLocator locator(partition);
        // Edges of a few kilometres, each of many steps of a few metres.
        const LineString corners{{24.1, 45.2}, {32.7, 47.9}, {25.3, 47.1}};
        const auto parted = [](const LineString& line, int parts) {
            LineString all{line.front()};
            for (std::size_t i = 1; i < line.size(); ++i) {
                for (int part = 1; part <= parts; ++part) {
                    const double share = part / static_cast<double>(parts);
                    all.push_back({line[i - 1].lon + share * (line[i].lon - line[i - 1].lon),
                                   line[i - 1].lat + share * (line[i].lat - line[i - 1].lat)});
                }
            }
            return all;
        };
        const LineString line = parted(corners, 150);
        const LineString steps = parted(line, 200);
        std::vector<double> expected(partition.faces.size());
        for (std::size_t i = 1; i < steps.size(); ++i) {
            const LonLat middle{(steps[i - 1].lon + steps[i].lon) / 2,
                                (steps[i - 1].lat + steps[i].lat) / 2};
            expected[*locator.at(middle)] += 1000 * true_km({steps[i - 1], steps[i]});
        }
        const PartsByFace parts = LinesInFaces(locator).metres(line);
        constexpr double two_steps = 50; // metres, where an edge of the face cuts one
        for (FaceIndex face = 0; face < expected.size(); ++face) {
            const auto found = parts.in.find(face);
            CHECK(std::abs((found == parts.in.end() ? 0 : found->second) - expected[face]) <
                  two_steps);
        }
        CHECK(parts.outside == 0);
    }

    TEST_CASE("a line along the edges of faces counts once, along the outer border inside") {
        std::mt19937 random(4);
        const Partition partition = random_world(random);
        const FaceLocator locator(partition);
        const LinesInFaces lines(locator);
        const LineString between{{24.5, 46}, {32.5, 46}};
        const LineString border{{24, 45}, {24, 48}};
        const LineString beyond{{23.5, 45}, {24.5, 45}};
        CHECK(lines.metres(between).whole() == doctest::Approx(1000 * true_km(between)));
        CHECK(lines.metres(between).outside < 1e-6);
        CHECK(lines.metres(border).outside < 1e-6);
        CHECK(lines.metres(beyond).outside ==
              doctest::Approx(1000 * true_km({{23.5, 45}, {24, 45}})));
    }

    TEST_CASE("a polygon of the whole country has the country's areas") {
        std::mt19937 random(5);
        const Partition partition = random_world(random);
        const MultiPolygon country{rectangle(24, 45, 33, 48)};
        const Stock stock =
            counted(file_of(CountForm::polygons, {record(std::nullopt, country)}), partition);
        for (FaceIndex face = 0; face < partition.faces.size(); ++face) {
            CHECK(stock.certain[face] ==
                  doctest::Approx(partition.faces[face].area(AreaMethod::authalic).km2())
                      .epsilon(1e-6));
        }
    }

    TEST_CASE("areas over faces add up to the whole, land that several cover counts once") {
        for (unsigned seed = 1; seed <= 5; ++seed) {
            CAPTURE(seed);
            std::mt19937 random(seed);
            const Partition partition = random_world(random);
            std::vector<CountedRecord> fields;
            double sum = 0;
            for (int i = 0; i < 9; ++i) { // apart from each other
                const Polygon field = random_star(random, {24.5 + i, 46.5}, 0.45, 12);
                sum += area_of(field).km2();
                fields.push_back(record(std::nullopt, MultiPolygon{field}));
            }
            const Stock once = counted(file_of(CountForm::polygons, fields), partition);
            CHECK(once.in_country() == doctest::Approx(sum).epsilon(1e-9));
            fields.push_back(fields.front());
            const CountedStock twice =
                count(file_of(CountForm::polygons, fields), FaceLocator(partition));
            CHECK(twice.stock.in_country() == doctest::Approx(sum).epsilon(1e-9));
            REQUIRE(twice.notes.size() == 1);
            CHECK(twice.notes.front().what.find("lie over one another") != std::string::npos);
        }
    }

    TEST_CASE("a number of a line or an area is shared out by what lies in each face") {
        const Partition partition = cut(
            chessboard(), snapshot({{ControlClass::russian, {rectangle(24, 45, 24.5, 46)}, ""}}),
            region_table(), {}, Reconcile::off);
        const auto in_region = [&](CountForm form, decltype(CountedRecord::geometry) geometry) {
            return counted(file_of(form, {record(100, std::move(geometry))}), partition)
                .in_region(partition, 0);
        };
        // Two thirds of it lie in the first square.
        CHECK(in_region(CountForm::polygons, MultiPolygon{rectangle(24.5, 45.2, 25.25, 45.8)}) ==
              doctest::Approx(200 / 3.0));
        CHECK(in_region(CountForm::lines, std::vector<LineString>{{{24.5, 45.5}, {25.25, 45.5}}}) ==
              doctest::Approx(200 / 3.0).epsilon(1e-6));
    }

    TEST_CASE("the order of records does not matter to the last bit") {
        std::mt19937 random(6);
        const Partition partition = random_world(random);
        const auto same_shuffled = [&](CountForm form, std::vector<CountedRecord> records) {
            const Stock before = counted(file_of(form, records), partition);
            std::shuffle(records.begin(), records.end(), random);
            return before.certain == counted(file_of(form, std::move(records)), partition).certain;
        };
        std::vector<CountedRecord> points;
        std::vector<CountedRecord> lines;
        std::vector<CountedRecord> fields;
        std::vector<CountedRecord> shares;
        for (int i = 0; i < 60; ++i) {
            const LonLat at = random_line(random, 1).front();
            points.push_back(record(0.1 * i, std::vector<LonLat>{at}));
            lines.push_back(record(std::nullopt, std::vector<LineString>{random_line(random, 4)}));
            const MultiPolygon field{random_star(random, {26 + 0.1 * i, 46.5}, 0.4, 9)};
            fields.push_back(record(std::nullopt, field));
            shares.push_back(record(0.1 * i, field));
        }
        CHECK(same_shuffled(CountForm::points, points));
        CHECK(same_shuffled(CountForm::lines, lines));
        CHECK(same_shuffled(CountForm::polygons, fields));
        CHECK(same_shuffled(CountForm::polygons, shares));
    }
}
