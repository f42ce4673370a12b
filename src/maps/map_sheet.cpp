// SPDX-License-Identifier: MIT
#include "maps/map_sheet.hpp"

#include "support/error.hpp"
#include "support/text.hpp"
#include "support/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace demarc {

const std::vector<SheetPreset>& sheet_presets() {
    constexpr double print_dpi = 300.0 / 96;
    constexpr double six_points = 6.0 / 72 * 96;
    static const std::vector<SheetPreset> presets{
        {"web", 1200, 900, false, 1, false, 1, 2, 11, true},
        {"social", 1200, 675, false, 1.08, false, 1, 1, 14, true},
        {"story", 1080, 1920, false, 1.55, true, 1, 1, 14, true},
        {"a4", 297, 210, true, 0.92, false, 1, print_dpi, six_points, true},
        {"a3", 420, 297, true, 1.08, false, 1, print_dpi, six_points, false},
        {"column", 85, 0, true, 0.74, true, 0.8, print_dpi, six_points, true},
    };
    return presets;
}

const SheetPreset& sheet_preset(std::string_view name) {
    std::vector<std::string> names;
    for (const SheetPreset& preset : sheet_presets()) {
        if (preset.name == name) {
            return preset;
        }
        names.push_back(preset.name);
    }
    throw UsageError(fmt::format("unknown preset '{}'{}", name, did_you_mean(name, names, {})));
}

MapCrop map_crop(const std::string& word, const RegionTable& regions) {
    if (word == "ukraine") {
        return {};
    }
    if (word == "front") {
        return {"front"};
    }
    if (word == "east") {
        MapCrop crop{"east"};
        for (const char* code : {"UA-63", "UA-09", "UA-14", "UA-23", "UA-65"}) {
            if (const auto region = regions.find(code)) {
                crop.regions.push_back(*region);
            }
        }
        return crop;
    }
    std::string code = word; // "ua-14" is how a crop names itself in file names
    std::transform(code.begin(), code.end(), code.begin(), [](char letter) {
        return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    });
    const auto named = regions.find(word);
    if (const auto region = named ? named : regions.find(code)) {
        std::string name = regions[*region].code.text();
        std::transform(name.begin(), name.end(), name.begin(), [](char letter) {
            return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
        });
        return {name, {*region}};
    }
    std::vector<std::string> known = regions.known_names();
    known.insert(known.end(), {"ukraine", "east", "front"});
    throw UsageError(fmt::format(
        "`crop`: unknown crop '{}'{}", word,
        did_you_mean(word, known, "; write ukraine, east, front, or a region's code or name")));
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
