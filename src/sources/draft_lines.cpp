// SPDX-License-Identifier: MIT
#include "sources/draft_lines.hpp"

#include "sources/class_suggestion.hpp"
#include "sources/unfilled_keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace demarc {

namespace {

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

} // namespace

std::string toml_text(std::string_view text) {
    std::string result = "\"";
    for (const char character : text) {
        if (character == '"' || character == '\\') {
            result += '\\';
            result += character;
        } else if (is_control(character)) {
            result += fmt::format("\\u{:04X}", static_cast<unsigned>(character));
        } else {
            result += character;
        }
    }
    return result + '"';
}

std::string draft_line(std::string_view key, const std::string& value, std::string_view comment) {
    const std::string text = fmt::format("{} = {}", key, value);
    return comment.empty() ? text + '\n' : fmt::format("{:<40} # {}\n", text, comment);
}

std::string class_line(const ValueInspection& value, std::optional<ControlClass> control) {
    const std::string key = toml_text(value.value);
    const std::string what =
        fmt::format("{} record{}", value.records, value.records == 1 ? "" : "s");
    if (value.records > 0 && value.outside == value.records) {
        return draft_line(key, toml_text(leave_out), what + ", outside Ukraine");
    }
    if (control) {
        return draft_line(key, toml_text(name_of(*control)), what);
    }
    const std::string hint(hint_on_class(value.value));
    return draft_line(key, toml_text(leave_out),
                      what + "; FILL IN: ukrainian, russian, russian_pre_2022, contested?" +
                          (hint.empty() ? "" : " " + hint));
}

std::string control_line(std::optional<ControlClass> control) {
    return control ? draft_line("control", toml_text(name_of(*control)))
                   : draft_line("control", toml_text(leave_out),
                                "FILL IN: ukrainian, russian, russian_pre_2022, contested?");
}

std::string without_controls(std::string text, char instead) {
    std::replace_if(text.begin(), text.end(), is_control, instead);
    return text;
}

std::string expression_for(std::string text, std::string_view others) {
    const std::string marks = "\\^$.|?*+()[]{}'" + std::string(others);
    text = without_controls(std::move(text), '.');
    for (std::size_t at = text.find_first_of(marks); at != std::string::npos;
         at = text.find_first_of(marks, at + 1)) {
        text[at] = '.';
    }
    return text;
}

} // namespace demarc
