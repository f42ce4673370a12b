// SPDX-License-Identifier: MIT
#include "tally/exchange.hpp"

#include "io/csv_file.hpp"
#include "support/error.hpp"
#include "support/text.hpp"
#include "tally/day_overlay.hpp"
#include "tally/input_warnings.hpp"
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

/// Land that has one label on the first side and another on the second.
std::vector<ExchangeRow> rows_between(const Partition& partition, const Hand& first,
                                      const Hand& second, AreaMethod method) {
    std::map<std::tuple<RegionIndex, std::string, std::string>, SquareMetres> sums;
    for (FaceIndex i = 0; i < partition.faces.size(); ++i) {
        const std::string from = first(i);
        const std::string to = second(i);
        if (from != to) {
            sums[{partition.faces[i].region, from, to}] += partition.faces[i].area(method);
        }
    }
    std::vector<ExchangeRow> rows;
    for (const auto& [key, area] : sums) {
        // Where one line is noded with another its bends move by less than the grid's 0.1 mm.
        constexpr SquareMetres noise{10};
        if (area < noise) {
            continue;
        }
        rows.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), area});
    }
    return rows;
}

/// What counts as Russian on the second side only, less what does on the first only.
template<typename IsRussian>
SquareMetres net_of(const std::vector<ExchangeRow>& rows, const IsRussian& counts) {
    SquareMetres sum;
    for (const ExchangeRow& row : rows) {
        if (counts(row.to) && !counts(row.from)) {
            sum += row.area;
        } else if (counts(row.from) && !counts(row.to)) {
            sum -= row.area;
        }
    }
    return sum;
}

Exchange compare(const Partition& partition, const Hand& first, const Hand& second,
                 AreaMethod method, const std::vector<NamedPlace>& places) {
    Exchange exchange;
    exchange.rows = rows_between(partition, first, second, method);
    constexpr long any_village = 0;
    for (const Town& town : locate_towns(places, FaceLocator(partition), any_village)) {
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

SquareMetres Exchange::net_to_russia() const {
    return net_of(rows, [](const std::string& hand) { return hand == "russia"; });
}

SquareMetres Exchange::net_to_russia_with_zone() const {
    return net_of(rows,
                  [](const std::string& hand) { return hand == "russia" || hand == zone_hand; });
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
                       const std::vector<NamedPlace>& places) {
    Exchange exchange = compare(
        partition, [&](FaceIndex face) { return hand_of(first.faces[face]); },
        [&](FaceIndex face) { return hand_of(second.faces[face]); }, method, places);
    exchange.overlays = rows_between(
        partition, [&](FaceIndex face) { return name_of(first.faces[face].overlay); },
        [&](FaceIndex face) { return name_of(second.faces[face].overlay); }, method);
    exchange.legal = rows_between(
        partition, [&](FaceIndex face) { return std::string(name_of(first.faces[face].legal)); },
        [&](FaceIndex face) { return std::string(name_of(second.faces[face].legal)); }, method);
    return exchange;
}

Exchange compare_days(const BoundarySet& boundaries, const ControlSnapshot& first,
                      const ControlSnapshot& second, const RegionTable& regions,
                      Reconcile reconcile, AreaMethod method,
                      const std::vector<NamedPlace>& places) {
    const Partition before = cut(boundaries, first, regions, {}, reconcile);
    const DayOverlay overlay = overlay_days(boundaries, before, first, second, regions, reconcile);
    const Partition& both = overlay.both;
    const auto hand_before = [&](FaceIndex face) {
        const LandOfDay& land = overlay.before[face];
        return hand_of(reconcile == Reconcile::on ? land.reconciled : land.drawn);
    };
    Exchange exchange = compare(
        both, hand_before, [&](FaceIndex face) { return hand_of(both.faces[face].control); },
        method, places);
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
