// SPDX-License-Identifier: MIT
#include "sources/region.hpp"

#include "io/csv_file.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace demarc {

namespace {

constexpr std::size_t region_count = 27;

/// What a name says a region is.
enum class Kind { unsaid, oblast, city };

struct PlainName {
    std::string name; ///< lower case, without apostrophes, hyphens and words for the kind
    Kind kind = Kind::unsaid;
};

/// Signs that stand for a soft sign or an apostrophe, or that surround a name.
std::string without_signs(std::string text) {
    static constexpr std::array<std::string_view, 9> signs{
        "'",        "`",        "\"",       "\xE2\x80\x98", "\xE2\x80\x99",
        "\xCA\xBC", "\xCA\xB9", "\xC2\xB4", "\xE2\x80\xB2"};
    for (const std::string_view sign : signs) {
        for (auto at = text.find(sign); at != std::string::npos; at = text.find(sign, at)) {
            text.erase(at, sign.size());
        }
    }
    std::replace(text.begin(), text.end(), '-', ' ');
    std::replace(text.begin(), text.end(), '_', ' ');
    return normal_text(text);
}

PlainName plain(std::string_view text) {
    static const std::map<std::string, Kind> kinds{
        {"oblast", Kind::oblast},     {"oblast.", Kind::oblast},    {"obl", Kind::oblast},
        {"obl.", Kind::oblast},       {"region", Kind::oblast},     {"province", Kind::oblast},
        {"область", Kind::oblast},    {"обл", Kind::oblast},        {"обл.", Kind::oblast},
        {"city", Kind::city},         {"misto", Kind::city},        {"місто", Kind::city},
        {"м.", Kind::city},           {"город", Kind::city},        {"г.", Kind::city},
        {"municipality", Kind::city}, {"of", Kind::unsaid},         {"the", Kind::unsaid},
        {"autonomous", Kind::unsaid}, {"republic", Kind::unsaid},   {"автономна", Kind::unsaid},
        {"республіка", Kind::unsaid}, {"автономная", Kind::unsaid}, {"республика", Kind::unsaid},
        {"avtonomna", Kind::unsaid},  {"respublika", Kind::unsaid}, {"ar", Kind::unsaid},
        {"ар", Kind::unsaid},         {"arc", Kind::unsaid}};
    PlainName result;
    std::string name = without_signs(std::string(text));
    if (name.starts_with("м.") || name.starts_with("г.")) { // "м.Київ", two bytes and a point
        result.kind = Kind::city;
        name.erase(0, 3);
    }
    for (const std::string& word : split(name, ' ')) {
        const auto kind = kinds.find(word);
        if (kind == kinds.end()) {
            result.name += (result.name.empty() ? "" : " ") + word;
        } else if (kind->second != Kind::unsaid) {
            result.kind = kind->second;
        }
    }
    result.name = std::string(trimmed(result.name));
    return result;
}

/// A city is no oblast and an oblast no city.
bool contradict(Kind said, const Region& region) {
    const bool is_oblast = plain(region.name_en).kind == Kind::oblast;
    return said != Kind::unsaid && (said == Kind::oblast) != is_oblast;
}

bool has_name(const Region& region, const std::string& name, bool own_names) {
    const auto is_it = [&](const std::string& candidate) { return plain(candidate).name == name; };
    return own_names ? is_it(region.name_en) || is_it(region.name_uk)
                     : std::any_of(region.spellings.begin(), region.spellings.end(), is_it);
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
                  SquareMetres::from_km2(table.number(row, columns[5])),
                  {}};
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
    const std::filesystem::path names = csv.parent_path() / "region-names.csv";
    if (std::filesystem::exists(names)) {
        try {
            result.read_spellings(names);
        } catch (const DataError& error) {
            throw ConfigError(error.what());
        }
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

void RegionTable::read_spellings(const std::filesystem::path& csv) {
    const CsvTable table = CsvTable::read(csv.string());
    const std::size_t code_column = table.column("iso_3166_2");
    const std::size_t names = table.column("spellings");
    for (const CsvTable::Row& row : table.rows()) {
        const std::optional<RegionCode> code = RegionCode::parse(row.fields[code_column]);
        const std::optional<RegionIndex> region = code ? find(*code) : std::nullopt;
        if (!region) {
            throw ConfigError(fmt::format("{}: '{}' is the code of no region", table.where(row),
                                          row.fields[code_column]));
        }
        regions_[*region].spellings = split(row.fields[names], ';');
    }
}

namespace {

/// "UA44" of "4400000000": the code of a region in KOATUU is two digits, which KATOTTH has kept,
/// and eight zeros. A table that takes it for a number loses a leading zero.
std::optional<std::string> katotth_of_koatuu(std::string_view code) {
    constexpr std::string_view zeros = "00000000";
    const std::size_t digits = code.size() > zeros.size() ? code.size() - zeros.size() : 0;
    const bool is_number =
        std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!is_number || digits == 0 || digits > 2 || !code.ends_with(zeros)) {
        return std::nullopt;
    }
    return (digits == 1 ? "UA0" : "UA") + std::string(code.substr(0, digits));
}

} // namespace

std::optional<RegionMatch> RegionTable::match_code(std::string_view code) const {
    if (const std::optional<RegionCode> iso = RegionCode::parse(code)) {
        const std::optional<RegionIndex> region = find(*iso);
        return region ? std::optional(RegionMatch{*region, RegionMatchKind::iso_code})
                      : std::nullopt;
    }
    const std::optional<std::string> of_koatuu = katotth_of_koatuu(code);
    if (of_koatuu) {
        code = *of_koatuu;
    }
    constexpr std::size_t prefix_length = 4; // "UA44" of "UA44000000000018893"
    for (RegionIndex i = 0; i < regions_.size(); ++i) {
        const std::string& katotth = regions_[i].katotth;
        if (code == katotth || (code.size() == prefix_length && katotth.starts_with(code))) {
            return RegionMatch{i, RegionMatchKind::katotth};
        }
    }
    // Where the two lists differ, no number is in both: "UA09" can only be an ISO code.
    if (!of_koatuu && code.size() == prefix_length && code.starts_with("UA")) {
        return match_code("UA-" + std::string(code.substr(2)));
    }
    return std::nullopt;
}

std::optional<RegionMatch> RegionTable::match(std::string_view code_or_name) const {
    if (const auto by_code = match_code(trimmed(code_or_name))) {
        return by_code;
    }
    const PlainName wanted = plain(code_or_name);
    if (wanted.name.empty()) {
        return std::nullopt;
    }
    for (const bool own_names : {true, false}) {
        std::vector<RegionIndex> fitting;
        for (RegionIndex i = 0; i < regions_.size(); ++i) {
            if (has_name(regions_[i], wanted.name, own_names) &&
                !contradict(wanted.kind, regions_[i])) {
                fitting.push_back(i);
            }
        }
        if (!fitting.empty()) {
            // Of a city and the oblast around it the city has the lesser code (UA-30, UA-32).
            return RegionMatch{fitting.front(),
                               own_names ? RegionMatchKind::name : RegionMatchKind::spelling,
                               fitting.size() > 1};
        }
    }
    return std::nullopt;
}

std::optional<RegionIndex> RegionTable::find(std::string_view code_or_name) const {
    const std::optional<RegionMatch> found = match(code_or_name);
    return found ? std::optional(found->region) : std::nullopt;
}

std::vector<std::string> RegionTable::known_names() const {
    std::vector<std::string> known;
    for (const Region& region : regions_) {
        known.insert(known.end(), {region.code.text(), region.name_en, region.name_uk});
        known.insert(known.end(), region.spellings.begin(), region.spellings.end());
    }
    return known;
}

std::string_view name_of(RegionMatchKind kind) {
    switch (kind) {
    case RegionMatchKind::alias:
        return "alias";
    case RegionMatchKind::iso_code:
        return "iso_code";
    case RegionMatchKind::katotth:
        return "katotth";
    case RegionMatchKind::name:
        return "name";
    case RegionMatchKind::spelling:
        return "spelling";
    }
    return {};
}

} // namespace demarc
