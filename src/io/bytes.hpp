// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// What a name that GDAL opens points into on disk: "/vsizip/a.zip/b.kml" -> "a.zip". A name of a
/// file is that file, or the folder on its way that there is; empty: nothing on disk.
std::filesystem::path place_on_disk(std::string_view name);

/// The bytes of a file, which may lie inside an archive (/vsizip/ and what else GDAL reads).
/// \throws DataError naming the file and the library's reason
std::string read_bytes(const std::string& file);

/// Whether there is such a file or folder, on disk or in an archive.
bool file_exists(const std::string& file);

/// Whether it is a folder, on disk or in an archive, or an archive under /vsizip/.
bool is_folder(const std::string& file);

/// The files that a folder, a zip archive, a folder inside one, or a pattern with `*` and `?` in
/// its last part stands for, by full name as GDAL opens them ("/vsizip/x.zip/a.geojson"), sorted. A
/// file that is none of these stands for itself. Archives are searched through all their folders,
/// folders on disk are not. Names that begin with a dot are left out. \throws DataError if there is
/// no such thing
std::vector<std::string> files_in(const std::string& source);

/// Whether a source is a connection to a database ("PG:dbname=..."), not a file.
bool is_database(std::string_view source);

/// The source as it may be shown: passwords of a connection are left out.
std::string without_secrets(std::string_view source);

/// The name of a file without its folders and archive: "a.geojson" of "/vsizip/x.zip/a.geojson". Of
/// a database its own name: neither host nor user belongs into an output.
std::string file_name_of(std::string_view file);

} // namespace demarc
