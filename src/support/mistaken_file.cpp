// SPDX-License-Identifier: MIT
#include "support/mistaken_file.hpp"

#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace demarc {

namespace {

/// So many blanks begin no file that is one.
constexpr std::size_t long_enough = 65'536;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_blank(std::string_view bytes) {
    using namespace std::string_view_literals;
    return bytes.find_first_not_of("\0 \t\r\n"sv) == std::string_view::npos;
}

std::string begins_blank(std::size_t count) {
    return fmt::format("begins with {} bytes of blanks or zeros, as after a copy that failed; "
                       "fetch it again",
                       count);
}

/// Text for people: on one line, cut after some 160 bytes, without what no terminal shows.
std::string on_one_line(std::string_view text) {
    constexpr std::size_t most = 160;
    std::string shown;
    for (const char c : text) {
        const bool is_blank_or_control = static_cast<unsigned char>(c) <= ' ';
        const bool begins_letter = (static_cast<unsigned char>(c) & 0xC0U) != 0x80;
        if (shown.size() >= most && begins_letter) {
            return shown + " ...";
        }
        if (!is_blank_or_control) {
            shown += c;
        } else if (!shown.empty() && shown.back() != ' ') {
            shown += ' ';
        }
    }
    return std::string(trimmed(shown));
}

/// What stands in XML outside its tags; of an answer that is all tags, these.
std::string without_tags(const std::string_view xml) {
    constexpr std::string_view verbatim = "<![CDATA[";
    constexpr std::string_view end_of_verbatim = "]]>";
    std::string text;
    for (std::string_view rest = xml; !rest.empty();) {
        std::string_view content;
        std::size_t length = 0;
        if (rest.starts_with(verbatim)) {
            content = rest.substr(verbatim.size());
            content = content.substr(0, content.find(end_of_verbatim));
            length = verbatim.size() + content.size() + end_of_verbatim.size();
        } else if (rest.front() == '<') {
            content = " ";
            length = std::min(rest.find('>'), rest.size()) + 1;
        } else {
            content = rest.substr(0, rest.find('<'));
            length = content.size();
        }
        text += content;
        rest.remove_prefix(std::min(length, rest.size()));
    }
    return trimmed(text).empty() ? std::string(xml) : text;
}

/// "502 Bad Gateway" of a web page; empty: it has no title.
std::string title_of(std::string_view page) {
    const std::string lower = lower_case(page); // as long as the page where that is ASCII
    const std::size_t tag = lower.find("<title");
    const std::size_t begin = tag == std::string::npos ? tag : lower.find('>', tag);
    const std::size_t end = begin == std::string::npos ? begin : lower.find("</title", begin);
    return end == std::string::npos || lower.size() != page.size()
               ? std::string()
               : on_one_line(page.substr(begin + 1, end - begin - 1));
}

/// Whether a text has the key "error" with something under it: not in {"error": null, "data": ...}.
bool has_error_in(std::string_view text) {
    constexpr std::string_view key = "\"error\"";
    constexpr std::array<std::string_view, 4> nothing{"null", "false", "\"\"", "0"};
    const std::size_t at = text.find(key);
    if (at == std::string_view::npos) {
        return false;
    }
    text.remove_prefix(at + key.size());
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n:"), text.size()));
    return std::none_of(nothing.begin(), nothing.end(),
                        [&](std::string_view none) { return text.starts_with(none); });
}

/// An answer in JSON that tells of an error: {"error": {"code": 498, "message": "Invalid token"}},
/// {"message": "Not Found"}. Documents that hold anything else besides are long.
bool is_error_in_json(std::string_view text, std::size_t size) {
    constexpr std::size_t near_the_beginning = 200;
    constexpr std::size_t short_answer = 1'000;
    constexpr std::array says_why{"\"message\"", "\"detail\"", "\"errors\"", "\"fault\"",
                                  "\"errorMessage\""};
    const std::string_view begin = text.substr(0, near_the_beginning);
    const auto has = [](std::string_view where) {
        return [where](std::string_view key) { return where.find(key) != std::string_view::npos; };
    };
    return text.starts_with('{') &&
           (has_error_in(begin) ||
            (size <= short_answer && std::any_of(says_why.begin(), says_why.end(), has(begin)) &&
             !has(text)("\"features\"") && !has(text)("\"coordinates\"")));
}

/// An answer of a map service (OGC) or of a file store in XML: <ows:ExceptionReport>,
/// <ServiceExceptionReport>, <Error>.
bool is_error_in_xml(std::string_view text) {
    constexpr std::size_t near_the_beginning = 500;
    constexpr std::array elements{"ExceptionReport", "ServiceException", "<Error>", "<error>"};
    const std::string_view begin = text.substr(0, near_the_beginning);
    return text.starts_with('<') &&
           std::any_of(elements.begin(), elements.end(), [&](std::string_view element) {
               return begin.find(element) != std::string_view::npos;
           });
}

/// An answer in words: "502 Bad Gateway", "error code: 1020". A line with a separator is one of a
/// table, one with `=` of settings.
bool is_error_in_words(std::string_view text, std::size_t size) {
    constexpr std::size_t short_answer = 1'000;
    constexpr std::array begins{"error",           "bad gateway",      "bad request",
                                "forbidden",       "not found",        "access denied",
                                "unauthorized",    "gateway time",     "service unavailable",
                                "internal server", "too many requests"};
    std::string line = lower_case(text.substr(0, text.find_first_of("\r\n")));
    if (size > short_answer || line.find_first_of(",;\t=") != std::string::npos) {
        return false;
    }
    if (line.starts_with("http/")) {
        line.erase(0, line.find(' ') + 1);
    }
    const bool is_status = line.size() >= 3 && (line[0] == '4' || line[0] == '5') &&
                           is_digit(line[1]) && is_digit(line[2]) &&
                           (line.size() == 3 || line[3] == ' ' || line[3] == ':');
    return is_status || std::any_of(begins.begin(), begins.end(), [&](std::string_view begin) {
               return line.starts_with(begin);
           });
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
        const std::string title = title_of(begin);
        return fmt::format("is a web page{}: the server answered with a page, of an error or a "
                           "login perhaps; download the file itself",
                           title.empty() ? "" : fmt::format(" ('{}')", title));
    }
    if (begin.starts_with("version https://git-lfs.github.com/")) {
        return "is a pointer to a file in large-file storage and not the file; fetch that "
               "(git lfs pull)";
    }
    const bool is_in_xml = is_error_in_xml(begin);
    if (is_in_xml || is_error_in_json(begin, bytes.size()) ||
        is_error_in_words(begin, bytes.size())) {
        return fmt::format("is a server's error and no data: {}; download the file again",
                           on_one_line(is_in_xml ? without_tags(begin) : begin));
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
