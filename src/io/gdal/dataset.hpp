// SPDX-License-Identifier: MIT
#pragma once

#include "io/gdal/gdal_session.hpp"

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <map>
#include <memory>
#include <string>

namespace demarc {

// What readers inside this folder share; GDAL's own types, so for no other folder.

/// Opens what is a vector file by its content, or a database by its name; null with GDAL's message
/// where it is neither. \param flags GDAL_OF_VERBOSE_ERROR or 0
GDALDatasetUniquePtr open_as_file(const std::string& file, unsigned flags = 0);

/// Opens a vector file. \throws DataError with the library's reason, also for a file that opens
/// with an error
GDALDatasetUniquePtr open_dataset(const std::string& file, const GdalMessages& messages);

/// How positions of a layer become WGS84: nothing to do, or a transformation.
/// \throws DataError where the CRS is missing or cannot be brought to WGS84
std::unique_ptr<OGRCoordinateTransformation> way_to_wgs84(OGRLayer& layer, const std::string& where,
                                                          const std::string& driver);

/// The attributes that are set, as text. \throws DataError where one is not UTF-8
std::map<std::string, std::string> attributes_of(OGRFeature& record, const std::string& where);

/// Formats whose CRS is longitude, latitude (WGS84) unless they say otherwise.
bool implies_wgs84(const std::string& driver);

} // namespace demarc
