// SPDX-License-Identifier: MIT
#include "geometry/geos.hpp"
#include "partition/district_cut.hpp"
#include "support/made_up_districts.hpp"
#include "support/worlds.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace demarc;
using namespace demarc::testing;

namespace {

Partition random_world(std::mt19937& random) {
    std::uniform_real_distribution<double> lon(24, 33);
    std::uniform_real_distribution<double> lat(45, 48);
    std::vector<ControlArea> areas;
    for (const ControlClass control :
         {ControlClass::russian, ControlClass::contested, ControlClass::russian_pre_2022}) {
        areas.push_back({control, {random_star(random, {lon(random), lat(random)}, 2, 30)}, ""});
    }
    return cut(chessboard(), snapshot(std::move(areas)), region_table(), {}, Reconcile::off);
}

/// Squares of a region cut across at random, drawn short of its border here and over it there.
std::vector<District> random_districts(std::mt19937& random) {
    std::uniform_real_distribution<double> part(0.2, 0.8);
    std::uniform_real_distribution<double> off(-0.02, 0.02);
    std::vector<District> all;
    for (RegionIndex region = 0; region < 27; region += 2) {
        const Polygon square = square_of(region);
        const double west = square.exterior.front().lon;
        const double south = square.exterior.front().lat;
        const double middle = west + part(random);
        const double half = south + part(random);
        const std::string id = std::to_string(100 + 3 * region);
        all.push_back(district(id + "a", region,
                               {rectangle(west + off(random), south + off(random), middle, half)}));
        all.push_back(
            district(id + "b", region,
                     {rectangle(west + off(random), half, middle, south + 1 + off(random))}));
        all.push_back(district(id + "c", region,
                               {rectangle(middle, south + off(random), west + 1 + off(random),
                                          south + 1 + off(random))}));
    }
    return all;
}

} // namespace

TEST_SUITE("property") {

    TEST_CASE("pieces add up to their faces, and districts have what GEOS says lies in them") {
        for (unsigned seed = 1; seed <= 30; ++seed) {
            CAPTURE(seed);
            std::mt19937 random(seed);
            const Partition partition = random_world(random);
            const DistrictSet set = districts(random_districts(random));
            const DistrictCut cut = cut_districts(set, FaceLocator(partition), region_table(), 2);
            std::vector<double> faces(partition.faces.size());
            std::map<std::pair<std::string, FaceIndex>, double> whole;
            for (FaceIndex piece = 0; piece < cut.face_of.size(); ++piece) {
                const FaceIndex face = cut.face_of[piece];
                const double area = cut.pieces.faces[piece].area(AreaMethod::authalic).km2();
                faces[face] += area;
                double sum = 0;
                for (const DistrictShare& share : cut.shares[piece]) {
                    sum += share.share;
                    CHECK(cut.districts[share.district].region == partition.faces[face].region);
                }
                CHECK(sum == doctest::Approx(1).epsilon(1e-12));
                if (cut.shares[piece].size() == 1) {
                    whole[{cut.districts[cut.shares[piece].front().district].id, face}] += area;
                }
            }
            double filled = 0;
            double known = 0;
            for (FaceIndex face = 0; face < faces.size(); ++face) {
                const double own = partition.faces[face].area(AreaMethod::authalic).km2();
                CHECK(faces[face] == doctest::Approx(own).epsilon(1e-9));
                for (const District& one : set.districts) {
                    if (one.region != partition.faces[face].region) {
                        continue;
                    }
                    const geos::Geometry both =
                        geos::intersection(geos::from(one.polygons).get(),
                                           geos::from(partition.faces[face].polygon).get());
                    const double inside = area_of(geos::polygons_of(both.get())).km2();
                    known += inside;
                    // More, where land that no district covers went to it alone.
                    CHECK(whole[{one.id, face}] > inside - 1e-5);
                }
            }
            double covered = 0;
            for (const DistrictFit& fit : cut.fit) {
                covered += fit.covered.km2();
                filled += fit.filled.km2();
            }
            CHECK(covered == doctest::Approx(known).epsilon(1e-7));
            CHECK(filled > 0);
        }
    }
}
