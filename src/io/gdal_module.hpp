// SPDX-License-Identifier: MIT
#pragma once

#include "io/raster_file.hpp"
#include "io/vector_file.hpp"
#include "io/vector_survey.hpp"
#include "io/vector_writer.hpp"

#include <string>
#include <vector>

namespace demarc {

/// What needs GDAL: functions of this folder's headers, and what bytes.hpp and remote_file.hpp do
/// with names that begin with /vsi. They live in the module `gdal` (support/module.hpp), as
/// functions of the same names in namespace demarc::gdal.
struct GdalModule {
    decltype(&demarc::read_layer) read_layer;
    decltype(&demarc::read_layers) read_layers;
    decltype(&demarc::layers_of) layers_of;
    decltype(&demarc::survey) survey;
    decltype(&demarc::write_geopackage) write_geopackage;
    decltype(&demarc::write_flatgeobuf) write_flatgeobuf;
    decltype(&demarc::write_shapefile) write_shapefile;
    decltype(&demarc::is_raster) is_raster;
    decltype(&demarc::open_raster) open_raster;

    std::string (*read_bytes)(const std::string& file);
    bool (*exists)(const std::string& file);
    bool (*is_folder)(const std::string& file);
    /// Names in a folder, with all folders below it if asked.
    std::vector<std::string> (*names_in)(const std::string& folder, bool through_all);
    /// Puts bytes into GDAL's memory under a name. \throws DataError where there is no room
    void (*keep)(const std::string& bytes, const std::string& name);
    std::string (*version)();
};

/// Loads the module on first use.
const GdalModule& gdal_module();

} // namespace demarc
