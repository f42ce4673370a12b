// SPDX-License-Identifier: MIT
#include "support/schema.hpp"

#include "support/error.hpp"
#include "support/pattern.hpp"
#include "support/text.hpp"
#include "support/words.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <string_view>
#include <utility>

namespace demarc {

namespace {

using nlohmann::json;

std::string shown(const json& value) {
    return value.is_string() ? '\'' + value.get<std::string>() + '\'' : value.dump();
}

/// The words of TOML for the types of JSON.
std::string type_in_words(const std::string& type) {
    static const std::map<std::string, std::string> words{
        {"object", "a table"},         {"array", "a list"},    {"string", "text in quotes"},
        {"integer", "a whole number"}, {"number", "a number"}, {"boolean", "true or false"}};
    const auto found = words.find(type);
    return found == words.end() ? type : found->second;
}

bool is_of_type(const json& value, const std::string& type) {
    return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
           (type == "string" && value.is_string()) ||
           (type == "integer" && value.is_number_integer()) ||
           (type == "number" && value.is_number()) || (type == "boolean" && value.is_boolean());
}

/// By their expressions: compiling one takes longer than to read a plan.
using Patterns = std::map<std::string, Pattern>;

/// Goes through values and schema side by side and puts what does not fit into words.
class Reader {
public:
    Reader(const json& root, const Patterns& patterns) : root_(root), patterns_(patterns) {}

    std::vector<SchemaFinding> read(const json& value, const json& schema,
                                    const std::string& pointer) const {
        std::vector<SchemaFinding> found;
        visit(value, schema, pointer, found);
        return found;
    }

private:
    using Findings = std::vector<SchemaFinding>;

    void visit(const json& value, const json& schema, const std::string& pointer,
               Findings& found) const {
        if (const auto reference = schema.find("$ref"); reference != schema.end()) {
            const std::string target = reference->get<std::string>().substr(1);
            visit(value, root_.at(json::json_pointer(target)), pointer, found);
            return;
        }
        if (const auto type = schema.find("type");
            type != schema.end() && !is_of_type(value, type->get<std::string>())) {
            found.push_back(
                {pointer, fmt::format("must be {}, not {}", type_in_words(type->get<std::string>()),
                                      shown(value))});
            return;
        }
        visit_choice(value, schema, pointer, found);
        if (value.is_string()) {
            visit_text(value.get<std::string>(), schema, pointer, found);
        } else if (value.is_number()) {
            visit_number(value, schema, pointer, found);
        } else if (value.is_object()) {
            visit_object(value, schema, pointer, found);
        } else if (value.is_array()) {
            visit_array(value, schema, pointer, found);
        }
        visit_conditions(value, schema, pointer, found);
    }

    static void visit_choice(const json& value, const json& schema, const std::string& pointer,
                             Findings& found) {
        if (const auto constant = schema.find("const");
            constant != schema.end() && *constant != value) {
            found.push_back({pointer, "must be " + shown(*constant) + ", not " + shown(value)});
        }
        const auto choices = schema.find("enum");
        if (choices == schema.end() ||
            std::find(choices->begin(), choices->end(), value) != choices->end()) {
            return;
        }
        std::vector<std::string> known;
        for (const json& choice : *choices) {
            known.push_back(choice.is_string() ? choice.get<std::string>() : choice.dump());
        }
        std::string what = "unknown value " + shown(value);
        if (value.is_string()) {
            what += did_you_mean(value.get<std::string>(), known);
        } else {
            what += "; known are " + join(known, ", ");
        }
        found.push_back({pointer, what});
    }

    void visit_text(const std::string& text, const json& schema, const std::string& pointer,
                    Findings& found) const {
        if (const auto least = schema.value("minLength", std::size_t{0}); text.size() < least) {
            found.push_back({pointer, least == 1 ? "must not be empty"
                                                 : fmt::format("must have {} letters", least)});
            return;
        }
        const auto pattern = schema.find("pattern");
        if (pattern != schema.end() && !patterns_.at(pattern->get<std::string>()).fits(text)) {
            found.push_back({pointer, fmt::format("'{}' is not {}", text,
                                                  schema.value("description",
                                                               "of the form " + pattern->dump()))});
        }
    }

    static void visit_number(const json& value, const json& schema, const std::string& pointer,
                             Findings& found) {
        const double number = value.get<double>();
        const auto is_beyond = [&](const char* keyword, const auto& beyond) {
            const auto bound = schema.find(keyword);
            return bound != schema.end() && beyond(number, bound->template get<double>());
        };
        const auto refuse = [&](const char* must, const char* keyword) {
            found.push_back({pointer, fmt::format("must be {} {}, not {}", must,
                                                  schema[keyword].dump(), shown(value))});
        };
        if (is_beyond("minimum", std::less<>())) {
            refuse("at least", "minimum");
        }
        if (is_beyond("maximum", std::greater<>())) {
            refuse("at most", "maximum");
        }
        if (is_beyond("exclusiveMinimum", std::less_equal<>())) {
            refuse("more than", "exclusiveMinimum");
        }
    }

    void visit_object(const json& value, const json& schema, const std::string& pointer,
                      Findings& found) const {
        for (const json& key : schema.value("required", json::array())) {
            if (!value.contains(key.get<std::string>())) {
                found.push_back({pointer, "key '" + key.get<std::string>() + "' is missing"});
            }
        }
        if (value.size() < schema.value("minProperties", std::size_t{0})) {
            found.push_back({pointer, "must not be empty"});
        }
        const json properties = schema.value("properties", json::object());
        std::vector<std::string> known;
        for (const auto& property : properties.items()) {
            known.push_back(property.key());
        }
        const bool strict = schema.contains("additionalProperties") &&
                            schema["additionalProperties"] == json(false);
        for (const auto& item : value.items()) {
            const std::string below = pointer + '/' + pointer_step(item.key());
            if (properties.contains(item.key())) {
                visit(item.value(), properties[item.key()], below, found);
            } else if (strict) {
                found.push_back(
                    {pointer, "unknown key '" + item.key() + "'" + did_you_mean(item.key(), known),
                     below});
            }
        }
    }

    void visit_array(const json& value, const json& schema, const std::string& pointer,
                     Findings& found) const {
        if (const auto least = schema.value("minItems", std::size_t{0}); value.size() < least) {
            found.push_back({pointer, least == 1
                                          ? "must not be empty"
                                          : fmt::format("must have at least {} items", least)});
        }
        if (const auto most = schema.find("maxItems");
            most != schema.end() && value.size() > most->get<std::size_t>()) {
            found.push_back({pointer, "must have at most " + most->dump() + " items"});
        }
        if (schema.value("uniqueItems", false)) {
            visit_repeats(value, pointer, found);
        }
        if (const auto items = schema.find("items"); items != schema.end()) {
            for (std::size_t i = 0; i < value.size(); ++i) {
                visit(value[i], *items, fmt::format("{}/{}", pointer, i), found);
            }
        }
    }

    static void visit_repeats(const json& value, const std::string& pointer, Findings& found) {
        for (std::size_t i = 1; i < value.size(); ++i) {
            const auto end = value.begin() + static_cast<std::ptrdiff_t>(i);
            if (std::find(value.begin(), end, value[i]) != end) {
                found.push_back(
                    {fmt::format("{}/{}", pointer, i), shown(value[i]) + " is there twice"});
            }
        }
    }

    void visit_conditions(const json& value, const json& schema, const std::string& pointer,
                          Findings& found) const {
        for (const json& part : schema.value("allOf", json::array())) {
            visit(value, part, pointer, found);
        }
        if (const auto condition = schema.find("if"); condition != schema.end()) {
            const char* branch = read(value, *condition, pointer).empty() ? "then" : "else";
            if (const auto consequence = schema.find(branch); consequence != schema.end()) {
                visit(value, *consequence, pointer, found);
            }
        }
    }

    const json& root_;
    const Patterns& patterns_;
};

/// Those that the Reader understands, and those that only explain.
constexpr std::array<std::string_view, 28> keywords{"$id",
                                                    "$ref",
                                                    "$schema",
                                                    "additionalProperties",
                                                    "allOf",
                                                    "const",
                                                    "default",
                                                    "definitions",
                                                    "description",
                                                    "else",
                                                    "enum",
                                                    "examples",
                                                    "exclusiveMinimum",
                                                    "if",
                                                    "items",
                                                    "maxItems",
                                                    "maximum",
                                                    "minItems",
                                                    "minLength",
                                                    "minProperties",
                                                    "minimum",
                                                    "pattern",
                                                    "properties",
                                                    "required",
                                                    "then",
                                                    "title",
                                                    "type",
                                                    "uniqueItems"};

/// \param name of the schema, for messages
void compile(const json& schema, const std::string& name, Patterns& patterns) {
    for (const auto& [key, part] : schema.items()) {
        if (key == "properties" || key == "definitions" || key == "allOf") {
            for (const json& below : part) {
                compile(below, name, patterns);
            }
        } else if (key == "items" || key == "if" || key == "then" || key == "else") {
            compile(part, name, patterns);
        } else if (key == "pattern") {
            const std::string expression = part.get<std::string>();
            patterns.try_emplace(expression, expression);
        } else if (std::find(keywords.begin(), keywords.end(), key) == keywords.end()) {
            throw ConfigError(
                fmt::format("{}: the keyword '{}' of JSON Schema is not understood", name, key));
        }
    }
}

json rules_in(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        throw ConfigError(fmt::format("{}: the schema cannot be read", file.string()));
    }
    try {
        return json::parse(stream);
    } catch (const json::exception& error) {
        throw ConfigError(fmt::format("{}: not a JSON Schema: {}", file.string(), error.what()));
    }
}

} // namespace

struct Schema::Compiled {
    Compiled(json rules_of_schema, const std::string& name) : rules(std::move(rules_of_schema)) {
        compile(rules, name, patterns);
    }

    json rules;
    Patterns patterns;
};

Schema::Schema(const std::filesystem::path& file)
    : compiled_(std::make_shared<const Compiled>(rules_in(file), file.string())) {}

Schema::Schema(json rules)
    : compiled_(std::make_shared<const Compiled>(std::move(rules), "the schema")) {}

const json& Schema::rules() const {
    return compiled_->rules;
}

std::vector<SchemaFinding> Schema::findings(const json& values) const {
    return Reader(compiled_->rules, compiled_->patterns).read(values, compiled_->rules, "");
}

void require_schema(const TomlDocument& document, const Schema& schema) {
    const std::vector<SchemaFinding> found = schema.findings(document.values());
    if (found.empty()) {
        return;
    }
    std::vector<std::string> lines;
    for (const SchemaFinding& finding : found) {
        const std::string& at = finding.line_of.empty() ? finding.pointer : finding.line_of;
        lines.push_back(document.place_of(finding.pointer, document.line_of(at)) + finding.what);
    }
    // A shared part of a schema may be reached twice.
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    throw ConfigError(join(lines, "\n"));
}

} // namespace demarc
