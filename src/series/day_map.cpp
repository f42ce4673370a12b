// SPDX-License-Identifier: MIT
#include "series/day_map.hpp"

#include "io/json_cursor.hpp"
#include "io/plain_geojson.hpp"
#include "sources/attribute_names.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

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

/// The properties of a record, those that are asked for.
class Properties : private JsonCursor {
public:
    Properties(std::string_view text, const std::set<std::string>& asked_for)
        : JsonCursor(text), asked_for_(asked_for) {}

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
        const std::string name(key);
        if (!asked_for_.contains(name)) {
            // Another letter case may be meant, see adopt_attribute_names().
            return value(0) && std::none_of(asked_for_.begin(), asked_for_.end(),
                                            [low = lower_case(name)](const std::string& asked) {
                                                return lower_case(asked) == low;
                                            });
        }
        skip_blanks();
        const char* begin = at_;
        if (!value(0)) {
            return false;
        }
        const std::string_view text(begin, static_cast<std::size_t>(at_ - begin));
        if (text == "null") {
            return true;
        }
        if (text.front() == '"') {
            const auto parsed = nlohmann::json::parse(text, nullptr, false); // escapes
            return parsed.is_string() && into.emplace(name, parsed.get<std::string>()).second;
        }
        constexpr std::size_t max_digits = 9;
        const bool is_small_number = text.size() <= max_digits && text.front() != '0' &&
                                     text.find_first_not_of("0123456789") == text.npos;
        return is_small_number && into.emplace(name, text).second;
    }

    const std::set<std::string>& asked_for_;
};

} // namespace

DayMapReader::DayMapReader(const ControlProfile& profile)
    : profile_(profile), classifier_(profile), asked_for_(attributes_asked_for(profile)) {
    asked_for_.erase(profile.date_attribute);
}

bool DayMapReader::fits(const ControlProfile& profile) {
    const std::set<std::string> names = attributes_asked_for(profile);
    return profile.form == ControlForm::polygons && !profile.has_layer_rules() &&
           profile.layer.empty() && profile.opening.crs.empty() && profile.gaps.empty() &&
           profile.whole_before_2022.empty() && profile.part_before_2022.empty() &&
           std::all_of(names.begin(), names.end(), [&](const std::string& name) {
               // The id of a record is an attribute too, and no property.
               return name != "id" && is_ascii(name);
           });
}

bool DayMapReader::read(std::string_view text, DayMap& map) {
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
    if (!asked_for_.empty() && !read_attributes(feature.properties)) {
        return false;
    }
    try {
        const std::optional<RecordClass> meaning = classifier_.classify(record_, {});
        if (meaning && meaning->control) {
            map.records.push_back({feature.first_ring, feature.end_ring,
                                   level_of(*meaning->control, meaning->group), *meaning->control});
        }
    } catch (const DataError&) {
        return false;
    }
    return true;
}

bool DayMapReader::read_attributes(std::string_view properties) {
    const auto& found = record_.attributes;
    return Properties(properties, asked_for_).read(record_.attributes) &&
           std::none_of(found.begin(), found.end(),
                        [](const auto& one) { return may_be_a_date(one.second); });
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
