// SPDX-License-Identifier: MIT
#include "maps/map_sheet.hpp"

#include "geometry/wgs84.hpp"
#include "support/error.hpp"
#include "support/text.hpp"
#include "support/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <map>
#include <regex>
#include <system_error>
#include <utility>

namespace demarc {

const std::vector<SheetPreset>& sheet_presets() {
    constexpr double print_dpi = 300.0 / 96;
    constexpr double six_points = 6.0 / 72 * 96;
    constexpr std::size_t few = 6;
    static const std::vector<SheetPreset> presets{
        {"web", 1200, 900, false, 1, false, 1, 2, 11, true},
        {"social", 1200, 675, false, 1.08, false, 1, 1, 14, true, few},
        {"story", 1080, 1920, false, 1.55, true, 1, 1, 14, true, few},
        {"a4", 297, 210, true, 0.92, false, 1, print_dpi, six_points, true},
        {"a3", 420, 297, true, 1.08, false, 1, print_dpi, six_points, false},
        {"column", 85, 0, true, 0.74, true, 0.66, print_dpi, six_points, true, 4, 120},
    };
    return presets;
}

namespace {

// "1080x1350" or "170x120mm" as a sheet with letters as large as on the presets of its width.
std::optional<SheetPreset> sheet_of_size(std::string_view name) {
    static const std::regex pattern("([0-9]{2,4})x([0-9]{2,4})(mm)?");
    std::match_results<std::string_view::const_iterator> found;
    if (!std::regex_match(name.begin(), name.end(), found, pattern)) {
        return std::nullopt;
    }
    const bool millimetres = found[3].matched;
    SheetPreset sheet{std::string(name), std::stod(found[1].str()), std::stod(found[2].str()),
                      millimetres};
    const double width = sheet.width_px();
    constexpr double least = 200;
    constexpr double most = 6000;
    if (width < least || sheet.height_px() < least || width > most || sheet.height_px() > most) {
        throw UsageError(fmt::format("a sheet of {} is too small or too large; sides may be 200 to "
                                     "6000 pixels, or 53 to 1587 mm",
                                     name));
    }
    sheet.stacked = sheet.height > 1.05 * sheet.width;
    sheet.letters =
        sheet.stacked ? width / 700 : std::min(width, sheet.height_px() * 16 / 9) / 1200;
    sheet.picture_scale = millimetres ? 300.0 / 96 : 1;
    sheet.min_letter = millimetres ? 6.0 / 72 * 96 : std::clamp(width / 1200, 0.6, 1.0) * 14;
    sheet.brief = true;
    sheet.entries = 6;
    return sheet;
}

} // namespace

SheetPreset sheet_preset(std::string_view name) {
    std::vector<std::string> names;
    for (const SheetPreset& preset : sheet_presets()) {
        if (preset.name == name) {
            return preset;
        }
        names.push_back(preset.name);
    }
    if (const auto sized = sheet_of_size(name)) {
        return *sized;
    }
    throw UsageError(fmt::format("unknown preset '{}'{}", name, did_you_mean(name, names, {})));
}

namespace {

std::string in_small_letters(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return text;
}

std::vector<RegionIndex> regions_of(const std::vector<const char*>& codes,
                                    const RegionTable& regions) {
    std::vector<RegionIndex> found;
    for (const char* code : codes) {
        if (const auto region = regions.find(code)) {
            found.push_back(*region);
        }
    }
    return found;
}

std::optional<double> number_in(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(value)
                                                                    : std::nullopt;
}

// Whether a window lies in the neighbourhood of Ukraine that maps are drawn of.
bool is_drawn(const DegreeBox& box) {
    constexpr DegreeBox around{{20, 43}, {42, 54}};
    const auto& [low, high] = box;
    return low.lon < high.lon && low.lat < high.lat && low.lon >= around.south_west.lon &&
           high.lon <= around.north_east.lon && low.lat >= around.south_west.lat &&
           high.lat <= around.north_east.lat;
}

DegreeBox checked(const DegreeBox& box, const std::string& word) {
    if (!is_drawn(box)) {
        throw UsageError(fmt::format("`crop`: '{}' is no window of the map; write "
                                     "bbox:WEST,SOUTH,EAST,NORTH in degrees, between 20 and 42 "
                                     "east and 43 and 54 north",
                                     word));
    }
    return box;
}

MapCrop box_crop(const std::string& word, std::string_view numbers) {
    std::vector<double> values;
    for (const std::string_view part : split(numbers, ',')) {
        if (const auto value = number_in(part)) {
            values.push_back(*value);
        }
    }
    if (values.size() != 4) {
        values.assign(4, 0); // which is no window either
    }
    return {word, {}, checked({{values[0], values[1]}, {values[2], values[3]}}, word)};
}

MapCrop place_crop(const std::string& word, std::string_view rest,
                   const FindCropPlace& find_place) {
    const std::size_t slash = rest.rfind('/');
    std::string_view distance = slash == std::string_view::npos ? "" : rest.substr(slash + 1);
    if (distance.ends_with("km")) {
        distance.remove_suffix(2);
    }
    const auto km = number_in(distance);
    constexpr double least = 5;
    constexpr double most = 400;
    if (!km || !(*km >= least && *km <= most)) { // no number is neither
        throw UsageError(fmt::format("`crop`: '{}' needs a distance of 5 to 400 km after the "
                                     "place: place:Pokrovsk/60km",
                                     word));
    }
    const auto place = find_place ? find_place(std::string(rest.substr(0, slash))) : std::nullopt;
    if (!place) {
        throw UsageError(fmt::format("`crop`: unknown place '{}'", rest.substr(0, slash)));
    }
    const wgs84::DegreeLengths lengths = wgs84::degree_lengths(place->position.lat);
    const double east = *km * 1000 / lengths.east;
    const double north = *km * 1000 / lengths.north;
    const LonLat at = place->position;
    const DegreeBox box{{at.lon - east, at.lat - north}, {at.lon + east, at.lat + north}};
    if (!is_drawn(box)) {
        throw UsageError(fmt::format("`crop`: '{}' reaches beyond what is drawn, 20 to 42 east and "
                                     "43 to 54 north; write fewer km",
                                     word));
    }
    return {in_small_letters(word), {}, box, place->name_en, place->name_uk};
}

MapCrop region_crop(const std::string& word, const RegionTable& regions) {
    if (word == "east") {
        return {word, regions_of({"UA-63", "UA-09", "UA-14", "UA-23", "UA-65"}, regions)};
    }
    if (word == "donbas") {
        return {word, regions_of({"UA-14", "UA-09"}, regions)};
    }
    std::string code = word; // "ua-14" is how a crop names itself in file names
    std::transform(code.begin(), code.end(), code.begin(), [](char letter) {
        return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    });
    const auto named = regions.find(word);
    if (const auto region = named ? named : regions.find(code)) {
        return {in_small_letters(regions[*region].code.text()), {*region}};
    }
    std::vector<std::string> known = regions.known_names();
    known.insert(known.end(), {"changes", "ukraine", "east", "donbas", "front"});
    throw UsageError(fmt::format(
        "`crop`: unknown crop '{}'{}", word,
        did_you_mean(word, known,
                     "; write changes, ukraine, east, donbas, front, regions by code or name, "
                     "bbox:WEST,SOUTH,EAST,NORTH or place:NAME/KM")));
}

} // namespace

MapCrop map_crop(const std::string& word, const RegionTable& regions,
                 const FindCropPlace& find_place) {
    const std::string small = in_small_letters(word);
    if (small == "ukraine") {
        return {};
    }
    if (small == "front" || small == "changes") {
        return {small};
    }
    for (const auto& [prefix, is_box] : {std::pair{"bbox:", true}, std::pair{"place:", false}}) {
        if (small.starts_with(prefix)) {
            const std::string_view rest = std::string_view(word).substr(std::strlen(prefix));
            return is_box ? box_crop(small, rest) : place_crop(word, rest, find_place);
        }
    }
    if (small == "east" || small == "donbas" || small.find(',') == std::string::npos) {
        return region_crop(small == "east" || small == "donbas" ? small : word, regions);
    }
    MapCrop crop{""};
    for (const std::string_view part : split(word, ',')) {
        const std::string name(trimmed(part));
        const std::string alone = in_small_letters(name);
        if (alone == "ukraine" || alone == "front" || alone == "changes") {
            throw UsageError(
                fmt::format("`crop`: '{}' stands alone, not in a list of regions", name));
        }
        const MapCrop one = region_crop(name, regions);
        const std::size_t before = crop.regions.size();
        for (const RegionIndex region : one.regions) {
            if (!(crop.contains(region) && !crop.regions.empty())) {
                crop.regions.push_back(region);
            }
        }
        if (crop.regions.size() > before) {
            crop.name += (crop.name.empty() ? "" : ",") + one.name;
        }
    }
    return crop;
}

std::string crop_file_word(std::string_view name) {
    std::string word;
    for (const char letter : name) {
        const bool parts = letter == ',' || letter == ':' || letter == '/' || letter == ' ';
        word += parts ? '-' : letter;
    }
    return word;
}

MapCrop front_crop(const std::vector<const Partition*>& days) {
    std::map<RegionIndex, SquareMetres> most;
    for (const Partition* day : days) {
        std::map<RegionIndex, SquareMetres> held;
        for (const Face& face : day->faces) {
            if (is_russian(face.control)) {
                held[face.region] += face.area(AreaMethod::authalic);
            }
        }
        for (const auto& [region, area] : held) {
            most[region] = std::max(most[region], area);
        }
    }
    MapCrop crop{"front"};
    for (const auto& [region, area] : most) {
        if (area > SquareMetres::from_km2(1)) {
            crop.regions.push_back(region);
        }
    }
    return crop;
}

} // namespace demarc
