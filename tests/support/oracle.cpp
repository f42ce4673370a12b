// SPDX-License-Identifier: MIT
#include "support/oracle.hpp"

#include "geometry/area.hpp"
#include "geometry/locator.hpp"
#include "sources/boundary_reader.hpp"
#include "sources/control_reader.hpp"
#include "sources/held_islands.hpp"
#include "support/text.hpp"

#include <doctest/doctest.h>

#include <fstream>

namespace demarc::testing {

namespace {

BoundarySet geoboundaries(bool with_sea) {
    const SourceSpec spec{shared_geodata("boundaries/geoBoundaries-UKR-ADM1.geojson"),
                          "geoboundaries"};
    if (with_sea) {
        return read_boundaries(spec, profiles(), regions());
    }
    return read_boundaries(spec, profiles(), regions(),
                           shared_geodata("boundaries/open_sea_gshhg.geojson"));
}

} // namespace

Table reference_table(std::string_view name) {
    std::ifstream stream(shared_geodata("reference/" + std::string(name)));
    REQUIRE_MESSAGE(stream.good(), "no reference table " << name);
    std::string line;
    std::getline(stream, line);
    const std::vector<std::string> columns = split(trimmed(line), ',');
    Table table;
    while (std::getline(stream, line)) {
        const std::vector<std::string> fields = split(trimmed(line), ',');
        auto& row = table.emplace_back();
        for (std::size_t i = 0; i < columns.size(); ++i) {
            row[columns[i]] = i < fields.size() ? fields[i] : "";
        }
    }
    return table;
}

const RegionTable& regions() {
    static const RegionTable table = RegionTable::read(shipped_data("boundaries/regions.csv"));
    return table;
}

const Profiles& profiles() {
    static const Profiles all = Profiles::read(shipped_data("profiles"));
    return all;
}

const BoundarySet& natural_earth() {
    static const BoundarySet set = read_boundaries(
        {shipped_data("boundaries/natural-earth-admin-1.geojson"), ""}, profiles(), regions());
    return set;
}

const BoundarySet& geoboundaries_with_sea() {
    static const BoundarySet set = geoboundaries(true);
    return set;
}

const BoundarySet& geoboundaries_land() {
    static const BoundarySet set = geoboundaries(false);
    return set;
}

ControlSnapshot daily(const std::string& file, const BoundarySet& boundaries) {
    return read_control({"/vsizip/" +
                             shared_geodata("deepstate-daily/"
                                            "deepstatemap_daily_20240708_20260822.zip/") +
                             file,
                         "deepstate-daily"},
                        profiles(), boundaries, regions());
}

double islands_of_daily_km2(const BoundarySet& boundaries, RegionIndex region) {
    double sum = 0;
    for (const ControlArea& island :
         held_islands(profiles().control.at("deepstate-daily"), boundaries, regions())) {
        const PolygonLocator held(island.polygons);
        for (const Polygon& part : boundaries.regions[region]) {
            sum += held.contains(part.exterior.front()) ? area_of(part, AreaMethod::geodesic).km2()
                                                        : 0;
        }
    }
    return sum;
}

} // namespace demarc::testing
