// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "sources/boundary_set.hpp"
#include "sources/region.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// A town or village as the gazetteer knows it. Its position is one point somewhere in it.
struct NamedPlace {
    std::string name_en;
    std::string name_uk;                  ///< empty: not known
    std::vector<std::string> other_names; ///< earlier and other spellings
    LonLat position;
    RegionIndex region = 0;
    std::optional<long> population;
    std::string population_source; ///< "State Statistics Service 2022", "GeoNames 2020" ...
};

/// The places of Ukraine (geodata/places/gazetteer.csv).
class Gazetteer {
public:
    /// \throws ConfigError naming file, line and reason
    static Gazetteer read(const std::filesystem::path& csv, const RegionTable& regions);

    [[nodiscard]] const std::vector<NamedPlace>& all() const { return places_; }
    [[nodiscard]] const InputFile& file() const { return file_; }

    /// The places of a name, the largest first. The name may be English or Ukrainian, in any of the
    /// usual romanisations, letter case and apostrophes ignored, and may be followed by a comma and
    /// a region ("Mykolaivka, Donetsk"). Nothing if no place has it.
    /// \throws UsageError if what follows the comma is no region
    [[nodiscard]] std::vector<NamedPlace> find(std::string_view name,
                                               const RegionTable& regions) const;

    /// Names that are nearly `name`, the nearest first, at most `most`.
    [[nodiscard]] std::vector<std::string> similar(std::string_view name, std::size_t most) const;

private:
    std::vector<NamedPlace> places_;
    InputFile file_;
};

/// A name as it is compared: Ukrainian letters romanised, no letter case, accents, apostrophes or
/// hyphens, one spelling of the endings that romanisations write differently.
std::string comparable_name(std::string_view name);

} // namespace demarc
