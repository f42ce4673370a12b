// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "sources/input_note.hpp"
#include "sources/region.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// A file that went into a result.
struct InputFile {
    std::string role; ///< "boundaries", "control", "plan" ...
    std::string name; ///< file name without its folder: no path of this machine in an output
    std::string sha256;
    std::string title;
    std::string publisher;
    std::string licence;
    std::string attribution;
    std::string address{}; ///< where it was fetched from; empty: a file of the user's
};

/// What the polygons of a boundary set reach out to.
enum class Coverage { land, territorial_sea };
inline constexpr std::array all_coverages{Coverage::land, Coverage::territorial_sea};

/// "land", "territorial_sea": the names in files.
constexpr std::string_view name_of(Coverage coverage) {
    switch (coverage) {
    case Coverage::land:
        return "land";
    case Coverage::territorial_sea:
        return "territorial_sea";
    }
    return {};
}

/// What a record of a boundary file was taken for.
struct RegionRecord {
    RegionIndex region = 0;
    std::string attribute; ///< that said so
    std::string value;     ///< as the publisher writes it
    RegionMatchKind kind = RegionMatchKind::iso_code;
};

/// The polygons of all regions from one publisher.
struct BoundarySet {
    std::string id; ///< the profile's id: "natural-earth"
    std::string title;
    Coverage coverage = Coverage::land;
    std::vector<MultiPolygon> regions; ///< by RegionIndex, all of them
    std::vector<InputFile> files;
    std::vector<InputNote> notes;
    std::vector<RegionRecord> records; ///< one for each region, in order of RegionIndex
};

} // namespace demarc
