// SPDX-License-Identifier: MIT
#include "export/package_parts.hpp"

#include <set>
#include <string>
#include <utility>

namespace demarc {

using Json = nlohmann::ordered_json;

namespace {

/// A licence as a word: "CC BY 4.0" is "CC-BY-4.0".
std::string licence_name(std::string_view text) {
    std::string name;
    for (const char character : text) {
        const bool plain = (character >= 'a' && character <= 'z') ||
                           (character >= 'A' && character <= 'Z') ||
                           (character >= '0' && character <= '9') || character == '.';
        if (plain) {
            name += character;
        } else if (!name.empty() && name.back() != '-') {
            name += '-';
        }
    }
    while (name.ends_with('-')) {
        name.pop_back();
    }
    return name;
}

} // namespace

Json table_schema(const Columns& columns, const std::vector<std::string_view>& key) {
    Json fields = Json::array();
    for (const Column& column : columns) {
        Json field = {{"name", column.name}, {"type", column.type}};
        if (!column.unit.empty()) {
            field["unit"] = column.unit;
        }
        field["description"] = column.description;
        fields.push_back(std::move(field));
    }
    Json schema = {{"fields", std::move(fields)}};
    if (!key.empty()) {
        schema["primaryKey"] = key;
    }
    return schema;
}

Json package_licences(const std::vector<InputFile>& inputs) {
    Json licences = Json::array();
    std::set<std::string> seen;
    for (const InputFile& input : inputs) {
        if (!input.licence.empty() && seen.insert(input.licence).second) {
            licences.push_back({{"name", licence_name(input.licence)}, {"title", input.licence}});
        }
    }
    return licences;
}

Json package_sources(const std::vector<InputFile>& inputs) {
    Json sources = Json::array();
    for (const InputFile& input : inputs) {
        Json source = {{"title", input.title.empty() ? input.name : input.title},
                       {"role", input.role},
                       {"file", input.name},
                       {"hash", "sha256:" + input.sha256}};
        for (const auto& [key, value] :
             {std::pair{"publisher", input.publisher}, std::pair{"licence", input.licence},
              std::pair{"attribution", input.attribution}, std::pair{"address", input.address}}) {
            if (!value.empty()) {
                source[key] = value;
            }
        }
        sources.push_back(std::move(source));
    }
    return sources;
}

} // namespace demarc
