// SPDX-License-Identifier: MIT
#include "page/page_tiles.hpp"

#include "words/figures.hpp"

#include <cmath>
#include <optional>
#include <string>
#include <string_view>

namespace demarc {

namespace {

SquareMetres held_by_russia(const Tally& tally) {
    return tally.country(Layer::administration, name_of(Administration::russia));
}

/// "today 19.4%; with the line off by 1 km, from 110,000 km² to 120,000 km²"
std::string with_line_off(const Study& study, const Language& language, const std::string& note,
                          const std::string& low, const std::string& high) {
    const double km = study.line_error->km;
    const std::string range = language.say(
        "page_line_off", {language.length(km, km == std::round(km) ? 0 : 1), low, high});
    return note.empty() ? range : note + "; " + range;
}

} // namespace

PageJson page_tiles(const Study& study, const Scenario& scenario, PageTexts& texts) {
    const Tally& tally = scenario.tally;
    const bool present = scenario.plan.reference || says_nothing_on_land(scenario.plan);
    const double share = tally.country_share_pct(Layer::administration, "russia");
    const double now =
        study.scenarios.front().tally.country_share_pct(Layer::administration, "russia");
    PageJson list = PageJson::array();
    const auto tile = [&](std::string_view label, const auto& figure, const auto& note) {
        list.push_back({texts.both([&](const Language& l) { return l.say(label); }),
                        texts.both(figure), texts.both(note)});
    };
    tile(
        present ? "page_holds" : "page_would_hold",
        [&](const Language& l) { return l.percent(share); },
        [&](const Language& l) {
            const std::string note =
                present ? l.km2(held_by_russia(tally)) : l.say("page_today", {l.percent(now)});
            const TallyRow* row =
                tally.row(std::nullopt, Layer::administration, name_of(Administration::russia));
            return row != nullptr && row->line_error && row->line_error->moved.is_wide()
                       ? with_line_off(study, l, note, l.km2(row->line_error->moved.low),
                                       l.km2(row->line_error->moved.high))
                       : note;
        });
    const auto people_in = [&](Layer layer, std::string_view class_name) {
        return amount_in(tally, first_of_people(study.stocks), std::nullopt, layer, class_name);
    };
    const auto people = [&](std::string_view label, const Amount& amount) {
        if (amount.high >= 1) {
            tile(
                label,
                [&](const Language& l) { return people_for_readers(amount.best, l.tongue()); },
                [&](const Language& l) {
                    return l.say("page_people_range",
                                 {people_range_for_readers(amount.low, amount.high, l.tongue())});
                });
        }
    };
    if (present) {
        people("page_people_there", people_in(Layer::administration, "russia"));
        return list;
    }
    const Balance& balance = tally.balance;
    tile(
        "page_net",
        [&](const Language& l) { return l.signed_km2(balance.net_to_russia_without_zone()); },
        [&](const Language& l) {
            const std::string note =
                balance.to_demilitarised_zone > SquareMetres::from_km2(0.5)
                    ? l.say("page_net_zone", {l.signed_km2(balance.net_to_russia_with_zone())})
                    : std::string();
            if (!scenario.line_error || !scenario.line_error->net_without_zone.moved.is_wide()) {
                return note;
            }
            const AreaRange& moved = scenario.line_error->net_without_zone.moved;
            return with_line_off(study, l, note, l.signed_km2(moved.low), l.signed_km2(moved.high));
        });
    Amount moved;
    for (const Change change :
         {Change::passed_to_russia, Change::to_demilitarised_zone, Change::returned_to_ukraine}) {
        moved += people_in(Layer::change, name_of(change));
    }
    if (moved.high >= 1) {
        people("page_people_moved", moved);
    } else {
        people("page_people_open", people_in(Layer::change, name_of(Change::undetermined)));
    }
    return list;
}

} // namespace demarc
