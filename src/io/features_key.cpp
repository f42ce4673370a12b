// SPDX-License-Identifier: MIT
#include "io/features_key.hpp"

#include "io/bytes.hpp"
#include "support/error.hpp"

#include <nlohmann/json.hpp>

namespace demarc {

namespace {

using Json = nlohmann::ordered_json;

bool is_of_features(const Json& value) {
    const auto type = value.find("type");
    return type != value.end() && type->is_string() &&
           (*type == "FeatureCollection" || *type == "Topology");
}

/// Nested objects only, no lists: a key names one thing.
std::string key_in(const Json& value, int depth) {
    constexpr int deepest = 4;
    for (const auto& [key, member] : value.items()) {
        if (!member.is_object() || key.find('.') != std::string::npos) {
            continue;
        }
        if (is_of_features(member)) {
            return key;
        }
        if (depth < deepest) {
            if (const std::string inner = key_in(member, depth + 1); !inner.empty()) {
                return key + "." + inner;
            }
        }
    }
    return {};
}

} // namespace

std::string features_key(const std::string& file) {
    if (is_database(file) || is_folder(file)) {
        return {};
    }
    try {
        const Json document = Json::parse(read_bytes(file), nullptr, false);
        return document.is_object() && !is_of_features(document) ? key_in(document, 1)
                                                                 : std::string();
    } catch (const Error&) {
        return {};
    }
}

} // namespace demarc
