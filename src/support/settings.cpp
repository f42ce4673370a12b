// SPDX-License-Identifier: MIT
#include "support/settings.hpp"

#include "support/error.hpp"
#include "support/text.hpp"
#include "support/toml_document.hpp"
#include "support/words.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <set>
#include <utility>

namespace demarc {

using nlohmann::json;

struct Settings::Node {
    TomlDocument document;
    std::string pointer; ///< of the table in the document
    const json* table = nullptr;
    std::set<std::string, std::less<>> known{};

    const json* find(std::string_view key) {
        const auto name = known.emplace(key).first;
        const auto value = table->find(*name);
        return value == table->end() ? nullptr : &*value;
    }
};

namespace {

std::string kind_of(const json& value) {
    return value.is_string()    ? "a text"
           : value.is_object()  ? "a table"
           : value.is_array()   ? "a list"
           : value.is_boolean() ? "true or false"
                                : "a number";
}

} // namespace

Settings Settings::of(TomlDocument document) {
    const json* table = &document.values();
    return Settings(std::make_shared<Node>(Node{std::move(document), "", table}));
}

Settings Settings::read(const std::filesystem::path& file) {
    return of(TomlDocument::read(file));
}

Settings Settings::parse(std::string_view text, const std::string& name) {
    return of(TomlDocument::parse(std::string(text), name));
}

bool Settings::has(std::string_view key) const {
    return node_->find(key) != nullptr;
}

std::string Settings::text(std::string_view key) const {
    const json* value = node_->find(key);
    if (value == nullptr) {
        refuse(key, "is missing");
    }
    if (!value->is_string()) {
        refuse(key, fmt::format("must be a text, not {}", kind_of(*value)));
    }
    return value->get<std::string>();
}

std::string Settings::text_or(std::string_view key, std::string_view otherwise) const {
    return has(key) ? text(key) : std::string(otherwise);
}

double Settings::number(std::string_view key) const {
    const json* value = node_->find(key);
    if (value == nullptr) {
        refuse(key, "is missing");
    }
    if (!value->is_number()) {
        refuse(key, fmt::format("must be a number, not {}", kind_of(*value)));
    }
    return value->get<double>();
}

std::vector<std::string> Settings::texts(std::string_view key) const {
    std::vector<std::string> found;
    const json* list = node_->find(key);
    if (list == nullptr) {
        return found;
    }
    if (!list->is_array()) {
        refuse(key, fmt::format("must be a list of texts, not {}", kind_of(*list)));
    }
    for (const json& item : *list) {
        if (!item.is_string()) {
            refuse(key, fmt::format("must be a list of texts; it holds {}", kind_of(item)));
        }
        found.push_back(item.get<std::string>());
    }
    return found;
}

std::vector<std::vector<double>> Settings::number_rows(std::string_view key) const {
    std::vector<std::vector<double>> rows;
    const json* list = node_->find(key);
    if (list == nullptr) {
        return rows;
    }
    constexpr auto expected = "must be a list of lists of numbers";
    if (!list->is_array()) {
        refuse(key, expected);
    }
    for (const json& item : *list) {
        if (!item.is_array()) {
            refuse(key, expected);
        }
        std::vector<double>& row = rows.emplace_back();
        for (const json& value : item) {
            if (!value.is_number()) {
                refuse(key, expected);
            }
            row.push_back(value.get<double>());
        }
    }
    return rows;
}

std::map<std::string, std::string> Settings::text_map(std::string_view key) const {
    std::map<std::string, std::string> found;
    const json* table = node_->find(key);
    if (table == nullptr) {
        return found;
    }
    if (!table->is_object()) {
        refuse(key, fmt::format("must be a table, not {}", kind_of(*table)));
    }
    for (const auto& [name, value] : table->items()) {
        if (!value.is_string()) {
            refuse(key, fmt::format("'{}' in it must be a text, not {}", name, kind_of(value)));
        }
        found.emplace(name, value.get<std::string>());
    }
    return found;
}

std::vector<Settings> Settings::tables(std::string_view key) const {
    std::vector<Settings> found;
    const json* list = node_->find(key);
    if (list == nullptr) {
        return found;
    }
    const std::string expected = fmt::format("must be a list of tables ([[{}]])", key);
    if (!list->is_array()) {
        refuse(key, expected);
    }
    for (const json& item : *list) {
        if (!item.is_object()) {
            refuse(key, expected);
        }
        std::string pointer =
            fmt::format("{}/{}/{}", node_->pointer, pointer_step(std::string(key)), found.size());
        found.push_back(
            Settings(std::make_shared<Node>(Node{node_->document, std::move(pointer), &item})));
    }
    return found;
}

void Settings::refuse_unknown_keys() const {
    const std::vector<std::string> known(node_->known.begin(), node_->known.end());
    std::string faults;
    for (const auto& [key, value] : node_->table->items()) {
        if (!node_->known.contains(key)) {
            faults += fmt::format("{}{}unknown key '{}'{}", faults.empty() ? "" : "\n",
                                  place_of(key), key, did_you_mean(key, known));
        }
    }
    if (!faults.empty()) {
        throw ConfigError(faults);
    }
}

void Settings::refuse(std::string_view key, const std::string& reason) const {
    throw ConfigError(fmt::format("{}key '{}' {}", place_of(key), key, reason));
}

std::string Settings::place_of(std::string_view key) const {
    const std::string pointer = node_->pointer + '/' + pointer_step(std::string(key));
    return fmt::format("{}, line {}: ", node_->document.file().string(),
                       node_->document.line_of(pointer));
}

} // namespace demarc
