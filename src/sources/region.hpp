// SPDX-License-Identifier: MIT
#pragma once

#include "support/units.hpp"

#include <array>
#include <compare>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// The ISO 3166-2 code of one of the 27 first-level units: "UA-14". Never derived from a KATOTTH
/// code, which differs in five cases.
class RegionCode {
public:
    /// Nothing if the text is not of the form UA-NN.
    static std::optional<RegionCode> parse(std::string_view text);

    [[nodiscard]] const std::string& text() const { return text_; }
    friend auto operator<=>(const RegionCode&, const RegionCode&) = default;

private:
    explicit RegionCode(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

/// The position of a region in the region table: 0 to 26, in order of ISO code.
using RegionIndex = std::size_t;

/// What is known of a region apart from its polygon.
struct Region {
    RegionCode code;
    std::string name_en;
    std::string name_uk;
    std::string katotth;
    SquareMetres official_603628;       ///< the older official set, 603,628 km² in all
    SquareMetres official_603549;       ///< the land cadastre of 2013, 603,549 km² in all
    std::vector<std::string> spellings; ///< others in use, without the word for "region"
};

/// How a text was found to name a region.
enum class RegionMatchKind { alias, iso_code, katotth, name, spelling };
inline constexpr std::array all_region_match_kinds{
    RegionMatchKind::alias, RegionMatchKind::iso_code, RegionMatchKind::katotth,
    RegionMatchKind::name, RegionMatchKind::spelling};

/// "iso_code", "katotth", "name".
std::string_view name_of(RegionMatchKind kind);

struct RegionMatch {
    RegionIndex region = 0;
    RegionMatchKind kind = RegionMatchKind::name;
    bool could_be_around_city = false; ///< "Kyiv" alone: the city, unless the city is named as such
};

/// The 27 regions, sorted by ISO code.
class RegionTable {
public:
    /// Reads geodata/boundaries/regions.csv and, if it is there, region-names.csv beside it.
    /// \throws ConfigError
    static RegionTable read(const std::filesystem::path& csv);

    [[nodiscard]] const std::vector<Region>& all() const { return regions_; }
    [[nodiscard]] std::size_t size() const { return regions_.size(); }
    [[nodiscard]] const Region& operator[](RegionIndex index) const { return regions_[index]; }
    [[nodiscard]] std::optional<RegionIndex> find(const RegionCode& code) const;

    /// An ISO code ("UA-14", "UA14"), a KATOTTH code or its first four characters ("UA44", as the
    /// UN's COD-AB has them), or a name in English or Ukrainian in any of the usual spellings:
    /// letter case, apostrophes and hyphens do not matter, nor do words such as "Oblast",
    /// "область", "City". A bare "Kyiv" is the city. Nothing if no region is meant.
    [[nodiscard]] std::optional<RegionMatch> match(std::string_view code_or_name) const;
    [[nodiscard]] std::optional<RegionIndex> find(std::string_view code_or_name) const;

    /// Every code and name that match() knows, for "did you mean ...?".
    [[nodiscard]] std::vector<std::string> known_names() const;

private:
    void read_spellings(const std::filesystem::path& csv);
    [[nodiscard]] std::optional<RegionMatch> match_code(std::string_view code) const;
    std::vector<Region> regions_;
};

} // namespace demarc
