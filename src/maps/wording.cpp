// SPDX-License-Identifier: MIT
#include "maps/wording.hpp"

#include "support/text.hpp"

#include <algorithm>

namespace demarc {
namespace {

Figure russian_now(const Tally& tally) {
    const Figure since_2022 = country_figure(tally, Layer::control, "russian");
    const Figure before = country_figure(tally, Layer::control, "russian_pre_2022");
    return {since_2022.area + before.area, since_2022.share_pct + before.share_pct};
}

// Below this, an area is noise of the overlay and not worth a sentence.
constexpr SquareMetres worth_saying = SquareMetres::from_km2(0.5);

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

std::string moves_sentence(const Language& language, const Balance& balance) {
    std::vector<std::string> left_by_ukraine;
    const SquareMetres to_zone = balance.to_demilitarised_zone - balance.zone_left_by_russia;
    if (to_zone > worth_saying) {
        left_by_ukraine.push_back(language.say("leaves_zone", {language.km2(to_zone)}));
    }
    if (balance.passed_to_russia > worth_saying) {
        left_by_ukraine.push_back(
            language.say("leaves_russia", {language.km2(balance.passed_to_russia)}));
    }
    std::string text;
    if (!left_by_ukraine.empty()) {
        text = language.say("ukraine_leaves", {join(left_by_ukraine, language.say("and"))});
    }
    if (balance.returned_to_ukraine > worth_saying) {
        text += text.empty() ? "" : "; ";
        text += language.say("russia_leaves", {language.km2(balance.returned_to_ukraine)});
    }
    if (balance.zone_left_by_russia > worth_saying) {
        text += text.empty() ? "" : "; ";
        text += language.say("russia_leaves_zone", {language.km2(balance.zone_left_by_russia)});
    }
    return full_stop(text);
}

std::string net_sentence(const Language& language, const Balance& balance) {
    const std::string without = language.signed_km2(balance.net_to_russia_without_zone());
    if (balance.to_demilitarised_zone > worth_saying) {
        return language.say("net_with_zone",
                            {without, language.signed_km2(balance.net_to_russia_with_zone())});
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
        return language.say("buffer_range",
                            {language.km2(area), what, language.km2(range.low),
                             language.km2(range.high), std::to_string(envelope.readings)});
    }
    return language.say("buffer", {language.km2(area), what});
}

/// The range of the balance, where readings differ in it: of what the text leaves open or, of a
/// text that says nothing, of the plans it refers to.
std::string range_sentence(const Language& language, const Envelope& envelope,
                           bool of_other_plans = false) {
    const BalanceRange& balance = envelope.balance;
    const bool zone = balance.to_demilitarised_zone.high > worth_saying;
    if (envelope.readings < 2 ||
        !(balance.net_without_zone.is_wide() || (zone && balance.net_with_zone.is_wide()))) {
        return {};
    }
    // One figure where both ends read alike.
    const auto span = [&](SquareMetres low, SquareMetres high) {
        const std::string from = language.signed_km2(low);
        const std::string to = language.signed_km2(high);
        return from == to ? from : language.say("span", {from, to});
    };
    const std::string readings = std::to_string(envelope.readings - (of_other_plans ? 1 : 0));
    const std::string without = span(balance.net_without_zone.low, balance.net_without_zone.high);
    if (!zone) {
        return language.say(of_other_plans ? "range_of_others" : "range", {readings, without});
    }
    // Whether the zone counts can change the sign: neither range stands alone.
    return language.say(
        of_other_plans ? "range_of_others_without_zone" : "range_without_zone",
        {readings, without, span(balance.net_with_zone.low, balance.net_with_zone.high)});
}

std::string open_sentence(const Language& language, const Tally& tally) {
    const Figure open = country_figure(tally, Layer::change, "undetermined");
    if (!(open.area > worth_saying)) {
        return {};
    }
    return language.say("some_open", {language.km2(open.area), language.percent(open.share_pct)});
}

} // namespace

SquareMetres restricted_area(const MapSubject& map) {
    SquareMetres area;
    for (FaceIndex i = 0; i < map.study.partition.faces.size(); ++i) {
        const Outcome& outcome = map.scenario.outcomes.faces[i];
        const bool restricted =
            outcome.overlay.demilitarised || outcome.overlay.heavy_arms_withdrawn;
        if (restricted && outcome.change != Change::to_demilitarised_zone) {
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

std::string title(const MapSubject& map) {
    return map.language.name(map.scenario.plan.title_en, map.scenario.plan.title_uk);
}

std::string kicker(const MapSubject& map) {
    const Plan& plan = map.scenario.plan;
    std::vector<std::string> parts;
    if (plan.reference) {
        parts = {map.language.say("kicker_present"), map.language.date(map.study.control.date)};
    } else {
        parts = {map.language.say("kicker_plan")};
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
    }
    return join(parts, "  ·  ");
}

std::string part_name(const MapSubject& map) {
    if (map.part.whole()) {
        return {};
    }
    if (map.part.regions.size() > 1) {
        return map.language.say("part_" + map.part.name);
    }
    const Region& region = map.study.regions[map.part.regions.front()];
    return map.language.name(region.name_en, region.name_uk);
}

std::string legend_heading(const MapSubject& map) {
    const std::string key = changes_nothing(map.scenario)        ? "legend_present"
                            : map.fill == FillBy::administration ? "legend_administration"
                                                                 : "legend_plan";
    return map.part.whole() ? map.language.say(key)
                            : map.language.say(key + "_part", {part_name(map)});
}

std::string subtitle(const MapSubject& map) {
    const Language& language = map.language;
    const Tally& tally = map.scenario.tally;
    const std::string buffer = buffer_sentence(map);
    if (says_nothing_on_land(map.scenario.plan)) {
        const std::string range = range_sentence(language, map.scenario.envelope, true);
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
    for (const std::string& more : {buffer, range_sentence(language, map.scenario.envelope)}) {
        if (!more.empty()) {
            sentences.push_back(more);
        }
    }
    return join(sentences, " ");
}

std::string contact_label(const MapSubject& map) {
    return map.language.say("contact_dated", {map.language.date(map.study.control.date)});
}

} // namespace demarc
