// SPDX-License-Identifier: MIT
#include "sources/region_people.hpp"

#include "io/csv_file.hpp"
#include "support/error.hpp"
#include "support/hash.hpp"

#include <fmt/format.h>

#include <optional>

namespace demarc {

namespace {

RegionPeople read_table(const CsvTable& table, const RegionTable& regions) {
    RegionPeople people;
    people.by_region.resize(regions.size());
    std::optional<Date> date;
    const std::size_t code = table.column("iso_3166_2");
    const std::size_t number = table.column("people");
    const std::size_t day = table.column("date");
    for (const CsvTable::Row& row : table.rows()) {
        const std::optional<RegionIndex> region = regions.find(row.fields[code]);
        if (!region) {
            throw ConfigError(
                fmt::format("{}: there is no region '{}'", table.where(row), row.fields[code]));
        }
        const long count = table.whole_number(row, number);
        const std::optional<Date> of = Date::parse(row.fields[day]);
        if (people.by_region[*region] > 0 || count <= 0 || !of || (date && *date != *of)) {
            throw ConfigError(fmt::format("{}: each region comes once, with a number of people "
                                          "above 0 and the day that all of them are of",
                                          table.where(row)));
        }
        people.by_region[*region] = static_cast<double>(count);
        date = of;
    }
    for (RegionIndex i = 0; i < regions.size(); ++i) {
        if (people.by_region[i] <= 0) {
            throw ConfigError(fmt::format("the people of {} are missing", regions[i].name_en));
        }
    }
    people.date = *date;
    return people;
}

} // namespace

RegionPeople RegionPeople::read(const std::filesystem::path& csv, const RegionTable& regions) {
    try {
        RegionPeople people = read_table(CsvTable::read(csv.string()), regions);
        people.file = {"people",
                       csv.filename().string(),
                       sha256_of_file(csv),
                       "Residents of each region",
                       "State Statistics Service of Ukraine; UN COD-PS for Crimea and Sevastopol",
                       "facts",
                       "People: State Statistics Service of Ukraine, 1 January 2022."};
        return people;
    } catch (const DataError& error) {
        throw ConfigError(error.what());
    }
}

} // namespace demarc
