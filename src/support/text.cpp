// SPDX-License-Identifier: MIT
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace demarc {

std::string fixed(double value, int decimals) {
    std::string text = fmt::format("{:.{}f}", value, decimals);
    const bool is_zero = text.find_first_not_of("-0.") == std::string::npos;
    if (is_zero && text.starts_with('-')) {
        text.erase(0, 1);
    }
    return text;
}

std::string grouped(double value, int decimals) {
    std::string text = fixed(value, decimals);
    const std::size_t first_digit = text.starts_with('-') ? 1 : 0;
    std::size_t position = std::min(text.find('.'), text.size());
    while (position > first_digit + 3) {
        position -= 3;
        text.insert(position, 1, ',');
    }
    return text;
}

namespace {

/// Whether a field has to stand in quotes. (Strings search a set with a call for every character.)
bool needs_quotes(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char character) {
        return character == ',' || character == '"' || character == '\r' || character == '\n';
    });
}

} // namespace

std::string csv_field(std::string_view text) {
    if (!needs_quotes(text)) {
        return std::string(text);
    }
    std::string quoted = "\"";
    for (const char character : text) {
        if (character == '"') {
            quoted += '"';
        }
        quoted += character;
    }
    return quoted + '"';
}

std::string without_formula(std::string text) {
    constexpr std::array<std::string_view, 8> beginnings{"=",  "+",  "-",  "@",
                                                         "＝", "＋", "－", "＠"};
    const std::string_view all(text);
    const std::string_view inner = all.substr(std::min(all.find_first_not_of(' '), all.size()));
    const bool is_formula =
        all.starts_with('\t') || all.starts_with('\r') ||
        std::any_of(beginnings.begin(), beginnings.end(),
                    [&](std::string_view beginning) { return inner.starts_with(beginning); });
    if (is_formula) {
        text.insert(0, 1, '\'');
    }
    return text;
}

std::string csv_row(const std::vector<std::string>& fields) {
    std::string row;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) {
            row += ',';
        }
        if (needs_quotes(fields[i])) {
            row += csv_field(fields[i]);
        } else {
            row += fields[i];
        }
    }
    return row + '\n';
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    return fmt::format("{}", fmt::join(parts, separator));
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    std::size_t start = 0;
    for (;;) {
        const std::size_t end = text.find(separator, start);
        parts.emplace_back(text.substr(start, end - start));
        if (end == std::string_view::npos) {
            return parts;
        }
        start = end + 1;
    }
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

bool is_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        std::size_t length = 1;
        char32_t code = lead;
        if (lead >= 0xF0 && lead < 0xF8) {
            length = 4;
            code = lead & 0x07U;
        } else if (lead >= 0xE0 && lead < 0xF0) {
            length = 3;
            code = lead & 0x0FU;
        } else if (lead >= 0xC0 && lead < 0xE0) {
            length = 2;
            code = lead & 0x1FU;
        } else if (lead >= 0x80) {
            return false;
        }
        if (i + length > text.size()) {
            return false;
        }
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            if ((next & 0xC0U) != 0x80U) {
                return false;
            }
            code = (code << 6U) | (next & 0x3FU);
        }
        static constexpr std::array<char32_t, 5> min_code{0, 0, 0x80, 0x800, 0x10000};
        if (code < min_code.at(length) || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) {
            return false;
        }
        i += length;
    }
    return true;
}

namespace {

constexpr std::array<std::string_view, 6> spaces{"\xC2\xA0",     // U+00A0 no-break space
                                                 "\xE2\x80\x87", // U+2007 figure space
                                                 "\xE2\x80\xAF", // U+202F narrow no-break space
                                                 "\xE2\x80\xA8", // U+2028 line separator
                                                 "\xE2\x80\xA9", // U+2029 paragraph separator
                                                 "\xC2\x85"};    // U+0085 next line

constexpr std::array<std::string_view, 6> invisible{
    "\xEF\xBF\xBD", // U+FFFD
    "\xC2\xAD",     // U+00AD soft hyphen
    "\xE2\x80\x8B", // U+200B zero width space
    "\xE2\x80\x8C", // U+200C
    "\xE2\x80\x8D", // U+200D
    "\xEF\xBB\xBF"  // U+FEFF byte order mark
};

/// The length of the first of `marks` that the text begins with; 0 if it begins with none.
template<std::size_t Count>
std::size_t begins_with(std::string_view text, const std::array<std::string_view, Count>& marks) {
    const auto* const found = std::find_if(
        marks.begin(), marks.end(), [&](std::string_view mark) { return text.starts_with(mark); });
    return found == marks.end() ? 0 : found->size();
}

bool is_plain_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

} // namespace

std::string lower_case(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0);
        // Cyrillic capitals are U+0400 to U+042F and U+0490, each two bytes in UTF-8.
        if ((byte == 0xD0 || byte == 0xD2) && next >= 0x80) {
            unsigned code = ((byte & 0x1FU) << 6U) | (next & 0x3FU);
            code += code < 0x410 ? 0x50U : code < 0x430 ? 0x20U : code == 0x490 ? 1U : 0U;
            result += static_cast<char>(0xC0U | (code >> 6U));
            result += static_cast<char>(0x80U | (code & 0x3FU));
            ++i;
        } else if (byte == 0xC3 && next >= 0x80) {
            // Those of Western Europe are U+00C0 to U+00DE, but for the sign of multiplication.
            const bool is_capital = next <= 0x9E && next != 0x97;
            result += text[i];
            result += static_cast<char>(is_capital ? next + 0x20 : next);
            ++i;
        } else {
            const bool is_capital = byte >= 'A' && byte <= 'Z';
            result += static_cast<char>(is_capital ? byte + ('a' - 'A') : byte);
        }
    }
    return result;
}

std::string normal_text(std::string_view text) {
    std::string result;
    bool space_due = false;
    while (!text.empty()) {
        if (const std::size_t length = begins_with(text, invisible)) {
            text.remove_prefix(length);
        } else if (const std::size_t wide = begins_with(text, spaces);
                   wide > 0 || is_plain_space(text.front())) {
            space_due = !result.empty();
            text.remove_prefix(std::max<std::size_t>(wide, 1));
        } else {
            if (space_due) {
                result += ' ';
                space_due = false;
            }
            result += text.front();
            text.remove_prefix(1);
        }
    }
    return lower_case(result);
}

std::string shell_word(const std::string& word) {
    const bool plain = word.find_first_of(" '\"\\$&|;<>()*?[]#~`!{}\t\n") == std::string::npos;
    if (plain && !word.empty()) {
        return word;
    }
    std::string quoted = "'";
    for (const char character : word) {
        quoted += character == '\'' ? std::string("'\\''") : std::string(1, character);
    }
    return quoted + "'";
}

} // namespace demarc
