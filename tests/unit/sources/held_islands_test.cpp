// SPDX-License-Identifier: MIT
#include "geometry/area.hpp"
#include "geometry/geos.hpp"
#include "sources/held_islands.hpp"
#include "support/shared_data.hpp"
#include "unit/sources/sources_fixture.hpp"

#include <doctest/doctest.h>

using namespace demarc;
using namespace demarc::testing;

namespace {

constexpr LonLat at_sea{30.5, 44.5};

/// An island of a twentieth of a degree, off a spit of its own width.
Polygon island_at(LonLat middle, double half = 0.025) {
    const double west = middle.lon - half;
    const double east = middle.lon + half;
    return {{{west, middle.lat - half},
             {east, middle.lat - half / 2},
             {east, middle.lat + half},
             {west, middle.lat + half / 2},
             {west, middle.lat - half}},
            {}};
}

ControlProfile with_island(double within_km, double up_to_km2) {
    ControlProfile profile;
    profile.source.id = "daily";
    profile.islands.push_back({"Tuzla", *RegionCode::parse("UA-43"), at_sea,
                               Metres::from_km(within_km), SquareMetres::from_km2(up_to_km2),
                               ControlClass::russian});
    return profile;
}

/// The squares with one more part of Crimea.
BoundarySet with_part(const Polygon& part) {
    BoundarySet boundaries = squares();
    boundaries.regions[*shared_made_up_regions().find(*RegionCode::parse("UA-43"))].push_back(part);
    return boundaries;
}

std::vector<ControlArea> found(const ControlProfile& profile, const BoundarySet& boundaries) {
    return held_islands(profile, boundaries, shared_made_up_regions());
}

} // namespace

TEST_CASE("an island that a profile names by its position is held, to its own shore") {
    const Polygon island = island_at({at_sea.lon + 0.01, at_sea.lat});
    const auto areas = found(with_island(3, 30), with_part(island));
    REQUIRE(areas.size() == 1);
    CHECK(areas.front().control == ControlClass::russian);
    CHECK(areas.front().group == "Tuzla");
    const auto common = geos::polygons_of(
        geos::intersection(geos::from(areas.front().polygons).get(), geos::from(island).get())
            .get());
    CHECK(area_of(common).km2() == doctest::Approx(area_of(island).km2()).epsilon(1e-12));
}

TEST_CASE("a boundary set without the island, or with land and sea in one, stays as it is") {
    CHECK(found(with_island(3, 30), squares()).empty());
    CHECK(found(with_island(3, 30), with_part(island_at({at_sea.lon + 0.2, at_sea.lat}))).empty());
    CHECK(found(with_island(3, 10), with_part(island_at(at_sea))).empty()); // of 16 km²
    CHECK(found(ControlProfile(), with_part(island_at(at_sea))).empty());
}

TEST_CASE("no other land becomes held with an island") {
    BoundarySet boundaries = with_part(island_at(at_sea));
    boundaries.regions.front().push_back(island_at({at_sea.lon + 0.0502, at_sea.lat}));
    CHECK(found(with_island(3, 30), boundaries).empty());
}

TEST_CASE("an island that the map draws itself is not added") {
    const BoundarySet boundaries = with_part(island_at(at_sea));
    ControlSnapshot drawn;
    drawn.areas.push_back({ControlClass::russian_pre_2022, {island_at(at_sea, 0.02)}, ""});
    add_held_islands(drawn, with_island(3, 30), boundaries, shared_made_up_regions());
    CHECK(drawn.areas.size() == 1);
    CHECK(drawn.notes.empty());
    ControlSnapshot other;
    add_held_islands(other, with_island(3, 30), boundaries, shared_made_up_regions());
    CHECK(other.areas.size() == 1);
    REQUIRE(other.notes.size() == 1);
    CHECK(other.notes.front().what.find("the island of Tuzla is not drawn on this map") == 0);
}
