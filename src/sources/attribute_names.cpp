// SPDX-License-Identifier: MIT
#include "sources/attribute_names.hpp"

#include "sources/reading_notes.hpp"
#include "support/pattern.hpp"
#include "support/text.hpp"
#include "support/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace demarc {

std::string in_other_case(const std::vector<std::string>& names, const std::string& wanted) {
    std::string found;
    for (const std::string& name : names) {
        if (name == wanted || (lower_case(name) == lower_case(wanted) && !found.empty())) {
            return {};
        }
        found = lower_case(name) == lower_case(wanted) ? name : found;
    }
    return found;
}

std::string no_attribute(const std::string& wanted, const std::set<std::string>& names) {
    std::vector<std::string> twins;
    std::copy_if(names.begin(), names.end(), std::back_inserter(twins),
                 [&](const std::string& name) { return lower_case(name) == lower_case(wanted); });
    if (twins.size() > 1) {
        return fmt::format("there is no attribute '{}', and '{}' differ from it in the case of "
                           "letters only (name the one that is meant in a profile, or leave no "
                           "other in the file)",
                           wanted, join(twins, "' and '"));
    }
    const std::vector<std::string> near = near_words(wanted, {names.begin(), names.end()});
    return fmt::format("there is no attribute '{}'{}", wanted,
                       near.empty() ? "" : fmt::format("; there is '{}'", near.front()));
}

std::string no_attribute(const std::string& wanted,
                         const std::map<std::string, std::string>& attributes) {
    std::set<std::string> names;
    for (const auto& [name, value] : attributes) {
        names.insert(name);
    }
    return no_attribute(wanted, names);
}

std::string why_filter_is_blind(const std::map<std::string, std::string>& filter,
                                const std::set<std::string>& there, const std::string& profile) {
    for (const auto& [attribute, pattern] : filter) {
        if (!there.contains(attribute) && !Pattern(pattern).fits("")) {
            return fmt::format(
                "the filter of profile '{}' asks for '{}' and so passes no record: {}", profile,
                attribute, no_attribute(attribute, there));
        }
    }
    return {};
}

std::set<std::string> attributes_that_tell_class(const ControlProfile& profile) {
    std::set<std::string> names;
    if (profile.rules.empty() && !profile.constant) {
        names.insert(profile.attribute);
    }
    for (const ClassRule& rule : profile.rules) {
        for (const auto& [attribute, pattern] : rule.where) {
            names.insert(attribute);
        }
    }
    names.erase("");
    return names;
}

std::set<std::string> attributes_asked_for(const ControlProfile& profile) {
    std::set<std::string> names = attributes_that_tell_class(profile);
    names.insert({profile.attribute, profile.date_attribute});
    for (const auto& [attribute, pattern] : profile.filter) {
        names.insert(attribute);
    }
    names.erase("");
    return names;
}

std::set<std::string> attributes_asked_for(const BoundaryProfile& profile) {
    std::set<std::string> names{profile.more_attributes.begin(), profile.more_attributes.end()};
    names.insert(profile.attribute);
    for (const auto& [attribute, pattern] : profile.filter) {
        names.insert(attribute);
    }
    return names;
}

std::set<std::string> attributes_asked_for(const CountProfile& profile) {
    std::set<std::string> names{profile.sum, profile.name_column, profile.lon_column,
                                profile.lat_column};
    for (const auto& [attribute, pattern] : profile.filter) {
        names.insert(attribute);
    }
    names.erase("");
    return names;
}

std::set<std::string> attributes_asked_for(const DistrictProfile& profile) {
    std::set<std::string> names{profile.attribute};
    for (const auto& more :
         {profile.more_attributes, profile.name_attributes, profile.region_attributes}) {
        names.insert(more.begin(), more.end());
    }
    for (const auto& [attribute, pattern] : profile.filter) {
        names.insert(attribute);
    }
    names.erase("");
    return names;
}

std::set<std::string> attributes_in(const VectorLayer& layer) {
    std::set<std::string> names;
    for (const Feature& record : layer.features) {
        for (const auto& [name, value] : record.attributes) {
            names.insert(name);
        }
    }
    return names;
}

namespace {

/// Beside one of exactly this name, another in other letter case; empty: there is none.
std::string twin_of(const std::vector<std::string>& names, const std::string& wanted) {
    const auto twin = std::find_if(names.begin(), names.end(), [&](const std::string& name) {
        return name != wanted && lower_case(name) == lower_case(wanted);
    });
    const bool is_there = std::find(names.begin(), names.end(), wanted) != names.end();
    return is_there && twin != names.end() ? *twin : std::string();
}

} // namespace

std::set<std::string> adopt_attribute_names(VectorLayer& layer,
                                            const std::set<std::string>& asked_for,
                                            const std::string& profile,
                                            std::vector<InputNote>& notes) {
    std::set<std::string> there = attributes_in(layer);
    const std::vector<std::string> names(there.begin(), there.end());
    for (const std::string& wanted : asked_for) {
        const std::string own = in_other_case(names, wanted);
        const std::string where = name_with_file(layer);
        if (const std::string twin = twin_of(names, wanted);
            !twin.empty() && !asked_for.contains(twin)) {
            notes.push_back({where, fmt::format("attribute '{}' counts, not '{}'", wanted, twin)});
        }
        if (own.empty() || asked_for.contains(own)) {
            continue;
        }
        for (Feature& record : layer.features) {
            if (auto value = record.attributes.extract(own); !value.empty()) {
                value.key() = wanted;
                record.attributes.insert(std::move(value));
            }
        }
        notes.push_back({where, fmt::format("attribute '{}' is taken for '{}' of profile '{}'", own,
                                            wanted, profile)});
        there.erase(own);
        there.insert(wanted);
    }
    return there;
}

} // namespace demarc
