// SPDX-License-Identifier: MIT
#pragma once

#include "partition/partition.hpp"
#include "plans/evaluate.hpp"
#include "plans/plan.hpp"
#include "tally/denominator.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// The layers of areas.csv. In each of them the classes add up to the whole.
enum class Layer { control, administration, legal_status, overlay, change, certainty };

inline constexpr std::array all_layers{Layer::control, Layer::administration, Layer::legal_status,
                                       Layer::overlay, Layer::change,         Layer::certainty};

std::string_view name_of(Layer layer);

/// One figure: how much of a region, or of the country, is in a class of a layer.
struct TallyRow {
    std::optional<RegionIndex> region; ///< nothing: the whole country
    Layer layer = Layer::control;
    std::string class_name;
    SquareMetres area;
    double share_of_region_pct = 0; ///< of the country for the country's row
    double share_of_country_pct = 0;
};

/// What a scenario changes on balance, Russia's side: area gained minus area given up.
struct Balance {
    SquareMetres passed_to_russia;
    SquareMetres returned_to_ukraine;
    SquareMetres to_demilitarised_zone; ///< left by Ukraine, held by neither army
    SquareMetres undetermined;          ///< left open by the plan

    /// A demilitarised zone that Ukraine leaves changes the sign of some balances: both are always
    /// given, and a caption says which it shows.
    [[nodiscard]] SquareMetres net_to_russia_without_zone() const {
        return passed_to_russia - returned_to_ukraine;
    }
    [[nodiscard]] SquareMetres net_to_russia_with_zone() const {
        return passed_to_russia + to_demilitarised_zone - returned_to_ukraine;
    }
};

/// Areas and shares of a scenario by region, layer and class: region rows in order of ISO code,
/// then the country; only classes that occur.
struct Tally {
    std::vector<TallyRow> rows;
    Balance balance;

    /// The country's area in a class; zero where it does not occur.
    [[nodiscard]] SquareMetres country(Layer layer, std::string_view class_name) const;
    [[nodiscard]] double country_share_pct(Layer layer, std::string_view class_name) const;
    [[nodiscard]] SquareMetres region(RegionIndex region, Layer layer,
                                      std::string_view class_name) const;
};

/// A plan applied to one control snapshot on one boundary set.
struct Scenario {
    Plan plan;
    PlanOutcomes outcomes; ///< with contested land read as the method says; `split`: as separate
    Tally tally;
};

/// Evaluates and measures a plan. Contested land that is `split` counts half by its outcome as
/// Ukrainian-held and half by its outcome as Russian-held.
Scenario make_scenario(const Plan& plan, const Partition& partition, const RegionTable& regions,
                       const Method& method);

/// Area and share of the country in some control classes, in one method.
struct ControlFigure {
    Method method;
    SquareMetres area;
    SquareMetres of;
    double share_pct = 0;
};
ControlFigure control_in(const std::vector<ControlClass>& classes, const Partition& partition,
                         const RegionTable& regions, const Method& method);

/// The land under Russian control, since before 2022 or after.
ControlFigure russian_control(const Partition& partition, const RegionTable& regions,
                              const Method& method);

/// Every area method x denominator x reconciliation x contested policy, in that order.
std::vector<Method> all_methods();

/// Russian control under every area method x denominator x reconciliation x contested policy, in
/// that order: the rows of methods.csv.
std::vector<ControlFigure> method_table(const Partition& partition, const RegionTable& regions);

} // namespace demarc
