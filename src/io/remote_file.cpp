// SPDX-License-Identifier: MIT
#include "io/remote_file.hpp"

#include "io/bytes.hpp"
#include "io/fetch_module.hpp"
#include "io/gdal_module.hpp"
#include "support/error.hpp"
#include "support/hash.hpp"
#include "support/module.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <regex>

namespace demarc {

namespace {

/// In GDAL's memory; after it a key, so that two queries of one address do not meet, then the
/// address itself, so that file name and archive name stay what they are.
constexpr std::string_view memory_folder = "/vsimem/demarc-fetched/";
constexpr std::size_t key_length = 16;

/// "https://host/path" without user, password, query and fragment.
std::string bare(const std::string& address) {
    const std::size_t host = address.find("://") + 3;
    const std::size_t end = address.find_first_of("?#", host);
    std::string rest = address.substr(host, end == std::string::npos ? end : end - host);
    const std::size_t slash = rest.find('/');
    if (const std::size_t at = rest.substr(0, slash).rfind('@'); at != std::string::npos) {
        rest.erase(0, at + 1);
    }
    return address.substr(0, host) + rest;
}

std::string name_in_memory(const std::string& address) {
    std::string path = bare(address);
    path.replace(path.find("://"), 3, "/");
    return std::string(memory_folder) + sha256(address).substr(0, key_length) + "/" + path;
}

std::string as_folder_if_archive(const std::string& name) {
    return name.ends_with(".zip") || name.ends_with(".ZIP") ? "/vsizip/" + name : name;
}

const FetchModule& fetch_module() {
    static const auto& functions = *static_cast<const FetchModule*>(module_table("curl"));
    return functions;
}

/// Whether a name has one of GDAL's file systems in it that is no archive: most ask the network,
/// one reads what is typed. GDAL sees them at a name's beginning, after a format and inside each
/// other.
bool is_in_no_archive(std::string_view name) {
    constexpr std::array archives{"zip/", "gzip/", "tar/", "7z/", "rar/", "mem/"};
    constexpr std::string_view mark = "/vsi";
    for (std::size_t at = name.find(mark); at != name.npos; at = name.find(mark, at + 1)) {
        const bool is_seen = at == 0 || std::string_view(":/{").find(name[at - 1]) != name.npos;
        const std::string_view kind = name.substr(at + mark.size());
        if (is_seen && std::none_of(archives.begin(), archives.end(), [kind](const char* archive) {
                return kind.starts_with(archive);
            })) {
            return true;
        }
    }
    return false;
}

} // namespace

bool is_address(std::string_view file) {
    const std::string scheme = lower_case(file.substr(0, file.find("://")));
    return scheme.size() + 3 <= file.size() && (scheme == "https" || scheme == "http");
}

void refuse_elsewhere(const std::string& name) {
    std::error_code ignored;
    if (is_address(name) || is_database(name) || std::filesystem::exists(name, ignored)) {
        return;
    }
    if (is_in_no_archive(name)) {
        throw DataError(fmt::format("{}: of GDAL's file systems only archives are read (/vsizip/, "
                                    "/vsitar/ ...); save the file and name it",
                                    name));
    }
    if (name.find("://") != std::string::npos) {
        throw DataError(fmt::format("{}: only an address that begins with https:// or http:// is "
                                    "fetched; download it and name the file",
                                    name));
    }
}

std::string fetch_if_remote(const std::string& file) {
    refuse_elsewhere(file);
    if (!is_address(file)) {
        return file;
    }
    const std::size_t scheme = file.find("://");
    const std::string address = lower_case(file.substr(0, scheme)) + file.substr(scheme);
    const std::string name = name_in_memory(address);
    if (!file_exists(name)) {
        gdal_module().keep(fetch_module().fetch(address, bare(address)), name);
    }
    return as_folder_if_archive(name);
}

std::string address_of(const std::string& file) {
    const std::size_t folder = file.find(memory_folder);
    if (folder == std::string::npos) {
        return {};
    }
    std::string address = file.substr(folder + memory_folder.size() + key_length + 1);
    return address.replace(address.find('/'), 1, "://");
}

std::string with_addresses(const std::string& message) {
    static const std::regex name(
        fmt::format("(/vsizip/)?{}[0-9a-f]{{{}}}/(https?)/", memory_folder, key_length));
    return std::regex_replace(message, name, "$2://");
}

} // namespace demarc
