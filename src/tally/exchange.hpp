// SPDX-License-Identifier: MIT
#pragma once

#include "partition/partition.hpp"
#include "plans/evaluate.hpp"
#include "sources/control_snapshot.hpp"
#include "sources/gazetteer.hpp"
#include "sources/input_note.hpp"
#include "tally/district_parts.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// Land that is in one hand on one side of a comparison and in another on the other.
struct ExchangeRow {
    RegionIndex region = 0;
    std::string from; ///< "ukraine", "russia", "demilitarised_zone", "contested" ...
    std::string to;
    SquareMetres area;
    std::vector<Amount> stocks{}; ///< what stands on it, by Exchange::stocks
};

/// What of a district changes hands.
struct DistrictExchange {
    DistrictIndex district = 0;
    std::string from;
    std::string to;
    SquareMetres area;
    std::vector<double> stocks{}; ///< the best guess, by Exchange::stocks
};

/// A town in such land.
struct TownMove {
    NamedPlace place;
    std::string from;
    std::string to;
};

/// What changes hands between two plans or two days. Exchanged the other way round, every row has
/// its hands swapped and the same area.
struct Exchange {
    std::vector<ExchangeRow> rows;     ///< by region, then hands
    std::vector<ExchangeRow> overlays; ///< between two plans: land under another overlay, whoever
                                       ///< holds it; classes of the layer for hands
    std::vector<ExchangeRow> legal;    ///< the same of legal status
    std::vector<TownMove> towns;       ///< by falling population
    /// Between two days: by how much the publisher's own polygons changed beyond what changed
    /// hands, because he drew coast or border anew.
    std::optional<SquareMetres> border_redrawn;
    std::vector<Stock> stocks{};                ///< what is counted beside land
    std::vector<DistrictExchange> districts{};  ///< by district, then hands, where asked for
    std::vector<Amount> net_stocks{};           ///< as net_to_russia()
    std::vector<Amount> net_stocks_with_zone{}; ///< as net_to_russia_with_zone()

    /// Of two days: what shows once either map is cut (input_warnings.hpp).
    std::vector<InputNote> warnings{};

    [[nodiscard]] SquareMetres area(std::string_view from, std::string_view to) const;
    /// How much of a stock stands on that land. \param stock index into `stocks`
    [[nodiscard]] Amount amount(std::size_t stock, std::string_view from,
                                std::string_view to) const;
    /// Area that Russia has in the second and not in the first, minus the other way round.
    [[nodiscard]] SquareMetres net_to_russia() const;
    /// The same with a demilitarised zone that Ukraine leaves counted as Russian.
    [[nodiscard]] SquareMetres net_to_russia_with_zone() const;
    /// Whether there is such a zone on either side, so that both figures have to be given.
    [[nodiscard]] bool has_zone() const;
    /// Everything that is in another hand.
    [[nodiscard]] SquareMetres total() const;
};

/// Who holds a face under an outcome, a demilitarised zone kept apart.
std::string hand_of(const Outcome& outcome);

/// What is counted on the faces of a comparison, beside their areas.
struct CountedBeside {
    std::vector<Stock> stocks;
    std::vector<DistrictPart> parts; ///< what of a face belongs to which district
};
using CountBeside = std::function<CountedBeside(const FaceLocator&)>;

/// Between two plans on one partition.
Exchange compare_plans(const PlanOutcomes& first, const PlanOutcomes& second,
                       const Partition& partition, AreaMethod method,
                       const std::vector<NamedPlace>& places, const CountBeside& count = {});

/// Between two days on one boundary set: both front lines are cut into one partition, each with its
/// outer limit reconciled as asked, so that every face has the class of either day.
/// \throws GeometryError
Exchange compare_days(const BoundarySet& boundaries, const ControlSnapshot& first,
                      const ControlSnapshot& second, const RegionTable& regions,
                      Reconcile reconcile, AreaMethod method, const std::vector<NamedPlace>& places,
                      const CountBeside& count = {});

/// An area that readers know.
struct KnownArea {
    std::string name;
    SquareMetres area;
    std::string source;
};

/// Reads geodata/places/areas.csv. \throws ConfigError
std::vector<KnownArea> read_known_areas(const std::filesystem::path& csv);

/// "about the size of Luxembourg", "1.8 times the size of Luxembourg"; empty below 1 km² or without
/// known areas.
std::string comparison(SquareMetres area, const std::vector<KnownArea>& known);

} // namespace demarc
