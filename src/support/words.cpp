// SPDX-License-Identifier: MIT
#include "support/words.hpp"

#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace demarc {

namespace {

/// The length in bytes of the character that begins at `at`; 1 where the text is damaged.
std::size_t length_at(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    return std::min(length, text.size() - at);
}

std::vector<std::string_view> characters(std::string_view text) {
    std::vector<std::string_view> found;
    for (std::size_t at = 0; at < text.size(); at += found.back().size()) {
        found.push_back(text.substr(at, length_at(text, at)));
    }
    return found;
}

/// Combining accents (U+0300 to U+036F), soft hyphen, zero-width marks.
bool takes_no_column(std::string_view character) {
    const bool combining =
        character.size() == 2 &&
        ((character[0] == '\xCC') ||
         (character[0] == '\xCD' && static_cast<unsigned char>(character[1]) < 0xB0));
    return combining || character == "\xC2\xAD" || character == "\xE2\x80\x8B" ||
           character == "\xE2\x80\x8C" || character == "\xE2\x80\x8D" ||
           character == "\xEF\xBB\xBF";
}

std::string plain(std::string_view word) {
    std::string text = lower_case(word);
    std::erase_if(text, [](char c) { return c == '-' || c == '_' || c == ' '; });
    return text;
}

std::vector<std::string> holding(const std::string& wanted,
                                 const std::vector<std::string>& candidates) {
    constexpr std::size_t shortest = 3; // less is in too many
    std::vector<std::string> found;
    if (wanted.size() < shortest) {
        return found;
    }
    for (const bool at_start : {true, false}) {
        for (const std::string& candidate : candidates) {
            const std::size_t at = plain(candidate).find(wanted);
            if (at != std::string::npos && (at == 0) == at_start) {
                found.push_back(candidate);
            }
        }
    }
    return found;
}

/// The words of an id or a name: "reuters-2025" has two.
std::vector<std::string> parts_of(std::string_view text) {
    std::vector<std::string> parts(1);
    for (const char letter : text) {
        if (letter == '-' || letter == '_' || letter == ' ') {
            parts.emplace_back();
        } else {
            parts.back() += letter;
        }
    }
    for (std::string& part : parts) {
        part = plain(part);
    }
    std::erase(parts, std::string());
    return parts;
}

/// Those that share most words with `text`, one of them a name and not only a number.
std::vector<std::string> sharing_parts(std::string_view text,
                                       const std::vector<std::string>& candidates) {
    constexpr std::size_t shortest = 3; // less is in too many
    const std::vector<std::string> wanted = parts_of(text);
    std::size_t most = 1;
    std::vector<std::string> found;
    for (const std::string& candidate : candidates) {
        const std::vector<std::string> parts = parts_of(candidate);
        std::size_t shared = 0;
        bool named = false;
        for (const std::string& part : wanted) {
            if (std::find(parts.begin(), parts.end(), part) != parts.end()) {
                ++shared;
                named |= part.size() >= shortest &&
                         part.find_first_not_of("0123456789") != std::string::npos;
            }
        }
        if (!named || shared < most) {
            continue;
        }
        if (shared > most) {
            found.clear();
            most = shared;
        }
        found.push_back(candidate);
    }
    return found;
}

} // namespace

std::size_t display_width(std::string_view text) {
    const std::vector<std::string_view> all = characters(text);
    return all.size() -
           static_cast<std::size_t>(std::count_if(all.begin(), all.end(), takes_no_column));
}

std::string shortened(std::string_view text, std::size_t columns) {
    std::size_t width = 0;
    std::size_t end = 0;
    for (const std::string_view character : characters(text)) {
        width += takes_no_column(character) ? 0 : 1;
        if (width > columns) {
            return std::string(text.substr(0, end)) + "...";
        }
        end += character.size();
    }
    return std::string(text);
}

std::string wrapped(std::string_view text, std::size_t indent, std::size_t width) {
    std::string result;
    for (const std::string& paragraph : split(text, '\n')) {
        result += hanging(std::string(indent, ' '), paragraph, indent, width);
    }
    return result;
}

std::string hanging(std::string_view first, std::string_view text, std::size_t indent,
                    std::size_t width) {
    std::string result;
    std::string line(first);
    std::size_t columns = display_width(first);
    bool has_word = false;
    for (const std::string& word : split(text, ' ')) {
        const std::size_t needed = display_width(word);
        if (has_word && columns + 1 + needed > width) {
            result += line + '\n';
            line.assign(indent, ' ');
            columns = indent;
            has_word = false;
        }
        line += (has_word ? " " : "") + word;
        columns += (has_word ? 1 : 0) + needed;
        has_word = true;
    }
    return result + line + '\n';
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
    const std::vector<std::string_view> from = characters(a);
    const std::vector<std::string_view> to = characters(b);
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= from.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= to.size(); ++j) {
            const std::size_t replace = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replace, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

std::vector<std::string> near_words(std::string_view word,
                                    const std::vector<std::string>& candidates) {
    constexpr std::size_t most = 3;
    const std::string wanted = plain(word);
    std::size_t least = std::max<std::size_t>(2, display_width(wanted) / 3);
    std::vector<std::string> found;
    for (const std::string& candidate : candidates) {
        const std::size_t distance = edit_distance(wanted, plain(candidate));
        if (distance < least) {
            found.clear();
            least = distance;
        }
        if (distance == least) {
            found.push_back(candidate);
        }
    }
    if (found.empty()) {
        found = holding(wanted, candidates);
    }
    if (found.empty()) {
        found = sharing_parts(word, candidates);
    }
    if (found.size() > most) {
        found.resize(most);
    }
    return found;
}

std::string did_you_mean(const std::vector<std::string>& near) {
    return near.empty() ? "" : fmt::format("; did you mean '{}'?", join(near, "' or '"));
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates,
                         const std::string& elsewhere) {
    constexpr std::size_t few = 10;
    const std::vector<std::string> near = near_words(word, candidates);
    if (!near.empty()) {
        return did_you_mean(near);
    }
    if (!candidates.empty() && (candidates.size() <= few || elsewhere.empty())) {
        return "; known are " + join(candidates, ", ");
    }
    return elsewhere;
}

std::string counted(std::size_t number, std::string_view singular, std::string_view plural) {
    return fmt::format("{} {}", grouped(static_cast<double>(number)),
                       number == 1 ? singular : plural);
}

} // namespace demarc
