// SPDX-License-Identifier: MIT
#include "sources/telling_attribute.hpp"

#include "sources/class_suggestion.hpp"
#include "sources/plausibility.hpp"
#include "support/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

namespace demarc {

namespace {

constexpr std::size_t most_classes = 20;
constexpr std::size_t most_codes = 6; ///< 0, 1, 2 as classes; more are rather numbers of records

/// Whether the one value of an attribute names a side by its name: "side", not "country".
bool is_named_for_a_side(const std::string& name) {
    constexpr std::array<std::string_view, 7> parts{"status", "control", "side",   "held",
                                                    "party",  "стат",    "контрол"};
    const std::string lower = lower_case(name);
    return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
        return lower.find(part) != std::string::npos;
    });
}

/// How many records have a value that suggests a class.
std::size_t suggesting_records(const AttributeInspection& attribute) {
    std::size_t records = 0;
    for (const ValueInspection& value : attribute.values) {
        const std::optional<ControlClass> control = class_suggested_by(value.value, attribute.name);
        const bool title = attribute.distinct == 1 && control == ControlClass::ukrainian &&
                           !is_named_for_a_side(attribute.name) && !says_ukraine_holds(value.value);
        records += control && !title ? value.records : 0;
    }
    return records;
}

bool is_number(const std::string& text) {
    double number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc{} && end == text.data() + text.size();
}

/// Whether an attribute is called as those are that tell a class, by what they say or how it looks.
bool is_named_for_classes(const std::string& name) {
    constexpr std::array<std::string_view, 16> parts{
        "class", "status", "control", "side",  "held",  "occup", "type",    "categor",
        "fill",  "colo",   "style",   "state", "party", "стат",  "контрол", "клас"};
    const std::string lower = lower_case(name);
    return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
        return lower.find(part) != std::string::npos;
    });
}

/// What somebody claims is not yet what he controls.
bool is_named_for_claims(const std::string& name) {
    return lower_case(name).find("claim") != std::string::npos;
}

/// Where a year stands in a name as "control_2025"; npos: nowhere.
std::size_t place_of_year(const std::string& name) {
    constexpr std::size_t of_year = 4;
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    for (std::size_t at = name.find("20"); at != std::string::npos; at = name.find("20", at + 1)) {
        if (at + of_year <= name.size() && is_digit(name[at + 2]) && is_digit(name[at + 3])) {
            return at;
        }
    }
    return std::string::npos;
}

std::string year_in(const std::string& name) {
    const std::size_t at = place_of_year(name);
    return at == std::string::npos ? std::string() : name.substr(at, 4);
}

std::string without_year(const std::string& name) {
    const std::size_t at = place_of_year(name);
    return at == std::string::npos ? name : std::string(name).erase(at, 4);
}

/// Numbers of one digit, as classes have them; not those that only number the records.
bool is_code_of_classes(const AttributeInspection& attribute) {
    constexpr std::array<std::string_view, 12> of_records{"id",       "fid",     "gid",   "oid",
                                                          "objectid", "ogc_fid", "uid",   "nr",
                                                          "no",       "number",  "index", "order"};
    const std::string name = lower_case(attribute.name);
    return attribute.distinct > 1 && attribute.distinct <= most_codes &&
           std::find(of_records.begin(), of_records.end(), name) == of_records.end() &&
           std::all_of(attribute.values.begin(), attribute.values.end(), [](const auto& value) {
               return value.value.size() == 1 && value.value[0] >= '0' && value.value[0] <= '9';
           });
}

const std::vector<AttributeInspection>& attributes_of(const LayerInspection& layer) {
    return layer.area_attributes.empty() ? layer.attributes : layer.area_attributes;
}

/// Points and lines beside polygons say nothing of control.
std::vector<const LayerInspection*> layers_with_areas(const std::vector<LayerInspection>& layers) {
    std::vector<const LayerInspection*> found;
    for (const LayerInspection& layer : layers) {
        if (areas_in(layer) > 0) {
            found.push_back(&layer);
        }
    }
    return found;
}

/// What stands in the attributes of one name of several layers.
AttributeInspection added_up(const std::vector<const AttributeInspection*>& attributes) {
    AttributeInspection sum;
    sum.name = attributes.front()->name;
    std::map<std::string, ValueInspection> values;
    for (const AttributeInspection* attribute : attributes) {
        sum.records += attribute->records;
        for (const ValueInspection& value : attribute->values) {
            ValueInspection& all = values[value.value];
            all.value = value.value;
            all.records += value.records;
            all.outside += value.outside;
            all.drawn += value.drawn;
        }
    }
    sum.distinct = values.size();
    for (auto& [name, value] : values) {
        sum.values.push_back(std::move(value));
    }
    return sum;
}

} // namespace

std::size_t areas_in(const LayerInspection& layer) {
    std::size_t areas = 0;
    for (const auto& [type, records] : layer.geometry_types) {
        areas += type.find("Polygon") != std::string::npos ? records : 0;
    }
    return areas;
}

std::vector<AttributeInspection>
attributes_that_suggest_classes(const std::vector<AttributeInspection>& attributes) {
    std::vector<std::pair<std::size_t, AttributeInspection>> found;
    for (const AttributeInspection& attribute : attributes) {
        const bool few = attribute.distinct > 0 && attribute.distinct <= most_classes;
        const std::size_t suggesting =
            few && !holds_mostly_days(attribute) ? suggesting_records(attribute) : 0;
        if (suggesting > 0) {
            found.emplace_back(suggesting, attribute);
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second.name.size() < b.second.name.size();
    });
    std::vector<AttributeInspection> result;
    for (auto& [suggesting, attribute] : found) {
        result.push_back(std::move(attribute));
    }
    std::stable_partition(result.begin(), result.end(), [](const AttributeInspection& attribute) {
        return !is_named_for_claims(attribute.name);
    });
    const auto latest =
        std::max_element(result.begin(), result.end(), [&](const auto& a, const auto& b) {
            const bool of_first = without_year(b.name) == without_year(result.front().name);
            return of_first && year_in(a.name) < year_in(b.name);
        });
    if (latest != result.end()) {
        std::rotate(result.begin(), latest, std::next(latest));
    }
    return result;
}

bool tell_other_classes(const AttributeInspection& a, const AttributeInspection& b) {
    const auto classes = [](const AttributeInspection& attribute) {
        std::map<ControlClass, std::size_t> records;
        std::size_t silent = 0;
        for (const ValueInspection& value : attribute.values) {
            const auto control = class_suggested_by(value.value, attribute.name);
            (control ? records[*control] : silent) += value.records;
        }
        return std::pair(records, silent);
    };
    if (is_named_for_claims(a.name) != is_named_for_claims(b.name) ||
        (year_in(a.name) != year_in(b.name) && without_year(a.name) == without_year(b.name))) {
        return true;
    }
    if (b.name.starts_with(a.name + '_')) {
        return false; // "status" is made of "status_isw" and others
    }
    const auto of_a = classes(a);
    const auto of_b = classes(b);
    return of_a.second == 0 && of_b.second == 0 && of_a.first != of_b.first;
}

const AttributeInspection*
attribute_of_few_values(const std::vector<AttributeInspection>& attributes) {
    const auto rank = [](const AttributeInspection& attribute) {
        const bool numbers = std::all_of(attribute.values.begin(), attribute.values.end(),
                                         [](const auto& value) { return is_number(value.value); });
        const bool outline = attribute.name.starts_with("stroke");
        return std::tuple(!is_named_for_classes(attribute.name), numbers, attribute.distinct,
                          outline);
    };
    const AttributeInspection* best = nullptr;
    for (const AttributeInspection& attribute : attributes) {
        // Where a map has one record a class, only its name sets an attribute apart from a number.
        const bool repeats = attribute.distinct < attribute.records;
        const bool few =
            attribute.distinct > 1 && attribute.distinct <= most_classes &&
            (repeats || is_named_for_classes(attribute.name) || is_code_of_classes(attribute)) &&
            !holds_mostly_days(attribute);
        if (few && (best == nullptr || rank(attribute) < rank(*best))) {
            best = &attribute;
        }
    }
    return best;
}

const AttributeInspection*
attribute_of_many_texts(const std::vector<AttributeInspection>& attributes) {
    const AttributeInspection* best = nullptr;
    std::size_t most = 0;
    for (const AttributeInspection& attribute : attributes) {
        if (attribute.distinct <= most_classes || holds_mostly_days(attribute)) {
            continue;
        }
        std::size_t listed = 0;
        for (const ValueInspection& value : attribute.values) {
            listed += value.records;
        }
        const std::size_t suggesting = suggesting_records(attribute);
        if (4 * suggesting >= listed && suggesting > most) {
            most = suggesting;
            best = &attribute;
        }
    }
    return best;
}

std::vector<AttributeInspection> common_attributes(const std::vector<LayerInspection>& layers) {
    const std::vector<const LayerInspection*> read = layers_with_areas(layers);
    std::vector<AttributeInspection> common;
    for (const AttributeInspection& first : attributes_of(*read.front())) {
        std::vector<const AttributeInspection*> all;
        for (const LayerInspection* layer : read) {
            for (const AttributeInspection& one : attributes_of(*layer)) {
                if (one.name == first.name && one.records == areas_in(*layer) &&
                    one.distinct <= most_classes) {
                    all.push_back(&one);
                }
            }
        }
        if (all.size() == read.size()) {
            common.push_back(added_up(all));
        }
    }
    return common;
}

std::vector<DescribedAttribute> common_rows(const std::vector<LayerInspection>& layers) {
    const std::vector<const LayerInspection*> read = layers_with_areas(layers);
    std::vector<DescribedAttribute> common;
    for (const DescribedAttribute& first : read.front()->described) {
        std::vector<const AttributeInspection*> all;
        for (const LayerInspection* layer : read) {
            for (const DescribedAttribute& one : layer->described) {
                if (one.attribute == first.attribute && one.rows.name == first.rows.name) {
                    all.push_back(&one.rows);
                }
            }
        }
        if (all.size() == read.size()) {
            common.push_back({first.attribute, added_up(all)});
        }
    }
    return common;
}

bool holds_days(const AttributeInspection& attribute) {
    return attribute.records > 0 &&
           std::all_of(attribute.values.begin(), attribute.values.end(), [](const auto& value) {
               return trimmed(value.value).empty() || day_in_text(value.value).has_value();
           });
}

bool holds_a_day(const AttributeInspection& attribute) {
    return std::any_of(attribute.values.begin(), attribute.values.end(),
                       [](const auto& value) { return day_in_text(value.value).has_value(); });
}

bool holds_mostly_days(const AttributeInspection& attribute) {
    std::size_t days = 0;
    std::size_t others = 0;
    for (const ValueInspection& value : attribute.values) {
        if (!trimmed(value.value).empty()) {
            (day_in_text(value.value) ? days : others) += value.records;
        }
    }
    return attribute.records > 0 && others <= days;
}

} // namespace demarc
