// SPDX-License-Identifier: MIT
#include "tally/stock.hpp"

#include "tally/control_figure.hpp"
#include "tally/portion_room.hpp"

#include <algorithm>
#include <utility>

namespace demarc {

namespace {

/// What a portion adds to the classes of one layer.
void add_portion(std::array<Amount, max_classes>& sums, const Portion& portion,
                 const Partition& partition, const std::vector<FaceClasses>& classes,
                 std::size_t layer) {
    std::array<Holding, max_classes> holdings{};
    const double all_room = hold(holdings, portion, partition,
                                 [&](FaceIndex face) { return std::size_t{classes[face][layer]}; });
    for (std::size_t number = 0; number < max_classes; ++number) {
        sums[number] += amount_in(holdings[number], all_room, portion);
    }
}

/// What a portion comes to if it fills the faces in the order of their weights.
double filled(double amount, const std::vector<std::pair<double, double>>& room_by_weight) {
    double sum = 0;
    for (const auto& [weight, room] : room_by_weight) {
        const double part = std::min(amount, room);
        sum += part * weight;
        amount -= part;
    }
    return sum;
}

Amount portion_on(const Portion& portion, const Partition& partition,
                  const std::vector<double>& weights) {
    Amount amount;
    std::vector<std::pair<double, double>> rooms;
    for (std::size_t i = 0; i < portion.faces.size(); ++i) {
        const FaceIndex face = portion.faces[i];
        const double holds = std::max(portion.likely[i], square_kilometres(partition.faces[face]) *
                                                             portion.densest_per_km2);
        amount.best += portion.likely[i] * weights[face];
        rooms.emplace_back(weights[face], holds);
    }
    std::sort(rooms.begin(), rooms.end());
    amount.low = filled(portion.amount, rooms);
    std::reverse(rooms.begin(), rooms.end());
    amount.high = filled(portion.amount, rooms);
    return amount;
}

} // namespace

double Stock::in_region(const Partition& partition, RegionIndex region) const {
    double sum = 0;
    for (FaceIndex i = 0; i < certain.size(); ++i) {
        sum += partition.faces[i].region == region ? certain[i] : 0;
    }
    for (const Portion& portion : portions) {
        sum += portion.region == region ? portion.amount : 0;
    }
    return sum;
}

double Stock::in_country() const {
    double sum = 0;
    for (const double amount : certain) {
        sum += amount;
    }
    for (const Portion& portion : portions) {
        sum += portion.amount;
    }
    return sum;
}

std::size_t first_of_people(const std::vector<Stock>& stocks) {
    const auto found = std::find_if(stocks.begin(), stocks.end(), [](const Stock& stock) {
        return stock.people_of == PeopleOf::before_war;
    });
    return static_cast<std::size_t>(found - stocks.begin());
}

std::vector<FaceClasses> classes_of_faces(const PlanOutcomes& outcomes, const Partition& partition,
                                          ContestedReading contested) {
    std::vector<FaceClasses> classes(partition.faces.size());
    for (FaceIndex i = 0; i < classes.size(); ++i) {
        const ControlClass control = read_as(partition.faces[i].control, contested);
        for (std::size_t layer = 0; layer < all_layers.size(); ++layer) {
            classes[i][layer] = static_cast<std::uint8_t>(
                class_number(all_layers[layer], control, outcomes.faces[i]));
        }
    }
    return classes;
}

std::vector<ClassAmounts> amounts_by_class(const Stock& stock, const Partition& partition,
                                           std::size_t regions,
                                           const std::vector<FaceClasses>& classes) {
    std::vector<ClassAmounts> sums(regions + 1);
    for (FaceIndex i = 0; i < stock.certain.size(); ++i) {
        const double amount = stock.certain[i];
        if (amount == 0) {
            continue; // of most faces there is nothing
        }
        for (std::size_t layer = 0; layer < all_layers.size(); ++layer) {
            sums[partition.faces[i].region][layer][classes[i][layer]] += {amount, amount, amount};
        }
    }
    for (const Portion& portion : stock.portions) {
        for (std::size_t layer = 0; layer < all_layers.size(); ++layer) {
            add_portion(sums[portion.region][layer], portion, partition, classes, layer);
        }
    }
    ClassAmounts& country = sums.back();
    for (std::size_t region = 0; region < regions; ++region) {
        for (std::size_t layer = 0; layer < all_layers.size(); ++layer) {
            for (std::size_t number = 0; number < max_classes; ++number) {
                country[layer][number] += sums[region][layer][number];
            }
        }
    }
    return sums;
}

Amount amount_on(const Stock& stock, const Partition& partition,
                 const std::vector<double>& weights) {
    Amount sum;
    for (FaceIndex i = 0; i < stock.certain.size(); ++i) {
        const double amount = stock.certain[i] * weights[i];
        sum += {amount, amount, amount};
    }
    for (const Portion& portion : stock.portions) {
        sum += portion_on(portion, partition, weights);
    }
    return sum;
}

} // namespace demarc
