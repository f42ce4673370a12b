// SPDX-License-Identifier: MIT
#include "sources/region.hpp"

#include "io/csv_file.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace demarc {

namespace {

constexpr std::size_t region_count = 27;

/// Lower case for the letters of region names: Latin and Cyrillic ones. Cyrillic capitals are
/// U+0400 to U+042F and Ґ (U+0490), each two bytes in UTF-8.
std::string folded(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0);
        unsigned code = 0;
        if (byte == 0xD0 || byte == 0xD2) {
            code = ((byte & 0x1FU) << 6U) | (next & 0x3FU);
            code += code < 0x410 ? 0x50U : code < 0x430 ? 0x20U : code == 0x490 ? 1U : 0U;
            result += static_cast<char>(0xC0U | (code >> 6U));
            result += static_cast<char>(0x80U | (code & 0x3FU));
            ++i;
        } else {
            const bool is_capital = byte >= 'A' && byte <= 'Z';
            result += static_cast<char>(is_capital ? byte + ('a' - 'A') : byte);
        }
    }
    return result;
}

/// The name without the word for "region" at its end.
std::string_view without_kind(std::string_view folded_name) {
    for (const std::string_view kind : {" oblast", " область"}) {
        if (folded_name.ends_with(kind)) {
            folded_name.remove_suffix(kind.size());
        }
    }
    return folded_name;
}

Region read_region(const CsvTable& table, const CsvTable::Row& row,
                   const std::array<std::size_t, 6>& columns) {
    const std::optional<RegionCode> code = RegionCode::parse(row.fields[columns[0]]);
    if (!code) {
        throw ConfigError(fmt::format("{}: '{}' is not an ISO 3166-2 code of Ukraine (UA-NN)",
                                      table.where(row), row.fields[columns[0]]));
    }
    Region region{*code,
                  row.fields[columns[1]],
                  row.fields[columns[2]],
                  row.fields[columns[3]],
                  SquareMetres::from_km2(table.number(row, columns[4])),
                  SquareMetres::from_km2(table.number(row, columns[5]))};
    if (region.official_603628.value <= 0 || region.official_603549.value <= 0) {
        throw ConfigError(fmt::format("{}: an official area must be above 0", table.where(row)));
    }
    if (region.name_en.empty() || region.name_uk.empty()) {
        throw ConfigError(fmt::format("{}: a name is missing", table.where(row)));
    }
    return region;
}

} // namespace

std::optional<RegionCode> RegionCode::parse(std::string_view text) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.size() != 5 || !text.starts_with("UA-") || !is_digit(text[3]) || !is_digit(text[4])) {
        return std::nullopt;
    }
    return RegionCode(std::string(text));
}

RegionTable RegionTable::read(const std::filesystem::path& csv) {
    RegionTable result;
    try {
        const CsvTable table = CsvTable::read(csv.string());
        const std::array<std::size_t, 6> columns{
            table.column("iso_3166_2"),      table.column("name_en"),
            table.column("name_uk"),         table.column("katotth"),
            table.column("area_603628_km2"), table.column("area_603549_km2")};
        for (const CsvTable::Row& row : table.rows()) {
            result.regions_.push_back(read_region(table, row, columns));
        }
    } catch (const DataError& error) {
        throw ConfigError(error.what());
    }
    auto& regions = result.regions_;
    const auto by_code = [](const Region& a, const Region& b) { return a.code < b.code; };
    std::sort(regions.begin(), regions.end(), by_code);
    const auto twice =
        std::adjacent_find(regions.begin(), regions.end(),
                           [](const Region& a, const Region& b) { return a.code == b.code; });
    if (twice != regions.end()) {
        throw ConfigError(
            fmt::format("{}: region {} is there twice", csv.string(), twice->code.text()));
    }
    if (regions.size() != region_count) {
        throw ConfigError(fmt::format("{}: has {} regions; Ukraine has {}", csv.string(),
                                      regions.size(), region_count));
    }
    return result;
}

std::optional<RegionIndex> RegionTable::find(const RegionCode& code) const {
    const auto found =
        std::lower_bound(regions_.begin(), regions_.end(), code,
                         [](const Region& region, const RegionCode& c) { return region.code < c; });
    if (found == regions_.end() || found->code != code) {
        return std::nullopt;
    }
    return static_cast<RegionIndex>(found - regions_.begin());
}

std::optional<RegionIndex> RegionTable::find(std::string_view code_or_name) const {
    if (const std::optional<RegionCode> code = RegionCode::parse(trimmed(code_or_name))) {
        return find(*code);
    }
    const std::string wanted = folded(trimmed(code_or_name));
    // A whole name goes first: "Kyiv" is the city, "Kyiv Oblast" the region around it.
    for (const bool whole : {true, false}) {
        for (RegionIndex i = 0; i < regions_.size(); ++i) {
            for (const std::string& name : {regions_[i].name_en, regions_[i].name_uk}) {
                const std::string candidate = folded(name);
                if ((whole ? std::string_view(candidate) : without_kind(candidate)) == wanted) {
                    return i;
                }
            }
        }
    }
    return std::nullopt;
}

} // namespace demarc
