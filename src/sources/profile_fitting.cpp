// SPDX-License-Identifier: MIT
#include "sources/profile_fitting.hpp"

#include "io/bytes.hpp"
#include "sources/control_records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <regex>
#include <set>

namespace demarc {

namespace {

bool has(const std::vector<std::string>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Whether profiles come into question for a file, by its name and what is in it.
class Fitting {
public:
    Fitting(const SourceSpec& spec, const VectorSurvey& survey) : spec_(spec), survey_(survey) {}

    /// Why the profile does not come into question; empty: it does.
    [[nodiscard]] std::string why_not(const ControlProfile& profile) const {
        if (const auto clear = decided_by_name(profile.source)) {
            return *clear;
        }
        const bool table = profile.form == ControlForm::settlements;
        if (table != is_table(spec_.file)) {
            return table ? "reads tables of settlements (CSV)" : "reads no CSV tables";
        }
        if (profile.form == ControlForm::line_of_contact) {
            return has_geometry("Line String") ? "" : "the file holds no lines";
        }
        if (profile.has_layer_rules()) {
            return has_layer_for(profile) ? "" : "no layer has a name its rules are about";
        }
        if (profile.attribute.empty()) {
            return profile.source.file_pattern.empty() ? "" : other_name(profile.source);
        }
        return has_attribute(profile.layer, profile.attribute) ? ""
                                                               : no_attribute(profile.attribute);
    }

    [[nodiscard]] std::string why_not(const BoundaryProfile& profile,
                                      const RegionTable& regions) const {
        if (const auto clear = decided_by_name(profile.source)) {
            return *clear;
        }
        if (is_table(spec_.file)) {
            return "reads no CSV tables";
        }
        if (!has_attribute(profile.layer, profile.attribute)) {
            return no_attribute(profile.attribute);
        }
        return names_a_region(profile, regions)
                   ? ""
                   : fmt::format("attribute '{}' names no region of Ukraine", profile.attribute);
    }

private:
    [[nodiscard]] std::optional<std::string> decided_by_name(const ProfileSource& source) const {
        if (!spec_.profile.empty()) {
            return source.id == spec_.profile ? "" : "another profile was asked for";
        }
        if (!source.file_pattern.empty() &&
            std::regex_search(file_name_of(spec_.file), std::regex(source.file_pattern))) {
            return "";
        }
        return std::nullopt;
    }

    [[nodiscard]] bool has_attribute(const std::string& layer, const std::string& attribute) const {
        return std::any_of(survey_.layers.begin(), survey_.layers.end(),
                           [&](const SurveyedLayer& candidate) {
                               return (layer.empty() || layer == candidate.name) &&
                                      has(candidate.attributes, attribute);
                           });
    }

    [[nodiscard]] bool has_layer_for(const ControlProfile& profile) const {
        const RecordClassifier classifier(profile);
        return std::any_of(survey_.layers.begin(), survey_.layers.end(),
                           [&](const SurveyedLayer& layer) {
                               return classifier.takes(input_name(spec_.file, layer.name));
                           });
    }

    [[nodiscard]] bool has_geometry(std::string_view kind) const {
        for (const SurveyedLayer& layer : survey_.layers) {
            for (const SurveyedRecord& record : layer.records) {
                if (record.geometry_type.find(kind) != std::string::npos) {
                    return true;
                }
            }
        }
        return false;
    }

    [[nodiscard]] bool names_a_region(const BoundaryProfile& profile,
                                      const RegionTable& regions) const {
        for (const SurveyedLayer& layer : survey_.layers) {
            for (const std::string& value : distinct_values(layer, profile.attribute)) {
                if (profile.aliases.contains(value) || regions.find(value)) {
                    return true;
                }
            }
        }
        return false;
    }

    static std::string no_attribute(const std::string& attribute) {
        return fmt::format("the file has no attribute '{}'", attribute);
    }

    static std::string other_name(const ProfileSource& source) {
        return fmt::format("files of this publisher have names like {}", source.file_pattern);
    }

    const SourceSpec& spec_;
    const VectorSurvey& survey_;
};

} // namespace

bool is_table(const std::string& file) {
    return file.ends_with(".csv") || file.ends_with(".CSV");
}

std::vector<std::string> distinct_values(const SurveyedLayer& layer, const std::string& attribute) {
    std::set<std::string> values;
    for (const SurveyedRecord& record : layer.records) {
        if (const auto value = record.attributes.find(attribute);
            value != record.attributes.end()) {
            values.insert(value->second);
        }
    }
    return {values.begin(), values.end()};
}

std::string why_unfit(const ControlProfile& profile, const SourceSpec& spec,
                      const VectorSurvey& survey) {
    return Fitting(spec, survey).why_not(profile);
}

std::string why_unfit(const BoundaryProfile& profile, const SourceSpec& spec,
                      const VectorSurvey& survey, const RegionTable& regions) {
    return Fitting(spec, survey).why_not(profile, regions);
}

} // namespace demarc
