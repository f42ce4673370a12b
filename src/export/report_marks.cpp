// SPDX-License-Identifier: MIT
#include "export/report_marks.hpp"

#include "export/markdown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace demarc {

namespace {

constexpr std::string_view opening = "<!-- ";
constexpr std::string_view closing = " -->";

constexpr std::array names{std::pair{ReportMark::map, std::string_view("map")},
                           std::pair{ReportMark::fold, std::string_view("fold")},
                           std::pair{ReportMark::unfold, std::string_view("unfold")},
                           std::pair{ReportMark::figures, std::string_view("figures")},
                           std::pair{ReportMark::group, std::string_view("group")}};

} // namespace

std::string report_mark(ReportMark mark, std::string_view words) {
    std::string line(words);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return fmt::format("{}{}:{}{}\n\n", opening, names[static_cast<std::size_t>(mark)].second, line,
                       closing);
}

FoundMark mark_in(std::string_view line) {
    if (!line.starts_with(opening) || !line.ends_with(closing)) {
        return {};
    }
    line.remove_prefix(opening.size());
    line.remove_suffix(closing.size());
    for (const auto& [mark, name] : names) {
        if (line.starts_with(name) && line.substr(name.size()).starts_with(':')) {
            return {mark, line.substr(name.size() + 1), true};
        }
    }
    return {};
}

MarkedMap marked_map(std::string_view words) {
    const std::size_t first = words.find('|');
    const std::size_t second = words.find('|', first + 1);
    return {std::string(words.substr(0, first)),
            std::string(words.substr(first + 1, second - first - 1)),
            std::string(words.substr(second + 1))};
}

namespace {

/// "## Heading", an empty line, and the first paragraph with the empty line after it.
std::string_view brief_of(std::string_view chapter) {
    const std::size_t body = std::min(chapter.find("\n\n"), chapter.size() - 2) + 2;
    const std::string_view rest = chapter.substr(body);
    if (rest.empty() || rest.find_first_of("|*>#") == 0) {
        return chapter.substr(0, body);
    }
    const std::size_t end = rest.find("\n\n");
    return end == std::string_view::npos ? chapter : chapter.substr(0, body + end + 2);
}

} // namespace

std::string with_details_folded(std::string_view chapters, std::string_view words) {
    std::string text;
    while (!chapters.empty()) {
        const std::size_t next = chapters.find("\n## ");
        const std::string_view chapter =
            chapters.substr(0, next == std::string_view::npos ? next : next + 1);
        const std::string_view brief = brief_of(chapter);
        text += brief;
        if (brief.size() < chapter.size()) {
            text += report_mark(ReportMark::fold, words);
            text += chapter.substr(brief.size());
        }
        chapters.remove_prefix(chapter.size());
    }
    return text;
}

std::string without_marks(std::string_view marked) {
    std::string text;
    bool after_mark = false;
    while (!marked.empty()) {
        const std::size_t end = marked.find('\n');
        const std::string_view line = marked.substr(0, end);
        marked.remove_prefix(end == std::string_view::npos ? marked.size() : end + 1);
        if (const FoundMark found = mark_in(line); found.found) {
            after_mark = true;
            const MarkedMap map =
                found.mark == ReportMark::map ? marked_map(found.words) : MarkedMap{};
            if (!map.file.empty()) {
                text += fmt::format("[![{}]({})]({})\n\n", markdown_escaped(map.words), map.file,
                                    map.file);
            }
        } else if (!after_mark || !line.empty()) {
            text += line;
            text += '\n';
            after_mark = false;
        }
    }
    return text;
}

} // namespace demarc
