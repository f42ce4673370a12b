// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "partition/partition.hpp"
#include "sources/region.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
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
    std::size_t entries = 0;  ///< at most so many in the legend; 0: as many as there are
    double map_height = 0;    ///< of a sheet of one map where `height` is 0

    [[nodiscard]] double width_px() const { return millimetres ? width / 25.4 * 96 : width; }
    [[nodiscard]] double height_px() const { return millimetres ? height / 25.4 * 96 : height; }
    friend bool operator==(const SheetPreset&, const SheetPreset&) = default;
};

/// "web", "social", "story", "a4", "a3", "column".
const std::vector<SheetPreset>& sheet_presets();

/// A preset, or a sheet of any size: "1080x1350" in pixels, "170x120mm".
/// \throws UsageError naming the nearest preset, or the sizes there are
SheetPreset sheet_preset(std::string_view name);

/// A box in degrees.
struct DegreeBox {
    LonLat south_west;
    LonLat north_east;
    friend bool operator==(const DegreeBox&, const DegreeBox&) = default;
};

/// The part of Ukraine a map shows: regions, or a window that is measured as the whole country.
struct MapCrop {
    std::string name =
        "ukraine"; ///< "ukraine", "east", "front", "ua-14,ua-09", "bbox:36,47,39,49" ...
    std::vector<RegionIndex> regions{}; ///< the map is as large as they are; none: all of them
    std::optional<DegreeBox> window{};
    std::string place_en{}; ///< in the middle of the window
    std::string place_uk{};

    /// Whether figures are of all of Ukraine.
    [[nodiscard]] bool whole() const { return regions.empty(); }
    /// Whether all of Ukraine is seen.
    [[nodiscard]] bool shows_all() const { return regions.empty() && !window; }
    friend bool operator==(const MapCrop&, const MapCrop&) = default;
    [[nodiscard]] bool contains(RegionIndex region) const {
        return whole() || std::find(regions.begin(), regions.end(), region) != regions.end();
    }
};

/// A place by name, for a crop around it.
struct CropPlace {
    std::string name_en;
    std::string name_uk;
    LonLat position;
};
using FindCropPlace = std::function<std::optional<CropPlace>(const std::string& name)>;

/// "ukraine", "east" (the five oblasts the front runs through), "donbas", "front", regions by code
/// or name ("UA-14,Луганська область"), a box ("bbox:W,S,E,N" in degrees), or a place with what
/// lies around it ("place:Pokrovsk/60km"). The regions of "front" depend on the day: front_crop()
/// knows them; the window of "changes" on the plan: changes_crop() does.
/// \throws UsageError naming the nearest region
MapCrop map_crop(const std::string& word, const RegionTable& regions,
                 const FindCropPlace& find_place = {});

/// A crop's name as a part of a file name: "ua-14-ua-09".
std::string crop_file_word(std::string_view name);

/// The regions in which Russia holds more than 1 km² on one of the days; where there are none, all
/// of Ukraine.
MapCrop front_crop(const std::vector<const Partition*>& days);

} // namespace demarc
