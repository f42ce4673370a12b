// SPDX-License-Identifier: MIT
#pragma once

#include "support/error.hpp"
#include "support/text.hpp"

#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// One option of a verb: what the parser needs and what the help text says.
struct Option {
    std::string name;         ///< "area-method", without the dashes
    char letter = '\0';       ///< short form, if there is one
    std::string value_name{}; ///< "METHOD"; empty: a switch without a value. What PLAN,
                              ///< CLAIM, PROFILE, FILE and DIR in it stand for, shells offer
    std::string text{};       ///< what it does, in one or a few sentences
    std::vector<std::string> choices{}; ///< every value there is, if they can be listed
    std::string default_text{};         ///< what holds without the option
    bool repeatable = false;
    std::function<void(const std::string&)> take{}; ///< puts the value where it belongs
    std::vector<std::string> parts{}; ///< of a list separated by commas, what each part may be
};

/// Options that belong together in a help text.
struct OptionGroup {
    std::string title;
    std::vector<Option> options;
};

/// The words of a command line that are not options.
struct Operands {
    static constexpr std::size_t any_number = std::numeric_limits<std::size_t>::max();

    std::string name; ///< "FILE..."; empty: the verb takes none
    std::string text;
    std::size_t most = 0;
    std::function<void(const std::string&)> take;
    std::vector<std::string> actions{}; ///< what the first of them may be, if they can be listed
};

/// Everything a verb understands.
struct Syntax {
    std::vector<OptionGroup> groups;
    Operands operands;
};

/// Reads `arguments` and hands every value to its option.
/// \throws UsageError in plain words, with the nearest word where one is misspelt
void parse(const Syntax& syntax, const std::vector<std::string>& arguments);

/// "unknown verb 'rnu'; did you mean 'run'?"
/// \param kind what the word should have been: "verb", "option"
std::string unknown_word(std::string_view kind, const std::string& word,
                         const std::vector<std::string>& known);

/// "--format: unknown value 'cvs'; did you mean 'csv'? Possible values: csv, json."
UsageError unknown_value(std::string_view option, const std::string& word,
                         const std::vector<std::string>& known);

/// The words of a list separated by commas, white space around them left out.
/// \param known what each may be \throws UsageError naming the option and the word that is unknown
std::vector<std::string> parse_list(std::string_view option, std::string_view list,
                                    const std::vector<std::string>& known);

/// What an option does, with every value and default.
std::string text_of(const Option& option);

/// The options of a verb, group by group, with every value and default.
std::string option_help(const Syntax& syntax);

/// An option that turns something on.
Option flag(std::string name, std::string text, bool& into);

/// An option that takes one of these words, and what to do with it.
Option one_of(std::string name, std::string value_name, std::string text,
              std::vector<std::string> words, std::string default_text,
              std::function<void(const std::string&)> take);

/// An option that takes one of these words as it is.
Option word_option(std::string name, std::string value_name, std::string text,
                   std::vector<std::string> words, std::string& into);

/// An option that takes one of the names of an enumeration.
/// \param all every value; `name_of` gives its name
template<typename Values, typename Value>
Option choice(std::string name, std::string value_name, std::string text, const Values& all,
              Value& into) {
    std::vector<std::string> names;
    for (const Value value : all) {
        names.emplace_back(name_of(value));
    }
    return one_of(std::move(name), std::move(value_name), std::move(text), std::move(names),
                  std::string(name_of(into)), [all, &into](const std::string& word) {
                      for (const Value value : all) {
                          if (name_of(value) == word) {
                              into = value;
                          }
                      }
                  });
}

} // namespace demarc
