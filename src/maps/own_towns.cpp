// SPDX-License-Identifier: MIT
#include "maps/own_towns.hpp"

#include "geometry/coordinates.hpp"
#include "io/csv_file.hpp"
#include "support/error.hpp"
#include "support/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace demarc {

std::vector<City> read_towns(const std::filesystem::path& csv) {
    const CsvTable table = CsvTable::read(csv.string());
    const std::vector<std::string>& header = table.columns();
    const auto optional_column = [&](const char* name) -> std::optional<std::size_t> {
        const bool has = std::find(header.begin(), header.end(), name) != header.end();
        return has ? std::optional(table.column(name)) : std::nullopt;
    };
    const auto name = optional_column("name");
    const std::size_t name_en = name ? *name : table.column("name_en");
    const auto name_uk = optional_column("name_uk");
    const auto population = optional_column("population");
    const auto rank = optional_column("rank");
    const std::size_t lon = table.column("lon");
    const std::size_t lat = table.column("lat");
    constexpr int usual_rank = 3;
    std::vector<City> towns;
    for (const CsvTable::Row& row : table.rows()) {
        City town{row.fields[name_en],
                  name_uk ? row.fields[*name_uk] : "",
                  {table.number(row, lon), table.number(row, lat)}};
        town.population = population ? table.whole_number(row, *population) : 0;
        town.rank = rank ? static_cast<int>(table.whole_number(row, *rank)) : usual_rank;
        if (const auto fault = out_of_range(town.position)) {
            throw ConfigError(fmt::format("{}: {}", table.where(row), *fault));
        }
        if (town.rank < 1 || town.population < 0) {
            throw ConfigError(
                fmt::format("{}: rank counts from 1 and population from 0", table.where(row)));
        }
        towns.push_back(std::move(town));
    }
    return towns;
}

std::vector<std::string> find_towns(const std::vector<std::string>& names,
                                    std::vector<City>& cities, const Gazetteer& gazetteer,
                                    const RegionTable& regions) {
    constexpr int smallest = 4;
    std::vector<std::string> found;
    for (const std::string& name : names) {
        const std::string wanted = comparable_name(name);
        const auto city = std::find_if(cities.begin(), cities.end(), [&](const City& one) {
            return comparable_name(one.name_en) == wanted || comparable_name(one.name_uk) == wanted;
        });
        if (city != cities.end()) {
            found.push_back(city->name_en);
            continue;
        }
        const std::vector<NamedPlace> places = gazetteer.find(name, regions);
        if (places.empty()) {
            constexpr std::size_t few = 3;
            throw UsageError(fmt::format("`label`: unknown town '{}'{}", name,
                                         did_you_mean(gazetteer.similar(name, few))));
        }
        const NamedPlace& place = places.front();
        cities.push_back({place.name_en, place.name_uk, place.position,
                          place.population.value_or(0), place.region, smallest});
        found.push_back(place.name_en);
    }
    return found;
}

} // namespace demarc
