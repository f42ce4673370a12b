// SPDX-License-Identifier: MIT
#include "support/mistaken_file.hpp"

#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace demarc {

namespace {

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
    using namespace std::string_view_literals;
    constexpr std::size_t long_enough = 65'536;
    if (beginning.size() >= long_enough &&
        beginning.find_first_not_of("\0 \t\r\n"sv) == std::string_view::npos) {
        throw DataError(fmt::format("{}: begins with {} bytes of blanks or zeros, as after a copy "
                                    "that failed; fetch it again",
                                    file, beginning.size()));
    }
}

} // namespace demarc
