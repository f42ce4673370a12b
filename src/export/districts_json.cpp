// SPDX-License-Identifier: MIT
#include "export/districts_json.hpp"

#include "export/format.hpp"
#include "words/figures.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace demarc {

namespace {

using Json = nlohmann::ordered_json;

Json amounts_by_name(const Study& study, const std::vector<double>& amounts) {
    Json counts = Json::object();
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        counts[study.stocks[i].id] = study.stocks[i].people_of
                                         ? rounded_people(amounts[i])
                                         : rounded(amounts[i], amount_decimals);
    }
    return counts;
}

} // namespace

nlohmann::ordered_json districts_json(const Study& study) {
    const DistrictTally& tally = *study.districts;
    Json list = Json::array();
    for (const TalliedDistrict& one : tally.districts) {
        list.push_back({{"id", one.district.id},
                        {"name", one.district.name},
                        {"region_code", study.regions[one.district.region].code.text()},
                        {"area_km2", rounded_km2(one.area)},
                        {"counts", amounts_by_name(study, one.stocks)},
                        {"control_km2", Json::object()}});
    }
    for (std::size_t i = 0; i < study.scenarios.size(); ++i) {
        for (const DistrictRow& row : tally.rows[i]) {
            if (row.layer == Layer::control) {
                list[row.district]["control_km2"][row.class_name] = rounded_km2(row.area);
            }
        }
    }
    return {{"id", tally.id}, {"title", tally.title}, {"level", tally.level}, {"list", list}};
}

nlohmann::ordered_json changed_districts_json(const Study& study, std::size_t scenario) {
    const DistrictTally& tally = *study.districts;
    Json list = Json::array();
    if (!has_own_figures(study.scenarios[scenario], Layer::change)) {
        return list;
    }
    for (const DistrictRow& row : tally.rows[scenario]) {
        const bool stays = row.class_name == name_of(Change::kept_by_ukraine) ||
                           row.class_name == name_of(Change::kept_by_russia);
        if (row.layer == Layer::change && !stays && row.extent != Extent::sliver) {
            list.push_back({{"id", tally.districts[row.district].district.id},
                            {"change", row.class_name},
                            {"area_km2", rounded_km2(row.area)},
                            {"share_of_district_pct", rounded_percent(row.share_pct)},
                            {"extent", name_of(row.extent)},
                            {"counts", amounts_by_name(study, row.stocks)}});
        }
    }
    return list;
}

} // namespace demarc
