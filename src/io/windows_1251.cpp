// SPDX-License-Identifier: MIT
#include "io/windows_1251.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace demarc {

namespace {

constexpr unsigned first_high = 0x80;
constexpr unsigned first_regular = 0xC0; ///< from here on the alphabet, U+0410 onwards

/// What the bytes 0x80 to 0xBF stand for (Unicode's CP1251.TXT).
constexpr std::array<char16_t, first_regular - first_high> irregular{
    0x0402, 0x0403, 0x201A, 0x0453, 0x201E, 0x2026, 0x2020, 0x2021, 0x20AC, 0x2030, 0x0409,
    0x2039, 0x040A, 0x040C, 0x040B, 0x040F, 0x0452, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0xFFFD, 0x2122, 0x0459, 0x203A, 0x045A, 0x045C, 0x045B, 0x045F, 0x00A0,
    0x040E, 0x045E, 0x0408, 0x00A4, 0x0490, 0x00A6, 0x00A7, 0x0401, 0x00A9, 0x0404, 0x00AB,
    0x00AC, 0x00AD, 0x00AE, 0x0407, 0x00B0, 0x00B1, 0x0406, 0x0456, 0x0491, 0x00B5, 0x00B6,
    0x00B7, 0x0451, 0x2116, 0x0454, 0x00BB, 0x0458, 0x0405, 0x0455, 0x0457,
};

char16_t meaning(unsigned byte) {
    return byte < first_high      ? static_cast<char16_t>(byte)
           : byte < first_regular ? irregular.at(byte - first_high)
                                  : static_cast<char16_t>(0x0410 + byte - first_regular);
}

bool is_letter(char byte) {
    constexpr std::string_view beyond_the_alphabet = "\xA5\xB4\xAA\xBA\xAF\xBF\xB2\xB3\xA8\xB8";
    return static_cast<unsigned char>(byte) >= first_regular ||
           beyond_the_alphabet.find(byte) != std::string_view::npos;
}

} // namespace

bool looks_like_windows_1251(std::string_view text) {
    std::size_t high = 0;
    std::size_t in_words = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool beside =
            (i > 0 && is_letter(text[i - 1])) || (i + 1 < text.size() && is_letter(text[i + 1]));
        high += static_cast<unsigned char>(text[i]) >= first_high ? 1 : 0;
        in_words += is_letter(text[i]) && beside ? 1 : 0;
    }
    return high > 0 && 10 * in_words >= 9 * high;
}

std::string utf8_of_windows_1251(std::string_view text) {
    std::string utf8;
    utf8.reserve(2 * text.size());
    for (const char byte : text) {
        const unsigned code = meaning(static_cast<unsigned char>(byte));
        if (code < 0x80) {
            utf8 += static_cast<char>(code);
        } else if (code < 0x800) {
            utf8 += static_cast<char>(0xC0 | (code >> 6));
            utf8 += static_cast<char>(0x80 | (code & 0x3F));
        } else {
            utf8 += static_cast<char>(0xE0 | (code >> 12));
            utf8 += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
            utf8 += static_cast<char>(0x80 | (code & 0x3F));
        }
    }
    return utf8;
}

} // namespace demarc
