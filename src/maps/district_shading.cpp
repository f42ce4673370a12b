// SPDX-License-Identifier: MIT
#include "maps/district_shading.hpp"

#include "words/figures.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>

namespace demarc {
namespace {

constexpr std::array bounds{10, 25, 50, 75, 100}; // upper ones of share_1 to share_5, in per cent

bool is_lost(const Outcome& outcome) {
    return outcome.before != Administration::russia &&
           (outcome.change == Change::passed_to_russia ||
            outcome.change == Change::to_demilitarised_zone);
}

bool is_meant(const Outcome& outcome, FillBy by) {
    return by == FillBy::lost || by == FillBy::people_lost
               ? is_lost(outcome)
               : outcome.after == Administration::russia;
}

} // namespace

double DistrictShade::share_pct(bool of_people_too) const {
    if (of_people_too) {
        return of_people > 0 ? 100 * people / of_people : 0;
    }
    return of_area.value > 0 ? 100 * (area / of_area) : 0;
}

bool DistrictShade::is_whole() const {
    return area >= of_area - sliver_bound(of_area);
}

bool DistrictShade::is_none() const {
    return area <= sliver_bound(of_area);
}

std::vector<DistrictShade> district_shades(const MapSubject& map) {
    const DistrictShapes& shapes = map.districts->shapes;
    const DistrictCut& cut = shapes.cut;
    std::vector<DistrictShade> shades(cut.districts.size());
    for (FaceIndex piece = 0; piece < cut.face_of.size(); ++piece) {
        const bool meant = is_meant(map.scenario.outcomes.faces[cut.face_of[piece]], map.fill);
        const SquareMetres area = cut.pieces.faces[piece].area(map.study.method.area);
        const double people = shapes.people.empty() ? 0 : shapes.people[piece];
        for (const DistrictShare& part : cut.shares[piece]) {
            DistrictShade& shade = shades[part.district];
            shade.of_area += area * part.share;
            shade.of_people += people * part.share;
            if (meant) {
                shade.area += area * part.share;
                shade.people += people * part.share;
            }
        }
    }
    return shades;
}

std::string shade_name(const DistrictShade& shade, FillBy by) {
    if (shade.is_none()) {
        return "share_0";
    }
    if (shade.is_whole()) {
        return "share_5";
    }
    const double share = shade.share_pct(is_of_people(by));
    const auto* bound =
        std::find_if(bounds.begin(), bounds.end() - 1, [&](int upper) { return share < upper; });
    return "share_" + std::to_string(bound - bounds.begin() + 1);
}

namespace {

/// The districts within the part shown, put together.
struct ShadeSum {
    std::size_t there = 0;
    std::size_t whole = 0;
    std::size_t some = 0; ///< whole ones too
    DistrictShade total;
};

void add(ShadeSum& sum, const DistrictShade& shade) {
    sum.there += shade.of_area.value > 0 ? 1 : 0;
    sum.whole += shade.is_whole() && !shade.is_none() ? 1 : 0;
    sum.some += shade.is_none() ? 0 : 1;
    sum.total.area += shade.area;
    sum.total.of_area += shade.of_area;
    sum.total.people += shade.people;
    sum.total.of_people += shade.of_people;
}

/// By shade_name().
std::map<std::string, ShadeSum> sums_by_shade(const MapSubject& map) {
    std::map<std::string, ShadeSum> sums;
    const std::vector<CutDistrict>& districts = map.districts->shapes.cut.districts;
    const std::vector<DistrictShade> shades = district_shades(map);
    for (DistrictIndex i = 0; i < districts.size(); ++i) {
        if (map.part.contains(districts[i].region) && shades[i].of_area.value > 0) {
            add(sums[shade_name(shades[i], map.fill)], shades[i]);
        }
    }
    return sums;
}

ShadeSum sum_of(const MapSubject& map) {
    ShadeSum all;
    const std::vector<CutDistrict>& districts = map.districts->shapes.cut.districts;
    const std::vector<DistrictShade> shades = district_shades(map);
    for (DistrictIndex i = 0; i < districts.size(); ++i) {
        if (map.part.contains(districts[i].region)) {
            add(all, shades[i]);
        }
    }
    return all;
}

/// "raions": the word of the language for what the districts are.
std::string level_word(const MapSubject& map, const char* form) {
    const std::string& level = map.districts->shapes.level;
    constexpr std::array known{"raions", "hromadas", "oblasts"};
    const bool is_known = std::find(known.begin(), known.end(), level) != known.end();
    return map.language.say((is_known ? level : std::string("districts")) + "_" + form);
}

std::string count_of(const MapSubject& map, std::size_t count) {
    return map.language.say("shade_count", {map.language.number(static_cast<double>(count), 0),
                                            level_word(map, count == 1 ? "one" : "many")});
}

std::string people_of(const MapSubject& map, double people) {
    return map.language.say("people_count", {people_for_readers(people, map.language.tongue())});
}

bool is_of_loss(const MapSubject& map) {
    return map.fill == FillBy::lost || map.fill == FillBy::people_lost;
}

/// "held", "held_now", "lost": the end of a key.
std::string key_end(const MapSubject& map) {
    return is_of_loss(map) ? "lost" : map.scenario.plan.reference ? "held_now" : "held";
}

} // namespace

std::vector<LegendRow> shade_rows(const MapSubject& map) {
    const std::map<std::string, ShadeSum> sums = sums_by_shade(map);
    const Language& language = map.language;
    std::vector<LegendRow> rows;
    for (const std::string& fill : all_fills(map.fill)) {
        const auto found = sums.find(fill);
        if (found == sums.end()) {
            continue;
        }
        const auto number = static_cast<std::size_t>(fill.back() - '0');
        LegendRow row;
        row.fill = fill;
        row.area = found->second.total.area;
        row.label = number == 0 ? language.say("shade_none")
                    : number == 1
                        ? language.say("shade_up_to", {std::to_string(bounds[0])})
                        : language.say("shade_between", {std::to_string(bounds.at(number - 2)),
                                                         std::to_string(bounds.at(number - 1))});
        row.figure = count_of(map, found->second.there);
        if (number > 0) {
            row.figure +=
                " · " + (is_of_people(map.fill) ? people_of(map, found->second.total.people)
                                                : language.km2(row.area));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string shade_heading(const MapSubject& map) {
    return map.language.say((is_of_people(map.fill) ? "shade_people_" : "shade_land_") +
                                key_end(map),
                            {level_word(map, "of_each")});
}

std::string shade_headline(const MapSubject& map) {
    const Language& language = map.language;
    const ShadeSum sum = sum_of(map);
    if (sum.some == 0) {
        return language.say("shade_headline_nothing_" + key_end(map));
    }
    if (is_of_people(map.fill)) {
        return language.say(
            "shade_headline_people_" + key_end(map),
            {people_of(map, sum.total.people), language.percent(sum.total.share_pct(true))});
    }
    const auto number = [&](std::size_t count) {
        return language.number(static_cast<double>(count), 0);
    };
    const char* extent = sum.whole == 0 ? "part_" : sum.some == sum.whole ? "whole_" : "land_";
    return language.say("shade_headline_" + std::string(extent) + key_end(map),
                        {number(sum.whole), number(sum.some - sum.whole), number(sum.there),
                         level_word(map, "many")});
}

std::string shade_standfirst(const MapSubject& map) {
    const Language& language = map.language;
    const ShadeSum sum = sum_of(map);
    if (is_of_people(map.fill)) {
        return language.say("shade_standfirst_people",
                            {count_of(map, sum.some), level_word(map, "of_each")});
    }
    return language.say(
        "shade_standfirst_land_" + key_end(map),
        {language.km2(sum.total.area), language.percent(sum.total.share_pct(false))});
}

std::string people_sentence(const MapSubject& map) {
    const std::vector<Stock>& stocks = map.study.stocks;
    const std::size_t people = first_of_people(stocks);
    if (people == stocks.size()) {
        return {};
    }
    const std::vector<Outcome>& outcomes = map.scenario.outcomes.faces;
    const auto lived_on = [&](const auto& meant) {
        std::vector<double> weights;
        for (FaceIndex i = 0; i < outcomes.size(); ++i) {
            const bool shown = map.part.contains(map.study.partition.faces[i].region);
            weights.push_back(shown && meant(outcomes[i]) ? 1 : 0);
        }
        return amount_on(stocks[people], map.study.partition, weights);
    };
    const auto say = [&](const char* key, const Amount& amount) {
        return map.language.say(
            key, {people_with_range(amount.best, amount.low, amount.high, map.language.tongue())});
    };
    constexpr double worth_a_sentence = 50;
    if (const Amount lost = lived_on(is_lost); lost.best > worth_a_sentence) {
        return say("people_lost", lost);
    }
    const Amount regained = lived_on(
        [](const Outcome& outcome) { return outcome.change == Change::returned_to_ukraine; });
    if (regained.best > worth_a_sentence) {
        return say("people_regained", regained);
    }
    const Amount held =
        lived_on([](const Outcome& outcome) { return outcome.before == Administration::russia; });
    return held.best > worth_a_sentence ? say("people_held", held) : std::string();
}

} // namespace demarc
