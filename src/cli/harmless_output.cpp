// SPDX-License-Identifier: MIT
#include "cli/harmless_output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace demarc {

namespace {

/// What demarc styles and shows progress with, and a line's end of Windows.
constexpr std::array<std::string_view, 5> own_controls{"\x1b[0m", "\x1b[1m", "\x1b[1;31m",
                                                       "\r\x1b[K", "\r\n"};

unsigned byte_at(std::string_view text, std::size_t i) {
    return static_cast<unsigned char>(text[i]);
}

/// Whether a character that a terminal obeys can begin with this byte.
bool is_suspect(char character) {
    const auto byte = static_cast<unsigned char>(character);
    constexpr unsigned first_shown = 0x20;
    constexpr unsigned deleting = 0x7F;
    return (byte < first_shown && byte != '\n' && byte != '\t') || byte == deleting ||
           byte == 0xC2 || byte == 0xD8 || byte == 0xE2;
}

/// C1 controls, and those of the order of text (Unicode Annex 9).
bool is_obeyed(unsigned character) {
    return (character >= 0x80 && character <= 0x9F) || character == 0x061C || character == 0x200E ||
           character == 0x200F || (character >= 0x202A && character <= 0x202E) ||
           (character >= 0x2066 && character <= 0x2069);
}

struct Step {
    std::size_t size = 0; ///< bytes of the text
    std::string shown{};
};

/// A suspect character of several bytes; nothing: its end is missing.
std::optional<Step> step_of_several(std::string_view text) {
    const bool is_of_three = byte_at(text, 0) == 0xE2;
    const std::size_t size = is_of_three ? 3 : 2;
    for (std::size_t i = 1; i < size && i < text.size(); ++i) {
        if ((byte_at(text, i) & 0xC0U) != 0x80) {
            return Step{1, std::string(text.substr(0, 1))}; // no UTF-8
        }
    }
    if (text.size() < size) {
        return std::nullopt;
    }
    const unsigned character =
        is_of_three ? (byte_at(text, 0) & 0x0FU) << 12U | (byte_at(text, 1) & 0x3FU) << 6U |
                          (byte_at(text, 2) & 0x3FU)
                    : (byte_at(text, 0) & 0x1FU) << 6U | (byte_at(text, 1) & 0x3FU);
    return Step{size, is_obeyed(character) ? fmt::format("\\u{:04x}", character)
                                           : std::string(text.substr(0, size))};
}

/// How a text that begins with a suspect byte goes on; nothing: its end is missing.
std::optional<Step> step_at(std::string_view text) {
    if (byte_at(text, 0) >= 0x80) {
        return step_of_several(text);
    }
    for (const std::string_view own : own_controls) {
        if (text.starts_with(own)) {
            return Step{own.size(), std::string(own)};
        }
    }
    const bool may_be_own =
        std::any_of(own_controls.begin(), own_controls.end(),
                    [&](std::string_view own) { return own.starts_with(text); });
    return may_be_own ? std::nullopt
                      : std::optional(Step{1, fmt::format("\\u{:04x}", byte_at(text, 0))});
}

} // namespace

HarmlessOutput::~HarmlessOutput() {
    put(begun_);
}

bool HarmlessOutput::put(std::string_view text) {
    const auto size = static_cast<std::streamsize>(text.size());
    return to_.sputn(text.data(), size) == size;
}

bool HarmlessOutput::take(std::string_view text) {
    std::string joined;
    if (!begun_.empty()) {
        joined = begun_ + std::string(text);
        begun_.clear();
        text = joined;
    }
    while (!text.empty()) {
        const auto harmless = static_cast<std::size_t>(
            std::find_if(text.begin(), text.end(), is_suspect) - text.begin());
        if (!put(text.substr(0, harmless))) {
            return false;
        }
        text.remove_prefix(harmless);
        if (text.empty()) {
            break;
        }
        const std::optional<Step> step = step_at(text);
        if (!step) {
            begun_ = text;
            break;
        }
        if (!put(step->shown)) {
            return false;
        }
        text.remove_prefix(step->size);
    }
    return true;
}

HarmlessOutput::int_type HarmlessOutput::overflow(int_type character) {
    if (traits_type::eq_int_type(character, traits_type::eof())) {
        return traits_type::not_eof(character);
    }
    const char one = traits_type::to_char_type(character);
    return take({&one, 1}) ? character : traits_type::eof();
}

std::streamsize HarmlessOutput::xsputn(const char* text, std::streamsize size) {
    return take({text, static_cast<std::size_t>(size)}) ? size : 0;
}

int HarmlessOutput::sync() {
    return to_.pubsync();
}

} // namespace demarc
