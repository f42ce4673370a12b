// SPDX-License-Identifier: MIT
//
// Raions and hromadas of OpenStreetMap on a full-detail day, held against what GEOS' overlay says
// of each district and face.
#include "geometry/geos.hpp"
#include "partition/district_cut.hpp"
#include "study/compute.hpp"
#include "support/oracle.hpp"
#include "support/shared_data.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

using namespace demarc;
using namespace demarc::testing;

namespace {

const Partition& full_detail_day() {
    static const Partition partition =
        cut(geoboundaries_land(), daily("deepstatemap_data_20251124.geojson", geoboundaries_land()),
            regions(), {});
    return partition;
}

void check_against_overlay(const std::string& file, const std::string& profile, std::size_t number,
                           std::size_t step) {
    const DistrictSet set =
        read_districts({shared_geodata("boundaries/" + file), profile}, profiles(), regions());
    CHECK(set.districts.size() == number);
    const Partition& partition = full_detail_day();
    const DistrictCut cut = cut_districts(set, FaceLocator(partition), regions(), 0);
    std::map<std::string, DistrictIndex> index;
    for (DistrictIndex i = 0; i < cut.districts.size(); ++i) {
        index[cut.districts[i].id] = i;
    }
    std::map<std::pair<DistrictIndex, FaceIndex>, double> km2;
    double all = 0;
    for (FaceIndex piece = 0; piece < cut.face_of.size(); ++piece) {
        for (const DistrictShare& share : cut.shares[piece]) {
            const double area =
                cut.pieces.faces[piece].area(AreaMethod::authalic).km2() * share.share;
            km2[{share.district, cut.face_of[piece]}] += area;
            all += area;
        }
    }
    double faces = 0;
    for (const Face& face : partition.faces) {
        faces += face.area(AreaMethod::authalic).km2();
    }
    CHECK(all == doctest::Approx(faces).epsilon(1e-9));
    std::vector<geos::Geometry> polygons;
    for (const Face& face : partition.faces) {
        polygons.push_back(geos::from(face.polygon));
    }
    for (std::size_t i = 0; i < set.districts.size(); i += step) {
        const District& district = set.districts[i];
        const geos::Geometry own = geos::from(district.polygons);
        const RegionIndex region = cut.districts[index[district.id]].region;
        const DistrictFit& fit = cut.fit[region];
        CAPTURE(district.name);
        double more = 0;
        for (FaceIndex face = 0; face < partition.faces.size(); ++face) {
            if (partition.faces[face].region != region) {
                continue;
            }
            const geos::Geometry both = geos::intersection(own.get(), polygons[face].get());
            const double expected = area_of(geos::polygons_of(both.get())).km2();
            const double found = km2[{index[district.id], face}];
            // Land that two raions cover belongs to one of them.
            CHECK(found > expected - fit.twice.km2() - 0.001);
            more += found - expected;
        }
        // No more than what no district of its region covers.
        CHECK(more <= fit.filled.km2() + 0.001);
    }
}

} // namespace

TEST_CASE("raions on a full-detail day have what GEOS' overlay says, and add up to the country") {
    if (!has_shared_data()) {
        return;
    }
    check_against_overlay("raions-osm.geojson.zip", "osm-raions", 136, 1);
}

TEST_CASE("hromadas on a full-detail day have what GEOS' overlay says, one in ten looked at") {
    if (!has_shared_data()) {
        return;
    }
    check_against_overlay("hromadas-osm.geojson.zip", "osm-hromadas", 1466, 10);
}
