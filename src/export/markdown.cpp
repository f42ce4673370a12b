// SPDX-License-Identifier: MIT
#include "export/markdown.hpp"

#include "support/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace demarc {

namespace {

std::string padded(const std::string& cell, std::size_t width, MarkdownTable::Align align) {
    const std::string space(width - display_width(cell), ' ');
    return align == MarkdownTable::Align::right ? space + cell : cell + space;
}

} // namespace

std::string MarkdownTable::text() const {
    std::vector<std::size_t> widths;
    for (std::size_t column = 0; column < headings_.size(); ++column) {
        // The rule below the headings needs three characters at least.
        std::size_t width = std::max<std::size_t>(3, display_width(headings_[column].text));
        for (const auto& row : rows_) {
            width = std::max(width, display_width(row[column]));
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

std::string code_span(std::string_view text) {
    std::string code(text);
    std::replace_if(
        code.begin(), code.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const char character : code) {
        run = character == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const std::string fence(longest + 1, '`');
    const char* const apart = longest == 0 ? "" : " "; // one blank on each side is no part of it
    return fence + apart + code + apart + fence;
}

std::string bold(std::string_view text) {
    return fmt::format("**{}**", text);
}

} // namespace demarc
