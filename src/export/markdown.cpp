// SPDX-License-Identifier: MIT
#include "export/markdown.hpp"

#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace demarc {

namespace {

/// Characters, not bytes: continuation bytes of UTF-8 do not count.
std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char character) {
        return (static_cast<unsigned char>(character) & 0xC0U) != 0x80U;
    }));
}

std::string padded(const std::string& cell, std::size_t width, MarkdownTable::Align align) {
    const std::string space(width - width_of(cell), ' ');
    return align == MarkdownTable::Align::right ? space + cell : cell + space;
}

} // namespace

std::string MarkdownTable::text() const {
    std::vector<std::size_t> widths;
    for (std::size_t column = 0; column < headings_.size(); ++column) {
        // The rule below the headings needs three characters at least.
        std::size_t width = std::max<std::size_t>(3, width_of(headings_[column].text));
        for (const auto& row : rows_) {
            width = std::max(width, width_of(row[column]));
        }
        widths.push_back(width);
    }
    std::string head = "|";
    std::string rule = "|";
    for (std::size_t column = 0; column < headings_.size(); ++column) {
        const auto& [heading, align] = headings_[column];
        head += " " + padded(heading, widths[column], align) + " |";
        const std::string dashes(widths[column] - 1, '-');
        rule += align == Align::right ? " " + dashes + ": |" : " :" + dashes + " |";
    }
    std::string table = head + "\n" + rule + "\n";
    for (const auto& row : rows_) {
        table += "|";
        for (std::size_t column = 0; column < row.size(); ++column) {
            table += " " + padded(row[column], widths[column], headings_[column].align) + " |";
        }
        table += "\n";
    }
    return table + "\n";
}

std::string markdown_escaped(std::string_view text) {
    static constexpr std::string_view signs = "\\`*[]<|";
    std::string escaped;
    for (const char character : text) {
        if (character == '\n' || character == '\r') {
            escaped += ' ';
            continue;
        }
        if (signs.find(character) != std::string_view::npos) {
            escaped += '\\';
        }
        escaped += character;
    }
    return escaped;
}

std::string bold(std::string_view text) {
    return fmt::format("**{}**", text);
}

std::string as_sentence(std::string text) {
    text = std::string(trimmed(text));
    const bool ended = text.empty() || text.ends_with('.') || text.ends_with('?') ||
                       text.ends_with('!') || text.ends_with("…");
    return ended ? text : text + ".";
}

std::string listed(const std::vector<std::string>& parts) {
    if (parts.size() < 2) {
        return parts.empty() ? std::string() : parts.front();
    }
    const std::vector<std::string> all_but_last(parts.begin(), parts.end() - 1);
    return join(all_but_last, ", ") + " and " + parts.back();
}

std::string counted(std::size_t number, std::string_view singular, std::string_view plural) {
    return fmt::format("{} {}", number, number == 1 ? singular : plural);
}

} // namespace demarc
