// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace demarc {

/// The bytes of a file, which may lie inside an archive (/vsizip/ and what else GDAL reads).
/// \throws DataError naming the file and the library's reason
std::string read_bytes(const std::string& file);

/// Whether there is such a file or folder, on disk or in an archive.
bool file_exists(const std::string& file);

/// The name of a file without its folders and archive: "a.geojson" of "/vsizip/x.zip/a.geojson".
std::string file_name_of(std::string_view file);

} // namespace demarc
