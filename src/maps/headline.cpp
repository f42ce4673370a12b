// SPDX-License-Identifier: MIT
#include "maps/headline.hpp"

#include "maps/district_shading.hpp"
#include "maps/part_figures.hpp"
#include "support/text.hpp"
#include "words/figures.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

namespace demarc {
namespace {

// Two or three digits: what a reader keeps. The exact figure is in the legend.
std::string rounded_km2(const Language& language, SquareMetres area) {
    const double size = language.in_area_unit(area);
    const double step = size >= 1000 ? 100 : size >= 100 ? 10 : 0;
    return language.km2(step > 0 ? language.of_area_unit(std::round(size / step) * step) : area);
}

std::string rounded_percent(const Language& language, double percent) {
    constexpr double small = 0.05; // of the figure
    const double whole = std::round(percent);
    if (whole < 1 || whole > 99 || std::abs(whole - percent) > small * percent) {
        return language.percent(percent);
    }
    return language.number(whole, 0) + std::string(gap_before("%", language.tongue(), "\u00a0")) +
           "%";
}

// "Донецька область" as in "решта Донецької області". English has no cases.
std::string genitive(const Language& language, const Region& region) {
    if (language.tongue() == Tongue::english) {
        return region.name_en;
    }
    constexpr std::string_view oblast = "ька область";
    std::string name = region.name_uk;
    if (name.ends_with(oblast)) {
        return name.substr(0, name.size() - oblast.size()) + "ької області";
    }
    for (const auto& [nominative, other] :
         {std::pair<std::string_view, std::string_view>{"Автономна Республіка Крим", "Криму"},
          {"Київ", "Києва"},
          {"Севастополь", "Севастополя"}}) {
        if (name == nominative) {
            return std::string(other);
        }
    }
    return name;
}

// The same as short as newspapers write it: "Donetsk", "Донецької області".
std::string short_genitive(const Language& language, const Region& region) {
    constexpr std::string_view oblast = " Oblast";
    std::string name = genitive(language, region);
    if (name.ends_with(oblast)) {
        name.resize(name.size() - oblast.size());
    }
    return name == "Autonomous Republic of Crimea" ? "Crimea" : name;
}

// What shares are of, after "of": "the country", "Donetsk Oblast", "these regions".
std::string of_part(const MapSubject& map, const char* country) {
    if (map.part.whole()) {
        return map.language.say(country);
    }
    if (map.part.regions.size() > 1) {
        return map.language.say("headline_of_regions");
    }
    const Region& region = map.study.regions[map.part.regions.front()];
    const std::string name = genitive(map.language, region);
    return name == region.name_en && name.starts_with("Autonomous")
               ? short_genitive(map.language, region)
               : name;
}

// "Crimea" for the republic's full name.
std::string short_part_name(const MapSubject& map) {
    const bool one = map.part.regions.size() == 1;
    return one && map.study.regions[map.part.regions.front()].code.text() == "UA-43"
               ? map.language.say("headline_crimea")
               : part_name(map);
}

bool is_all(double percent) {
    constexpr double crumbs = 0.05;
    return percent > 100 - crumbs;
}

struct Loss {
    std::vector<RegionIndex> regions; ///< those that lose most, in order of the loss
    SquareMetres area;                ///< what they lose
    bool is_rest = false;             ///< after it Ukraine has none of them
};

// Where Ukraine loses land, without what is too small to be named.
Loss main_loss(const MapSubject& map, SquareMetres all) {
    constexpr double small = 0.03;
    const Tally& tally = map.scenario.tally;
    Loss loss{{}, {}, true};
    std::vector<std::pair<double, RegionIndex>> found;
    for (RegionIndex region = 0; region < map.study.regions.size(); ++region) {
        if (!map.part.contains(region)) {
            continue;
        }
        MapSubject one = map;
        one.part = {"", {region}};
        const SquareMetres lost = lost_by_ukraine(part_balance(one));
        if (lost.value > small * all.value) {
            found.emplace_back(lost.value, region);
            const SquareMetres kept =
                tally.region(region, Layer::change, name_of(Change::kept_by_ukraine));
            loss.area += lost;
            loss.is_rest = loss.is_rest && kept.value < small * part_area(one).value;
        }
    }
    std::sort(found.rbegin(), found.rend());
    for (const auto& [lost, region] : found) {
        loss.regions.push_back(region);
    }
    return loss;
}

// "Donetsk", "Donetsk, Zaporizhzhia and Kherson"
std::string names_of(const MapSubject& map, const std::vector<RegionIndex>& regions) {
    std::vector<std::string> names;
    for (const RegionIndex region : regions) {
        names.push_back(short_genitive(map.language, map.study.regions[region]));
    }
    if (map.language.tongue() == Tongue::ukrainian && names.size() > 1) {
        // "Донецької, Запорізької та Херсонської областей"
        constexpr std::string_view oblast = " області";
        if (std::all_of(names.begin(), names.end(),
                        [&](const std::string& name) { return name.ends_with(oblast); })) {
            for (std::string& name : names) {
                name.resize(name.size() - oblast.size());
            }
            names.back() += " областей";
        }
    }
    if (names.size() < 2) {
        return join(names, "");
    }
    const std::string last = names.back();
    names.pop_back();
    return map.language.say("headline_and", {join(names, ", "), last});
}

std::string loss_headline(const MapSubject& map, const Balance& balance) {
    const Language& language = map.language;
    const SquareMetres lost = lost_by_ukraine(balance);
    // A zone is left; what Russia takes over is lost.
    const bool ceded = balance.passed_to_russia.value > lost.value / 2;
    const Loss main = main_loss(map, lost);
    const SquareMetres whole = part_area(map);
    const auto figures = [&](SquareMetres area) {
        return std::pair{rounded_km2(language, area),
                         rounded_percent(language, area / whole * 100)};
    };
    constexpr std::size_t few = 4;
    if (main.is_rest && !main.regions.empty() && main.regions.size() <= few) {
        const auto [area, share] = figures(main.area);
        const std::string of = map.part.regions.size() == 1 ? language.say("headline_of_region")
                                                            : of_part(map, "headline_of_country");
        return language.say(ceded ? "headline_lose_rest" : "headline_leave_rest",
                            {names_of(map, main.regions), area, share, of});
    }
    const auto [area, share] = figures(lost);
    const SquareMetres left = left_by_russia(balance);
    if (left.value > lost.value / 2) {
        return language.say(ceded ? "headline_lose_regain" : "headline_leave_regain",
                            {area, rounded_km2(language, balance.returned_to_ukraine)});
    }
    return language.say(ceded ? "headline_lose" : "headline_leave",
                        {area, share, of_part(map, "headline_of_country")});
}

std::string gain_headline(const MapSubject& map, const Balance& balance) {
    const Language& language = map.language;
    const SquareMetres left = left_by_russia(balance);
    const std::string of = of_part(map, "headline_of_country");
    if (balance.zone_left_by_russia > balance.returned_to_ukraine) {
        return language.say("headline_russia_leaves",
                            {rounded_km2(language, left),
                             rounded_percent(language, left / part_area(map) * 100), of});
    }
    const SquareMetres after = part_figure(map, Layer::administration, "russia").area;
    return language.say(
        after > worth_saying ? "headline_regain" : "headline_regain_all",
        {rounded_km2(language, balance.returned_to_ukraine),
         rounded_percent(language, balance.returned_to_ukraine / part_area(map) * 100), of});
}

// Of land that stays with who has it.
std::string holding_headline(const MapSubject& map) {
    const Language& language = map.language;
    const Figure held = held_now(map);
    const bool plan = !map.scenario.plan.reference;
    if (!map.part.whole() && (!(held.area > worth_saying) || is_all(held.share_pct))) {
        const bool russia = held.area > worth_saying;
        return language.say(russia ? "headline_all_russia" : "headline_all_ukraine",
                            {short_part_name(map), rounded_km2(language, part_area(map))});
    }
    const std::vector<std::string> figures{rounded_percent(language, held.share_pct),
                                           of_part(map, "headline_of_ukraine"),
                                           rounded_km2(language, held.area)};
    if (says_nothing_on_land(map.scenario.plan)) {
        return language.say("headline_silent", figures);
    }
    if (const SquareMetres buffer = restricted_area(map); plan && buffer > worth_saying) {
        return language.say("headline_buffer",
                            {figures[0], figures[1], rounded_km2(language, buffer),
                             hatch_label(language, "demilitarised", map.scenario)});
    }
    return language.say(plan ? "headline_keep" : "headline_hold", figures);
}

// Today's holdings exactly, and what is contested or without arms.
std::string holding_standfirst(const MapSubject& map) {
    const Language& language = map.language;
    const Figure now = held_now(map);
    if (!map.part.whole() && !map.scenario.plan.reference &&
        (!(now.area > worth_saying) || is_all(now.share_pct))) {
        return language.say("standfirst_untouched");
    }
    if (!(now.area > worth_saying)) {
        return {};
    }
    const SquareMetres before = part_figure(map, Layer::control, "russian_pre_2022").area;
    const SquareMetres contested = part_figure(map, Layer::control, "contested").area;
    std::string more;
    if (const SquareMetres buffer = restricted_area(map); buffer > worth_saying) {
        more = language.say(
            "buffer", {language.km2(buffer), hatch_label(language, "demilitarised", map.scenario)});
    } else if (contested > worth_saying) {
        more = language.say("present_contested", {language.km2(contested)});
    }
    std::string text = language.say(
        "standfirst_hold", {language.date(map.study.control.date), language.percent(now.share_pct),
                            of_part(map, "headline_of_ukraine"), language.km2(now.area)});
    // With a third figure to come there is no room for a fourth.
    text += !(before > worth_saying) || !more.empty() ? "."
            : now.area - before > worth_saying
                ? language.say("present_before", {language.km2(before)})
                : language.say("present_before_all");
    return more.empty() ? text : text + " " + more;
}

} // namespace

std::string headline(const MapSubject& map) {
    if (is_by_district(map.fill)) {
        return shade_headline(map);
    }
    const Balance balance = part_balance(map);
    const SquareMetres lost = lost_by_ukraine(balance);
    const SquareMetres left = left_by_russia(balance);
    const SquareMetres open = balance.undetermined;
    const bool says_something = !says_nothing_on_land(map.scenario.plan) &&
                                !changes_nothing(map.scenario) && !map.scenario.plan.reference;
    // What Ukraine would give up is the news before what is left open.
    if (says_something && open > left && open > worth_saying && !(lost > worth_saying)) {
        return map.language.say("headline_open",
                                {rounded_km2(map.language, open),
                                 rounded_percent(map.language, open / part_area(map) * 100),
                                 of_part(map, "headline_of_country")});
    }
    if (says_something && lost > worth_saying && !(left > lost)) {
        return loss_headline(map, balance);
    }
    if (says_something && left > worth_saying) {
        return gain_headline(map, balance);
    }
    return holding_headline(map);
}

std::string standfirst(const MapSubject& map) {
    if (is_by_district(map.fill)) {
        return shade_standfirst(map);
    }
    const Language& language = map.language;
    if (says_nothing_on_land(map.scenario.plan)) {
        return language.say("says_nothing");
    }
    Balance balance = part_balance(map);
    constexpr std::size_t most = 3;
    if (figures_of_moves(balance) > most) {
        balance.zone_left_by_russia = {}; // the legend has it
    }
    const std::size_t figures = figures_of_moves(balance);
    const bool open = !changes_nothing(map.scenario) && balance.undetermined > worth_saying;
    if (figures == 0 && !open) {
        return holding_standfirst(map);
    }
    std::string text =
        figures > 0 ? moves_sentence(language, balance) : language.say("settles_nothing");
    if (open && figures < most) {
        text += " " + language.say("standfirst_open", {language.km2(balance.undetermined)});
    } else if (figures + 2 <= most) {
        const std::string now = language.percent(held_now(map).share_pct);
        const std::string after =
            language.percent(part_figure(map, Layer::administration, "russia").share_pct);
        const std::string of = of_part(map, "headline_of_ukraine");
        text += " " + (after == now ? language.say("standfirst_same", {after, of})
                                    : language.say("standfirst_after", {after, of, now}));
    } else if (figures < most && !(balance.to_demilitarised_zone > worth_saying)) {
        text += " " + language.say("net",
                                   {gain_in_words(language, balance.net_to_russia_without_zone())});
    }
    return text;
}

std::string sheet_kicker(const MapSubject& map) {
    return kicker_after(map, title(map));
}

} // namespace demarc
