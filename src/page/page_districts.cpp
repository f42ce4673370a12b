// SPDX-License-Identifier: MIT
#include "page/page_districts.hpp"

#include "export/format.hpp"
#include "page/page_pool.hpp"
#include "page/page_stocks.hpp"
#include "words/district_words.hpp"

#include <map>
#include <string>
#include <vector>

namespace demarc {

namespace {

PageJson cell_of(const Study& study, const DistrictRow& row) {
    PageJson cell = PageJson::array(
        {number_of_change(row.class_name), rounded_km2(row.area), rounded_percent(row.share_pct),
         static_cast<int>(row.extent),
         row.readings.is_wide()
             ? PageJson::array({rounded_km2(row.readings.low), rounded_km2(row.readings.high)})
             : PageJson(0)});
    std::vector<Amount> amounts;
    for (const double amount : row.stocks) {
        amounts.push_back({amount, amount, amount});
    }
    append_amounts(cell, study, amounts);
    return cell;
}

bool is_all_kept(const PageJson& entry) {
    return entry.size() == 2 && entry[1][0] == number_of_change(name_of(Change::kept_by_ukraine)) &&
           entry[1][4] == 0;
}

/// The rows of one plan by district, each once for all plans.
PageJson rows_of(const Study& study, std::size_t scenario, PagePool& pool) {
    std::map<DistrictIndex, PageJson> entries;
    if (has_own_figures(study.scenarios[scenario], Layer::change)) {
        for (const DistrictRow& row : study.districts->rows[scenario]) {
            if (row.layer == Layer::change) {
                entries.emplace(row.district, PageJson::array({row.district}))
                    .first->second.push_back(cell_of(study, row));
            }
        }
    }
    PageJson list = PageJson::array();
    for (const auto& [district, entry] : entries) {
        if (!is_all_kept(entry)) {
            list.push_back(pool.add(entry));
        }
    }
    return list;
}

} // namespace

PageJson page_districts(const Study& study, PageTexts& texts) {
    if (!study.districts) {
        return nullptr;
    }
    const DistrictTally& tally = *study.districts;
    PageJson list = PageJson::array();
    for (const TalliedDistrict& one : tally.districts) {
        const Region& region = study.regions[one.district.region];
        list.push_back({one.district.is_whole_region
                            ? PageJson(texts.add(region.name_en, region.name_uk))
                            : PageJson(one.district.name),
                        one.district.region, rounded_km2(one.area), one.district.id});
    }
    PagePool pool;
    PageJson plans = PageJson::array();
    for (std::size_t i = 0; i < study.scenarios.size(); ++i) {
        const auto whole = texts.both(
            [&](const Language& l) { return districts_under_plan(study, i, l.tongue()); });
        plans.push_back({{"whole", whole}, {"rows", rows_of(study, i, pool)}});
    }
    return {{"title", texts.both([&](const Language& l) { return l.translated(tally.title); })},
            {"level", texts.both([&](const Language& l) { return l.translated(tally.level); })},
            {"list", std::move(list)},
            {"rows", pool.take()},
            {"plans", std::move(plans)}};
}

} // namespace demarc
