// SPDX-License-Identifier: MIT
#include "io/gdal/text_grid.hpp"

#include "support/error.hpp"
#include "support/text.hpp"

#include <cpl_conv.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

namespace demarc {

namespace {

/// The lines of a text, which may lie in an archive.
class TextLines {
public:
    /// \throws DataError
    TextLines(const std::string& file, const std::string& name)
        : handle_(VSIFOpenL(file.c_str(), "rb")) {
        if (!handle_) {
            throw DataError(fmt::format("{}: cannot be opened to look through its text", name));
        }
    }
    ~TextLines() { CPLReadLineL(nullptr); } // gives back its buffer
    TextLines(const TextLines&) = delete;
    TextLines& operator=(const TextLines&) = delete;

    /// The next line, valid until the one after; std::nullopt after the last.
    std::optional<std::string_view> next() {
        constexpr int any_length = -1;
        int length = 0;
        const char* line = CPLReadLine3L(handle_.get(), any_length, &length, nullptr);
        return line == nullptr
                   ? std::nullopt
                   : std::optional(std::string_view(line, static_cast<std::size_t>(length)));
    }

private:
    struct Close {
        void operator()(VSILFILE* handle) const { VSIFCloseL(handle); }
    };
    std::unique_ptr<VSILFILE, Close> handle_;
};

/// Whether a line before the first row of numbers is one of the header: "ncols 20", "DSAA".
bool is_header_line(std::string_view text) {
    const std::string_view first = text.substr(0, text.find_first_of(" \t"));
    return std::isalpha(static_cast<unsigned char>(text.front())) != 0 &&
           lower_case(std::string(first)) != "nan";
}

} // namespace

void refuse_words_in_grid(const std::string& file, const std::string& name) {
    TextLines lines(file, name);
    std::size_t number = 0;
    bool is_header = true;
    while (const std::optional<std::string_view> line = lines.next()) {
        ++number;
        const std::string_view text = trimmed(*line);
        is_header = is_header && (text.empty() || is_header_line(text));
        if (text.empty() || is_header) {
            continue;
        }
        for (std::size_t begin = 0; begin < text.size();) {
            begin = std::min(text.find_first_not_of(" \t", begin), text.size());
            const std::size_t end = std::min(text.find_first_of(" \t", begin), text.size());
            const std::string_view word = text.substr(begin, end - begin);
            if (word.find_first_not_of("0123456789+-.,eE") != std::string_view::npos &&
                lower_case(std::string(word)) != "nan") {
                throw DataError(
                    fmt::format("{}, line {}: '{}' is not a number", name, number, word));
            }
            begin = end;
        }
    }
}

} // namespace demarc
