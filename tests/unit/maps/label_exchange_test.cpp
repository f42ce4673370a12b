// SPDX-License-Identifier: MIT
#include "maps/label_exchange.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <random>
#include <vector>

using namespace demarc;

namespace {

LabelPlace place_of(SheetBox box, double cost) {
    LabelPlace place;
    place.text.box = box;
    place.margin = 0;
    place.cost = cost;
    return place;
}

bool is_possible(const std::vector<LabelWish>& wishes,
                 const std::vector<std::optional<std::size_t>>& chosen) {
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        for (std::size_t k = i + 1; k < wishes.size(); ++k) {
            if (chosen[i] && chosen[k] &&
                exclude(wishes[i].places[*chosen[i]], wishes[k].places[*chosen[k]])) {
                return false;
            }
        }
    }
    return true;
}

// The least sum of all choices there are.
double least_cost(const std::vector<LabelWish>& wishes,
                  std::vector<std::optional<std::size_t>>& chosen, std::size_t label) {
    if (label == wishes.size()) {
        return is_possible(wishes, chosen) ? summed_cost(wishes, chosen) : 1e9;
    }
    chosen[label] = std::nullopt;
    double least = least_cost(wishes, chosen, label + 1);
    for (std::size_t i = 0; i < wishes[label].places.size(); ++i) {
        chosen[label] = i;
        least = std::min(least, least_cost(wishes, chosen, label + 1));
    }
    chosen[label] = std::nullopt;
    return least;
}

} // namespace

TEST_CASE("a label that holds the only place of another moves to its second") {
    const SheetBox left{0, 0, 10, 5};
    const SheetBox right{20, 0, 10, 5};
    const std::vector<LabelWish> wishes{{100, {place_of(left, 1), place_of(right, 2)}},
                                        {50, {place_of(left, 1)}}};
    const auto chosen = exchanged_places(wishes);
    CHECK(chosen[0] == 1U);
    CHECK(chosen[1] == 0U);
}

TEST_CASE("of two labels with one place the more important has it") {
    const SheetBox only{0, 0, 10, 5};
    const std::vector<LabelWish> wishes{{50, {place_of(only, 1)}}, {100, {place_of(only, 5)}}};
    const auto chosen = exchanged_places(wishes);
    CHECK(!chosen[0]);
    CHECK(chosen[1] == 0U);
}

TEST_CASE("a leader keeps off other names, their dots and other leaders") {
    LabelPlace led = place_of({0, 0, 10, 5}, 0);
    led.leader = {{10, 2}, {60, 2}};
    CHECK(exclude(led, place_of({30, 0, 10, 5}, 0)));
    CHECK(!exclude(led, place_of({30, 20, 10, 5}, 0)));
    LabelPlace dotted = place_of({30, 20, 10, 5}, 0);
    dotted.dot = {30, 1, 2, 2};
    CHECK(exclude(led, dotted));
    LabelPlace crossing = place_of({30, 20, 10, 5}, 0);
    crossing.leader = {{35, 20}, {35, -20}};
    CHECK(exclude(led, crossing));
}

TEST_CASE("chosen places never exclude each other and cost as good as the least there is") {
    std::mt19937 random(20251124);
    const auto number = [&](int below) {
        return static_cast<double>(random() % static_cast<unsigned>(below));
    };
    double least_sum = 0;
    double sum = 0;
    constexpr int worlds = 60;
    for (int world = 0; world < worlds; ++world) {
        std::vector<LabelWish> wishes;
        for (int i = 0; i < 6; ++i) {
            LabelWish wish{20 + number(80)};
            for (int k = 0; k < 4; ++k) {
                wish.places.push_back(place_of({number(60), number(30), 20, 10}, number(15)));
            }
            wishes.push_back(wish);
        }
        const auto chosen = exchanged_places(wishes);
        CHECK(is_possible(wishes, chosen));
        CHECK(chosen == exchanged_places(wishes));
        std::vector<std::optional<std::size_t>> any(wishes.size());
        const double least = least_cost(wishes, any, 0);
        CHECK(summed_cost(wishes, chosen) >= least - 1e-9);
        least_sum += least;
        sum += summed_cost(wishes, chosen);
    }
    CHECK(sum <= least_sum * 1.03);
}
