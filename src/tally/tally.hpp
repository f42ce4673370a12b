// SPDX-License-Identifier: MIT
#pragma once

#include "partition/partition.hpp"
#include "plans/evaluate.hpp"
#include "plans/plan.hpp"
#include "tally/denominator.hpp"
#include "tally/layer.hpp"
#include "tally/stock.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// The least and the largest value of a figure.
struct AreaRange {
    SquareMetres low;
    SquareMetres high;

    void add(SquareMetres area) {
        low = std::min(low, area);
        high = std::max(high, area);
    }
    [[nodiscard]] bool is_wide() const { return high - low > SquareMetres::from_km2(0.05); }
};

/// How far a figure goes with the line of contact; see line_error.hpp.
struct LineRange {
    AreaRange moved; ///< the line moved by the whole error towards either side
    std::optional<std::array<SquareMetres, 3>> percentiles; ///< 5th, 50th, 95th over samples
};

/// One figure: how much of a region, or of the country, is in a class of a layer.
struct TallyRow {
    std::optional<RegionIndex> region; ///< std::nullopt: the whole country
    Layer layer = Layer::control;
    std::string class_name;
    SquareMetres area;
    double share_of_region_pct = 0; ///< of the country for the country's row
    double share_of_country_pct = 0;
    AreaRange readings{}; ///< over all readings of what the plan leaves open
    std::optional<LineRange> line_error{};
    std::vector<Amount> stocks{}; ///< how much of each stock of the study stands there; the range
                                  ///< is also over the readings and the moved lines
    std::vector<Percentiles> stock_percentiles{}; ///< of the best guesses, with samples alone
};

/// What a scenario changes on balance, Russia's side: area gained minus area given up.
struct Balance {
    SquareMetres passed_to_russia;
    SquareMetres returned_to_ukraine;
    SquareMetres to_demilitarised_zone; ///< left by a side, held by neither army
    SquareMetres undetermined;          ///< left open by the plan
    SquareMetres overlaid;              ///< demilitarised, an economic zone ...: any overlay
    SquareMetres zone_left_by_russia{}; ///< part of to_demilitarised_zone: Russia holds it today

    /// A demilitarised zone that a side leaves changes the sign of some balances: both are always
    /// given, and a caption says which it shows. Counted as Russian, what Russia leaves is no loss.
    [[nodiscard]] SquareMetres net_to_russia_without_zone() const {
        return passed_to_russia - returned_to_ukraine - zone_left_by_russia;
    }
    [[nodiscard]] SquareMetres net_to_russia_with_zone() const {
        return passed_to_russia + (to_demilitarised_zone - zone_left_by_russia) -
               returned_to_ukraine;
    }
};

/// Areas and shares of a scenario by region, layer and class: region rows in order of ISO code,
/// then the country; only classes that occur, in the plan's own reading or in another one.
struct Tally {
    std::vector<TallyRow> rows;
    Balance balance;

    /// The row of a class; null where it does not occur. \param region the country's without one
    [[nodiscard]] const TallyRow* row(std::optional<RegionIndex> region, Layer layer,
                                      std::string_view class_name) const;

    /// The country's area in a class; zero where it does not occur.
    [[nodiscard]] SquareMetres country(Layer layer, std::string_view class_name) const;
    [[nodiscard]] double country_share_pct(Layer layer, std::string_view class_name) const;
    [[nodiscard]] SquareMetres region(RegionIndex region, Layer layer,
                                      std::string_view class_name) const;
};

/// What a plan makes of land other than leave it where it is, in the order in which it is told.
inline constexpr std::array land_in_question{Change::passed_to_russia,
                                             Change::to_demilitarised_zone,
                                             Change::returned_to_ukraine, Change::undetermined};

/// How much of a stock stands in a class; zeros where the class does not occur, or where nothing is
/// counted.
/// \param stock index into Study::stocks
/// \param region the country without one
Amount amount_in(const Tally& tally, std::size_t stock, std::optional<RegionIndex> region,
                 Layer layer, std::string_view class_name);

/// A balance over several readings.
struct BalanceRange {
    AreaRange passed_to_russia;
    AreaRange returned_to_ukraine;
    AreaRange to_demilitarised_zone;
    AreaRange undetermined;
    AreaRange overlaid;
    AreaRange net_without_zone;
    AreaRange net_with_zone;

    explicit BalanceRange(const Balance& first = {});
    void add(const Balance& balance);
};

/// What one open point does to the balance while all others stay as the plan has them.
struct Driver {
    std::string point;                ///< OpenPoint::id
    std::vector<std::string> options; ///< their titles
    BalanceRange alone;
};

/// What a plan comes to over all combinations of what it leaves open.
struct Envelope {
    std::size_t readings = 1;
    BalanceRange balance;
    std::vector<Driver> drivers; ///< in the order of the plan's options
    std::vector<bool> differs;   ///< by FaceIndex: whether readings differ in change or overlay
};

/// How far the balance goes with the line of contact.
struct BalanceLineError {
    LineRange net_without_zone;
    LineRange net_with_zone;
};

/// A plan applied to one control snapshot on one boundary set.
struct Scenario {
    Plan plan;
    PlanOutcomes outcomes; ///< with contested land read as the method says; `split`: as separate
    Tally tally;
    Envelope envelope;
    std::optional<BalanceLineError> line_error{};
};

/// Whether a row of a layer is a figure of the plan. A plan that says nothing on land has none of
/// its own: its rows of all layers but control are the present line, which is drawn for it.
inline bool has_own_figures(const Scenario& scenario, Layer layer) {
    return layer == Layer::control || !says_nothing_on_land(scenario.plan);
}

/// The rows and the balance of a plan's own reading. `outcomes` must be of the method's contested
/// policy; `split` is not possible here.
/// \pre method.contested != ContestedPolicy::split
Tally tally_of(const PlanOutcomes& outcomes, const Partition& partition, const RegionTable& regions,
               const Method& method, std::span<const Stock> stocks = {});

/// How the method has contested land read; `split` has no single reading: separate.
ContestedReading reading_of(ContestedPolicy policy);

/// The method a plan is measured in: where the plan says whose contested land is, it is that side's
/// in every layer of the plan's own figures.
Method method_for(const Plan& plan, const Method& method);

/// Evaluates and measures a plan in its own reading and, for the ranges, in every combination of
/// its options. Contested land that is `split` counts half by its outcome as
/// Ukrainian-held and half by its outcome as Russian-held. One evaluation, linear in the faces, for
/// each combination: at most max_variants.
///
///     const Scenario scenario = make_scenario(plan, partition, regions, method);
///     scenario.tally.balance; // what the plan moves, km²; scenario.envelope has its range
Scenario make_scenario(const Plan& plan, const Partition& partition, const RegionTable& regions,
                       const Method& method, std::span<const Stock> stocks = {});

} // namespace demarc
