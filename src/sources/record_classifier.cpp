// SPDX-License-Identifier: MIT
#include "sources/record_classifier.hpp"

#include "io/bytes.hpp"
#include "sources/attribute_names.hpp"
#include "support/error.hpp"
#include "support/text.hpp"
#include "support/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace demarc {

namespace {

std::vector<std::string> values_known_to(const ControlProfile& profile) {
    std::vector<std::string> values;
    for (const auto& [value, control] : profile.classes) {
        values.push_back(value);
    }
    return values;
}

} // namespace

RecordClassifier::RecordClassifier(const ControlProfile& profile)
    : profile_(profile), filter_(profile.filter) {
    for (const ClassRule& rule : profile.rules) {
        rules_.push_back({{rule.group, rule.control},
                          rule.input.empty() ? std::nullopt : std::optional(Pattern(rule.input)),
                          RecordFilter(rule.where)});
    }
}

bool RecordClassifier::takes(const std::string& input) const {
    return rules_.empty() || std::any_of(rules_.begin(), rules_.end(), [&](const Rule& rule) {
               return !rule.input || rule.input->fits(input);
           });
}

bool RecordClassifier::passes(const RecordFilter& filter, const Feature& record) const {
    try {
        return filter.passes(record.attributes);
    } catch (const DataError& error) {
        throw DataError(fmt::format("{}: a condition of profile '{}' on {}", record.where,
                                    profile_.source.id, error.what()));
    }
}

const RecordClassifier::Rule* RecordClassifier::fitting(const Feature& record,
                                                        const std::string& input) const {
    const auto rule = std::find_if(rules_.begin(), rules_.end(), [&](const Rule& one) {
        return (!one.input || one.input->fits(input)) && passes(one.conditions, record);
    });
    return rule == rules_.end() ? nullptr : &*rule;
}

RecordClass RecordClassifier::by_rules(const Feature& record, const std::string& input) const {
    if (const Rule* rule = fitting(record, input)) {
        return rule->result;
    }
    std::vector<std::string> values;
    std::set<std::string> asked;
    for (const Rule& rule : rules_) {
        for (const std::string& attribute : rule.conditions.attributes()) {
            if (!asked.insert(attribute).second) {
                continue;
            }
            const auto value = record.attributes.find(attribute);
            values.push_back(value == record.attributes.end()
                                 ? lacks(record, attribute)
                                 : fmt::format("{} is '{}'", value->first, value->second));
        }
    }
    throw DataError(fmt::format("{}: no rule of profile '{}' fits{}{}", record.where,
                                profile_.source.id, values.empty() ? "" : ": ",
                                join(values, ", ")));
}

/// Of a record without the attribute: that it has no value there, or that there is none, where it
/// has one in another case of letters.
std::string RecordClassifier::lacks(const Feature& record, const std::string& attribute) const {
    const bool has_it_in_other_case =
        std::any_of(record.attributes.begin(), record.attributes.end(), [&](const auto& one) {
            return lower_case(one.first) == lower_case(attribute);
        });
    return names_.contains(attribute) && !has_it_in_other_case
               ? fmt::format("attribute '{}' has no value", attribute)
               : no_attribute(attribute, record.attributes);
}

bool RecordClassifier::leaves_out(const Feature& record, const std::string& input) const {
    if (!passes(filter_, record)) {
        return true;
    }
    if (!rules_.empty()) {
        const Rule* rule = fitting(record, input);
        return rule != nullptr && !rule->result.control;
    }
    const auto value = record.attributes.find(profile_.attribute);
    if (profile_.constant || value == record.attributes.end()) {
        return false;
    }
    const std::optional<std::string> known = known_value(value->second, profile_);
    return known && !profile_.classes.at(*known);
}

std::optional<RecordClass> RecordClassifier::classify(const Feature& record,
                                                      const std::string& input) const {
    if (!passes(filter_, record)) {
        return std::nullopt;
    }
    if (!rules_.empty()) {
        return by_rules(record, input);
    }
    if (profile_.constant) {
        return RecordClass{std::string(name_of(*profile_.constant)), profile_.constant};
    }
    const auto value = record.attributes.find(profile_.attribute);
    if (value == record.attributes.end()) {
        throw DataError(fmt::format("{}: {}, and profile '{}' takes the class from it",
                                    record.where, lacks(record, profile_.attribute),
                                    profile_.source.id));
    }
    const std::string known = value_of_profile(value->second, profile_, record.where);
    return RecordClass{known, profile_.classes.at(known)};
}

std::string input_name(const std::string& file, const std::string& layer) {
    std::string name = std::filesystem::path(file_name_of(file)).stem().string() + " " + layer;
    std::replace(name.begin(), name.end(), '_', ' ');
    std::replace(name.begin(), name.end(), '-', ' ');
    return normal_text(name);
}

std::optional<std::string> known_value(const std::string& value, const ControlProfile& profile) {
    if (profile.classes.contains(value)) {
        return value;
    }
    std::string bare(trimmed(value));
    if (profile.classes.contains(bare)) {
        return bare;
    }
    std::string found = in_other_case(values_known_to(profile), bare);
    return found.empty() ? std::nullopt : std::optional(std::move(found));
}

void note_values_in_other_case(const std::set<std::string>& values, const ControlProfile& profile,
                               const std::string& where, std::vector<InputNote>& notes) {
    for (const std::string& value : values) {
        if (const auto known = known_value(value, profile); known && *known != value) {
            notes.push_back({where, fmt::format("value '{}' is taken for '{}' of profile '{}'",
                                                value, *known, profile.source.id)});
        }
    }
}

std::optional<ControlClass> class_of_value(const std::string& value, const ControlProfile& profile,
                                           const std::string& where) {
    return profile.classes.at(value_of_profile(value, profile, where));
}

std::string value_of_profile(const std::string& value, const ControlProfile& profile,
                             const std::string& where) {
    if (std::optional<std::string> found = known_value(value, profile)) {
        return *std::move(found);
    }
    const std::vector<std::string> known = values_known_to(profile);
    throw DataError(fmt::format("{}: {} is '{}', which profile '{}' does not know; it knows {}{}",
                                where, profile.attribute.empty() ? "the side" : profile.attribute,
                                value, profile.source.id, join(known, ", "),
                                did_you_mean(near_words(value, known))));
}

} // namespace demarc
