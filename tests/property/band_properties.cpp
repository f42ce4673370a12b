// SPDX-License-Identifier: MIT
//
// Bands against distances that were found without a plane and without GEOS.
#include "geometry/area.hpp"
#include "geometry/distance.hpp"
#include "geometry/geos.hpp"
#include "geometry/locator.hpp"
#include "partition/band.hpp"
#include "support/true_distance.hpp"
#include "support/worlds.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

using namespace demarc;
using namespace demarc::testing;

namespace {

/// A walk of short and long steps with bays, capes and turns back.
LineString random_walk(std::mt19937& random, LonLat from) {
    std::uniform_real_distribution<double> turn(-1.2, 1.2);
    std::lognormal_distribution<double> step(-4.5, 1); // about 0.01 degrees
    double heading = turn(random) * 2;
    LineString line{from};
    for (int i = 0; i < 40; ++i) {
        heading += turn(random);
        const double length = step(random);
        line.push_back({line.back().lon + length * std::cos(heading) * 1.5,
                        line.back().lat + length * std::sin(heading)});
    }
    return line;
}

LineString ring(LonLat middle, double radius, int corners) {
    LineString line;
    for (int i = 0; i <= corners; ++i) {
        const double angle = 2 * std::numbers::pi * (i % corners) / corners;
        line.push_back(
            {middle.lon + 1.5 * radius * std::cos(angle), middle.lat + radius * std::sin(angle)});
    }
    return line;
}

/// Open lines, rings round or ragged, large and of a few metres, islands apart, and pieces that
/// touch others at their ends or at a corner.
std::vector<LineString> random_lines(std::mt19937& random) {
    std::uniform_real_distribution<double> lon(22.5, 39.5);
    std::uniform_real_distribution<double> lat(44.6, 52.2);
    std::uniform_real_distribution<double> aside(-0.4, 0.4);
    std::lognormal_distribution<double> size(-3.5, 1.3); // about 3 km, from 100 m to 60 km
    const LonLat middle{lon(random), lat(random)};
    std::vector<LineString> lines{random_walk(random, middle)};
    lines.push_back(random_walk(random, lines[0].back())); // goes on where the first ends
    lines.push_back(ring(lines[0][20], size(random), 24)); // round a corner of it
    LineString touching = ring(middle, size(random), 9);   // a corner in common with it
    const LonLat by{lines[0][7].lon - touching[0].lon, lines[0][7].lat - touching[0].lat};
    for (LonLat& p : touching) {
        p = {p.lon + by.lon, p.lat + by.lat};
    }
    lines.push_back(touching);
    for (int i = 0; i < 3; ++i) {
        const LonLat apart{middle.lon + aside(random), middle.lat + aside(random)};
        lines.push_back(random_star(random, apart, size(random), 11).exterior);
    }
    lines.push_back(ring({middle.lon + aside(random), middle.lat}, 1e-5, 5)); // a metre
    return lines;
}

struct Sample {
    std::vector<LineString> lines;
    Metres depth;
};

Sample random_sample(std::mt19937& random) {
    std::uniform_real_distribution<double> decades(2.7, 4.65); // 500 m to 45 km
    return {random_lines(random), Metres{std::pow(10, decades(random))}};
}

} // namespace

TEST_SUITE("property") {

    TEST_CASE("a position is in a band exactly if the lines are no farther away than it is deep") {
        std::mt19937 random(31);
        std::uniform_real_distribution<double> azimuth(0, 360);
        std::normal_distribution<double> about(1, 0.02);
        std::uniform_real_distribution<double> part(0, 1.5);
        int near_the_edge = 0;
        for (int round = 0; round < 60; ++round) {
            const Sample sample = random_sample(random);
            const PolygonLocator band(band_around(sample.lines, sample.depth));
            const TrueDistance distance(sample.lines);
            for (int i = 0; i < 250; ++i) {
                const LineString& line = sample.lines[random() % sample.lines.size()];
                const LonLat from = line[random() % line.size()];
                const double share = i % 5 == 0 ? part(random) : about(random);
                const LonLat at = reached(from, azimuth(random), share * sample.depth.value);
                const double metres = distance(at);
                if (std::abs(metres / sample.depth.value - 1) <= band_error) {
                    continue; // either answer
                }
                near_the_edge += std::abs(metres / sample.depth.value - 1) < 0.01 ? 1 : 0;
                CAPTURE(round);
                CAPTURE(at.lon);
                CAPTURE(at.lat);
                CAPTURE(metres);
                CAPTURE(sample.depth.value);
                REQUIRE(band.contains(at) == (metres <= sample.depth.value));
            }
        }
        CHECK(near_the_edge > 500);
    }

    TEST_CASE("the outline of a band is as far from the lines as it is deep, all along") {
        std::mt19937 random(34);
        for (int round = 0; round < 25; ++round) {
            const Sample sample = random_sample(random);
            const TrueDistance distance(sample.lines);
            CAPTURE(round);
            CAPTURE(sample.depth.value);
            for_each_ring(band_around(sample.lines, sample.depth), [&](const Ring& ring) {
                REQUIRE(ring.front() == ring.back());
                for (std::size_t i = 0; i + 1 < ring.size(); i += 7) {
                    const LonLat middle{(ring[i].lon + ring[i + 1].lon) / 2,
                                        (ring[i].lat + ring[i + 1].lat) / 2};
                    for (const LonLat at : {ring[i], middle}) {
                        CHECK(std::abs(distance(at) / sample.depth.value - 1) < band_error);
                    }
                }
            });
        }
    }

    TEST_CASE("a band is the same, bit for bit, whatever the order and direction of the lines") {
        std::mt19937 random(35);
        for (int round = 0; round < 20; ++round) {
            Sample sample = random_sample(random);
            const MultiPolygon band = band_around(sample.lines, sample.depth);
            std::shuffle(sample.lines.begin(), sample.lines.end(), random);
            for (LineString& line : sample.lines) {
                if (random() % 2 == 0) {
                    std::reverse(line.begin(), line.end());
                }
            }
            const MultiPolygon again = band_around(sample.lines, sample.depth);
            REQUIRE(band.size() == again.size());
            for (std::size_t i = 0; i < band.size(); ++i) {
                CHECK(band[i].exterior == again[i].exterior);
                CHECK(band[i].holes == again[i].holes);
            }
        }
    }

    TEST_CASE("the rings of a band are valid polygons, holes inside") {
        std::mt19937 random(36);
        for (int round = 0; round < 40; ++round) {
            const Sample sample = random_sample(random);
            const MultiPolygon band = band_around(sample.lines, sample.depth);
            CAPTURE(round);
            CHECK(geos::invalid_reason(geos::from(band).get()).empty());
        }
    }

    TEST_CASE("distances to lines are geodesics to 0.03 % and 20 cm, wherever in Ukraine") {
        std::mt19937 random(32);
        std::uniform_real_distribution<double> azimuth(0, 360);
        for (int round = 0; round < 20; ++round) {
            const Sample sample = random_sample(random);
            const LineDistance line(sample.lines);
            const TrueDistance distance(sample.lines);
            for (int i = 0; i < 50; ++i) {
                const LonLat at = reached(sample.lines[0][random() % sample.lines[0].size()],
                                          azimuth(random), sample.depth.value);
                const double metres = distance(at);
                CHECK(std::abs(line.distance(at)->value - metres) < 3e-4 * metres + 0.2);
            }
        }
    }

    TEST_CASE("the area of a band is that of a fine grid of distances, to 0.1 %") {
        std::mt19937 random(33);
        for (int round = 0; round < 4; ++round) {
            // Wide enough for the grid to be as exact as the bound.
            const Sample sample{random_lines(random), Metres::from_km(10 * (round + 1))};
            const MultiPolygon band = band_around(sample.lines, sample.depth);
            const TrueDistance distance(sample.lines);
            Box box;
            for_each_ring(band, [&box](const Ring& outline) {
                for (const LonLat p : outline) {
                    box.add(p);
                }
            });
            constexpr int cells = 300;
            const double width = (box.east - box.west) / cells;
            const double height = (box.north - box.south) / cells;
            double sum = 0;
            for (int row = 0; row < cells; ++row) {
                const double south = box.south + row * height;
                const SquareMetres cell =
                    area_of(rectangle(box.west, south, box.west + width, south + height));
                int within = 0;
                for (int column = 0; column < cells; ++column) {
                    const LonLat middle{box.west + (column + 0.5) * width, south + height / 2};
                    within += distance.flat(middle) <= sample.depth.value ? 1 : 0;
                }
                sum += within * cell.value;
            }
            CAPTURE(round);
            CHECK(area_of(band).value == doctest::Approx(sum).epsilon(band_error));
        }
    }

} // TEST_SUITE
