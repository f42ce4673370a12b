// SPDX-License-Identifier: MIT
#include "tally/claim_people.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace demarc {

namespace {

/// Whether a count is of the people that a claim counts. Those who live there today move: near the
/// front half of them within a year.
bool is_of_same_people(const Claim& claim, const Stock& stock) {
    constexpr long most_days = 92;
    if (!stock.people_of || stock.people_of != claim.people_of) {
        return false;
    }
    return claim.people_of == PeopleOf::before_war ||
           (claim.date && stock.date &&
            std::abs((claim.date->days() - stock.date->days()).count()) <= most_days);
}

} // namespace

std::string why_other_people(const Claim& claim, const ClaimGround& ground) {
    const auto counts_some = [&](PeopleOf of) {
        return ground.stocks != nullptr &&
               std::any_of(ground.stocks->begin(), ground.stocks->end(),
                           [&](const Stock& stock) { return stock.people_of == of; });
    };
    const bool of_today = claim.people_of == PeopleOf::today;
    if (counts_some(*claim.people_of)) {
        return fmt::format(
            "The claim counts those who lived there on {}, and this run counts those "
            "of another day, or of one that is not stated: people move, so the two "
            "are not comparable.",
            claim.date ? claim.date->english() : "a day that it does not state");
    }
    if (counts_some(of_today ? PeopleOf::before_war : PeopleOf::today)) {
        return of_today ? "The claim counts those who live there today, and this run counts "
                          "residents before the full-scale war: the two are not comparable."
                        : "The claim counts residents before the full-scale war, and this run "
                          "counts those who live there today: the two are not comparable.";
    }
    if (counts_some(PeopleOf::not_stated)) {
        return fmt::format("The claim counts {}, and of the people that this run counts it is not "
                           "stated whose homes they are: the two are not comparable.",
                           of_today ? "those who live there today"
                                    : "residents before the full-scale war");
    }
    return "The claim counts people, and this run counts none.";
}

const Stock* people_counted(const Claim& claim, const ClaimGround& ground) {
    if (ground.stocks == nullptr) {
        return nullptr;
    }
    const auto found =
        std::find_if(ground.stocks->begin(), ground.stocks->end(),
                     [&](const Stock& stock) { return is_of_same_people(claim, stock); });
    return found == ground.stocks->end() ? nullptr : &*found;
}

} // namespace demarc
