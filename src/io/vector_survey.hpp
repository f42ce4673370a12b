// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "io/vector_file.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// A position that no reader takes: not finite, or out of range.
struct BadPosition {
    std::string place; ///< "polygon 1, ring 2, vertex 7", counted from 1
    double x = 0;      ///< as the file has it, in its own CRS
    double y = 0;
    std::string reason;
};

/// A record as it is, sound or not.
struct SurveyedRecord {
    long long id = 0;          ///< the library's feature id
    std::string geometry_type; ///< "MultiPolygon"; "none"
    std::map<std::string, std::string> attributes;
    std::optional<decltype(Feature::geometry)> geometry; ///< as read_layer() gives it, on WGS84
    std::string fault; ///< why read_layer() refuses the record, without file and layer; else empty
    std::vector<BadPosition> bad_positions; ///< all of them, in order
};

/// A layer of a file, sound or not.
struct SurveyedLayer {
    std::string name;
    std::vector<std::string> attributes;
    std::string crs;            ///< "WGS 84 (EPSG:4326)"; empty: the file names none
    bool crs_was_given = false; ///< the file names none: it is Opening::crs
    std::string crs_fault;      ///< why positions cannot be brought to WGS84; else empty
    Box extent;                 ///< of all finite positions, in the file's own CRS
    bool in_degrees = false;    ///< whether that CRS is longitude and latitude
    std::size_t positions = 0;
    std::vector<SurveyedRecord> records;
    std::string broken_off; ///< why reading stopped before the end; else empty
};

/// What a vector file holds, reported without refusing anything that can still be reported.
struct VectorSurvey {
    std::string driver; ///< GDAL's name of the format; empty: it cannot be opened
    std::string fault;  ///< why it cannot be opened, or what was wrong while opening; else empty
    std::vector<SurveyedLayer> layers;
};

/// Reads everything in a file that GDAL opens, or in what stands under a key of a JSON document.
/// Throws nothing on account of what is in it.
VectorSurvey survey(const std::string& file, const Opening& opening = {});

} // namespace demarc
