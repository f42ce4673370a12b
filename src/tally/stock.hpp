// SPDX-License-Identifier: MIT
#pragma once

#include "partition/partition.hpp"
#include "plans/evaluate.hpp"
#include "sources/boundary_set.hpp"
#include "sources/people_of.hpp"
#include "support/date.hpp"
#include "tally/layer.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// A part of a stock of which it is only known that it lies in one or more of some faces: a town
/// whose edge a line may pass, the villages of a region.
struct Portion {
    double amount = 0;
    RegionIndex region = 0;
    std::vector<FaceIndex> faces; ///< it may lie in any of these, all of its region
    std::vector<double> likely;   ///< by `faces`: the best guess; adds up to the amount
    double densest_per_km2 = 0;   ///< no land holds more of it; bounds what a speck may hold
};

/// What stands on the land, as a number over the faces of a partition: people, megawatts,
/// kilometres of rail. Tables, ranges and pages take it as it is, whatever it counts.
struct Stock {
    std::string id;           ///< "people"
    std::string title;        ///< "People", "Power plants"
    std::string unit;         ///< "people", "MW"
    std::string counts;       ///< what counts, in words: "residents before the full-scale war"
    std::optional<Date> date; ///< the day it is of
    std::optional<PeopleOf> people_of{}; ///< of people only
    std::vector<InputFile> files;
    std::vector<double> certain; ///< by FaceIndex: what lies in that face and nowhere else
    std::vector<Portion> portions;

    [[nodiscard]] double in_region(const Partition& partition, RegionIndex region) const;
    [[nodiscard]] double in_country() const;
};

/// The first stock of residents before the war; past the end where none is.
std::size_t first_of_people(const std::vector<Stock>& stocks);

/// How much of a stock: the best guess, and the least and most there may be.
struct Amount {
    double best = 0;
    double low = 0;
    double high = 0;

    Amount& operator+=(const Amount& other) {
        best += other.best;
        low += other.low;
        high += other.high;
        return *this;
    }
    friend Amount operator*(const Amount& amount, double weight) {
        return {amount.best * weight, amount.low * weight, amount.high * weight};
    }
};

/// The 5th, 50th and 95th percentile of a figure over samples of the line of contact.
using Percentiles = std::array<double, 3>;

/// The class of a face in each layer, by class_number().
using FaceClasses = std::array<std::uint8_t, all_layers.size()>;

/// The classes of all faces under a plan, contested land read in one way.
std::vector<FaceClasses> classes_of_faces(const PlanOutcomes& outcomes, const Partition& partition,
                                          ContestedReading contested);

/// Amounts by layer and class number.
using ClassAmounts = std::array<std::array<Amount, max_classes>, all_layers.size()>;

/// A stock by region, layer and class; the last entry is the country. Best guesses add up to the
/// stock in every layer.
///
/// A portion counts in full towards the most of every class that a face of it has, but for no more
/// than the land of that class holds at the portion's greatest density; towards the least of a
/// class counts what the faces of other classes cannot hold. Linear in faces and in the faces of
/// portions.
std::vector<ClassAmounts> amounts_by_class(const Stock& stock, const Partition& partition,
                                           std::size_t regions,
                                           const std::vector<FaceClasses>& classes);

/// How much of a stock a weight for each face comes to, 1 for land that counts, -1 for land that is
/// taken off. The least and the most: portions lie in faces of the least, or the greatest, weight
/// as far as these hold them.
Amount amount_on(const Stock& stock, const Partition& partition,
                 const std::vector<double>& weights);

} // namespace demarc
