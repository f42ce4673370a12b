// SPDX-License-Identifier: MIT
#include "support/toml_document.hpp"

#include "support/error.hpp"
#include "support/input_limits.hpp"
#include "support/mistaken_file.hpp"
#include "support/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <toml++/toml.h>

#include <charconv>
#include <cmath>
#include <fstream>
#include <sstream>
#include <utility>

namespace demarc {

namespace {

using Lines = std::map<std::string, int>;

/// TOML has nan and inf; no figure of ours may be either.
struct NotFinite {
    std::string pointer;
    double value = 0;
};

int line_in(const toml::source_region& source) {
    return static_cast<int>(source.begin.line);
}

nlohmann::json as_json(const toml::node& node, const std::string& pointer, Lines& lines);

nlohmann::json table_as_json(const toml::table& table, const std::string& pointer, Lines& lines) {
    nlohmann::json object = nlohmann::json::object();
    for (const auto& [key, value] : table) {
        const std::string name{key.str()};
        const std::string below = pointer + '/' + pointer_step(name);
        object[name] = as_json(value, below, lines);
        // The key's own line is nearer to what a reader looks for than the start of a long value.
        if (key.source().begin.line > 0 && !value.is_array_of_tables()) {
            lines[below] = line_in(key.source());
        }
    }
    return object;
}

nlohmann::json array_as_json(const toml::array& array, const std::string& pointer, Lines& lines) {
    nlohmann::json list = nlohmann::json::array();
    for (std::size_t i = 0; i < array.size(); ++i) {
        list.push_back(as_json(array[i], fmt::format("{}/{}", pointer, i), lines));
    }
    return list;
}

template<typename Moment>
std::string as_text(const Moment& moment) {
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << moment;
    return text.str();
}

nlohmann::json as_json(const toml::node& node, const std::string& pointer, Lines& lines) {
    lines[pointer] = line_in(node.source());
    switch (node.type()) {
    case toml::node_type::table:
        return table_as_json(*node.as_table(), pointer, lines);
    case toml::node_type::array:
        return array_as_json(*node.as_array(), pointer, lines);
    case toml::node_type::string:
        return node.as_string()->get();
    case toml::node_type::integer:
        return node.as_integer()->get();
    case toml::node_type::floating_point:
        if (const double value = node.as_floating_point()->get(); std::isfinite(value)) {
            return value;
        } else {
            throw NotFinite{pointer, value};
        }
    case toml::node_type::boolean:
        return node.as_boolean()->get();
    case toml::node_type::date:
        return as_text(node.as_date()->get());
    case toml::node_type::time:
        return as_text(node.as_time()->get());
    case toml::node_type::date_time:
        return as_text(node.as_date_time()->get());
    case toml::node_type::none:
        break;
    }
    return nullptr;
}

/// A file of settings is written by hand: more would be a mistake, or meant to use up memory.
constexpr std::uintmax_t max_bytes = 4U << 20U;

/// Parts of a dotted key: each is a table in a table, and tables are read and freed by recursion.
/// (Lists and tables in brackets the parser bounds itself.)
constexpr std::size_t max_key_parts = 64;

/// Refuses a key of too many parts. A text that looks like one is refused, too: nobody writes that.
void check_keys(const std::string& text, const std::string& name) {
    std::size_t parts = 1;
    std::size_t line = 1;
    char last = '\n';
    for (const char character : text) {
        if (character == '\n') {
            ++line;
        }
        if (character == ' ' || character == '\t') {
            continue;
        }
        if (character == '.') {
            parts = last == '.' ? 1 : parts + 1;
        } else if (std::string_view("=[]{},#\n").find(character) != std::string_view::npos) {
            parts = 1;
        }
        last = character;
        if (parts > max_key_parts) {
            throw ConfigError(fmt::format("{}:{}: a key of more than {} parts; no key of demarc "
                                          "has as many",
                                          name, line, max_key_parts));
        }
    }
}

bool is_number(const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

/// "/rule/2/area" -> "rule 3, area": lists are counted from 1, as people do.
std::string in_words(const std::string& pointer) {
    std::vector<std::string> words;
    for (const std::string& step : split(std::string_view(pointer).substr(1), '/')) {
        if (is_number(step) && !words.empty()) {
            words.back() += fmt::format(" {}", std::stoul(step) + 1);
        } else {
            words.push_back(step);
        }
    }
    return join(words, ", ");
}

} // namespace

std::string pointer_step(const std::string& key) {
    std::string step;
    for (const char character : key) {
        if (character == '~') {
            step += "~0";
        } else if (character == '/') {
            step += "~1";
        } else {
            step += character;
        }
    }
    return step;
}

TomlDocument TomlDocument::read(const std::filesystem::path& file) {
    refuse_special_file(file);
    std::error_code ignored;
    if (const auto size = std::filesystem::file_size(file, ignored); !ignored && size > max_bytes) {
        throw ConfigError(fmt::format("{}: has {} bytes, and no file of settings has more than {}; "
                                      "is it the right one?",
                                      file.string(), size, max_bytes));
    }
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream.is_open() || stream.bad()) {
        throw ConfigError(
            fmt::format("{}: there is no such file, or it cannot be read", file.string()));
    }
    return parse(text.str(), file);
}

TomlDocument TomlDocument::parse(const std::string& text, const std::filesystem::path& name) {
    TomlDocument document;
    document.file_ = name;
    const std::string mistaken = mistaken_for(text);
    if (!mistaken.empty() || !is_utf8(text)) {
        throw ConfigError(
            fmt::format("{}: {}", name.string(),
                        mistaken.empty() ? "is not UTF-8 text; save it in UTF-8" : mistaken));
    }
    check_keys(text, name.string());
    try {
        const toml::table table = toml::parse(text);
        document.values_ =
            std::make_shared<const nlohmann::json>(as_json(table, "", document.lines_));
    } catch (const NotFinite& number) {
        throw ConfigError(fmt::format("{}is {}; write a finite number",
                                      document.place_of(number.pointer), number.value));
    } catch (const toml::parse_error& error) {
        if (error.description().find("nested") != std::string_view::npos) {
            throw ConfigError(fmt::format("{}:{}: lists and tables are nested more than {} deep; "
                                          "no file of demarc needs that",
                                          name.string(), line_in(error.source()),
                                          TOML_MAX_NESTED_VALUES));
        }
        throw ConfigError(fmt::format("{}:{}: not valid TOML: {}", name.string(),
                                      line_in(error.source()), error.description()));
    }
    return document;
}

int TomlDocument::line_of(std::string pointer) const {
    for (;;) {
        const auto found = lines_.find(pointer);
        if (found != lines_.end() && found->second > 0) {
            return found->second;
        }
        if (pointer.empty()) {
            return 1;
        }
        pointer.erase(pointer.rfind('/'));
    }
}

std::string TomlDocument::place_of(const std::string& pointer) const {
    return place_of(pointer, line_of(pointer));
}

std::string TomlDocument::place_of(const std::string& pointer, int line) const {
    const std::string place = fmt::format("{}:{}: ", file_.string(), line);
    return pointer.empty() ? place : place + in_words(pointer) + ": ";
}

} // namespace demarc
