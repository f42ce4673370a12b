// SPDX-License-Identifier: MIT
#include "io/remote_file.hpp"

#include "io/bytes.hpp"
#include "io/fetch_module.hpp"
#include "io/gdal_module.hpp"
#include "support/error.hpp"
#include "support/hash.hpp"
#include "support/module.hpp"

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

/// Whether GDAL would open a connection for a name: an address of any kind in it ("ftp://",
/// "GeoJSONSeq:http://"), or one of its file systems on the network.
bool leads_elsewhere(const std::string& file) {
    constexpr std::array network{"/vsicurl", "/vsis3",    "/vsigs",   "/vsiaz",     "/vsiadls",
                                 "/vsioss",  "/vsiswift", "/vsihdfs", "/vsiwebhdfs"};
    const bool on_network = std::any_of(network.begin(), network.end(), [&file](const char* name) {
        return file.find(name) != std::string::npos;
    });
    std::error_code ignored;
    return (on_network || file.find("://") != std::string::npos) && !is_database(file) &&
           !std::filesystem::exists(file, ignored);
}

} // namespace

bool is_address(std::string_view file) {
    return file.starts_with("https://") || file.starts_with("http://");
}

std::string fetch_if_remote(const std::string& file) {
    if (!is_address(file)) {
        if (leads_elsewhere(file)) {
            throw DataError(fmt::format("{}: only an address that begins with https:// or http:// "
                                        "is fetched; download it and name the file",
                                        file));
        }
        return file;
    }
    const std::string name = name_in_memory(file);
    if (!file_exists(name)) {
        gdal_module().keep(fetch_module().fetch(file, bare(file)), name);
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
