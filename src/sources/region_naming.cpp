// SPDX-License-Identifier: MIT
#include "sources/region_naming.hpp"

#include "sources/profile_fitting.hpp"

#include <utility>

namespace demarc {

namespace {

RegionNaming naming_by(const SurveyedLayer& layer, const std::string& attribute,
                       const RegionTable& regions) {
    RegionNaming naming{layer.name, attribute, {}, {}, {}, {}};
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

} // namespace

std::optional<RegionNaming> best_naming(const VectorSurvey& survey, const RegionTable& regions) {
    std::optional<RegionNaming> best;
    std::size_t most = regions.size() / 2;
    constexpr std::size_t max_records = 100; // more are districts or places, named like regions
    for (const SurveyedLayer& layer : survey.layers) {
        if (layer.records.size() > max_records) {
            continue;
        }
        for (const std::string& attribute : layer.attributes) {
            RegionNaming naming = naming_by(layer, attribute, regions);
            const std::size_t named = regions.size() - naming.missing.size();
            if (named > most) {
                most = named;
                best = std::move(naming);
            }
        }
    }
    return best;
}

} // namespace demarc
