// SPDX-License-Identifier: MIT
#include "cli/option.hpp"

#include "cli/terminal.hpp"
#include "support/words.hpp"

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace demarc {

namespace po = boost::program_options;

namespace {

/// The name Boost gives to words that are not options.
constexpr const char* operand_key = "operand";

po::options_description described_for_boost(const Syntax& syntax) {
    po::options_description description;
    for (const OptionGroup& group : syntax.groups) {
        for (const Option& option : group.options) {
            const std::string names =
                option.letter == '\0' ? option.name : option.name + ',' + option.letter;
            if (option.value_name.empty()) {
                description.add_options()(names.c_str(), "");
            } else {
                description.add_options()(names.c_str(), po::value<std::string>(), "");
            }
        }
    }
    description.add_options()(operand_key, po::value<std::vector<std::string>>());
    return description;
}

const Option& option_named(const Syntax& syntax, const std::string& name) {
    for (const OptionGroup& group : syntax.groups) {
        for (const Option& option : group.options) {
            if (option.name == name) {
                return option;
            }
        }
    }
    throw UsageError(fmt::format("unknown option '--{}'", name));
}

std::vector<std::string> dashed_names(const Syntax& syntax) {
    std::vector<std::string> names{"--help", "--version"};
    for (const OptionGroup& group : syntax.groups) {
        for (const Option& option : group.options) {
            names.push_back("--" + option.name);
        }
    }
    return names;
}

/// "--control=x" -> "--control"
std::string without_value(const std::string& token) {
    return token.substr(0, token.find('='));
}

/// Whether what should be the value of an option is the next option: `--control --date ...`.
bool swallows_an_option(const po::option& given, const Syntax& syntax) {
    if (given.original_tokens.size() < 2 || !given.original_tokens[1].starts_with("--")) {
        return false;
    }
    const std::vector<std::string> names = dashed_names(syntax);
    return std::find(names.begin(), names.end(), without_value(given.original_tokens[1])) !=
           names.end();
}

/// Splits the arguments by Boost's rules, with its messages put into plain words.
po::parsed_options split_into_options(const Syntax& syntax,
                                      const std::vector<std::string>& arguments,
                                      const po::options_description& description) {
    using style = po::command_line_style::style_t;
    po::positional_options_description operands;
    operands.add(operand_key, -1);
    try {
        return po::command_line_parser(arguments)
            .options(description)
            .positional(operands)
            // A shortened option would change its meaning with the next version of the program.
            .style(style::unix_style & ~style::allow_guessing)
            .run();
    } catch (const po::unknown_option& unknown) {
        throw UsageError(
            unknown_word("option", without_value(unknown.get_option_name()), dashed_names(syntax)));
    } catch (const po::invalid_command_line_syntax& wrong) {
        const std::string name = without_value(wrong.get_option_name());
        if (wrong.kind() == po::invalid_syntax::extra_parameter) {
            throw UsageError(fmt::format("{} takes no value", name));
        }
        throw UsageError(fmt::format("{} needs a value", name));
    } catch (const po::error& other) {
        throw UsageError(other.what());
    }
}

} // namespace

std::string unknown_word(std::string_view kind, const std::string& word,
                         const std::vector<std::string>& known) {
    const std::vector<std::string> near = near_words(word, known);
    return fmt::format("unknown {} '{}'{}", kind, word, near.empty() ? "." : did_you_mean(near));
}

UsageError unknown_value(std::string_view option, const std::string& word,
                         const std::vector<std::string>& known) {
    return UsageError(fmt::format("--{}: {} Possible values: {}.", option,
                                  unknown_word("value", word, known), join(known, ", ")));
}

Option one_of(std::string name, std::string value_name, std::string text,
              std::vector<std::string> words, std::string default_text,
              std::function<void(const std::string&)> take) {
    Option option;
    option.take = [name, words, take = std::move(take)](const std::string& word) {
        if (std::find(words.begin(), words.end(), word) == words.end()) {
            throw unknown_value(name, word, words);
        }
        take(word);
    };
    option.name = std::move(name);
    option.value_name = std::move(value_name);
    option.text = std::move(text);
    option.choices = std::move(words);
    option.default_text = std::move(default_text);
    return option;
}

Option word_option(std::string name, std::string value_name, std::string text,
                   std::vector<std::string> words, std::string& into) {
    std::string default_text = into;
    return one_of(std::move(name), std::move(value_name), std::move(text), std::move(words),
                  std::move(default_text), [&into](const std::string& word) { into = word; });
}

std::vector<std::string> parse_list(std::string_view option, std::string_view list,
                                    const std::vector<std::string>& known) {
    std::vector<std::string> words;
    for (const std::string& part : split(list, ',')) {
        words.emplace_back(trimmed(part));
        if (std::find(known.begin(), known.end(), words.back()) == known.end()) {
            throw unknown_value(option, words.back(), known);
        }
    }
    return words;
}

void parse(const Syntax& syntax, const std::vector<std::string>& arguments) {
    const po::options_description description = described_for_boost(syntax);
    const po::parsed_options parsed = split_into_options(syntax, arguments, description);
    std::set<std::string> seen;
    std::size_t operands = 0;
    for (const po::option& given : parsed.options) {
        const std::string value = given.value.empty() ? std::string{} : given.value.front();
        if (given.string_key == operand_key) {
            if (++operands > syntax.operands.most) {
                throw UsageError(fmt::format("unexpected argument '{}'", value));
            }
            syntax.operands.take(value);
            continue;
        }
        const Option& option = option_named(syntax, given.string_key);
        if (!seen.insert(option.name).second && !option.repeatable) {
            throw UsageError(fmt::format("--{} is given more than once", option.name));
        }
        if ((value.empty() && !option.value_name.empty()) || swallows_an_option(given, syntax)) {
            throw UsageError(fmt::format("--{} needs a value", option.name));
        }
        option.take(value);
    }
}

Option flag(std::string name, std::string text, bool& into) {
    Option option;
    option.name = std::move(name);
    option.text = std::move(text);
    option.take = [&into](const std::string&) { into = true; };
    return option;
}

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
