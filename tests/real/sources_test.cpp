// SPDX-License-Identifier: MIT
#include "geometry/area.hpp"
#include "sources/boundary_reader.hpp"
#include "sources/control_reader.hpp"
#include "sources/profile.hpp"
#include "support/error.hpp"
#include "support/oracle.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace demarc;
using namespace demarc::testing;

namespace {

double total_km2(const BoundarySet& set, AreaMethod method) {
    double total = 0;
    for (const MultiPolygon& region : set.regions) {
        total += area_of(region, method).km2();
    }
    return total;
}

bool same(const MultiPolygon& a, const MultiPolygon& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Polygon& p, const Polygon& q) {
                          return p.exterior == q.exterior && p.holes == q.holes;
                      });
}

ControlSnapshot read_daily(const std::string& file) {
    return read_control({file, ""}, profiles(), natural_earth(), regions());
}

} // namespace

TEST_CASE("the shipped boundaries are the 27 regions of Natural Earth, 599,094.6 km²") {
    const BoundarySet& set = natural_earth();
    CHECK(set.id == "natural-earth");
    CHECK(set.coverage == Coverage::land);
    CHECK(set.notes.empty());
    REQUIRE(set.files.size() == 1);
    CHECK(set.files[0].name == "natural-earth-admin-1.geojson");
    CHECK(set.files[0].sha256.size() == 64);
    CHECK(total_km2(set, AreaMethod::geodesic) == doctest::Approx(599094.6).epsilon(2e-7));
}

TEST_CASE("the package's own file of Natural Earth gives the same regions by its names") {
    if (!has_shared_data()) {
        return;
    }
    const BoundarySet set =
        read_boundaries({shared_geodata("boundaries/ukr.json"), ""}, profiles(), regions());
    CHECK(set.id == "natural-earth-names");
    for (RegionIndex i = 0; i < regions().size(); ++i) {
        CAPTURE(regions()[i].code.text());
        CHECK(same(set.regions[i], natural_earth().regions[i]));
    }
}

TEST_CASE("geoBoundaries has the territorial sea, 640,065 km², and without it 601,275.5 km²") {
    if (!has_shared_data()) {
        return;
    }
    const std::string file = shared_geodata("boundaries/geoBoundaries-UKR-ADM1.geojson");
    const BoundarySet set = read_boundaries({file, ""}, profiles(), regions());
    CHECK(set.id == "geoboundaries");
    CHECK(set.coverage == Coverage::territorial_sea);
    CHECK(set.notes.empty());
    CHECK(total_km2(set, AreaMethod::geodesic) == doctest::Approx(640065).epsilon(1.5e-6));
    CHECK(set.files.at(0).sha256 ==
          "b2f9f4ad2e9be5888523219c0bb46a24332ead16b46305409098048fd361a2d6");

    const BoundarySet land = read_boundaries({file, "geoboundaries"}, profiles(), regions(),
                                             shared_geodata("boundaries/open_sea_gshhg.geojson"));
    CHECK(land.coverage == Coverage::land);
    CHECK(total_km2(land, AreaMethod::geodesic) == doctest::Approx(601275.5).epsilon(2e-7));
    CHECK(land.files.size() == 2);
    CHECK(land.notes.size() == 1);
}

TEST_CASE("the twelve daily files read alike as plain files and inside the archive") {
    if (!has_shared_data()) {
        return;
    }
    const std::string archive =
        "/vsizip/" + shared_geodata("deepstate-daily/deepstatemap_daily_20240708_20260822.zip");
    for (const char* day :
         {"20240708", "20240815", "20240901", "20241123", "20250301", "20250525", "20250704",
          "20251124", "20260301", "20260303", "20260515", "20260813"}) {
        CAPTURE(day);
        const std::string name = std::string("deepstatemap_data_") + day + ".geojson";
        const ControlSnapshot plain = read_daily(shared_geodata("deepstate-daily/" + name));
        const ControlSnapshot zipped = read_daily(archive + "/" + name);
        CHECK(plain.profile == "deepstate-daily");
        CHECK(plain.form == ControlForm::polygons);
        CHECK(plain.date == zipped.date);
        CHECK(plain.notes.empty());
        CHECK(plain.files.at(0).name == name);
        CHECK(plain.files.at(0).sha256 == zipped.files.at(0).sha256);
        REQUIRE(plain.areas.size() == 1);
        REQUIRE(zipped.areas.size() == 1);
        CHECK(plain.areas[0].control == ControlClass::russian);
        CHECK(same(plain.areas[0].polygons, zipped.areas[0].polygons));
    }
    const std::string file = shared_geodata("deepstate-daily/deepstatemap_data_20251124.geojson");
    CHECK(read_daily(file).date.iso() == "2025-11-24");
}

TEST_CASE("the shipped settlements become areas that cover what Russia held") {
    const ControlSnapshot snapshot = read_daily(shipped_data("control/settlements-2025-11-24.csv"));
    CHECK(snapshot.profile == "settlements");
    CHECK(snapshot.date.iso() == "2025-11-24");
    CHECK(snapshot.form == ControlForm::settlements);
    REQUIRE(snapshot.areas.size() == 2);
    CHECK(snapshot.areas[0].control == ControlClass::russian_pre_2022);
    CHECK(snapshot.areas[1].control == ControlClass::russian);
    CHECK(snapshot.method_note.find("3,881 settlements") != std::string::npos);
    CHECK(snapshot.notes.empty());
}
