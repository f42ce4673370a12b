// SPDX-License-Identifier: MIT
#include "sources/profile_fitting.hpp"

#include "io/bytes.hpp"
#include "io/vector_file.hpp"
#include "sources/attribute_names.hpp"
#include "sources/record_classifier.hpp"
#include "support/contains.hpp"
#include "support/error.hpp"
#include "support/pattern.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace demarc {

namespace {

/// Whether a profile fits one file, by its name and what is in it.
class ProfileFit {
public:
    explicit ProfileFit(const SurveyedFile& file) : file_(file), survey_(file.survey) {}

    /// Why the profile does not fit; empty: it does.
    [[nodiscard]] std::string why_not(const ControlProfile& profile) const {
        if (const auto clear = decided(profile.source, profile.opening.under)) {
            return *clear;
        }
        const bool table = profile.form == ControlForm::settlements;
        if (table != is_table(file_.spec.file)) {
            return table ? "reads tables of settlements (CSV)" : "reads no CSV tables";
        }
        if (profile.form == ControlForm::line_of_contact) {
            return has_geometry("Line String") ? "" : "the file holds no lines";
        }
        if (profile.has_layer_rules()) {
            return has_layer_for(profile) ? "" : "no layer has a name its rules are about";
        }
        if (!profile.rules.empty()) {
            return why_rules_do_not_fit(profile);
        }
        if (!profile.source.file_pattern.empty()) {
            return other_name(profile.source);
        }
        if (table) {
            return why_not_columns(profile);
        }
        const bool has_it =
            profile.attribute.empty() || has_attribute(profile.layer, profile.attribute);
        return has_it ? "" : no_attribute(profile.attribute, profile.layer);
    }

    [[nodiscard]] std::string why_not(const BoundaryProfile& profile, const RegionTable& regions,
                                      bool by_first) const {
        if (const auto clear = decided(profile.source, profile.opening.under)) {
            return *clear;
        }
        if (is_table(file_.spec.file)) {
            return "reads no CSV tables";
        }
        if (!profile.source.file_pattern.empty() && !sea_lies_beside(profile)) {
            return other_name(profile.source);
        }
        std::vector<std::string> attributes{profile.attribute};
        if (!by_first) {
            attributes.insert(attributes.end(), profile.more_attributes.begin(),
                              profile.more_attributes.end());
        }
        std::string reason = no_attribute(profile.attribute, profile.layer);
        for (const std::string& attribute : attributes) {
            if (has_attribute(profile.layer, attribute)) {
                if (names_regions(profile, attribute, regions)) {
                    return {};
                }
                reason =
                    fmt::format("attribute '{}' names no regions of Ukraine, or few", attribute);
            }
        }
        return reason;
    }

private:
    [[nodiscard]] std::optional<std::string> decided(const ProfileSource& source,
                                                     const std::string& under) const {
        if (!file_.spec.profile.empty()) {
            return source.id == file_.spec.profile ? "" : "another profile was asked for";
        }
        if (under != file_.under) {
            return fmt::format("looks for features under '{}' of a JSON document", under);
        }
        if (!source.file_pattern.empty() &&
            Pattern(source.file_pattern).fits(file_name_of(file_.spec.file))) {
            return "";
        }
        return std::nullopt;
    }

    /// A profile that cuts off a sea is worth trying where that file is.
    [[nodiscard]] bool sea_lies_beside(const BoundaryProfile& profile) const {
        const std::string& file = file_.spec.file;
        const std::string folder = file.substr(0, file.size() - file_name_of(file).size());
        return !profile.sea.empty() && file_exists(folder + profile.sea);
    }

    [[nodiscard]] bool has_attribute(const std::string& layer, const std::string& attribute) const {
        return std::any_of(survey_.layers.begin(), survey_.layers.end(),
                           [&](const SurveyedLayer& candidate) {
                               return is_read(layer, candidate) &&
                                      (contains(candidate.attributes, attribute) ||
                                       !in_other_case(candidate.attributes, attribute).empty());
                           });
    }

    /// As layer_to_read() would have it: the layer that was named, else that of the profile.
    [[nodiscard]] bool is_read(const std::string& layer, const SurveyedLayer& candidate) const {
        const std::string& wanted = file_.spec.layer.empty() ? layer : file_.spec.layer;
        const bool only = file_.spec.layer.empty() && survey_.layers.size() == 1;
        return wanted.empty() || wanted == "*" || only ||
               !layers_fitting({candidate.name}, wanted).empty();
    }

    [[nodiscard]] std::string why_not_columns(const ControlProfile& profile) const {
        for (const std::string& column :
             {profile.name_column, profile.lon_column, profile.lat_column, profile.attribute}) {
            if (!column.empty() && !has_attribute({}, column)) { // a profile may need no attribute
                return fmt::format("the table has no column '{}'", column);
            }
        }
        return {};
    }

    [[nodiscard]] bool has_layer_for(const ControlProfile& profile) const {
        const RecordClassifier classifier(profile);
        return std::any_of(survey_.layers.begin(), survey_.layers.end(),
                           [&](const SurveyedLayer& layer) {
                               return classifier.takes(input_name(file_.spec.file, layer.name));
                           });
    }

    /// Rules on attributes: the file is one of theirs if they know what to make of most areas that
    /// the filter leaves.
    [[nodiscard]] std::string why_rules_do_not_fit(const ControlProfile& profile) const {
        const RecordClassifier classifier(profile);
        std::size_t areas = 0;
        std::size_t known = 0;
        for (const SurveyedLayer& layer : survey_.layers) {
            if (!is_read(profile.layer, layer)) {
                continue;
            }
            for (const SurveyedRecord& record : layer.records) {
                const std::optional<bool> fit =
                    is_area(record) ? fits(classifier, record, layer) : std::nullopt;
                areas += fit ? 1 : 0;
                known += fit.value_or(false) ? 1 : 0;
            }
        }
        if (known > 0 && 2 * known >= areas) {
            return {};
        }
        return areas == 0   ? "the file holds no areas of the profile's"
               : known == 0 ? "its rules fit none of the areas"
                            : fmt::format("its rules fit {} of the {} areas", known, areas);
    }

    static bool is_area(const SurveyedRecord& record) {
        return record.geometry_type.find("Polygon") != std::string::npos ||
               record.geometry_type == "Geometry Collection";
    }

    /// Nothing for a record that the filter passes over.
    [[nodiscard]] std::optional<bool> fits(const RecordClassifier& classifier,
                                           const SurveyedRecord& record,
                                           const SurveyedLayer& layer) const {
        Feature feature;
        feature.attributes = record.attributes;
        try {
            const auto meaning =
                classifier.classify(feature, input_name(file_.spec.file, layer.name));
            return meaning ? std::optional(true) : std::nullopt;
        } catch (const DataError&) {
            return false;
        }
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

    /// Half of the records, or half of all regions: a town that is called like a region makes no
    /// boundary set.
    [[nodiscard]] bool names_regions(const BoundaryProfile& profile, const std::string& attribute,
                                     const RegionTable& regions) const {
        const RecordFilter filter(profile.filter);
        for (const SurveyedLayer& layer : survey_.layers) {
            std::set<RegionIndex> named;
            std::size_t passing = 0;
            for (const SurveyedRecord& record : layer.records) {
                const auto value = record.attributes.find(attribute);
                const bool passes = filter.passes(record.attributes);
                passing += passes ? 1 : 0;
                if (!passes || value == record.attributes.end()) {
                    continue;
                }
                const auto alias = profile.aliases.find(value->second);
                if (const auto region = regions.find(
                        alias == profile.aliases.end() ? value->second : alias->second)) {
                    named.insert(*region);
                }
            }
            if (2 * named.size() >= regions.size() ||
                (!named.empty() && 2 * named.size() >= passing)) {
                return true;
            }
        }
        return false;
    }

    /// Where several differ in the case of letters alone, none is it.
    [[nodiscard]] std::string no_attribute(const std::string& attribute,
                                           const std::string& layer) const {
        std::set<std::string> twins;
        for (const SurveyedLayer& candidate : survey_.layers) {
            for (const std::string& own : candidate.attributes) {
                if (is_read(layer, candidate) && lower_case(own) == lower_case(attribute)) {
                    twins.insert(own);
                }
            }
        }
        return twins.size() < 2
                   ? fmt::format("the file has no attribute '{}'", attribute)
                   : fmt::format("the file has no attribute '{}', and '{}' differ from it in the "
                                 "case of letters only",
                                 attribute, join({twins.begin(), twins.end()}, "' and '"));
    }

    static std::string other_name(const ProfileSource& source) {
        return fmt::format("its files have names like {}; if this is one of them, renamed, say "
                           "FILE:{}",
                           source.file_pattern, source.id);
    }

    const SurveyedFile& file_;
    const VectorSurvey& survey_;
};

} // namespace

std::string why_unfit(const ControlProfile& profile, const std::vector<SurveyedFile>& files) {
    if (files.size() > 1 && profile.form != ControlForm::polygons) {
        return "reads one file at a time";
    }
    std::string reason;
    for (const SurveyedFile& file : files) {
        const std::string here = ProfileFit(file).why_not(profile);
        if (here.empty() && profile.has_layer_rules()) {
            return {}; // what no rule is about is left unused, and is named
        }
        reason = reason.empty() ? here : reason;
    }
    return reason;
}

std::string why_unfit(const BoundaryProfile& profile, const std::vector<SurveyedFile>& files,
                      const RegionTable& regions, bool by_first) {
    return files.size() > 1 ? "reads one file at a time"
                            : ProfileFit(files.front()).why_not(profile, regions, by_first);
}

} // namespace demarc
