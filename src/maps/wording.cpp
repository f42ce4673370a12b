// SPDX-License-Identifier: MIT
#include "maps/wording.hpp"

#include "maps/district_shading.hpp"
#include "support/text.hpp"

#include <algorithm>
#include <cmath>

namespace demarc {
namespace {

Figure russian_now(const Tally& tally) {
    const Figure since_2022 = country_figure(tally, Layer::control, "russian");
    const Figure before = country_figure(tally, Layer::control, "russian_pre_2022");
    return {since_2022.area + before.area, since_2022.share_pct + before.share_pct};
}

std::string full_stop(std::string text) {
    if (!text.empty() && text.find_last_of(".!?") != text.size() - 1) {
        text += '.';
    }
    return text;
}

std::string present_sentences(const MapSubject& map) {
    const Language& language = map.language;
    const Tally& tally = map.scenario.tally;
    const Figure now = russian_now(tally);
    const Figure before = country_figure(tally, Layer::control, "russian_pre_2022");
    const Figure contested = country_figure(tally, Layer::control, "contested");
    std::string text =
        language.say("present_share", {language.date(map.study.control.date),
                                       language.percent(now.share_pct), language.km2(now.area)});
    text += before.area > worth_saying ? language.say("present_before", {language.km2(before.area)})
                                       : ".";
    if (contested.area > worth_saying) {
        text += " " + language.say("present_contested", {language.km2(contested.area)});
    }
    return text;
}

} // namespace

std::size_t figures_of_moves(const Balance& balance) {
    std::size_t figures = 0;
    for (const SquareMetres area :
         {balance.to_demilitarised_zone - balance.zone_left_by_russia, balance.passed_to_russia,
          balance.returned_to_ukraine, balance.zone_left_by_russia}) {
        figures += area > worth_saying ? 1 : 0;
    }
    return figures;
}

std::string moves_sentence(const Language& language, const Balance& balance) {
    const SquareMetres to_zone = balance.to_demilitarised_zone - balance.zone_left_by_russia;
    const bool zone = to_zone > worth_saying;
    const bool ceded = balance.passed_to_russia > worth_saying;
    std::vector<std::string> clauses;
    if (zone && ceded) {
        clauses.push_back(
            language.say("withdraw_ukraine_and_cede",
                         {language.km2(to_zone), language.km2(balance.passed_to_russia)}));
    } else if (zone) {
        clauses.push_back(language.say("withdraw_ukraine", {language.km2(to_zone)}));
    } else if (ceded) {
        clauses.push_back(language.say("cede", {language.km2(balance.passed_to_russia)}));
    }
    if (balance.returned_to_ukraine > worth_saying) {
        clauses.push_back(language.say("return", {language.km2(balance.returned_to_ukraine)}));
    }
    if (balance.zone_left_by_russia > worth_saying) {
        clauses.push_back(
            language.say("withdraw_russia", {language.km2(balance.zone_left_by_russia)}));
    }
    return full_stop(join(clauses, "; "));
}

namespace {

std::string net_sentence(const Language& language, const Balance& balance) {
    const std::string without = gain_in_words(language, balance.net_to_russia_without_zone());
    if (balance.to_demilitarised_zone > worth_saying) {
        return language.say("net_with_zone",
                            {without, gain_in_words(language, balance.net_to_russia_with_zone())});
    }
    return language.say("net", {without});
}

std::string buffer_sentence(const MapSubject& map) {
    const SquareMetres area = restricted_area(map);
    if (!(area > worth_saying)) {
        return {};
    }
    const Language& language = map.language;
    const Envelope& envelope = map.scenario.envelope;
    const AreaRange& range = envelope.balance.overlaid;
    const bool one_kind = !(envelope.balance.to_demilitarised_zone.high > worth_saying);
    const std::string what = hatch_label(language, "demilitarised", map.scenario);
    if (one_kind && range.is_wide()) {
        return language.say("buffer_range", {language.km2(area), what, language.km2(range.low),
                                             language.km2(range.high)});
    }
    return language.say("buffer", {language.km2(area), what});
}

/// What a range of the balance follows: the balance itself, none, or the plans that a text without
/// a word on land refers to.
enum class RangeAfter { balance, nothing_moved, other_plans };

std::string_view key_of(RangeAfter after) {
    switch (after) {
    case RangeAfter::balance:
        return "range";
    case RangeAfter::nothing_moved:
        return "range_alone";
    case RangeAfter::other_plans:
        break;
    }
    return "range_of_others";
}

/// The range of the balance, where readings differ in it.
std::string range_sentence(const Language& language, const Envelope& envelope, RangeAfter after) {
    const BalanceRange& balance = envelope.balance;
    const bool zone = balance.to_demilitarised_zone.high > worth_saying;
    if (envelope.readings < 2 ||
        !(balance.net_without_zone.is_wide() || (zone && balance.net_with_zone.is_wide()))) {
        return {};
    }
    // One figure where both ends read alike.
    const auto span = [&](const AreaRange& range) {
        const std::string from = language.signed_km2(range.low);
        const std::string to = language.signed_km2(range.high);
        return from == to ? from : language.say("span", {from, to});
    };
    const std::string key(key_of(after));
    if (!zone) {
        return language.say(key, {span(balance.net_without_zone)});
    }
    // Whether the zone counts can change the sign: neither range stands alone.
    return language.say(key + "_without_zone",
                        {span(balance.net_without_zone), span(balance.net_with_zone)});
}

std::string open_sentence(const Language& language, const Tally& tally) {
    const Figure open = country_figure(tally, Layer::change, "undetermined");
    if (!(open.area > worth_saying)) {
        return {};
    }
    return language.say("some_open", {language.km2(open.area), language.percent(open.share_pct)});
}

} // namespace

std::string gain_in_words(const Language& language, SquareMetres net) {
    const std::string size = language.km2({std::abs(net.value)});
    return language.signed_km2(net) == language.km2({}) ? language.say("net_same")
           : net.value > 0                              ? language.say("net_more", {size})
                                                        : language.say("net_less", {size});
}

SquareMetres restricted_area(const MapSubject& map) {
    SquareMetres area;
    for (FaceIndex i = 0; i < map.study.partition.faces.size(); ++i) {
        const Outcome& outcome = map.scenario.outcomes.faces[i];
        const bool restricted =
            outcome.overlay.demilitarised || outcome.overlay.heavy_arms_withdrawn;
        if (restricted && outcome.change != Change::to_demilitarised_zone &&
            map.part.contains(map.study.partition.faces[i].region)) {
            area += map.study.partition.faces[i].area(map.study.method.area);
        }
    }
    return area;
}

Figure country_figure(const Tally& tally, Layer layer, std::string_view class_name) {
    for (const TallyRow& row : tally.rows) {
        if (!row.region && row.layer == layer && row.class_name == class_name) {
            return {row.area, row.share_of_country_pct};
        }
    }
    return {};
}

SquareMetres whole_of(const Tally& tally, const std::vector<RegionIndex>& regions, Layer layer) {
    SquareMetres whole;
    for (const RegionIndex region : regions) {
        const auto row =
            std::find_if(tally.rows.begin(), tally.rows.end(), [&](const TallyRow& one) {
                return one.region == region && one.layer == layer && one.share_of_region_pct > 0;
            });
        if (row != tally.rows.end()) {
            whole += row->area * (100 / row->share_of_region_pct);
        }
    }
    return whole;
}

bool changes_nothing(const Scenario& scenario) {
    return std::all_of(scenario.outcomes.faces.begin(), scenario.outcomes.faces.end(),
                       [](const Outcome& outcome) {
                           const bool contested = outcome.before == Administration::undetermined &&
                                                  outcome.certainty != Certainty::undetermined;
                           return outcome.change == Change::kept_by_ukraine ||
                                  outcome.change == Change::kept_by_russia ||
                                  (outcome.change == Change::undetermined && contested);
                       });
}

std::string legend_label(const Language& language, std::string_view fill, bool present_only) {
    constexpr std::string_view by_administration = "administration_";
    if (present_only && fill.ends_with("_russia")) {
        return language.heading(ControlClass::russian, Length::brief);
    }
    if (present_only && fill.ends_with("_ukraine")) {
        return language.heading(ControlClass::ukrainian, Length::brief);
    }
    if (fill.ends_with("_contested")) {
        return language.heading(ControlClass::contested, Length::brief);
    }
    if (fill.ends_with("_zone")) {
        return language.heading(Change::to_demilitarised_zone);
    }
    if (fill.starts_with(by_administration)) {
        return as_heading(label_of(Layer::administration, fill.substr(by_administration.size()),
                                   language.tongue(), Length::full));
    }
    if (fill.starts_with("undetermined_")) {
        return language.say(fill);
    }
    return as_heading(label_of(Layer::change, fill, language.tongue(), Length::full));
}

std::string hatch_label(const Language& language, std::string_view hatch,
                        const Scenario& scenario) {
    if (hatch == "undetermined") {
        return label_of(Change::undetermined, language.tongue());
    }
    if (hatch != "demilitarised") {
        return language.say(hatch);
    }
    const auto any = [&](const auto& wanted) {
        return std::any_of(scenario.outcomes.faces.begin(), scenario.outcomes.faces.end(),
                           [&](const Outcome& outcome) { return wanted(outcome.overlay); });
    };
    const bool forces = any([](const Overlay& overlay) { return overlay.demilitarised; });
    const bool arms = any([](const Overlay& overlay) {
        return overlay.heavy_arms_withdrawn && !overlay.demilitarised;
    });
    return language.say(forces && arms ? "demilitarised_or_without_heavy_arms"
                        : arms         ? "without_heavy_arms"
                                       : "demilitarised");
}

std::string title(const MapSubject& map) {
    return map.language.name(map.scenario.plan.title_en, map.scenario.plan.title_uk);
}

std::string kicker(const MapSubject& map) {
    return kicker_after(map, map.language.say("kicker_plan"));
}

std::string kicker_after(const MapSubject& map, const std::string& subject) {
    const Plan& plan = map.scenario.plan;
    std::vector<std::string> parts;
    if (plan.reference) {
        parts = {map.language.say("kicker_present"), map.language.date(map.study.control.date)};
    } else {
        parts = {subject};
        if (!plan.status.empty()) {
            parts.push_back(map.language.translated(plan.status));
        }
        if (plan.date) {
            parts.push_back(map.language.date(*plan.date));
        }
        if (map.fill == FillBy::administration) {
            parts.push_back(map.language.say("kicker_administration"));
        }
    }
    if (!map.part.whole()) {
        parts.push_back(part_name(map));
    } else if (!map.part.place_en.empty()) {
        parts.push_back(map.language.name(map.part.place_en, map.part.place_uk));
    }
    return join(parts, "  ·  ");
}

std::string part_name(const MapSubject& map) {
    if (map.part.whole()) {
        return {};
    }
    if (map.part.name == "front" || map.part.name == "east" || map.part.name == "donbas") {
        return map.language.say("part_" + map.part.name);
    }
    std::vector<std::string> names;
    for (const RegionIndex index : map.part.regions) {
        const Region& region = map.study.regions[index];
        names.push_back(map.language.name(region.name_en, region.name_uk));
    }
    return join(names, ", ");
}

std::string legend_heading(const MapSubject& map) {
    if (is_by_district(map.fill)) {
        return shade_heading(map);
    }
    const std::string key = changes_nothing(map.scenario)        ? "legend_present"
                            : map.fill == FillBy::administration ? "legend_administration"
                                                                 : "legend_plan";
    const std::string unit = map.language.area_unit();
    return map.part.whole() ? map.language.say(key, {unit})
                            : map.language.say(key + "_part", {part_name(map), unit});
}

std::string subtitle(const MapSubject& map) {
    const Language& language = map.language;
    const Tally& tally = map.scenario.tally;
    const std::string buffer = buffer_sentence(map);
    if (says_nothing_on_land(map.scenario.plan)) {
        const std::string range =
            range_sentence(language, map.scenario.envelope, RangeAfter::other_plans);
        return language.say("says_nothing") + " " +
               language.say("holds_today", {language.percent(russian_now(tally).share_pct)}) +
               (range.empty() ? "" : " " + range);
    }
    if (changes_nothing(map.scenario)) {
        const std::string present = present_sentences(map);
        return buffer.empty() ? present : present + " " + buffer;
    }
    const std::string moves = moves_sentence(language, tally.balance);
    const std::string open = open_sentence(language, tally);
    const std::string now = language.percent(russian_now(tally).share_pct);
    std::vector<std::string> sentences;
    sentences.push_back(moves.empty() ? language.say("settles_nothing") : moves);
    if (!open.empty()) {
        sentences.push_back(open);
    }
    if (!moves.empty()) {
        const Figure after = country_figure(tally, Layer::administration, "russia");
        const std::string share = language.percent(after.share_pct);
        const std::string held = share == now ? "would_hold_same" : "would_hold";
        sentences.push_back(language.say(open.empty() ? held : held + "_until", {share, now}));
        sentences.push_back(net_sentence(language, tally.balance));
    } else {
        sentences.push_back(language.say("holds_today", {now}));
    }
    const std::string range =
        range_sentence(language, map.scenario.envelope,
                       moves.empty() ? RangeAfter::nothing_moved : RangeAfter::balance);
    for (const std::string& more : {buffer, range}) {
        if (!more.empty()) {
            sentences.push_back(more);
        }
    }
    return join(sentences, " ");
}

std::string range_line(const MapSubject& map) {
    const Language& language = map.language;
    const Scenario& scenario = map.scenario;
    if (scenario.plan.reference) {
        return {};
    }
    const bool moves = figures_of_moves(scenario.tally.balance) > 0;
    const std::string range = range_sentence(
        language, scenario.envelope,
        says_nothing_on_land(scenario.plan) ? RangeAfter::other_plans : RangeAfter::nothing_moved);
    std::vector<std::string> sentences;
    if (!range.empty()) {
        sentences.push_back(map.part.whole() ? range : language.say("whole_country", {range}));
    }
    if (const std::string buffer = buffer_sentence(map); moves && !buffer.empty()) {
        sentences.push_back(buffer);
    }
    return join(sentences, " ");
}

std::string contact_label(const MapSubject& map) {
    return map.language.say("contact_dated", {map.language.date(map.study.control.date)});
}

} // namespace demarc
