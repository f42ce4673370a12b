// SPDX-License-Identifier: MIT
#include "page/page_tiles.hpp"

#include "words/figures.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace demarc {

namespace {

SquareMetres held_by_russia(const Tally& tally) {
    return tally.country(Layer::administration, name_of(Administration::russia));
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
            return present ? l.km2(held_by_russia(tally)) : l.say("page_today", {l.percent(now)});
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
            return balance.to_demilitarised_zone > SquareMetres::from_km2(0.5)
                       ? l.say("page_net_zone", {l.signed_km2(balance.net_to_russia_with_zone())})
                       : std::string();
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
