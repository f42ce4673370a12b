// SPDX-License-Identifier: MIT
#include "io/json_document.hpp"

#include "io/bytes.hpp"
#include "io/json_cursor.hpp"
#include "support/error.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace demarc {

namespace {

class JsonChecks : private JsonCursor {
public:
    JsonChecks(const std::string& file, std::string_view text)
        : JsonCursor(text), file_(file), begin_(text.data()) {}

    /// One document, or one after another as in GeoJSONSeq.
    std::string check() {
        skip_mark();
        do {
            skip_blanks();
        } while (rest() > 0 && item(0, false));
        return std::move(incomplete_);
    }

private:
    /// Features nest no deeper; what does is left to the reader.
    static constexpr int max_nested = 32;

    bool item(int depth, bool in_list) {
        if (depth > max_nested) {
            return false;
        }
        if (is_next('{')) {
            return object(depth, in_list);
        }
        return is_next('[') ? list(depth) : value(0);
    }

    bool list(int depth) {
        ++at_;
        if (take(']')) {
            return true;
        }
        do {
            if (!item(depth + 1, true)) {
                return false;
            }
        } while (take(','));
        return take(']');
    }

    bool object(int depth, bool in_list) {
        ++at_;
        if (take('}')) {
            return true;
        }
        std::vector<std::string_view> keys;
        do {
            skip_blanks();
            const char* begin = at_ + 1;
            if (!is_next('"') || !any_string()) {
                return false;
            }
            const std::string_view key(begin, static_cast<std::size_t>(at_ - 1 - begin));
            keys.push_back(key);
            if (!take(':')) {
                return false;
            }
            if (!in_list && key == "exceededTransferLimit" && says_true()) {
                incomplete_ = at(key, "the file says of itself that the server had more records "
                                      "than it gave (exceededTransferLimit)");
            }
            if (!item(depth + 1, in_list)) {
                return false;
            }
        } while (take(','));
        refuse_twice(keys);
        return take('}');
    }

    bool says_true() {
        skip_blanks();
        return std::string_view(at_, std::min<std::size_t>(4, rest())) == "true";
    }

    void refuse_twice(const std::vector<std::string_view>& keys) const {
        std::vector<std::string_view> sorted = keys;
        std::sort(sorted.begin(), sorted.end());
        const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
        if (twice != sorted.end()) {
            throw DataError(at(*std::find(keys.rbegin(), keys.rend(), *twice),
                               "an object has this key twice, and readers differ in which one "
                               "counts; take one of them out"));
        }
    }

    [[nodiscard]] std::string at(std::string_view key, std::string_view what) const {
        return fmt::format("{}, line {}, key '{}': {}", file_name_of(file_),
                           1 + std::count(begin_, key.data(), '\n'), key, what);
    }

    const std::string& file_;
    const char* begin_;
    std::string incomplete_;
};

} // namespace

bool is_json_name(std::string_view file) {
    constexpr std::array<std::string_view, 6> endings{".json",     ".geojson", ".topojson",
                                                      ".geojsonl", ".ndjson",  ".geojsons"};
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view ending) { return file.ends_with(ending); });
}

std::string check_json(const std::string& file, std::string_view text) {
    return JsonChecks(file, text).check();
}

namespace {

constexpr int deepest_json = 500;

/// Looks at brackets outside of strings alone, whatever else the text may be.
bool nests_deeper(std::string_view text, int bound) {
    int depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char character = text[i];
        if (in_string) {
            i += character == '\\' ? 1 : 0;
            in_string = character != '"';
        } else if (character == '"') {
            in_string = true;
        } else if (character == '[' || character == '{') {
            if (++depth > bound) {
                return true;
            }
        } else if (character == ']' || character == '}') {
            --depth;
        }
    }
    return false;
}

} // namespace

void refuse_deep_json(const std::string& file, std::string_view text) {
    if (nests_deeper(text, deepest_json)) {
        throw DataError(fmt::format("{}: its brackets are nested more than {} deep, which no map "
                                    "needs; is it the right file?",
                                    file, deepest_json));
    }
}

namespace {

using Json = nlohmann::ordered_json;

bool is_feature(const Json& value) {
    const auto type = value.is_object() ? value.find("type") : value.end();
    return type != value.end() && *type == "Feature";
}

bool is_collection_type(std::string_view type) {
    return type == "FeatureCollection" || type == "Topology";
}

bool is_of_features(const Json& value) {
    if (value.is_array()) {
        return !value.empty() && std::all_of(value.begin(), value.end(), is_feature);
    }
    const auto type = value.is_object() ? value.find("type") : value.end();
    return type != value.end() && type->is_string() &&
           is_collection_type(type->get_ref<const std::string&>());
}

/// Goes into objects only, not into lists: a key names one thing.
void add_keys_in(const Json& value, const std::string& before, int depth,
                 std::vector<FeaturesKey>& keys) {
    constexpr int deepest = 4;
    for (const auto& [key, member] : value.items()) {
        if (key.find('.') != std::string::npos) {
            continue;
        }
        if (is_of_features(member)) {
            keys.push_back({before + key, member.is_array()});
        } else if (member.is_object() && depth < deepest) {
            add_keys_in(member, before + key + ".", depth + 1, keys);
        }
    }
}

/// The value of a member of the outermost object, as it stands in the text; empty: it has none.
class Member : private JsonCursor {
public:
    explicit Member(std::string_view text) : JsonCursor(text) {}

    std::string_view find(std::string_view wanted) {
        skip_mark();
        if (!take('{')) {
            return {};
        }
        std::string_view key;
        do {
            skip_blanks();
            if (!string(key) || !take(':')) {
                return {};
            }
            skip_blanks();
            const char* begin = at_;
            if (!value(0)) {
                return {};
            }
            if (key == wanted) {
                return {begin, static_cast<std::size_t>(at_ - begin)};
            }
        } while (take(','));
        return {};
    }
};

/// What the type of the outermost object is, without its quotes.
std::string_view type_in(std::string_view text) {
    const std::string_view type = Member(text).find("type");
    return type.size() < 2 ? std::string_view() : type.substr(1, type.size() - 2);
}

std::string crs_name_in(std::string_view object) {
    const Json crs = Json::parse(object, nullptr, false);
    // By a name, or by an address that GDAL would ask.
    for (const char* where : {"/properties/name", "/properties/href", "/properties/url"}) {
        const Json::json_pointer name(where);
        if (crs.is_object() && crs.contains(name) && crs[name].is_string()) {
            return crs[name].get<std::string>();
        }
    }
    return {};
}

} // namespace

std::string crs_named_in(std::string_view text) {
    return crs_name_in(Member(text).find("crs"));
}

bool is_list_of_features(std::string_view text) {
    constexpr std::string_view before_first = " \t\r\n[\xEF\xBB\xBF";
    const std::size_t first = text.find_first_not_of(before_first);
    return first != std::string_view::npos &&
           std::count(text.data(), text.data() + first, '[') == 1 &&
           type_in(text.substr(first)) == "Feature";
}

std::vector<FeaturesKey> features_keys(std::string_view text) {
    std::vector<FeaturesKey> keys;
    if (is_collection_type(type_in(text)) || nests_deeper(text, deepest_json)) {
        return keys;
    }
    const Json document = Json::parse(text, nullptr, false);
    if (document.is_object()) {
        add_keys_in(document, "", 1, keys);
    }
    return keys;
}

std::string features_key(const std::string& file) {
    if (is_database(file) || is_folder(file)) {
        return {};
    }
    try {
        const std::vector<FeaturesKey> keys = features_keys(read_bytes(file));
        return keys.empty() ? std::string() : keys.front().name;
    } catch (const Error&) {
        return {};
    }
}

} // namespace demarc
