// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace demarc {

/// ESRI JSON whose coordinate reference system has a number of ESRI's own (102100, Web Mercator),
/// with its definition in place of the number: GDAL looks numbers up among those of EPSG alone,
/// unless the file gives one of these, too (`latestWkid`). Nothing where there is no need.
std::optional<std::string> with_esri_crs_defined(std::string_view json);

} // namespace demarc
