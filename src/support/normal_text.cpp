// SPDX-License-Identifier: MIT
#include "support/normal_text.hpp"

#include <algorithm>
#include <array>

namespace demarc {

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

} // namespace demarc
