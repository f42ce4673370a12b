// SPDX-License-Identifier: MIT
#pragma once

#include "io/gdal/gdal_session.hpp"

#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

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

/// The CRS that a user gives for layers that name none.
struct GivenCrs {
    std::string code{}; ///< "EPSG:6381"; empty: none is given
    /// Of layers that have one since the format implies it: the file names none.
    bool for_implied = false;

    /// Where the format implies degrees, only for positions that cannot be degrees: other files of
    /// the run are as they are.
    [[nodiscard]] bool counts_for(OGRLayer& layer) const;
};

/// The CRS that a layer names itself where another is given, "WGS 84 / UTM zone 36N (EPSG:32636)";
/// empty: it names none, or the same.
std::string own_crs_beside(OGRLayer& layer, const GivenCrs& given);

/// From one CRS to another, never by a way that ignores the datum: better no answer. Null where
/// there is none, with GDAL's message.
std::unique_ptr<OGRCoordinateTransformation> exact_way(const OGRSpatialReference& from,
                                                       const OGRSpatialReference& to);

/// How positions of a layer become WGS84: nothing to do, or a transformation.
/// \throws DataError where the CRS is missing, unknown or cannot be brought to WGS84
std::unique_ptr<OGRCoordinateTransformation> way_to_wgs84(OGRLayer& layer, const std::string& where,
                                                          const std::string& driver,
                                                          const GivenCrs& given = {});

/// A field as text; a boolean is "true" or "false", as the file has it.
std::string value_of(const OGRFeature& record, int field);

/// The attributes that are set, as text. \throws DataError where one is not UTF-8
std::map<std::string, std::string> attributes_of(OGRFeature& record, const std::string& where);

/// Formats whose CRS is longitude, latitude (WGS84) unless they say otherwise.
bool implies_wgs84(const std::string& driver);

} // namespace demarc
