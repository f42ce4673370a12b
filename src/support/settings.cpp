// SPDX-License-Identifier: MIT
#include "support/settings.hpp"

#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <set>

namespace demarc {

struct Settings::Node {
    std::shared_ptr<const toml::table> document; ///< keeps the table alive
    const toml::table* table = nullptr;
    std::string file;
    std::set<std::string, std::less<>> known;

    const toml::node* find(std::string_view key) {
        known.emplace(key);
        return table->get(key);
    }
};

namespace {

std::string kind_of(const toml::node& node) {
    switch (node.type()) {
    case toml::node_type::string:
        return "a text";
    case toml::node_type::table:
        return "a table";
    case toml::node_type::array:
        return "a list";
    case toml::node_type::boolean:
        return "true or false";
    case toml::node_type::integer:
    case toml::node_type::floating_point:
        return "a number";
    default:
        return "a date or time";
    }
}

} // namespace

Settings Settings::read(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        throw ConfigError(fmt::format("{}: cannot be opened for reading", file.string()));
    }
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    return parse(text, file.string());
}

Settings Settings::parse(std::string_view text, const std::string& name) {
    try {
        auto document = std::make_shared<const toml::table>(toml::parse(text, name));
        const toml::table* table = document.get();
        return Settings(std::make_shared<Node>(Node{std::move(document), table, name, {}}));
    } catch (const toml::parse_error& error) {
        throw ConfigError(fmt::format("{}, line {}: is not valid TOML: {}", name,
                                      error.source().begin.line, error.description()));
    }
}

bool Settings::has(std::string_view key) const {
    return node_->find(key) != nullptr;
}

std::string Settings::text(std::string_view key) const {
    const toml::node* node = node_->find(key);
    if (node == nullptr) {
        refuse(key, "is missing");
    }
    if (!node->is_string()) {
        refuse(key, fmt::format("must be a text, not {}", kind_of(*node)));
    }
    return node->as_string()->get();
}

std::string Settings::text_or(std::string_view key, std::string_view otherwise) const {
    return has(key) ? text(key) : std::string(otherwise);
}

double Settings::number(std::string_view key) const {
    const toml::node* node = node_->find(key);
    if (node == nullptr) {
        refuse(key, "is missing");
    }
    const std::optional<double> value = node->value<double>();
    if (!value || !node->is_number()) {
        refuse(key, fmt::format("must be a number, not {}", kind_of(*node)));
    }
    if (!std::isfinite(*value)) {
        refuse(key, fmt::format("is {}; write a finite number", *value));
    }
    return *value;
}

std::vector<std::string> Settings::texts(std::string_view key) const {
    std::vector<std::string> found;
    const toml::node* node = node_->find(key);
    if (node == nullptr) {
        return found;
    }
    if (!node->is_array()) {
        refuse(key, fmt::format("must be a list of texts, not {}", kind_of(*node)));
    }
    for (const toml::node& item : *node->as_array()) {
        if (!item.is_string()) {
            refuse(key, fmt::format("must be a list of texts; it holds {}", kind_of(item)));
        }
        found.push_back(item.as_string()->get());
    }
    return found;
}

std::vector<std::vector<double>> Settings::number_rows(std::string_view key) const {
    std::vector<std::vector<double>> rows;
    const toml::node* node = node_->find(key);
    if (node == nullptr) {
        return rows;
    }
    constexpr auto expected = "must be a list of lists of finite numbers";
    if (!node->is_array()) {
        refuse(key, expected);
    }
    for (const toml::node& item : *node->as_array()) {
        if (!item.is_array()) {
            refuse(key, expected);
        }
        std::vector<double>& row = rows.emplace_back();
        for (const toml::node& value : *item.as_array()) {
            if (!value.is_number() || !std::isfinite(*value.value<double>())) {
                refuse(key, expected);
            }
            row.push_back(*value.value<double>());
        }
    }
    return rows;
}

std::map<std::string, std::string> Settings::text_map(std::string_view key) const {
    std::map<std::string, std::string> found;
    const toml::node* node = node_->find(key);
    if (node == nullptr) {
        return found;
    }
    if (!node->is_table()) {
        refuse(key, fmt::format("must be a table, not {}", kind_of(*node)));
    }
    for (const auto& [name, value] : *node->as_table()) {
        if (!value.is_string()) {
            refuse(key, fmt::format("'{}' in it must be a text, not {}", std::string_view(name),
                                    kind_of(value)));
        }
        found.emplace(std::string_view(name), value.as_string()->get());
    }
    return found;
}

std::vector<Settings> Settings::tables(std::string_view key) const {
    std::vector<Settings> found;
    const toml::node* node = node_->find(key);
    if (node == nullptr) {
        return found;
    }
    if (!node->is_array()) {
        refuse(key, fmt::format("must be a list of tables ([[{}]])", key));
    }
    for (const toml::node& item : *node->as_array()) {
        if (!item.is_table()) {
            refuse(key, fmt::format("must be a list of tables ([[{}]])", key));
        }
        found.push_back(Settings(
            std::make_shared<Node>(Node{node_->document, item.as_table(), node_->file, {}})));
    }
    return found;
}

void Settings::refuse_unknown_keys() const {
    for (const auto& [key, value] : *node_->table) {
        if (!node_->known.contains(std::string_view(key))) {
            const std::vector<std::string> known(node_->known.begin(), node_->known.end());
            const std::string near = nearest_word(std::string_view(key), known);
            throw ConfigError(fmt::format("{}, line {}: unknown key '{}'; {}", node_->file,
                                          key.source().begin.line, std::string_view(key),
                                          near.empty() ? "known here: " + join(known, ", ")
                                                       : fmt::format("did you mean '{}'?", near)));
        }
    }
}

void Settings::refuse(std::string_view key, const std::string& reason) const {
    const toml::node* node = node_->table->get(key);
    const auto line =
        node != nullptr ? node->source().begin.line : node_->table->source().begin.line;
    throw ConfigError(fmt::format("{}, line {}: key '{}' {}", node_->file, line, key, reason));
}

} // namespace demarc
