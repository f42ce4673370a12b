// SPDX-License-Identifier: MIT
#pragma once

#include "support/date.hpp"
#include "support/units.hpp"
#include "words/labels.hpp"
#include "words/sentences.hpp"

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// What lengths and areas on maps are given in.
enum class MapUnits { km, mi };
inline constexpr std::array all_map_units{MapUnits::km, MapUnits::mi};
std::string_view name_of(MapUnits units); ///< "km", "mi"

/// A language of the maps. Its sentences are those of geodata/languages/ID.toml, its labels,
/// numbers and days those of the whole program (labels.hpp, figures.hpp).
class Language {
public:
    /// \throws ConfigError naming file, line and key
    static Language read(const std::filesystem::path& file);

    [[nodiscard]] const std::string& id() const { return id_; } ///< "en", "uk": BCP 47

    /// An entry with its places {0}, {1} ... filled in.
    /// \throws ConfigError if the file lacks the entry
    [[nodiscard]] std::string say(std::string_view key,
                                  const std::vector<std::string>& values = {}) const;

    /// A label as it begins a row of a legend: "Ceded to Russia".
    template<typename Value>
    [[nodiscard]] std::string heading(const Value& value, Length length = Length::full) const {
        return as_heading(label_of(value, tongue_, length));
    }
    [[nodiscard]] Tongue tongue() const { return tongue_; }

    void use(MapUnits units) { units_ = units; }
    [[nodiscard]] MapUnits units() const { return units_; }
    [[nodiscard]] std::string area_unit() const; ///< "km²", "sq mi"
    [[nodiscard]] double in_area_unit(SquareMetres area) const;
    [[nodiscard]] SquareMetres of_area_unit(double area) const;

    /// A number with thousands apart: "115,548.3" or "115 548,3".
    [[nodiscard]] std::string number(double value, int decimals) const;
    /// "6,412 km²", in the units of the map.
    [[nodiscard]] std::string km2(SquareMetres area) const;
    [[nodiscard]] std::string signed_km2(SquareMetres area) const; ///< "+4,363 km²", "−1,825 km²"
    /// "19.3%"; below a tenth of a per cent with two decimals; "100%" is the whole of it.
    [[nodiscard]] std::string percent(double share_pct) const;
    /// "12.5 km": a length in the units of the map.
    [[nodiscard]] std::string length(double length, int decimals) const;
    [[nodiscard]] std::string date(Date day) const; ///< "24 November 2025"

    /// A text of the data files (an author, a note) in this language: as a whole, sentence by
    /// sentence, or list item by item. What has no translation stays as it is.
    [[nodiscard]] std::string translated(const std::string& text) const;

    /// Of a name's two forms the one for this language; the other where it is empty.
    [[nodiscard]] const std::string& name(const std::string& english,
                                          const std::string& ukrainian) const;

    [[nodiscard]] const std::map<std::string, std::string>& words() const { return words_; }

private:
    [[nodiscard]] bool phrase(const std::string& text, std::string& into) const;

    std::string id_;
    Tongue tongue_ = Tongue::english;
    MapUnits units_ = MapUnits::km;
    std::map<std::string, std::string> words_;
    std::map<std::string, std::string> phrases_; ///< with # for every number
};

} // namespace demarc
