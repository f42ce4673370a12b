// SPDX-License-Identifier: MIT
//
// The reference tables were computed by others (Python, GEOS, PROJ; one date again with
// GeographicLib) from the same files. Geodesic areas, 0.1 km².
#include "partition/partition.hpp"
#include "sources/control_reader.hpp"
#include "support/oracle.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

using namespace demarc;
using namespace demarc::testing;

namespace {

constexpr double bound_km2 = 0.1;

/// Nothing where the source has no such class.
double number(const std::string& text) {
    return text.empty() ? 0 : std::stod(text);
}

struct RegionSums {
    double occupied = 0;
    double reconciled = 0;
    double gap = 0;
    double unknown = 0;
    double liberated = 0;
};

std::vector<RegionSums> sums_by_region(const Partition& partition) {
    std::vector<RegionSums> sums(regions().size());
    for (const Face& face : partition.faces) {
        const double area = face.area(AreaMethod::geodesic).km2();
        sums[face.region].occupied += is_russian(face.drawn) ? area : 0;
        sums[face.region].reconciled += is_russian(face.control) ? area : 0;
        sums[face.region].unknown += face.drawn == ControlClass::contested ? area : 0;
        const bool liberated = face.drawn == ControlClass::ukrainian && face.control_area;
        sums[face.region].liberated += liberated ? area : 0;
    }
    for (const ReconciledSliver& sliver : partition.slivers) {
        for (const FaceIndex index : sliver.faces) {
            const Face& face = partition.faces[index];
            sums[face.region].gap += sliver.fills_gap ? face.area(AreaMethod::geodesic).km2() : 0;
        }
    }
    return sums;
}

struct Columns {
    const char* region;
    const char* occupied;
};

/// A daily file of the archive, or a raw snapshot.
ControlSnapshot snapshot_of(const std::string& file, const BoundarySet& boundaries) {
    return file.starts_with("deepstatemap_data")
               ? daily(file, boundaries)
               : read_control({shared_geodata("deepstate-raw/" + file), ""}, profiles(), boundaries,
                              regions());
}

/// Compares every row of the table; gives back how many there were.
int compare(const Table& table, const BoundarySet& boundaries, const Columns& columns) {
    std::set<std::string> files;
    for (const auto& row : table) {
        files.insert(row.at("file"));
    }
    int rows = 0;
    for (const std::string& file : files) {
        const Partition partition = cut(boundaries, snapshot_of(file, boundaries), regions(), {});
        const std::vector<RegionSums> sums = sums_by_region(partition);
        RegionSums total;
        double flaws = 0;
        for (const auto& row : table) {
            if (row.at("file") != file || row.at("iso") == "UA") {
                continue;
            }
            const RegionIndex region = *regions().find(std::string_view(row.at("iso")));
            CAPTURE(file);
            CAPTURE(row.at("iso"));
            CHECK(std::abs(partition.region_areas[region][1].km2() -
                           number(row.at(columns.region))) < bound_km2);
            const double island = file.starts_with("deepstatemap_data")
                                      ? islands_of_daily_km2(boundaries, region)
                                      : 0;
            CHECK(std::abs(sums[region].occupied - island - number(row.at(columns.occupied))) <
                  bound_km2);
            // On Natural Earth the table's Kherson disagrees with the table of components beside it
            // by 0.113 km²: in the overlay that made it, rounding put a chance vertex on an edge of
            // half a degree, and geodesic edges bulge. The components' own sum is what counts here.
            // It is there since the publisher drew that coast anew, at the end of 2023.
            const bool chance_vertex = boundaries.id == "natural-earth" &&
                                       row.at("iso") == "UA-65" && row.at("date") >= "2023-12-31";
            const double flaw = chance_vertex ? 0.113 : 0;
            CHECK(std::abs(sums[region].reconciled - island -
                           (number(row.at("reconciled_km2")) - flaw)) < bound_km2);
            CHECK(std::abs(sums[region].gap - number(row.at("crimea_gap_km2"))) < bound_km2);
            CHECK(std::abs(sums[region].unknown - number(row.at("unknown_km2"))) < bound_km2);
            CHECK(std::abs(sums[region].liberated - number(row.at("liberated_km2"))) < bound_km2);
            total.occupied += sums[region].occupied - island;
            total.reconciled += sums[region].reconciled - island;
            flaws += flaw;
            ++rows;
        }
        for (const auto& row : table) {
            if (row.at("file") == file && row.at("iso") == "UA") {
                CHECK(std::abs(total.occupied - number(row.at(columns.occupied))) < bound_km2);
                CHECK(std::abs(total.reconciled - (number(row.at("reconciled_km2")) - flaws)) <
                      bound_km2);
            }
        }
    }
    return rows;
}

} // namespace

TEST_SUITE("real") {

    TEST_CASE("areas on Natural Earth are those of the reference table, naive and reconciled") {
        if (!has_shared_data()) {
            return;
        }
        CHECK(compare(reference_table("oracle_natural_earth.csv"), natural_earth(),
                      {"region_km2", "occupied_km2"}) == 13 * 27);
    }

    TEST_CASE("areas on geoBoundaries cut to land are those of the reference table") {
        if (!has_shared_data()) {
            return;
        }
        CHECK(compare(reference_table("oracle_geoboundaries_land.csv"), geoboundaries_land(),
                      {"region_land_km2", "occupied_land_km2"}) == 13 * 27);
    }

    TEST_CASE("areas on geoBoundaries with the territorial sea are those of the reference table") {
        if (!has_shared_data()) {
            return;
        }
        const BoundarySet& boundaries = geoboundaries_with_sea();
        const Table table = reference_table("oracle_geoboundaries_land.csv");
        std::set<std::string> files;
        for (const auto& row : table) {
            files.insert(row.at("file"));
        }
        int rows = 0;
        for (const std::string& file : files) {
            // The table overlays a region with the union of what is held, and nothing else. Lines
            // of other classes would put vertices on the long edges of the sea's limit, and
            // geodesic edges bulge between them: 0.212 km² in Kherson on 5 April 2022.
            ControlSnapshot snapshot = snapshot_of(file, boundaries);
            std::erase_if(snapshot.areas,
                          [](const ControlArea& area) { return !is_russian(area.control); });
            const Partition partition = cut(boundaries, snapshot, regions(), {}, Reconcile::off);
            const std::vector<RegionSums> sums = sums_by_region(partition);
            double total = 0;
            for (const auto& row : table) {
                if (row.at("file") != file || row.at("iso") == "UA") {
                    continue;
                }
                const RegionIndex region = *regions().find(std::string_view(row.at("iso")));
                CAPTURE(file);
                CAPTURE(row.at("iso"));
                CHECK(std::abs(partition.region_areas[region][1].km2() -
                               number(row.at("region_with_sea_km2"))) < bound_km2);
                CHECK(std::abs(sums[region].occupied - number(row.at("occupied_with_sea_km2"))) <
                      bound_km2);
                total += sums[region].occupied;
                ++rows;
            }
            for (const auto& row : table) {
                if (row.at("file") == file && row.at("iso") == "UA") {
                    CHECK(std::abs(total - number(row.at("occupied_with_sea_km2"))) < bound_km2);
                }
            }
        }
        CHECK(rows == 13 * 27);
    }

    TEST_CASE("Tuzla is held in daily maps as in full ones, where the boundaries have it") {
        if (!has_shared_data()) {
            return;
        }
        const std::string file = "deepstatemap_data_20251124.geojson";
        const RegionIndex crimea = *regions().find(std::string_view("UA-43"));
        CHECK(daily(file, natural_earth()).areas.size() == 1);
        CHECK(daily(file, geoboundaries_with_sea()).areas.size() == 1);
        const ControlSnapshot on_land = daily(file, geoboundaries_land());
        REQUIRE(on_land.areas.size() == 2);
        CHECK(on_land.areas.back().group == "Tuzla");
        CHECK(islands_of_daily_km2(geoboundaries_land(), crimea) ==
              doctest::Approx(3.58).epsilon(0.003));
        const Partition partition = cut(geoboundaries_land(), on_land, regions(), {});
        double held = 0;
        for (const Face& face : partition.faces) {
            const LonLat at = face.inside;
            const bool is_tuzla = face.region == crimea && at.lon > 36.48 && at.lat < 45.32;
            held += is_tuzla && is_russian(face.drawn) ? face.area(AreaMethod::geodesic).km2() : 0;
        }
        CHECK(held == doctest::Approx(3.58).epsilon(0.003));
    }

    TEST_CASE("faces add up to their regions, and regions to the boundary set, to 1e-9") {
        if (!has_shared_data()) {
            return;
        }
        for (const BoundarySet* boundaries : {&natural_earth(), &geoboundaries_land()}) {
            const Partition partition =
                cut(*boundaries, daily("deepstatemap_data_20251124.geojson", *boundaries),
                    regions(), {});
            std::vector<double> sums(regions().size());
            double faces = 0;
            double whole = 0;
            for (const Face& face : partition.faces) {
                sums[face.region] += face.area(AreaMethod::authalic).value;
                faces += face.area(AreaMethod::authalic).value;
            }
            for (RegionIndex i = 0; i < regions().size(); ++i) {
                const double region = area_of(boundaries->regions[i]).value;
                whole += region;
                CAPTURE(boundaries->id);
                CAPTURE(regions()[i].name_en);
                CHECK(std::abs(sums[i] / region - 1) < 1e-9);
            }
            CHECK(std::abs(faces / whole - 1) < 1e-9);
        }
    }

    TEST_CASE("reconciliation finds the slivers of the component table, one by one") {
        if (!has_shared_data()) {
            return;
        }
        const std::string file = "deepstatemap_data_20251124.geojson";
        const Partition partition =
            cut(natural_earth(), daily(file, natural_earth()), regions(), {});
        std::multiset<double> expected;
        double expected_sum = 0;
        for (const auto& row : reference_table("oracle_components.csv")) {
            if (row.at("file") == file && row.at("decision") == "sliver") {
                expected.insert(number(row.at("area_km2")));
                expected_sum += number(row.at("area_km2"));
            }
        }
        std::multiset<double> found;
        double sum = 0;
        for (const ReconciledSliver& sliver : partition.slivers) {
            found.insert(sliver.area.km2());
            sum += sliver.area.km2();
        }
        REQUIRE(found.size() == expected.size());
        CHECK(std::abs(sum - expected_sum) < bound_km2);
        auto other = expected.begin();
        for (const double area : found) {
            CHECK(std::abs(area - *other++) < 0.05);
        }
    }

} // TEST_SUITE
