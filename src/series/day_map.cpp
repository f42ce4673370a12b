// SPDX-License-Identifier: MIT
#include "series/day_map.hpp"

#include "io/json_cursor.hpp"
#include "io/plain_geojson.hpp"
#include "sources/attribute_names.hpp"
#include "support/date.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace demarc::series {

namespace {

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

std::set<std::string> attributes_of_classes(ControlProfile profile) {
    profile.date_attribute.clear();
    return attributes_asked_for(profile);
}

/// A day as GDAL writes it where all values of an attribute are days; else it leaves them as they
/// are. Empty: for GDAL to say.
std::string as_day_of_gdal(std::string text) {
    constexpr std::size_t month = 4;
    constexpr std::size_t day = 7;
    if (!Date::parse(text)) {
        return {};
    }
    text[month] = '/';
    text[day] = '/';
    return text;
}

} // namespace

/// The properties of a record, those that are asked for.
class DayMapReader::Properties : private JsonCursor {
public:
    Properties(std::string_view text, DayMapReader& reader) : JsonCursor(text), reader_(reader) {}

    /// \returns whether all of them are plain
    bool read(std::map<std::string, std::string>& into) {
        if (!take('{') || take('}')) {
            return true;
        }
        do {
            std::string_view key;
            if (!string(key) || !take(':') || !member(key, into)) {
                return false;
            }
        } while (take(','));
        return true;
    }

private:
    bool member(std::string_view key, std::map<std::string, std::string>& into) {
        Attribute& attribute = reader_.attribute(key);
        skip_blanks();
        const char* begin = at_;
        if (attribute.may_be_meant || !value(0)) {
            return false;
        }
        const std::string_view text(begin, static_cast<std::size_t>(at_ - begin));
        if (text == "null") {
            return true;
        }
        const bool is_truth = text == "true" || text == "false";
        const ValueKind kind = is_truth ? ValueKind::truth : ValueKind::text_or_number;
        const bool as_others = attribute.kind == ValueKind::none || attribute.kind == kind;
        attribute.kind = kind;
        if (!attribute.is_asked_for) {
            return true;
        }
        std::optional<std::string> plain = is_truth ? std::string(text) : plain_value(text);
        return as_others && plain && into.emplace(key, std::move(*plain)).second;
    }

    static std::optional<std::string> plain_value(std::string_view text) {
        if (text.front() == '"') {
            const auto parsed = nlohmann::json::parse(text, nullptr, false); // escapes
            return parsed.is_string() ? std::optional(parsed.get<std::string>()) : std::nullopt;
        }
        constexpr std::size_t max_digits = 9;
        const std::string_view digits = text.substr(text.front() == '-' ? 1 : 0);
        const bool is_small_number =
            text == "0" ||
            (!digits.empty() && digits.size() <= max_digits && digits.front() != '0' &&
             digits.find_first_not_of("0123456789") == digits.npos);
        return is_small_number ? std::optional(std::string(text)) : std::nullopt;
    }

    DayMapReader& reader_;
};

DayMapReader::DayMapReader(const ControlProfile& profile)
    : profile_(profile), classifier_(profile), asked_for_(attributes_of_classes(profile)) {}

std::string_view DayMapReader::why_not(const ControlProfile& profile) {
    const std::set<std::string> names = attributes_asked_for(profile);
    if (profile.form != ControlForm::polygons) {
        return "the maps are settlements or lines of contact";
    }
    if (profile.has_layer_rules() || !profile.layer.empty()) {
        return "classes stand in files or layers of their own";
    }
    if (!profile.opening.crs.empty()) {
        return "the profile says in which CRS the maps are";
    }
    const bool are_plain = std::all_of(names.begin(), names.end(), [](const std::string& name) {
        // The id of a record is an attribute too, and no property.
        return name != "id" && is_ascii(name);
    });
    return are_plain ? ""
                     : "the profile asks for the id of records, or for a name in other letters";
}

DayMapReader::Attribute& DayMapReader::attribute(std::string_view name) {
    const auto known = attributes_.find(name);
    if (known != attributes_.end()) {
        return known->second;
    }
    Attribute attribute;
    attribute.is_asked_for = asked_for_.contains(std::string(name));
    attribute.may_be_meant =
        !attribute.is_asked_for && std::any_of(asked_for_.begin(), asked_for_.end(),
                                               [low = lower_case(name)](const std::string& asked) {
                                                   return lower_case(asked) == low;
                                               });
    return attributes_.emplace(name, attribute).first->second;
}

std::set<std::string> DayMapReader::attributes() const {
    std::set<std::string> names;
    for (const auto& [name, attribute] : attributes_) {
        if (attribute.kind != ValueKind::none) {
            names.insert(name);
        }
    }
    if (has_text_for_id_) {
        names.insert("id");
    }
    return names;
}

bool DayMapReader::read(std::string_view text, DayMap& map) {
    constexpr std::size_t most_attributes = 1000; // to keep from map to map
    if (attributes_.size() > most_attributes) {
        attributes_.clear();
    }
    for (auto& [name, attribute] : attributes_) {
        attribute.kind = ValueKind::none;
    }
    has_text_for_id_ = false;
    map.rings.clear();
    map.records.clear();
    if (!read_day_features(text, profile_.opening.under, profile_.only_polygons, all_, features_)) {
        return false;
    }
    for (const DayFeature& feature : features_) {
        if (!take_record(feature, map)) {
            return false;
        }
    }
    const auto rings_of = [](const auto& record) { return record.end_ring - record.first_ring; };
    map.drawn = map.records.size();
    std::size_t taken = 0;
    for (const DayMap::Record& record : map.records) {
        taken += rings_of(record);
    }
    if (taken == all_.rings.size()) {
        std::swap(map.rings, all_);
        return true;
    }
    for (DayMap::Record& record : map.records) {
        const std::size_t first = map.rings.rings.size();
        for (std::size_t i = record.first_ring; i < record.end_ring; ++i) {
            DayRings::RingSpan ring = all_.rings[i];
            const std::span<const GridPoint> points = all_.points_of(ring);
            ring.first = map.rings.points.size();
            map.rings.points.insert(map.rings.points.end(), points.begin(), points.end());
            map.rings.rings.push_back(ring);
        }
        record = {first, map.rings.rings.size(), record.level, record.control};
    }
    return !map.records.empty();
}

bool DayMapReader::take_record(const DayFeature& feature, DayMap& map) {
    record_.attributes.clear();
    has_text_for_id_ = has_text_for_id_ || feature.has_text_for_id;
    if (!Properties(feature.properties, *this).read(record_.attributes)) {
        return false;
    }
    if (feature.first_ring == feature.end_ring) {
        return true;
    }
    const std::optional<RecordClass>* meaning = meaning_of_record();
    if (meaning == nullptr) {
        return false;
    }
    if (*meaning && (*meaning)->control) {
        std::size_t first = feature.first_ring;
        for (std::size_t i = first + 1; i <= feature.end_ring; ++i) {
            if (i == feature.end_ring || (feature.is_collection && !all_.rings[i].is_hole)) {
                map.records.push_back({first, i, level_of(*(*meaning)->control, (*meaning)->group),
                                       *(*meaning)->control});
                first = i;
            }
        }
    }
    return true;
}

/// Patterns are asked once of the same values. nullptr: it is for the readers of src/sources.
const std::optional<RecordClass>* DayMapReader::meaning_of_record() {
    constexpr std::size_t most_meanings = 10'000;
    std::string values;
    for (const auto& [name, value] : record_.attributes) {
        values += fmt::format("{}:{}{}:{}", name.size(), name, value.size(), value);
    }
    const auto known = meanings_.find(values);
    if (known != meanings_.end()) {
        return &known->second;
    }
    if (meanings_.size() > most_meanings) {
        meanings_.clear();
    }
    try {
        const std::optional<RecordClass> meaning = classifier_.classify(record_, {});
        bool has_day = false;
        for (auto& [name, value] : record_.attributes) {
            if (!may_be_a_date(value)) {
                continue;
            }
            value = has_day ? std::string() : as_day_of_gdal(value);
            has_day = true;
            const std::optional<RecordClass> of_day = classifier_.classify(record_, {});
            if (value.empty() || of_day.has_value() != meaning.has_value() ||
                (meaning &&
                 (of_day->control != meaning->control || of_day->group != meaning->group))) {
                return nullptr;
            }
        }
        return &meanings_.emplace(std::move(values), meaning).first->second;
    } catch (const DataError&) {
        return nullptr;
    }
}

std::size_t DayMapReader::level_of(ControlClass control, const std::string& group) const {
    const auto rank = [](const auto& order, const auto& value) {
        return static_cast<std::size_t>(std::find(order.begin(), order.end(), value) -
                                        order.begin());
    };
    return profile_.group_precedence.empty() ? rank(profile_.precedence, control)
                                             : rank(profile_.group_precedence, group);
}

void DayMapReader::append(const ControlArea& area, DayMap& map) const {
    const std::size_t first = map.rings.rings.size();
    series::append(area.polygons, map.rings);
    map.records.push_back(
        {first, map.rings.rings.size(), level_of(area.control, area.group), area.control});
}

} // namespace demarc::series
