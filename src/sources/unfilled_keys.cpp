// SPDX-License-Identifier: MIT
#include "sources/unfilled_keys.hpp"

#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace demarc {

namespace {

/// Where a text between quotation marks ends that begins at `from`; npos: not on this line.
std::size_t end_of_quoted(std::string_view line, std::size_t from) {
    const char quote = line[from];
    for (std::size_t i = from + 1; i < line.size(); ++i) {
        if (line[i] == '\\' && quote == '"') {
            ++i;
        } else if (line[i] == quote) {
            return i;
        }
    }
    return std::string_view::npos;
}

/// The first of a character that stands outside quotation marks.
std::size_t find_unquoted(std::string_view line, char wanted) {
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == wanted) {
            return i;
        }
        if (line[i] == '"' || line[i] == '\'') {
            i = end_of_quoted(line, i);
            if (i == std::string_view::npos) {
                break;
            }
        }
    }
    return std::string_view::npos;
}

bool has_mark(std::string_view text) {
    return text.find(fill_in) != std::string_view::npos;
}

std::string_view unquoted(std::string_view text) {
    return text.size() > 1 && (text.front() == '"' || text.front() == '\'')
               ? text.substr(1, text.size() - 2)
               : text;
}

/// A line "key = value # comment".
struct Line {
    std::string_view key;
    std::string_view value;
    std::string_view comment;
};

Line parts_of(std::string_view line) {
    const std::size_t hash = find_unquoted(line, '#');
    const std::string_view content = line.substr(0, hash);
    const std::size_t equals = find_unquoted(content, '=');
    Line parts;
    if (equals != std::string_view::npos) {
        parts.key = trimmed(content.substr(0, equals));
        parts.value = unquoted(trimmed(content.substr(equals + 1)));
        parts.comment = hash == std::string_view::npos ? "" : line.substr(hash);
    }
    return parts;
}

/// Whether a draft knows nothing of this key and says so, rather than guess.
bool says_nothing(const Line& line, std::string_view table) {
    constexpr std::array named{"publisher", "licence"};
    return table == "classes" || line.key == "control" ||
           std::find(named.begin(), named.end(), line.key) != named.end();
}

/// What a draft puts where it found no column of the first or the last day: no column has this
/// name, and every row would hold for ever.
bool lacks_column(const Line& line) {
    return (line.key == "from_column" || line.key == "to_column") && line.value == not_stated;
}

bool is_unfilled(const Line& line, std::string_view table) {
    const bool as_drafted =
        !says_nothing(line, table) || line.value == not_stated || line.value == leave_out;
    return !line.key.empty() &&
           (has_mark(line.value) || lacks_column(line) || (has_mark(line.comment) && as_drafted));
}

} // namespace

std::vector<std::string> unfilled_keys(std::string_view toml) {
    std::vector<std::string> keys;
    std::string table;
    for (const std::string& text : split(toml, '\n')) {
        if (const std::string_view heading = trimmed(text); heading.starts_with('[')) {
            const std::string_view name = heading.substr(0, heading.find(']'));
            table = name.substr(std::min(name.find_first_not_of('['), name.size()));
            continue;
        }
        const Line line = parts_of(text);
        if (!is_unfilled(line, table)) {
            continue;
        }
        const std::string_view key = unquoted(line.key);
        std::string name = table.empty() ? std::string(key) : fmt::format("{} '{}'", table, key);
        if (std::find(keys.begin(), keys.end(), name) == keys.end()) {
            keys.push_back(std::move(name));
        }
    }
    return keys;
}

} // namespace demarc
