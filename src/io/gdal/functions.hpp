// SPDX-License-Identifier: MIT
#pragma once

#include "io/gdal_module.hpp"

/// The functions of the module, see io/gdal_module.hpp.
namespace demarc::gdal {

decltype(demarc::read_layer) read_layer;
decltype(demarc::read_layers) read_layers;
decltype(demarc::layers_of) layers_of;
decltype(demarc::survey) survey;
decltype(demarc::write_geopackage) write_geopackage;
decltype(demarc::write_flatgeobuf) write_flatgeobuf;
decltype(demarc::write_shapefile) write_shapefile;
decltype(demarc::is_raster) is_raster;
decltype(demarc::open_raster) open_raster;

std::string read_bytes(const std::string& file);
bool exists(const std::string& file);
bool is_folder(const std::string& file);
std::vector<std::string> names_in(const std::string& folder, bool through_all);
void keep(const std::string& bytes, const std::string& name);
std::string version();

} // namespace demarc::gdal
