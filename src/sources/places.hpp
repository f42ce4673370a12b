// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "sources/region.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// A named area that plans refer to and that adds its lines to the partition.
struct Zone {
    std::string id; ///< "kinburn"
    std::string name_en;
    std::string name_uk;
    MultiPolygon polygons;
    std::optional<RegionIndex> region; ///< if given, only what lies in this region is meant
    std::string note;
    std::string source;
};

/// A town as maps label it.
struct City {
    std::string name_en;
    std::string name_uk;
    LonLat position;
    long population = 0;
    RegionIndex region = 0;
    int rank = 4; ///< 1: most important
};

/// A place that a plan refers to and that has no area of its own here.
struct Site {
    std::string id; ///< "znpp"
    std::string name_en;
    std::string name_uk;
    std::optional<LonLat> position;    ///< std::nullopt: no one point stands for it, as for a river
    std::optional<RegionIndex> region; ///< std::nullopt: it lies in several
    std::string note;
    std::string source;
};

/// What geodata/places knows.
struct Places {
    std::vector<City> cities;
    std::vector<Site> sites;
    std::vector<Zone> zones;

    /// Reads cities.csv and sites.toml. \throws ConfigError
    static Places read(const std::filesystem::path& folder, const RegionTable& regions);
};

} // namespace demarc
