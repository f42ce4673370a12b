// SPDX-License-Identifier: MIT
#include "sources/gazetteer.hpp"

#include "io/csv_file.hpp"
#include "support/error.hpp"
#include "support/hash.hpp"
#include "support/text.hpp"
#include "support/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

namespace demarc {

namespace {

/// The official romanisation of Ukrainian (Cabinet of Ministers, resolution 55 of 2010), without
/// its rules for word beginnings, and the Russian letters that Ukrainian lacks.
constexpr std::array<std::pair<std::string_view, std::string_view>, 37> romanisation{
    {{"а", "a"},  {"б", "b"},    {"в", "v"}, {"г", "h"},  {"ґ", "g"},  {"д", "d"},  {"е", "e"},
     {"є", "ie"}, {"ж", "zh"},   {"з", "z"}, {"и", "y"},  {"і", "i"},  {"ї", "i"},  {"й", "i"},
     {"к", "k"},  {"л", "l"},    {"м", "m"}, {"н", "n"},  {"о", "o"},  {"п", "p"},  {"р", "r"},
     {"с", "s"},  {"т", "t"},    {"у", "u"}, {"ф", "f"},  {"х", "kh"}, {"ц", "ts"}, {"ч", "ch"},
     {"ш", "sh"}, {"щ", "shch"}, {"ь", ""},  {"ю", "iu"}, {"я", "ia"}, {"ы", "y"},  {"э", "e"},
     {"ё", "e"},  {"ъ", ""}}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> endings{{{"ayi", "ai"},
                                                                                 {"eyi", "ei"},
                                                                                 {"oyi", "oi"},
                                                                                 {"yy", "y"},
                                                                                 {"yi", "y"},
                                                                                 {"iy", "y"},
                                                                                 {"ii", "y"},
                                                                                 {"ya", "ia"},
                                                                                 {"yu", "iu"},
                                                                                 {"ye", "ie"}}};

/// Lower case for the basic Cyrillic block, whose capitals lie at fixed distances.
std::string lower_cyrillic(std::string_view letter) {
    auto code = static_cast<unsigned>(static_cast<unsigned char>(letter[0]) & 0x1FU) << 6U |
                static_cast<unsigned>(static_cast<unsigned char>(letter[1]) & 0x3FU);
    if (code >= 0x410 && code <= 0x42F) {
        code += 0x20;
    } else if (code >= 0x400 && code <= 0x40F) {
        code += 0x50;
    } else if (code == 0x490) {
        code = 0x491;
    }
    return {static_cast<char>(0xC0U | code >> 6U), static_cast<char>(0x80U | (code & 0x3FU))};
}

/// One letter of a name as it is compared; empty for apostrophes and other signs.
std::string comparable_letter(std::string_view letter) {
    if (letter.size() == 2) {
        const std::string lower = lower_cyrillic(letter);
        const auto* const found =
            std::find_if(romanisation.begin(), romanisation.end(),
                         [&](const auto& pair) { return pair.first == lower; });
        return found == romanisation.end() ? std::string() : std::string(found->second);
    }
    if (letter.size() > 2) {
        return {};
    }
    const char c = letter[0];
    if (c >= 'A' && c <= 'Z') {
        return {static_cast<char>(c - 'A' + 'a')};
    }
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    return kept ? std::string{c} : c == ' ' || c == '-' ? " " : "";
}

std::size_t length_of_letter(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

bool has_name(const NamedPlace& place, const std::string& wanted) {
    return comparable_name(place.name_en) == wanted ||
           (!place.name_uk.empty() && comparable_name(place.name_uk) == wanted) ||
           std::any_of(place.other_names.begin(), place.other_names.end(),
                       [&](const std::string& name) { return comparable_name(name) == wanted; });
}

NamedPlace read_place(const CsvTable& table, const CsvTable::Row& row,
                      const std::vector<std::size_t>& columns, const RegionTable& regions) {
    const std::optional<RegionIndex> region = regions.find(row.fields[columns[4]]);
    if (!region) {
        throw ConfigError(
            fmt::format("{}: there is no region '{}'", table.where(row), row.fields[columns[4]]));
    }
    NamedPlace place;
    place.name_en = row.fields[columns[0]];
    place.name_uk = row.fields[columns[1]];
    place.position = {table.number(row, columns[2]), table.number(row, columns[3])};
    place.region = *region;
    place.population_source = row.fields[columns[6]];
    if (!row.fields[columns[5]].empty()) {
        place.population = table.whole_number(row, columns[5]);
    }
    for (std::string& name : split(row.fields[columns[7]], ';')) {
        if (!name.empty()) {
            place.other_names.push_back(std::move(name));
        }
    }
    if (place.name_en.empty() || place.population.value_or(0) < 0 ||
        std::abs(place.position.lon) > 180 || std::abs(place.position.lat) > 90) {
        throw ConfigError(fmt::format("{}: a place needs a name, a position on the globe and a "
                                      "population of 0 or more",
                                      table.where(row)));
    }
    if (place.population.has_value() == place.population_source.empty()) {
        throw ConfigError(
            fmt::format("{}: a population and its source go together", table.where(row)));
    }
    return place;
}

} // namespace

std::string comparable_name(std::string_view name) {
    std::string result;
    for (std::size_t i = 0; i < name.size();) {
        const std::size_t length = std::min(length_of_letter(name[i]), name.size() - i);
        result += comparable_letter(name.substr(i, length));
        i += length;
    }
    for (const auto& [from, to] : endings) {
        replace_all(result, from, to);
    }
    return std::string(trimmed(result));
}

Gazetteer Gazetteer::read(const std::filesystem::path& csv, const RegionTable& regions) {
    Gazetteer result;
    try {
        const CsvTable table = CsvTable::read(csv.string());
        std::vector<std::size_t> columns;
        for (const char* name : {"name_en", "name_uk", "lon", "lat", "region", "population",
                                 "population_source", "other_names"}) {
            columns.push_back(table.column(name));
        }
        for (const CsvTable::Row& row : table.rows()) {
            result.places_.push_back(read_place(table, row, columns, regions));
        }
    } catch (const DataError& error) {
        throw ConfigError(error.what());
    }
    result.file_ = {"places",
                    csv.filename().string(),
                    sha256_of_file(csv),
                    "Places of Ukraine with populations",
                    "GeoNames; State Statistics Service of Ukraine",
                    "CC BY 4.0",
                    "Places: GeoNames (geonames.org), CC BY 4.0."};
    return result;
}

std::vector<NamedPlace> Gazetteer::find(std::string_view name, const RegionTable& regions) const {
    const std::size_t comma = name.find(',');
    std::optional<RegionIndex> region;
    if (comma != std::string_view::npos) {
        const std::string_view wanted = trimmed(name.substr(comma + 1));
        region = regions.find(wanted);
        if (!region) {
            throw UsageError(fmt::format("'{}': unknown region '{}'", name, wanted));
        }
    }
    const std::string wanted = comparable_name(name.substr(0, comma));
    std::vector<NamedPlace> found;
    std::copy_if(places_.begin(), places_.end(), std::back_inserter(found),
                 [&](const NamedPlace& place) {
                     return (!region || place.region == *region) && has_name(place, wanted);
                 });
    std::stable_sort(found.begin(), found.end(), [](const NamedPlace& a, const NamedPlace& b) {
        return a.population.value_or(-1) > b.population.value_or(-1);
    });
    return found;
}

std::vector<std::string> Gazetteer::similar(std::string_view name, std::size_t most) const {
    std::set<std::string> left;
    std::vector<std::pair<std::string, std::string>> names;
    for (const NamedPlace& place : places_) {
        if (left.insert(comparable_name(place.name_en)).second) {
            names.emplace_back(comparable_name(place.name_en), place.name_en);
        }
    }
    std::vector<std::string> found;
    const std::string wanted = comparable_name(name.substr(0, name.find(',')));
    while (found.size() < most) {
        const std::vector<std::string> near = near_words(wanted, {left.begin(), left.end()});
        if (near.empty()) {
            break;
        }
        const std::string& nearest = near.front();
        left.erase(nearest);
        found.push_back(std::find_if(names.begin(), names.end(), [&](const auto& pair) {
                            return pair.first == nearest;
                        })->second);
    }
    return found;
}

} // namespace demarc
