// SPDX-License-Identifier: MIT
#include "page/page_frames.hpp"
#include "page/page_shapes.hpp"
#include "unit/maps/map_studies.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <random>
#include <utility>
#include <vector>

using namespace demarc;

namespace {

using Row = std::vector<std::pair<int, int>>;

/// What the page makes of a frame, written from its description alone.
Row decoded(const PageJson& changes, const Row& before) {
    Row row;
    std::pair<int, int> at{0, 0};
    std::size_t end = 0;
    std::size_t i = 0;
    const auto literals = [&] {
        for (auto left = changes.at(i++).get<std::size_t>(); left > 0; --left, i += 2) {
            if (changes.at(i) == PageFrames::end_of_ring) {
                row.emplace_back(PageFrames::end_of_ring, 0);
                continue;
            }
            at = {at.first + changes.at(i).get<int>(), at.second + changes.at(i + 1).get<int>()};
            row.push_back(at);
        }
    };
    literals();
    while (i < changes.size()) {
        const auto from =
            static_cast<std::size_t>(static_cast<long long>(end) + changes.at(i).get<long long>());
        const auto count = changes.at(i + 1).get<std::size_t>();
        i += 2;
        for (std::size_t k = from; k < from + count; ++k) {
            row.push_back(before.at(k));
            if (before.at(k).first != PageFrames::end_of_ring) {
                at = before.at(k);
            }
        }
        end = from + count;
        literals();
    }
    return row;
}

double area_of(const Row& row) {
    double area = 0;
    for (std::size_t first = 0, i = 0; i < row.size(); ++i) {
        if (row[i].first != PageFrames::end_of_ring) {
            continue;
        }
        for (std::size_t k = first; k < i; ++k) {
            const auto [x, y] = row[k];
            const auto [u, v] = row[k + 1 < i ? k + 1 : first];
            area += 0.5 * (static_cast<double>(x) * v - static_cast<double>(u) * y);
        }
        first = i + 1;
    }
    return area;
}

Ring closed(std::vector<LonLat> positions) {
    positions.push_back(positions.front());
    return positions;
}

/// A jagged disc of so many positions.
std::vector<LonLat> disc(LonLat middle, double radius, std::size_t positions,
                         std::mt19937_64& random) {
    std::uniform_real_distribution<double> jag(0.9, 1.1);
    std::vector<LonLat> ring;
    for (std::size_t i = 0; i < positions; ++i) {
        const double angle =
            2 * std::acos(-1) * static_cast<double>(i) / static_cast<double>(positions);
        const double r = radius * jag(random);
        ring.push_back({middle.lon + r * std::cos(angle), middle.lat + r * std::sin(angle) / 1.5});
    }
    return ring;
}

} // namespace

TEST_CASE("frames told by their changes are the frames that each day by itself would give") {
    const PlaneArcs land(testing::embedded_study().partition);
    const Frame frame = page_frame(land);
    std::mt19937_64 random(7);
    std::vector<std::vector<LonLat>> rings{disc({37, 48.5}, 1, 400, random),
                                           disc({33, 47}, 0.8, 300, random)};
    PageFrames writer(frame);
    Row last;
    std::size_t later = 0;
    std::uniform_real_distribution<double> step(-0.05, 0.05);
    for (int day = 0; day < 60; ++day) {
        // A few positions move, one ring comes and goes, and rings begin elsewhere.
        for (int moves = 0; moves < 3; ++moves) {
            std::vector<LonLat>& ring = rings[random() % rings.size()];
            LonLat& position = ring[random() % ring.size()];
            position.lon += step(random);
            position.lat += step(random);
        }
        std::rotate(rings[0].begin(), rings[0].begin() + static_cast<long>(random() % 400),
                    rings[0].end());
        MultiPolygon polygons;
        for (const std::vector<LonLat>& ring : rings) {
            polygons.push_back({closed(ring), {}});
        }
        if (day % 7 == 3) {
            polygons.front().holes.push_back(closed(disc({37, 48.5}, 0.3, 40, random)));
        }
        const PageJson changes = writer.add(polygons);
        PageFrames alone(frame);
        const Row row = decoded(changes, last);
        CAPTURE(day);
        CHECK(row == decoded(alone.add(polygons), {}));
        later += day > 0 ? changes.size() : 0;
        last = row;
    }
    CHECK(later < 60 * 160); // a day costs what it changes, not the 1,400 numbers of its shape
}

TEST_CASE("frames keep the area of land, holes taken off, whichever way rings run") {
    const PlaneArcs land(testing::embedded_study().partition);
    const Frame frame = page_frame(land);
    std::mt19937_64 random(1);
    const std::vector<LonLat> outer = disc({37, 48.5}, 1, 100, random);
    const std::vector<LonLat> inner = disc({37, 48.5}, 0.4, 50, random);
    const std::vector<LonLat> back(inner.rbegin(), inner.rend());
    const auto enclosed = [&](const MultiPolygon& polygons) {
        PageFrames writer(frame);
        return area_of(decoded(writer.add(polygons), {}));
    };
    const double whole = enclosed({{closed(outer), {}}});
    const double hole = enclosed({{closed(inner), {}}});
    CHECK(whole > 0);
    CHECK(enclosed({{closed(outer), {closed(inner)}}}) == doctest::Approx(whole - hole));
    CHECK(enclosed({{closed(outer), {closed(back)}}}) == doctest::Approx(whole - hole));
    CHECK(enclosed({}) == 0);
}
