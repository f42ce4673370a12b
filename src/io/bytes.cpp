// SPDX-License-Identifier: MIT
#include "io/bytes.hpp"

#include "io/gdal_session.hpp"
#include "support/error.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <cpl_vsi_error.h>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <regex>

namespace demarc {

namespace {

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

/// Full names of the files in a folder whose own names fit, sorted.
std::vector<std::string> listed(const std::string& folder, bool through_all,
                                std::string_view pattern) {
    const GdalMessages messages;
    const CPLStringList names(through_all ? VSIReadDirRecursive(folder.c_str())
                                          : VSIReadDir(folder.c_str()));
    std::vector<std::string> files;
    for (int i = 0; i < names.size(); ++i) {
        const std::string own_name = file_name_of(names[i]);
        const std::string file = folder + (folder.ends_with('/') ? "" : "/") + names[i];
        if (!own_name.empty() && !own_name.starts_with('.') && fits(pattern, own_name) &&
            !is_folder(file)) {
            files.push_back(file);
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

bool is_folder(const std::string& file) {
    const GdalMessages messages;
    VSIStatBufL status;
    return VSIStatL(file.c_str(), &status) == 0 && VSI_ISDIR(status.st_mode) != 0;
}

std::vector<std::string> files_in(const std::string& source) {
    const std::string own_name = file_name_of(source);
    if (is_archive_name(source) && !source.starts_with("/vsi") && file_exists(source)) {
        return files_in("/vsizip/" + source);
    }
    if (is_folder(source)) {
        return listed(source, source.starts_with("/vsi"), "*");
    }
    if (file_exists(source)) {
        return {source};
    }
    if (own_name.find_first_of("*?") != std::string::npos) {
        const std::string folder = source.substr(0, source.size() - own_name.size());
        std::vector<std::string> files =
            listed(folder.empty() ? "." : folder, folder.starts_with("/vsi"), own_name);
        if (!files.empty()) {
            return files;
        }
        throw DataError(fmt::format("{}: no file fits this pattern", source));
    }
    throw DataError(fmt::format("{}: there is no such file, folder or archive", source));
}

std::string read_bytes(const std::string& file) {
    const GdalMessages messages;
    const auto close = [](VSILFILE* handle) { VSIFCloseL(handle); };
    errno = 0;
    const std::unique_ptr<VSILFILE, decltype(close)> handle(VSIFOpenExL(file.c_str(), "rb", 1),
                                                            close);
    const bool found_folder = is_folder(file);
    if (!handle || found_folder) {
        const char* system = errno != 0 ? std::strerror(errno) : "there is no such file";
        throw DataError(fmt::format("{}: cannot be opened: {}", file,
                                    found_folder ? "it is a folder" : messages.reason(system)));
    }
    std::string bytes;
    constexpr std::size_t block = 1U << 18U;
    for (;;) {
        const std::size_t before = bytes.size();
        bytes.resize(before + block);
        const std::size_t got = VSIFReadL(bytes.data() + before, 1, block, handle.get());
        bytes.resize(before + got);
        if (got < block) {
            break;
        }
    }
    if (messages.failed()) {
        throw DataError(fmt::format("{}: reading failed half-way: {}", file, messages.reason()));
    }
    return bytes;
}

bool file_exists(const std::string& file) {
    const GdalMessages messages;
    VSIStatBufL status;
    return VSIStatL(file.c_str(), &status) == 0;
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
