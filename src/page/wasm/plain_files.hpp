// SPDX-License-Identifier: MIT
#pragma once

#include "io/gdal_module.hpp"

namespace demarc {

/// What stands in GDAL's place in the page: files that are read without it (io/plain_geojson.hpp)
/// are listed and surveyed; of any other it says how it becomes one.
const GdalModule& plain_files();

} // namespace demarc
