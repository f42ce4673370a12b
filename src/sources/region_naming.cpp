// SPDX-License-Identifier: MIT
#include "sources/region_naming.hpp"

#include "geometry/area.hpp"
#include "sources/class_suggestion.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace demarc {

namespace {

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

RegionNaming naming_by(const SurveyedLayer& layer, const std::string& attribute,
                       const RegionTable& regions) {
    RegionNaming naming{layer.name, attribute, {}, {}, {}, {}, {}};
    std::vector<std::size_t> records(regions.size());
    for (const std::string& value : distinct_values(layer, attribute)) {
        if (const auto region = regions.find(value)) {
            naming.matches.emplace_back(value, *region);
        } else {
            naming.unknown.push_back(value);
        }
    }
    for (const SurveyedRecord& record : layer.records) {
        const auto value = record.attributes.find(attribute);
        if (value != record.attributes.end()) {
            if (const auto region = regions.find(value->second)) {
                ++records[*region];
            }
        }
    }
    for (RegionIndex i = 0; i < regions.size(); ++i) {
        if (records[i] == 0) {
            naming.missing.push_back(i);
        } else if (records[i] > 1) {
            naming.repeated.push_back(i);
        }
    }
    return naming;
}

/// Whether every record is a region of about its official area: then a few of them, or one, are
/// regions as well, and not places or fronts that are called like one.
bool has_areas_of_regions(const SurveyedLayer& layer, const RegionNaming& naming,
                          const RegionTable& regions) {
    constexpr double least = 0.6;
    constexpr double most = 3; // Sevastopol with the sea before it
    if (!naming.unknown.empty() || !naming.repeated.empty()) {
        return false;
    }
    return std::all_of(
        layer.records.begin(), layer.records.end(), [&](const SurveyedRecord& record) {
            const auto value = record.attributes.find(naming.attribute);
            const auto* area =
                record.geometry ? std::get_if<MultiPolygon>(&*record.geometry) : nullptr;
            if (value == record.attributes.end() || area == nullptr) {
                return false;
            }
            const SquareMetres official = regions[*regions.find(value->second)].official_603628;
            const SquareMetres drawn = area_of(*area);
            return official * least < drawn && drawn < official * most;
        });
}

/// "Crimea" alone, as a map of control may have it, is no boundary set.
bool suggests_no_class(const RegionNaming& naming) {
    return std::any_of(naming.matches.begin(), naming.matches.end(), [](const auto& match) {
        return !class_suggested_by(match.first).has_value();
    });
}

} // namespace

std::optional<RegionNaming> best_naming(const VectorSurvey& survey, const RegionTable& regions) {
    std::optional<RegionNaming> best;
    std::size_t most = 0;
    constexpr std::size_t max_records = 100; // more are districts or places, named like regions
    for (const SurveyedLayer& layer : survey.layers) {
        if (layer.records.empty() || layer.records.size() > max_records) {
            continue;
        }
        std::vector<std::string> naming_some;
        for (const std::string& attribute : layer.attributes) {
            RegionNaming naming = naming_by(layer, attribute, regions);
            const std::size_t named = regions.size() - naming.missing.size();
            if (named > 0) {
                naming_some.push_back(attribute);
            }
            if (named > most &&
                (2 * named > regions.size() ||
                 (suggests_no_class(naming) && has_areas_of_regions(layer, naming, regions)))) {
                most = named;
                best = std::move(naming);
            }
        }
        if (best && best->layer == layer.name) {
            best->others = std::move(naming_some);
            std::erase(best->others, best->attribute);
        }
    }
    return best;
}

bool names_a_region(const VectorSurvey& survey, const RegionTable& regions) {
    const auto is_region = [&](const auto& attribute) {
        return regions.find(attribute.second).has_value();
    };
    return std::any_of(survey.layers.begin(), survey.layers.end(), [&](const SurveyedLayer& layer) {
        return std::any_of(
            layer.records.begin(), layer.records.end(), [&](const SurveyedRecord& record) {
                return std::any_of(record.attributes.begin(), record.attributes.end(), is_region);
            });
    });
}

} // namespace demarc
