// SPDX-License-Identifier: MIT
#pragma once

#include "partition/partition.hpp"
#include "sources/region.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// A sheet of a given size and purpose.
struct SheetPreset {
    std::string name;
    double width = 1200;
    double height = 900;      ///< 0: as high as its contents
    bool millimetres = false; ///< size in mm, for print; else in pixels
    double letters = 1;       ///< size of letters and lines against those of the web preset
    bool stacked = false;     ///< legend below the map; else beside it
    double headline = 1;      ///< size of title and subtitle against other letters
    double picture_scale = 1; ///< pixels of the PNG picture for a pixel (1/96 inch) of the sheet
    double min_letter = 0;    ///< the smallest letters, in pixels (1/96 inch) of the sheet
    bool brief = false;       ///< has a short caption: the whole would take the room of the map

    [[nodiscard]] double width_px() const { return millimetres ? width / 25.4 * 96 : width; }
    [[nodiscard]] double height_px() const { return millimetres ? height / 25.4 * 96 : height; }
    friend bool operator==(const SheetPreset&, const SheetPreset&) = default;
};

/// "web", "social", "story", "a4", "a3", "column".
const std::vector<SheetPreset>& sheet_presets();

/// \throws UsageError naming the nearest preset
const SheetPreset& sheet_preset(std::string_view name);

/// The part of Ukraine a map shows.
struct MapCrop {
    std::string name =
        "ukraine"; ///< "ukraine", "east", "front", or a region's code in small letters
    std::vector<RegionIndex> regions{}; ///< the map is as large as they are; none: all of them
    [[nodiscard]] bool whole() const { return regions.empty(); }
    [[nodiscard]] bool contains(RegionIndex region) const {
        return whole() || std::find(regions.begin(), regions.end(), region) != regions.end();
    }
};

/// "ukraine", "east" (the five oblasts the front runs through), "front", or a region by code or
/// name. The regions of "front" depend on the day: front_crop() knows them.
/// \throws UsageError naming the nearest region
MapCrop map_crop(const std::string& word, const RegionTable& regions);

/// The regions in which Russia holds more than 1 km² on one of the days; where there are none, all
/// of Ukraine.
MapCrop front_crop(const std::vector<const Partition*>& days);

} // namespace demarc
