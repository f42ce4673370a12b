// SPDX-License-Identifier: MIT
#include "sources/places.hpp"

#include "geometry/coordinates.hpp"
#include "io/csv_file.hpp"
#include "support/error.hpp"
#include "support/settings.hpp"

#include <fmt/format.h>

#include <set>

namespace demarc {

namespace {

RegionIndex region_named(const std::string& code, const RegionTable& regions,
                         const std::string& where) {
    const std::optional<RegionIndex> region = regions.find(code);
    if (!region) {
        throw ConfigError(fmt::format("{}: there is no region '{}'", where, code));
    }
    return *region;
}

std::vector<City> read_cities(const std::string& file, const RegionTable& regions) {
    const CsvTable table = CsvTable::read(file);
    const std::size_t name_en = table.column("name_en");
    const std::size_t name_uk = table.column("name_uk");
    const std::size_t lon = table.column("lon");
    const std::size_t lat = table.column("lat");
    const std::size_t population = table.column("population");
    const std::size_t region = table.column("region");
    const std::size_t rank = table.column("rank");
    std::vector<City> cities;
    for (const CsvTable::Row& row : table.rows()) {
        const City city{row.fields[name_en],
                        row.fields[name_uk],
                        {table.number(row, lon), table.number(row, lat)},
                        table.whole_number(row, population),
                        region_named(row.fields[region], regions, table.where(row)),
                        static_cast<int>(table.whole_number(row, rank))};
        if (const auto fault = out_of_range(city.position)) {
            throw ConfigError(fmt::format("{}: {}", table.where(row), *fault));
        }
        if (city.rank < 1 || city.population < 0) {
            throw ConfigError(
                fmt::format("{}: rank counts from 1 and population from 0", table.where(row)));
        }
        cities.push_back(city);
    }
    return cities;
}

Site read_site(const Settings& settings, const RegionTable& regions) {
    Site site;
    site.id = settings.text("id");
    site.name_en = settings.text("name_en");
    site.name_uk = settings.text("name_uk");
    if (settings.has("region")) {
        const std::string code = settings.text("region");
        site.region = regions.find(code);
        if (!site.region) {
            settings.refuse("region", fmt::format("names no region: '{}'", code));
        }
    }
    if (settings.has("lon") || settings.has("lat")) {
        site.position = LonLat{settings.number("lon"), settings.number("lat")};
        if (const auto fault = out_of_range(*site.position)) {
            settings.refuse("lon", "and 'lat': " + *fault);
        }
    }
    site.note = settings.text_or("note", "");
    site.source = settings.text("source");
    settings.refuse_unknown_keys();
    return site;
}

Ring read_ring(const Settings& settings) {
    Ring ring;
    for (const std::vector<double>& row : settings.number_rows("polygon")) {
        if (row.size() != 2 || out_of_range({row[0], row[1]})) {
            settings.refuse("polygon", "must be a list of [longitude, latitude] in degrees");
        }
        ring.push_back({row[0], row[1]});
    }
    if (ring.size() < 4 || ring.front() != ring.back()) {
        settings.refuse("polygon",
                        "must be a ring of at least 4 positions, the last repeating the first");
    }
    return ring;
}

Zone read_zone(const Settings& settings, const RegionTable& regions) {
    Zone zone;
    zone.id = settings.text("id");
    zone.name_en = settings.text("name_en");
    zone.name_uk = settings.text("name_uk");
    zone.polygons = {Polygon{read_ring(settings), {}}};
    if (settings.has("region")) {
        zone.region = regions.find(settings.text("region"));
        if (!zone.region) {
            settings.refuse("region", "names no region");
        }
    }
    zone.note = settings.text_or("note", "");
    zone.source = settings.text("source");
    settings.refuse_unknown_keys();
    return zone;
}

} // namespace

Places Places::read(const std::filesystem::path& folder, const RegionTable& regions) {
    Places places;
    try {
        places.cities = read_cities((folder / "cities.csv").string(), regions);
    } catch (const DataError& error) {
        throw ConfigError(error.what());
    }
    const Settings settings = Settings::read(folder / "sites.toml");
    std::set<std::string> ids;
    const auto refuse_repeated = [&](const Settings& table, const std::string& id) {
        if (!ids.insert(id).second) {
            table.refuse("id", fmt::format("is there twice: '{}'", id));
        }
    };
    for (const Settings& table : settings.tables("site")) {
        places.sites.push_back(read_site(table, regions));
        refuse_repeated(table, places.sites.back().id);
    }
    ids.clear(); // a site and the zone around it may share their name
    for (const Settings& table : settings.tables("zone")) {
        places.zones.push_back(read_zone(table, regions));
        refuse_repeated(table, places.zones.back().id);
    }
    settings.refuse_unknown_keys();
    return places;
}

} // namespace demarc
