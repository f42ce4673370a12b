// SPDX-License-Identifier: MIT
#include "sources/description_rows.hpp"

#include "sources/draft_lines.hpp"
#include "support/text.hpp"

#include <algorithm>
#include <array>

namespace demarc {

namespace {

constexpr char cell_end = '\t';
constexpr char row_end = '\n';

/// What a tag of HTML ends: a cell, a row, or nothing ("<b>").
char ended_by(std::string_view tag) {
    const bool closes = tag.starts_with('/');
    tag.remove_prefix(closes ? 1 : 0);
    const std::string name = lower_case(tag.substr(0, tag.find_first_of(" \t\r\n/")));
    if (name == "td" || name == "th") {
        return closes ? cell_end : '\0';
    }
    constexpr std::array<std::string_view, 8> rows{"tr", "br",    "p",  "div",
                                                   "li", "table", "h1", "h2"};
    return std::find(rows.begin(), rows.end(), name) != rows.end() ? row_end : '\0';
}

/// The text of HTML, its cells and rows ended by marks.
std::string without_tags(std::string_view html) {
    std::string text;
    for (std::size_t at = 0; at < html.size(); ++at) {
        if (html[at] == '<') {
            const std::size_t end = html.find('>', at);
            if (end == std::string_view::npos) {
                break;
            }
            if (const char mark = ended_by(html.substr(at + 1, end - at - 1)); mark != '\0') {
                text += mark;
            }
            at = end;
        } else {
            // White space in HTML is only that, and ends nothing.
            text += html[at] == '\n' || html[at] == '\t' || html[at] == '\r' ? ' ' : html[at];
        }
    }
    constexpr std::string_view space = "&nbsp;";
    for (std::size_t at = text.find(space); at != std::string::npos; at = text.find(space, at)) {
        text.replace(at, space.size(), " ");
    }
    return text;
}

using Row = std::pair<std::string, std::string>;

/// "Status: occupied", "Status = occupied"; not "https://..." nor "12:30".
Row row_of_line(std::string_view line) {
    const std::size_t mark = line.find_first_of(":=");
    if (mark == std::string_view::npos || line.substr(mark + 1).starts_with("//")) {
        return {};
    }
    const std::string_view heading = trimmed(line.substr(0, mark));
    const bool is_number = heading.find_first_not_of("0123456789 ") == std::string_view::npos;
    return is_number ? Row() : Row(heading, trimmed(line.substr(mark + 1)));
}

Row row_of_cells(std::string_view line) {
    std::vector<std::string_view> cells;
    for (std::size_t at = 0; at <= line.size();) {
        const std::size_t end = std::min(line.find(cell_end, at), line.size());
        if (const std::string_view cell = trimmed(line.substr(at, end - at)); !cell.empty()) {
            cells.push_back(cell);
        }
        at = end + 1;
    }
    if (cells.size() == 1) {
        return row_of_line(cells.front());
    }
    if (cells.size() != 2) {
        return {};
    }
    std::string_view heading = cells.front();
    while (heading.ends_with(':') || heading.ends_with(' ')) {
        heading.remove_suffix(1);
    }
    return {std::string(heading), std::string(cells.back())};
}

} // namespace

std::vector<std::pair<std::string, std::string>> rows_of(std::string_view text) {
    constexpr std::size_t longest_heading = 60; // bytes; more is a sentence
    std::vector<Row> rows;
    if (text.find_first_of("<\n") == std::string_view::npos) {
        return rows;
    }
    const std::string plain =
        text.find('<') == std::string_view::npos ? std::string(text) : without_tags(text);
    for (const std::string& line : split(plain, row_end)) {
        Row row = row_of_cells(line);
        if (!row.first.empty() && row.first.size() <= longest_heading && !row.second.empty()) {
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

std::string expression_for_row(const std::string& heading, const std::string& value) {
    // What may stand between two words of HTML.
    static constexpr std::string_view between = "(<[^>]*>|&nbsp;|[ :=])*";
    std::string expression = expression_for(normal_text(heading)) + std::string(between);
    for (const char c : expression_for(normal_text(value))) {
        expression += c == ' ' ? std::string(between) : std::string(1, c);
    }
    return expression;
}

} // namespace demarc
