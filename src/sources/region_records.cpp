// SPDX-License-Identifier: MIT
#include "sources/region_records.hpp"

#include "geometry/area.hpp"
#include "io/bytes.hpp"
#include "sources/attribute_names.hpp"
#include "sources/reading_notes.hpp"
#include "sources/record_filter.hpp"
#include "support/error.hpp"
#include "support/record_faults.hpp"
#include "support/text.hpp"
#include "support/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace demarc {

namespace {

/// What one attribute says; std::nullopt if it is not there or names no region.
std::optional<NamedRecord> named_by(const Feature& feature, const std::string& attribute,
                                    const BoundaryProfile& profile, const RegionTable& regions) {
    const auto value = feature.attributes.find(attribute);
    if (value == feature.attributes.end()) {
        return std::nullopt;
    }
    const auto alias = profile.aliases.find(value->second);
    const bool by_alias = alias != profile.aliases.end();
    const auto match = regions.match(by_alias ? alias->second : value->second);
    if (!match) {
        return std::nullopt;
    }
    return NamedRecord{
        &feature,
        {match->region, attribute, value->second, by_alias ? RegionMatchKind::alias : match->kind},
        match->could_be_around_city};
}

std::vector<std::string> attributes_of(const BoundaryProfile& profile) {
    std::vector<std::string> attributes{profile.attribute};
    attributes.insert(attributes.end(), profile.more_attributes.begin(),
                      profile.more_attributes.end());
    return attributes;
}

/// All attributes that name a region must name the same. \throws DataError if two do not
std::optional<NamedRecord> named(const Feature& feature, const BoundaryProfile& profile,
                                 const RegionTable& regions) {
    std::optional<NamedRecord> found;
    for (const std::string& attribute : attributes_of(profile)) {
        const auto here = named_by(feature, attribute, profile, regions);
        if (!here) {
            continue;
        }
        if (found && found->record.region != here->record.region && !here->could_be_around_city) {
            throw DataError(fmt::format(
                "{}: attribute {} '{}' is {}, but {} '{}' is {}", feature.where,
                found->record.attribute, found->record.value, regions[found->record.region].name_en,
                here->record.attribute, here->record.value, regions[here->record.region].name_en));
        }
        found = found ? found : here;
    }
    return found;
}

/// Why a record names no region, with the nearest name there is.
std::string why_unnamed(const Feature& feature, const BoundaryProfile& profile,
                        const RegionTable& regions) {
    std::vector<std::string> known = regions.known_names();
    for (const auto& [spelling, code] : profile.aliases) {
        known.push_back(spelling);
    }
    for (const std::string& attribute : attributes_of(profile)) {
        const auto value = feature.attributes.find(attribute);
        if (value == feature.attributes.end()) {
            continue;
        }
        const std::vector<std::string> near = near_words(value->second, known);
        return fmt::format("{}: attribute {} is '{}', which names no region of Ukraine{}",
                           feature.where, attribute, value->second,
                           near.empty()
                               ? ""
                               : fmt::format("; nearest is '{}' (a publisher's own spelling "
                                             "belongs into [aliases] of a profile)",
                                             near.front()));
    }
    return fmt::format("{}: {}, and profile '{}' takes the region from it", feature.where,
                       no_attribute(join(attributes_of(profile), "' or '"), feature.attributes),
                       profile.source.id);
}

/// Whether a record has no value in any attribute that may name its region.
bool leaves_names_blank(const Feature& feature, const BoundaryProfile& profile) {
    const std::vector<std::string> attributes = attributes_of(profile);
    return std::all_of(attributes.begin(), attributes.end(), [&](const std::string& attribute) {
        const auto value = feature.attributes.find(attribute);
        return value == feature.attributes.end() || trimmed(value->second).empty();
    });
}

const MultiPolygon& polygons_of(const NamedRecord& record) {
    return std::get<MultiPolygon>(record.feature->geometry);
}

/// Whether a record says "Kyiv" and not that it is the city. In Ukrainian the oblast has another
/// name, which publishers do not always give it.
bool is_named_alone(const NamedRecord& record, const Region& city) {
    return record.could_be_around_city ||
           normal_text(record.record.value) == normal_text(city.name_uk);
}

/// Whether one record is about as large as the city and the other as the oblast: by how many times
/// they differ, an outline out to sea or a coarse one does not matter.
bool are_sizes_of(const Region& city, const Region& oblast, const NamedRecord& smaller,
                  const NamedRecord& larger) {
    const auto is_about = [](const NamedRecord& record, SquareMetres official) {
        constexpr double most = 3;
        const double ratio = area_of(polygons_of(record)) / official;
        return ratio * most > 1 && ratio < most;
    };
    return is_about(smaller, city.official_603628) && is_about(larger, oblast.official_603628);
}

/// Names that say nothing to the region table, where something else named the region: perhaps
/// another place was meant.
void note_unknown_names(const std::vector<NamedRecord>& records, const BoundaryProfile& profile,
                        const RegionTable& regions, std::vector<InputNote>& notes) {
    for (const NamedRecord& record : records) {
        std::vector<std::string> unknown;
        for (const std::string& attribute : attributes_of(profile)) {
            const auto value = record.feature->attributes.find(attribute);
            if (value != record.feature->attributes.end() && !value->second.empty() &&
                !named_by(*record.feature, attribute, profile, regions)) {
                unknown.push_back(fmt::format("{} '{}'", attribute, value->second));
            }
        }
        if (!unknown.empty()) {
            notes.push_back({record.feature->where,
                             fmt::format("{} names no region; taken for {} by {} '{}'",
                                         join(unknown, ", "), regions[record.record.region].name_en,
                                         record.record.attribute, record.record.value)});
        }
    }
}

/// Attributes that the profile does not ask and that name another region than was taken.
void warn_of_other_names(const std::vector<NamedRecord>& records, const BoundaryProfile& profile,
                         const RegionTable& regions, std::vector<InputNote>& notes) {
    const std::vector<std::string> asked = attributes_of(profile);
    for (const NamedRecord& record : records) {
        std::vector<std::string> others;
        for (const auto& [attribute, value] : record.feature->attributes) {
            const auto match = regions.match(value);
            const bool other = match && match->region != record.record.region &&
                               !match->could_be_around_city &&
                               std::find(asked.begin(), asked.end(), attribute) == asked.end();
            if (other) {
                others.push_back(fmt::format("{} '{}'", attribute, value));
            }
        }
        if (!others.empty()) {
            notes.push_back(
                {record.feature->where,
                 fmt::format("is taken for {} by {} '{}', but {}",
                             regions[record.record.region].name_en, record.record.attribute,
                             record.record.value, join(others, ", ")),
                 "are codes or names exchanged? Mend the record, or leave the "
                 "attribute out of the file",
                 InputWarning::region_name});
        }
    }
}

} // namespace

std::vector<NamedRecord> named_records(const VectorLayer& layer, const BoundaryProfile& profile,
                                       const RegionTable& regions, PassedOver& passed_over,
                                       std::vector<InputNote>& notes) {
    std::vector<NamedRecord> records;
    RecordFaults faults;
    const RecordFilter filter(profile.filter);
    std::size_t filtered = 0;
    const bool some_have_names =
        std::any_of(layer.features.begin(), layer.features.end(),
                    [&](const Feature& feature) { return !leaves_names_blank(feature, profile); });
    for (const Feature& feature : layer.features) {
        if (!filter.passes(feature.attributes)) {
            ++filtered;
        } else if (!std::holds_alternative<MultiPolygon>(feature.geometry)) {
            passed_over.add(Lack::polygon, fmt::format("record {}", feature.id));
        } else {
            faults.collect([&] {
                auto record = named(feature, profile, regions);
                if (!record && leaves_names_blank(feature, profile) && some_have_names) {
                    passed_over.add(Lack::region, fmt::format("record {}", feature.id));
                    return;
                }
                if (!record) {
                    throw DataError(why_unnamed(feature, profile, regions));
                }
                records.push_back(std::move(*record));
            });
        }
    }
    faults.throw_if_any();
    if (filtered == layer.features.size()) {
        if (const std::string why =
                why_filter_is_blind(profile.filter, attributes_in(layer), profile.source.id);
            !why.empty()) {
            throw DataError(fmt::format("{}: {}", name_with_file(layer), why));
        }
    }
    if (filtered > 0) {
        notes.push_back(
            {name_with_file(layer),
             fmt::format("{} passed over by the filter of profile '{}'",
                         counted(filtered, "record was", "records were"), profile.source.id)});
    }
    return records;
}

void tell_city_and_oblast_apart(std::vector<NamedRecord>& records, const RegionTable& regions,
                                std::vector<InputNote>& notes) {
    for (NamedRecord& bare : records) {
        const Region& city = regions[bare.record.region];
        const auto oblast =
            is_named_alone(bare, city) ? regions.match(city.name_en + " oblast") : std::nullopt;
        if (!oblast) {
            continue;
        }
        std::string reason;
        for (const NamedRecord& other : records) {
            if (&other == &bare || other.record.region != bare.record.region) {
                continue;
            }
            if (!is_named_alone(other, city)) {
                reason = "since another record is the city";
            } else if (are_sizes_of(city, regions[oblast->region], other, bare)) {
                reason = fmt::format("since it has {} km² and another record of that name {}",
                                     grouped(area_of(polygons_of(bare)).km2()),
                                     grouped(area_of(polygons_of(other)).km2()));
            }
        }
        if (!reason.empty()) {
            bare.record.region = oblast->region;
            notes.push_back(
                {bare.feature->where, fmt::format("'{}' is taken for {}, {}", bare.record.value,
                                                  regions[oblast->region].name_en, reason)});
        }
    }
}

void note_other_names(const std::vector<NamedRecord>& records, const BoundaryProfile& profile,
                      const RegionTable& regions, std::vector<InputNote>& notes) {
    note_unknown_names(records, profile, regions, notes);
    warn_of_other_names(records, profile, regions, notes);
}

} // namespace demarc
