// SPDX-License-Identifier: MIT
#include "support/schema.hpp"

#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <regex>
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

std::string did_you_mean(const std::string& word, const std::vector<std::string>& known) {
    const std::string nearest = nearest_word(word, known);
    return nearest.empty() ? "; known are " + join(known, ", ")
                           : "; did you mean '" + nearest + "'?";
}

/// Goes through values and schema side by side and puts what does not fit into words.
class Reader {
public:
    explicit Reader(const json& root) : root_(root) {}

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

    static void visit_text(const std::string& text, const json& schema, const std::string& pointer,
                           Findings& found) {
        if (text.empty() && schema.value("minLength", 0) > 0) {
            found.push_back({pointer, "must not be empty"});
            return;
        }
        const auto pattern = schema.find("pattern");
        if (pattern != schema.end() &&
            !std::regex_search(text, std::regex(pattern->get<std::string>()))) {
            found.push_back({pointer, fmt::format("'{}' is not {}", text,
                                                  schema.value("description",
                                                               "of the form " + pattern->dump()))});
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
        if (value.size() < schema.value("minItems", std::size_t{0})) {
            found.push_back({pointer, "must not be empty"});
        }
        if (const auto items = schema.find("items"); items != schema.end()) {
            for (std::size_t i = 0; i < value.size(); ++i) {
                visit(value[i], *items, fmt::format("{}/{}", pointer, i), found);
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
};

} // namespace

json read_schema(const std::filesystem::path& file) {
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

std::vector<SchemaFinding> findings(const json& values, const json& schema) {
    return Reader(schema).read(values, schema, "");
}

void require_schema(const TomlDocument& document, const std::filesystem::path& schema) {
    const json rules = read_schema(schema);
    std::vector<SchemaFinding> found = findings(document.values(), rules);
    if (found.empty()) {
        found = violations(document.values(), rules);
    }
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
