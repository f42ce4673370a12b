// SPDX-License-Identifier: MIT
#include "io/bytes.hpp"

#include "io/gdal_module.hpp"
#include "io/remote_file.hpp"
#include "io/zip_archive.hpp"
#include "support/error.hpp"
#include "support/input_limits.hpp"
#include "support/mistaken_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <regex>

namespace demarc {

namespace {

/// Files are read and looked at in blocks of this size.
constexpr std::size_t block_size = 1U << 18U;

bool is_archive_name(std::string_view file) {
    return file.ends_with(".zip") || file.ends_with(".ZIP");
}

/// Whether `name` fits a pattern in which `*` stands for any text and `?` for any character.
bool fits(std::string_view pattern, std::string_view name) {
    if (pattern.empty()) {
        return name.empty();
    }
    if (pattern.front() == '*') {
        return fits(pattern.substr(1), name) || (!name.empty() && fits(pattern, name.substr(1)));
    }
    return !name.empty() && (pattern.front() == '?' || pattern.front() == name.front()) &&
           fits(pattern.substr(1), name.substr(1));
}

/// Names that GDAL alone understands.
bool is_gdals(std::string_view file) {
    return file.starts_with("/vsi");
}

std::vector<std::string> names_in(const std::string& folder) {
    std::vector<std::string> names;
    std::error_code failure;
    for (std::filesystem::directory_iterator at(folder, failure), end; !failure && at != end;
         at.increment(failure)) {
        names.push_back(at->path().filename().string());
    }
    return names;
}

/// Of the names of files in a folder the full ones of those whose own name fits, sorted.
std::vector<std::string> fitting(const std::string& folder, const std::vector<std::string>& names,
                                 std::string_view pattern) {
    std::vector<std::string> files;
    for (const std::string& name : names) {
        const std::string own_name = file_name_of(name);
        std::string file = folder + (folder.ends_with('/') ? "" : "/") + name;
        if (!own_name.empty() && !own_name.starts_with('.') && fits(pattern, own_name)) {
            files.push_back(std::move(file));
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// The files in a folder of a zip archive on disk and below it, by their names from there.
/// \throws DataError as ZipArchive does
std::vector<std::string> names_in_zip(const PlaceInZip& place) {
    const bool is_whole = place.member.empty() || place.member.ends_with('/');
    const std::string folder = place.member + (is_whole ? "" : "/");
    std::vector<std::string> names;
    const std::shared_ptr<const ZipArchive> archive = opened_archive(place.archive);
    for (auto at = archive->members().lower_bound(folder);
         at != archive->members().end() && at->first.starts_with(folder); ++at) {
        names.push_back(at->first.substr(folder.size()));
    }
    return names;
}

/// Full names of the files in a folder whose own names fit, sorted.
std::vector<std::string> listed(const std::string& folder, std::string_view pattern) {
    if (const std::optional<PlaceInZip> place = place_in_zip(folder)) {
        return fitting(folder, names_in_zip(*place), pattern); // folders have no name of their own
    }
    std::vector<std::string> files =
        fitting(folder, is_gdals(folder) ? gdal_module().names_in(folder, true) : names_in(folder),
                pattern);
    std::erase_if(files, is_folder);
    return files;
}

} // namespace

std::filesystem::path place_on_disk(std::string_view name) {
    std::string_view inner = name;
    while (inner.starts_with("/vsi")) { // "/vsizip/", with the archive's name in braces or without
        inner.remove_prefix(std::min(inner.find('/', 1), inner.size() - 1) + 1);
        inner = inner.starts_with('{') ? inner.substr(1, inner.find('}') - 1) : inner;
    }
    std::filesystem::path path(inner);
    std::error_code ignored;
    while (!path.empty() && path.has_relative_path() && !std::filesystem::exists(path, ignored)) {
        path = path.parent_path();
    }
    return path;
}

namespace {

/// Before GDAL as much as looks whether there is such a file.
void check_name_of_gdals(const std::string& name) {
    refuse_elsewhere(name);
    refuse_special_file(place_on_disk(name));
}

/// Whether a zip archive on disk has a file of this name; false too where GDAL has to look.
bool has_member(const PlaceInZip& place) {
    try {
        return opened_archive(place.archive)->members().contains(place.member);
    } catch (const DataError&) {
        return false;
    }
}

/// The same of a folder.
bool has_folder(const PlaceInZip& place) {
    try {
        return !names_in_zip(place).empty();
    } catch (const DataError&) {
        return false;
    }
}

} // namespace

bool is_folder(const std::string& file) {
    std::error_code ignored;
    if (!is_gdals(file)) {
        return std::filesystem::is_directory(file, ignored);
    }
    check_name_of_gdals(file);
    if (const auto place = place_in_zip(file)) {
        if (has_member(*place)) {
            return false;
        }
        if (has_folder(*place)) {
            return true;
        }
    }
    return gdal_module().is_folder(file);
}

std::vector<std::string> files_in(const std::string& source) {
    const std::string own_name = file_name_of(source);
    if (is_archive_name(source) && !source.starts_with("/vsi") && file_exists(source) &&
        !is_folder(source)) {
        refuse_special_file(source);
        return listed("/vsizip/" + source, "*");
    }
    if (is_folder(source)) {
        return listed(source, "*");
    }
    if (file_exists(source)) {
        refuse_oversized_file(source);
        return {source};
    }
    if (own_name.find_first_of("*?") != std::string::npos) {
        const std::string folder = source.substr(0, source.size() - own_name.size());
        std::vector<std::string> files = listed(folder.empty() ? "." : folder, own_name);
        if (!files.empty()) {
            return files;
        }
        throw DataError(fmt::format(
            "{}: no file fits this pattern{}", source,
            folder.find_first_of("*?") == std::string::npos
                ? ""
                : "; * and ? may stand in the name of a file, not in that of a folder: put the "
                  "files into one folder, and a day that is in the name of a folder into theirs"));
    }
    throw DataError(fmt::format("{}: there is no such file, folder or archive", source));
}

std::string read_bytes(const std::string& file) {
    if (is_gdals(file)) {
        check_name_of_gdals(file);
        check_archive(file);
        if (const auto place = place_in_zip(file)) {
            if (auto bytes = bytes_in_zip(*place)) {
                refuse_blank_beginning(file, std::string_view(*bytes).substr(0, block_size));
                return std::move(*bytes);
            }
        }
        return gdal_module().read_bytes(file);
    }
    refuse_oversized_file(file);
    refuse_zeros_in_text(file);
    errno = 0;
    std::ifstream stream(file, std::ios::binary);
    const bool found_folder = is_folder(file);
    if (!stream || found_folder) {
        const char* system = errno != 0 ? std::strerror(errno) : "there is no such file";
        throw DataError(fmt::format("{}: cannot be opened: {}", file,
                                    found_folder ? "it is a folder" : system));
    }
    std::error_code ignored;
    std::string bytes;
    bytes.reserve(std::filesystem::file_size(file, ignored) + 1);
    std::vector<char> part(block_size);
    while (stream.read(part.data(), block_size), stream.gcount() > 0) {
        const std::string_view read(part.data(), static_cast<std::size_t>(stream.gcount()));
        refuse_blank_beginning(file, bytes.empty() ? read : std::string_view());
        bytes += read;
    }
    if (stream.bad()) {
        throw DataError(fmt::format("{}: reading failed half-way: {}", file, std::strerror(errno)));
    }
    return bytes;
}

bool file_exists(const std::string& file) {
    std::error_code ignored;
    if (!is_gdals(file)) {
        return std::filesystem::exists(file, ignored);
    }
    check_name_of_gdals(file);
    if (const auto place = place_in_zip(file); place && has_member(*place)) {
        return true;
    }
    return gdal_module().exists(file);
}

bool is_database(std::string_view source) {
    return source.starts_with("PG:") || source.starts_with("postgresql://");
}

std::string without_secrets(std::string_view source) {
    if (!is_database(source)) {
        return std::string(source);
    }
    static const std::regex secret("(password=)('[^']*'|[^ ']*)");
    static const std::regex secret_of_url("(//[^:/@]*:)[^@]*@");
    const std::string shown = std::regex_replace(std::string(source), secret, "$1...");
    return std::regex_replace(shown, secret_of_url, "$1...@");
}

std::string file_name_of(std::string_view file) {
    if (is_database(file)) {
        static const std::regex name("dbname='?([^ ']+)|^postgresql://[^/]*/([^?]+)");
        std::match_results<std::string_view::const_iterator> match;
        if (std::regex_search(file.begin(), file.end(), match, name)) {
            return "PG:" + (match[1].matched ? match.str(1) : match.str(2));
        }
        return "PG:";
    }
    const std::size_t slash = file.find_last_of("/\\");
    return std::string(slash == std::string_view::npos ? file : file.substr(slash + 1));
}

} // namespace demarc
