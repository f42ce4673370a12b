// SPDX-License-Identifier: MIT
#include "support/mistaken_file.hpp"

#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace demarc {

namespace {

/// So many blanks begin no file that is one.
constexpr std::size_t long_enough = 65'536;

bool is_blank(std::string_view bytes) {
    using namespace std::string_view_literals;
    return bytes.find_first_not_of("\0 \t\r\n"sv) == std::string_view::npos;
}

std::string begins_blank(std::size_t count) {
    return fmt::format("begins with {} bytes of blanks or zeros, as after a copy that failed; "
                       "fetch it again",
                       count);
}

/// The first line, for people: cut after 80 bytes, without what no terminal shows.
std::string first_line(std::string_view text) {
    constexpr std::size_t most = 80;
    const std::string_view line = text.substr(0, std::min(text.find_first_of("\r\n"), most));
    std::string shown(line);
    shown.erase(std::remove_if(shown.begin(), shown.end(),
                               [](char c) { return static_cast<unsigned char>(c) < ' '; }),
                shown.end());
    return shown;
}

/// An error in the way of map servers: {"error": {"code": 498, "message": "Invalid token"}}.
bool is_servers_error(std::string_view text) {
    constexpr std::size_t near_the_beginning = 200;
    return text.starts_with('{') &&
           text.substr(0, near_the_beginning).find("\"error\"") != std::string_view::npos;
}

} // namespace

std::string mistaken_for(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.empty()) {
        return "is empty";
    }
    if (bytes.starts_with("\x1F\x8B"sv)) {
        return "is packed with gzip; unpack it first (gunzip)";
    }
    if (bytes.starts_with("PK\x03\x04"sv)) {
        return "is a zip archive, and its ending is of another format, or it is damaged; give it "
               "the ending .zip, or fetch it again";
    }
    if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) {
        return "is text in UTF-16; save it in UTF-8";
    }
    if (bytes.find_first_not_of('\0') == std::string_view::npos) {
        return "holds zeros alone, as after a copy that failed; fetch it again";
    }
    if (bytes.size() >= long_enough && is_blank(bytes)) {
        return begins_blank(bytes.size());
    }
    constexpr std::size_t head = 4096;
    const std::string_view begin = trimmed(bytes.substr(0, head));
    const std::string lower = lower_case(begin.substr(0, std::min<std::size_t>(begin.size(), 100)));
    if (lower.starts_with("<!doctype html") || lower.starts_with("<html")) {
        return "is a web page: the server answered with a page, of an error or a login perhaps; "
               "download the file itself";
    }
    if (begin.starts_with("version https://git-lfs.github.com/")) {
        return "is a pointer to a file in large-file storage and not the file; fetch that "
               "(git lfs pull)";
    }
    if (is_servers_error(begin)) {
        return fmt::format("is a server's error and no data: {}; ask the server again",
                           first_line(begin));
    }
    return {};
}

void refuse_blank_beginning(const std::string& file, std::string_view beginning) {
    if (beginning.size() >= long_enough && is_blank(beginning)) {
        throw DataError(fmt::format("{}: {}", file, begins_blank(beginning.size())));
    }
}

void refuse_zeros_in_text(const std::string& file) {
    constexpr std::size_t looked_at = 65'536;
    constexpr std::size_t block = 4'096;
    constexpr std::uintmax_t step = 1'000'000;
    std::error_code none;
    const std::uintmax_t size = std::filesystem::file_size(file, none);
    if (none || size < step || !std::filesystem::is_regular_file(file, none)) {
        return;
    }
    std::ifstream stream(file, std::ios::binary);
    std::string bytes(looked_at, ' ');
    if (!stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) {
        return; // its reader says why
    }
    refuse_blank_beginning(file, bytes);
    // Formats that are none have a zero near their beginning.
    constexpr std::size_t head = 32;
    const bool is_text = std::string_view("<{[").find(bytes.front()) != std::string_view::npos ||
                         bytes.find('\0') >= head;
    bytes.resize(block);
    for (std::uintmax_t at = step; is_text && at + block <= size; at += step) {
        stream.seekg(static_cast<std::streamoff>(at));
        if (stream.read(bytes.data(), static_cast<std::streamsize>(block)) &&
            bytes.find_first_not_of('\0') == std::string::npos) {
            throw DataError(fmt::format("{}: begins as text and holds zeros alone around byte {}, "
                                        "as after a copy that failed; fetch it again",
                                        file, at));
        }
    }
}

} // namespace demarc
