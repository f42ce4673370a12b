// SPDX-License-Identifier: MIT
#include "io/bytes.hpp"
#include "manual/pages.hpp"
#include "support/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace demarc::manual {

namespace {

using nlohmann::ordered_json;

/// The parts of JSON Schema that the schemas of demarc use, in words.
class SchemaWords {
public:
    explicit SchemaWords(const ordered_json& schema) : definitions_(schema.at("definitions")) {}

    /// "text", "one of: a, b", "a list of ..."
    [[nodiscard]] std::string kind_of(const ordered_json& node) const {
        if (node.contains("$ref")) {
            const std::string reference = node.at("$ref");
            const std::string name = reference.substr(reference.rfind('/') + 1);
            const ordered_json& definition = definitions_.at(name);
            return definition.contains("properties") ? fmt::format("a table, see {}", name)
                                                     : kind_of(definition);
        }
        if (node.contains("enum")) {
            return "one of: " + join(node.at("enum").get<std::vector<std::string>>(), ", ");
        }
        if (node.contains("const")) {
            return node.at("const").dump();
        }
        if (node.contains("anyOf") || node.contains("oneOf")) {
            std::vector<std::string> kinds;
            for (const ordered_json& one :
                 node.contains("anyOf") ? node.at("anyOf") : node.at("oneOf")) {
                kinds.push_back(kind_of(one));
            }
            return join(kinds, ", or ");
        }
        const std::string type = node.value("type", "any");
        if (type == "array") {
            return "a list of: " + kind_of(node.at("items"));
        }
        if (type == "object") {
            return node.contains("properties") ? "a table with " + join(keys_of(node), ", ")
                                               : "a table";
        }
        if (type == "boolean") {
            return "true or false";
        }
        return (type == "string" ? "text" : "a number") + limits_of(node);
    }

    /// The description of a value, or of what it refers to.
    [[nodiscard]] std::string description_of(const ordered_json& node) const {
        if (node.contains("description")) {
            return node.at("description");
        }
        if (node.contains("$ref")) {
            const std::string reference = node.at("$ref");
            const ordered_json& target =
                definitions_.at(reference.substr(reference.rfind('/') + 1));
            return target.contains("properties") ? "" : description_of(target);
        }
        return node.contains("items") ? description_of(node.at("items")) : "";
    }

private:
    static std::vector<std::string> keys_of(const ordered_json& table) {
        std::vector<std::string> keys;
        for (const auto& [key, value] : table.at("properties").items()) {
            keys.push_back(key);
        }
        return keys;
    }

    static std::string limits_of(const ordered_json& node) {
        std::string limits;
        const auto add = [&](const char* key, const char* words) {
            if (node.contains(key)) {
                limits += fmt::format(", {} {}", words, node.at(key).dump());
            }
        };
        add("minimum", "at least");
        add("exclusiveMinimum", "above");
        add("maximum", "at most");
        return limits;
    }

    const ordered_json& definitions_;
};

void add_keys(Page& page, const ordered_json& table, const SchemaWords& words) {
    const std::vector<std::string> required = table.value("required", std::vector<std::string>{});
    for (const auto& [key, value] : table.at("properties").items()) {
        const bool needed = std::find(required.begin(), required.end(), key) != required.end();
        const std::string description = words.description_of(value);
        page.entry(strong(key) + (needed ? " (required)" : ""),
                   plain(words.kind_of(value) + (description.empty() ? "" : ": " + description)));
    }
}

void add_schema(Page& page, const ordered_json& schema) {
    const SchemaWords words(schema);
    page.section("ALL KEYS");
    page.paragraph(plain("As every file is held against them when it is read."));
    add_keys(page, schema, words);
    for (const auto& [name, definition] : schema.at("definitions").items()) {
        if (definition.contains("properties")) {
            page.subsection(plain(name));
            add_keys(page, definition, words);
        }
    }
}

/// What follows the mark of the first heading.
std::string title_of(const std::string& markdown) {
    return markdown.substr(2, markdown.find('\n') - 2);
}

} // namespace

const std::vector<FileFormat>& file_formats() {
    static const std::vector<FileFormat> formats{{"plan", "plans", "plan.schema.json"},
                                                 {"profile", "profiles", ""},
                                                 {"claim", "claims", "claim.schema.json"}};
    return formats;
}

Page format_page(const Registry& registry, const FileFormat& format,
                 const std::filesystem::path& data) {
    const std::string markdown = read_bytes((data / format.folder / "README.md").string());
    const std::string name = fmt::format("demarc-{}", format.name);
    Page page(name, 5, title_of(markdown));
    page.section("DESCRIPTION");
    add_markdown(page, markdown);
    if (!format.schema.empty()) {
        const std::string file = (data / "schemas" / format.schema).string();
        add_schema(page, ordered_json::parse(read_bytes(file)));
    }
    add_see_also(page, registry, name);
    return page;
}

} // namespace demarc::manual
