// SPDX-License-Identifier: MIT
#include "cli/help_text.hpp"

#include "support/text.hpp"
#include "support/words.hpp"

#include <fmt/format.h>

namespace demarc {

namespace {

constexpr std::size_t text_indent = 6;

std::string heading_of(const Option& option) {
    std::string heading = option.letter == '\0'
                              ? fmt::format("  --{}", option.name)
                              : fmt::format("  -{}, --{}", option.letter, option.name);
    if (!option.value_name.empty()) {
        heading += ' ' + option.value_name;
    }
    return heading + '\n';
}

std::string help_of(const Option& option) {
    return heading_of(option) + wrapped(text_of(option), text_indent);
}

} // namespace

std::string text_of(const Option& option) {
    std::string text = option.text;
    if (!option.choices.empty()) {
        text += " One of: " + join(option.choices, ", ") + ".";
    }
    if (option.repeatable) {
        text += " May be given more than once.";
    }
    if (!option.default_text.empty()) {
        text += " Default: " + option.default_text + ".";
    }
    return text;
}

std::string wrapped(std::string_view text, std::size_t indent, std::size_t width) {
    std::string result;
    for (const std::string& paragraph : split(text, '\n')) {
        std::string line(indent, ' ');
        std::size_t columns = indent;
        bool empty = true;
        for (const std::string& word : split(paragraph, ' ')) {
            const std::size_t needed = display_width(word);
            if (!empty && columns + 1 + needed > width) {
                result += line + '\n';
                line.assign(indent, ' ');
                columns = indent;
                empty = true;
            }
            line += (empty ? "" : " ") + word;
            columns += (empty ? 0 : 1) + needed;
            empty = false;
        }
        result += line + '\n';
    }
    return result;
}

std::string option_help(const Syntax& syntax) {
    std::string help;
    if (!syntax.operands.text.empty()) {
        help += syntax.operands.text + "\n\n";
    }
    for (const OptionGroup& group : syntax.groups) {
        help += group.title + ":\n";
        for (const Option& option : group.options) {
            help += help_of(option);
        }
        help += '\n';
    }
    help += "Other:\n  -h, --help\n      Show this text.\n  --version\n      Show the version.\n";
    return help;
}

} // namespace demarc
