// SPDX-License-Identifier: MIT
#include "tally/exchange.hpp"

#include "io/csv_file.hpp"
#include "support/error.hpp"
#include "support/text.hpp"
#include "tally/day_overlay.hpp"
#include "tally/input_warnings.hpp"
#include "tally/labelled_amounts.hpp"
#include "tally/towns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <tuple>

namespace demarc {

namespace {

std::string hand_of(ControlClass control) {
    return is_russian(control)                  ? "russia"
           : control == ControlClass::ukrainian ? "ukraine"
                                                : "contested";
}

using Hand = std::function<std::string(FaceIndex)>;

constexpr std::string_view zone_hand = "demilitarised_zone";

/// The faces that have one label on the first side and another on the second: by region and labels.
struct Moves {
    std::vector<ExchangeRow> rows;    ///< without figures; then those of all other faces
    std::vector<std::size_t> of_face; ///< into `rows`; past the end: nothing moves
};

Moves moves_between(const Partition& partition, const Hand& first, const Hand& second) {
    using Key = std::tuple<RegionIndex, std::string, std::string>;
    std::vector<Key> keys;
    std::map<Key, std::size_t> numbers;
    for (FaceIndex i = 0; i < partition.faces.size(); ++i) {
        keys.emplace_back(partition.faces[i].region, first(i), second(i));
        if (std::get<1>(keys.back()) != std::get<2>(keys.back())) {
            numbers[keys.back()] = 0;
        }
    }
    Moves moves;
    for (auto& [key, number] : numbers) {
        number = moves.rows.size();
        moves.rows.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), {}});
    }
    for (const Key& key : keys) {
        const auto found = numbers.find(key);
        moves.of_face.push_back(found == numbers.end() ? moves.rows.size() : found->second);
    }
    return moves;
}

/// Land that has one label on the first side and another on the second, and what stands there.
std::vector<ExchangeRow> rows_between(const Partition& partition, const Hand& first,
                                      const Hand& second, AreaMethod method,
                                      const std::vector<Stock>& stocks) {
    Moves moves = moves_between(partition, first, second);
    std::vector<ExchangeRow>& rows = moves.rows;
    for (FaceIndex i = 0; i < partition.faces.size(); ++i) {
        if (moves.of_face[i] < rows.size()) {
            rows[moves.of_face[i]].area += partition.faces[i].area(method);
        }
    }
    for (const Stock& stock : stocks) {
        const std::vector<Amount> amounts =
            amounts_by_label(stock, partition, moves.of_face, rows.size() + 1);
        for (std::size_t row = 0; row < rows.size(); ++row) {
            rows[row].stocks.push_back(amounts[row]);
        }
    }
    // Where one line is noded with another its bends move by less than the grid's 0.1 mm.
    constexpr SquareMetres noise{10};
    std::erase_if(rows, [&](const ExchangeRow& row) { return row.area < noise; });
    return rows;
}

/// The same by district.
std::vector<DistrictExchange> districts_between(const Partition& partition, const Hand& first,
                                                const Hand& second, AreaMethod method,
                                                const CountedBeside& counted) {
    std::map<std::tuple<DistrictIndex, std::string, std::string>, DistrictExchange> sums;
    for (const DistrictPart& part : counted.parts) {
        std::string from = first(part.face);
        std::string to = second(part.face);
        if (from == to) {
            continue;
        }
        DistrictExchange& sum = sums[{part.district, from, to}];
        sum.district = part.district;
        sum.from = std::move(from);
        sum.to = std::move(to);
        sum.area += partition.faces[part.face].area(method) * part.share;
        sum.stocks.resize(counted.stocks.size());
        for (std::size_t i = 0; i < sum.stocks.size(); ++i) {
            sum.stocks[i] += part.stocks[i];
        }
    }
    std::vector<DistrictExchange> rows;
    constexpr SquareMetres noise{10};
    for (auto& [key, row] : sums) {
        if (!(row.area < noise)) {
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

/// 1 where it counts as Russian on the second side only, -1 where on the first only.
template<typename IsRussian>
double balance_weight(const std::string& from, const std::string& to, const IsRussian& counts) {
    return (counts(to) ? 1 : 0) - (counts(from) ? 1 : 0);
}

bool is_russias(const std::string& hand) {
    return hand == "russia";
}

bool is_russias_or_zone(const std::string& hand) {
    return hand == "russia" || hand == zone_hand;
}

/// How much of each stock is Russian on the second side and not on the first, less the other way
/// round.
template<typename IsRussian>
std::vector<Amount> net_stocks_of(const std::vector<Stock>& stocks, const Partition& partition,
                                  const Hand& first, const Hand& second, const IsRussian& counts) {
    std::vector<double> weights;
    for (FaceIndex i = 0; i < partition.faces.size(); ++i) {
        weights.push_back(balance_weight(first(i), second(i), counts));
    }
    std::vector<Amount> amounts;
    for (const Stock& stock : stocks) {
        amounts.push_back(amount_on(stock, partition, weights));
    }
    return amounts;
}

/// What counts as Russian on the second side only, less what does on the first only.
template<typename IsRussian>
SquareMetres net_of(const std::vector<ExchangeRow>& rows, const IsRussian& counts) {
    SquareMetres sum;
    for (const ExchangeRow& row : rows) {
        sum += row.area * balance_weight(row.from, row.to, counts);
    }
    return sum;
}

Exchange compare(const Partition& partition, const Hand& first, const Hand& second,
                 AreaMethod method, const std::vector<NamedPlace>& places,
                 const CountBeside& count) {
    Exchange exchange;
    const FaceLocator locator(partition);
    CountedBeside counted = count ? count(locator) : CountedBeside{};
    exchange.rows = rows_between(partition, first, second, method, counted.stocks);
    exchange.districts = districts_between(partition, first, second, method, counted);
    exchange.net_stocks = net_stocks_of(counted.stocks, partition, first, second, is_russias);
    exchange.net_stocks_with_zone =
        net_stocks_of(counted.stocks, partition, first, second, is_russias_or_zone);
    exchange.stocks = std::move(counted.stocks);
    constexpr long any_village = 0;
    for (const Town& town : locate_towns(places, locator, any_village)) {
        const std::string from = first(town.face);
        const std::string to = second(town.face);
        if (from != to) {
            exchange.towns.push_back({town.place, from, to});
        }
    }
    return exchange;
}

SquareMetres drawn_russian(const Partition& partition, AreaMethod method) {
    SquareMetres sum;
    for (const Face& face : partition.faces) {
        if (is_russian(face.drawn)) {
            sum += face.area(method);
        }
    }
    return sum;
}

} // namespace

SquareMetres Exchange::area(std::string_view from, std::string_view to) const {
    SquareMetres sum;
    for (const ExchangeRow& row : rows) {
        if (row.from == from && row.to == to) {
            sum += row.area;
        }
    }
    return sum;
}

Amount Exchange::amount(std::size_t stock, std::string_view from, std::string_view to) const {
    Amount sum;
    for (const ExchangeRow& row : rows) {
        if (row.from == from && row.to == to) {
            sum += row.stocks.at(stock);
        }
    }
    return sum;
}

SquareMetres Exchange::net_to_russia() const {
    return net_of(rows, is_russias);
}

SquareMetres Exchange::net_to_russia_with_zone() const {
    return net_of(rows, is_russias_or_zone);
}

bool Exchange::has_zone() const {
    return std::any_of(rows.begin(), rows.end(), [](const ExchangeRow& row) {
        return row.from == zone_hand || row.to == zone_hand;
    });
}

SquareMetres Exchange::total() const {
    SquareMetres sum;
    for (const ExchangeRow& row : rows) {
        sum += row.area;
    }
    return sum;
}

std::string hand_of(const Outcome& outcome) {
    return outcome.change == Change::to_demilitarised_zone ? std::string(zone_hand)
                                                           : std::string(name_of(outcome.after));
}

Exchange compare_plans(const PlanOutcomes& first, const PlanOutcomes& second,
                       const Partition& partition, AreaMethod method,
                       const std::vector<NamedPlace>& places, const CountBeside& count) {
    Exchange exchange = compare(
        partition, [&](FaceIndex face) { return hand_of(first.faces[face]); },
        [&](FaceIndex face) { return hand_of(second.faces[face]); }, method, places, count);
    exchange.overlays = rows_between(
        partition, [&](FaceIndex face) { return name_of(first.faces[face].overlay); },
        [&](FaceIndex face) { return name_of(second.faces[face].overlay); }, method,
        exchange.stocks);
    exchange.legal = rows_between(
        partition, [&](FaceIndex face) { return std::string(name_of(first.faces[face].legal)); },
        [&](FaceIndex face) { return std::string(name_of(second.faces[face].legal)); }, method,
        exchange.stocks);
    return exchange;
}

Exchange compare_days(const BoundarySet& boundaries, const ControlSnapshot& first,
                      const ControlSnapshot& second, const RegionTable& regions,
                      Reconcile reconcile, AreaMethod method, const std::vector<NamedPlace>& places,
                      const CountBeside& count) {
    const Partition before = cut(boundaries, first, regions, {}, reconcile);
    const DayOverlay overlay = overlay_days(boundaries, before, first, second, regions, reconcile);
    const Partition& both = overlay.both;
    const auto hand_before = [&](FaceIndex face) {
        const LandOfDay& land = overlay.before[face];
        return hand_of(reconcile == Reconcile::on ? land.reconciled : land.drawn);
    };
    Exchange exchange = compare(
        both, hand_before, [&](FaceIndex face) { return hand_of(both.faces[face].control); },
        method, places, count);
    if (reconcile == Reconcile::on) {
        exchange.border_redrawn =
            drawn_russian(both, method) - drawn_russian(before, method) - exchange.net_to_russia();
    }
    Method counted;
    counted.area = method;
    counted.reconciled = reconcile == Reconcile::on;
    for (const auto& [control, partition] : {std::pair{&first, &before}, {&second, &both}}) {
        ControlSnapshot day = *control;
        for (InputNote& warning : warnings_of_cut(boundaries, day, *partition, regions, counted)) {
            exchange.warnings.push_back(std::move(warning));
        }
    }
    return exchange;
}

std::vector<KnownArea> read_known_areas(const std::filesystem::path& csv) {
    std::vector<KnownArea> known;
    try {
        const CsvTable table = CsvTable::read(csv.string());
        const std::size_t name = table.column("name");
        const std::size_t area = table.column("area_km2");
        const std::size_t source = table.column("source");
        for (const CsvTable::Row& row : table.rows()) {
            known.push_back({row.fields[name], SquareMetres::from_km2(table.number(row, area)),
                             row.fields[source]});
            if (!(known.back().area.value > 0)) {
                throw ConfigError(fmt::format("{}: an area must be above 0", table.where(row)));
            }
        }
    } catch (const DataError& error) {
        throw ConfigError(error.what());
    }
    return known;
}

std::string comparison(SquareMetres area, const std::vector<KnownArea>& known) {
    if (known.empty() || area.km2() < 1) {
        return {};
    }
    const auto distance = [&](const KnownArea& one) { return std::abs(std::log(area / one.area)); };
    const KnownArea& nearest =
        *std::min_element(known.begin(), known.end(), [&](const KnownArea& a, const KnownArea& b) {
            return distance(a) < distance(b);
        });
    const double ratio = area / nearest.area;
    constexpr double about_the_same = 0.1;
    if (std::abs(ratio - 1) <= about_the_same) {
        return "about the size of " + nearest.name;
    }
    return fmt::format("{} times the size of {}", fixed(ratio, 1), nearest.name);
}

} // namespace demarc
