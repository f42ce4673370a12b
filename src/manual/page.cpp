// SPDX-License-Identifier: MIT
#include "manual/page.hpp"

#include "support/text.hpp"
#include "support/version.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace demarc::manual {

namespace {

std::string in_font(char font, std::string_view text) {
    return fmt::format("\\f{}{}\\fR", font, plain(text));
}

std::string upper(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return text;
}

} // namespace

std::string plain(std::string_view text) {
    std::string escaped;
    for (const char character : text) {
        switch (character) {
        case '\\':
            escaped += "\\e";
            break;
        case '-':
            escaped += "\\-";
            break; // else it may be printed as another dash
        case '\'':
            escaped += "\\(aq";
            break;
        case '"':
            escaped += "\\(dq";
            break;
        case '`':
            escaped += "\\(ga";
            break;
        case '^':
            escaped += "\\(ha";
            break;
        case '~':
            escaped += "\\(ti";
            break;
        default:
            escaped += character;
        }
    }
    return escaped;
}

std::string strong(std::string_view text) {
    return "\\%" + in_font('B', text); // a name is never hyphenated
}

std::string variable(std::string_view text) {
    return in_font('I', text);
}

Page::Page(const std::string& name, int number, std::string_view summary)
    : text_(fmt::format(".TH {} {} \"\" \"demarc {}\" \"demarc\"\n", plain(upper(name)), number,
                        version)) {
    section("NAME");
    text_ += fmt::format("{} \\- {}\n", plain(name), plain(summary));
}

void Page::section(const std::string& title) {
    text_ += fmt::format(".SH \"{}\"\n", title);
}

void Page::subsection(const std::string& title) {
    text_ += fmt::format(".SS \"{}\"\n", title);
}

void Page::paragraph(const std::string& text) {
    text_ += ".PP\n";
    add_lines(text);
}

void Page::entry(const std::string& word, const std::string& meaning) {
    text_ += ".TP\n" + word + '\n';
    add_lines(meaning);
}

void Page::item(const std::string& text) {
    text_ += ".IP \\(bu 3\n";
    add_lines(text);
}

void Page::literal(std::string_view text) {
    text_ += ".PP\n.EX\n";
    for (const std::string& line : split(text, '\n')) {
        // \& keeps a full stop at the start of a line from being a request.
        text_ += (line.empty() ? "" : "\\&") + plain(line) + '\n';
    }
    text_ += ".EE\n";
}

void Page::add_lines(const std::string& text) {
    bool first = true;
    for (const std::string& line : split(text, '\n')) {
        if (line.empty()) {
            continue;
        }
        text_ +=
            (first ? "" : ".br\n") + std::string(line.front() == '.' ? "\\&" : "") + line + '\n';
        first = false;
    }
}

} // namespace demarc::manual
