// SPDX-License-Identifier: MIT
#include "io/gdal/functions.hpp"

extern "C" const void* demarc_module_table() {
    using namespace demarc;
    static constexpr GdalModule functions{gdal::read_layer,       gdal::read_layers,
                                          gdal::layers_of,        gdal::survey,
                                          gdal::write_geopackage, gdal::write_flatgeobuf,
                                          gdal::write_shapefile,  gdal::is_raster,
                                          gdal::open_raster,      gdal::read_bytes,
                                          gdal::exists,           gdal::is_folder,
                                          gdal::names_in,         gdal::keep,
                                          gdal::version};
    return &functions;
}
