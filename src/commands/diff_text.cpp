// SPDX-License-Identifier: MIT
#include "commands/diff_text.hpp"

#include "cli/terminal.hpp"
#include "export/data_package.hpp"
#include "export/format.hpp"
#include "support/text.hpp"
#include "support/words.hpp"
#include "words/figures.hpp"
#include "words/labels.hpp"
#include "words/method_words.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>

namespace demarc {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t max_towns = 12;

/// What the front lines are, on which boundaries, and how land is counted.
std::string basis_of(const Comparison& of) {
    std::string basis = fmt::format("{}. Boundaries: {}. Counted with {}.", of.lines, of.boundaries,
                                    label_of(of.method));
    for (const std::string& title : of.silent) {
        basis += fmt::format(" The text of {} says nothing on territory: the present line stands "
                             "for it.",
                             title);
    }
    return basis;
}

/// "Kramatorsk (147,145 people), Sloviansk (105,141) and 40 more".
std::string towns_text(const Exchange& exchange, const std::string& from, const std::string& to) {
    std::vector<std::string> names;
    std::size_t more = 0;
    for (const TownMove& town : exchange.towns) {
        if (town.from != from || town.to != to) {
            continue;
        }
        if (names.size() == max_towns) {
            ++more;
            continue;
        }
        names.push_back(town.place.population
                            ? fmt::format("{} ({})", town.place.name_en,
                                          grouped(static_cast<double>(*town.place.population)))
                            : town.place.name_en);
    }
    if (names.empty()) {
        return {};
    }
    return fmt::format("Places, with people before 2022: {}{}.", join(names, ", "),
                       more > 0 ? fmt::format(" and {} more", more) : "");
}

std::string hands_text(const Comparison& of, const RegionTable& regions,
                       const std::vector<KnownArea>& known, const std::string& from,
                       const std::string& to, bool styled) {
    const SquareMetres area = of.exchange.area(from, to);
    const std::string like = comparison(area, known);
    std::string text = bold(fmt::format("{} → {}: {} km²", label_of_holder(from),
                                        label_of_holder(to), km2_for_people(area)),
                            styled) +
                       (like.empty() ? "" : ", " + like) + '\n';
    for (const ExchangeRow& row : of.exchange.rows) {
        constexpr SquareMetres min_named = SquareMetres::from_km2(0.01);
        if (row.from == from && row.to == to && min_named < row.area) {
            text += fmt::format("  {:<32} {:>10} km²\n", regions[row.region].name_en,
                                km2_for_people(row.area));
        }
    }
    const std::string towns = towns_text(of.exchange, from, to);
    return text + (towns.empty() ? "" : wrapped(towns, 2, page_width));
}

/// Land that differs in a layer that leaves it in the same hands, pair by pair over all regions.
std::string layer_text(const std::string& heading, Layer layer,
                       const std::vector<ExchangeRow>& rows, const RegionTable& regions,
                       bool styled) {
    std::map<std::pair<std::string, std::string>, std::map<RegionIndex, SquareMetres>> pairs;
    for (const ExchangeRow& row : rows) {
        pairs[{row.from, row.to}][row.region] += row.area;
    }
    if (pairs.empty()) {
        return {};
    }
    std::string text = bold(heading, styled) + '\n';
    for (const auto& [classes, by_region] : pairs) {
        SquareMetres sum;
        std::vector<std::string> parts;
        for (const auto& [region, area] : by_region) {
            sum += area;
            parts.push_back(
                fmt::format("{} {} km²", regions[region].name_en, km2_for_people(area)));
        }
        text += wrapped(fmt::format("{} → {}: {} km² ({})", label_of(layer, classes.first),
                                    label_of(layer, classes.second), km2_for_people(sum),
                                    join(parts, ", ")),
                        2, page_width);
    }
    return text + '\n';
}

/// What stays in the same hands and differs all the same, and the balance.
std::string balance_text(const Exchange& exchange, const std::vector<KnownArea>& known) {
    const auto like = [&known](SquareMetres area) {
        const std::string words = comparison({std::abs(area.value)}, known);
        return words.empty() ? words : ", " + words;
    };
    const SquareMetres net = exchange.net_to_russia();
    if (!exchange.has_zone()) {
        return fmt::format("On balance to Russia: {} km²{}\n", signed_km2_for_people(net),
                           like(net));
    }
    const SquareMetres with_zone = exchange.net_to_russia_with_zone();
    return fmt::format("On balance to Russia: {} km² with the demilitarised zone counted for "
                       "neither side{};\n                      {} km² with the zone counted as "
                       "Russian{}\n",
                       signed_km2_for_people(net), like(net), signed_km2_for_people(with_zone),
                       like(with_zone));
}

Json rows_json(const std::vector<ExchangeRow>& rows, const RegionTable& regions) {
    Json all = Json::array();
    for (const ExchangeRow& row : rows) {
        all.push_back({{"region_code", regions[row.region].code.text()},
                       {"region", regions[row.region].name_en},
                       {"from", row.from},
                       {"to", row.to},
                       {"area_km2", rounded_km2(row.area)}});
    }
    return all;
}

} // namespace

std::string diff_text(const Comparison& of, const RegionTable& regions,
                      const std::vector<KnownArea>& known, bool styled) {
    std::string text = bold(fmt::format("From {} to {}", of.first, of.second), styled) + '\n';
    text += wrapped(basis_of(of), 2, page_width) + '\n';
    std::map<std::pair<std::string, std::string>, bool> pairs;
    for (const ExchangeRow& row : of.exchange.rows) {
        pairs[{row.from, row.to}] = true;
    }
    for (const auto& [hands, there] : pairs) {
        text += hands_text(of, regions, known, hands.first, hands.second, styled) + '\n';
    }
    if (pairs.empty()) {
        text += "Nothing is in other hands.\n";
    }
    const std::string others =
        layer_text("What lies over the land (demilitarised, barred arms, economic zones)",
                   Layer::overlay, of.exchange.overlays, regions, styled) +
        layer_text("Legal status, on paper", Layer::legal_status, of.exchange.legal, regions,
                   styled);
    if (pairs.empty()) {
        return text + (others.empty() ? "" : "\n" + others);
    }
    text += others + balance_text(of.exchange, known);
    if (of.exchange.border_redrawn) {
        text += wrapped(fmt::format("Kept apart: {} km² by which the publisher's own polygons "
                                    "changed without land changing hands, where coast or border "
                                    "were drawn anew.",
                                    signed_km2_for_people(*of.exchange.border_redrawn)),
                        0, page_width);
    }
    return text;
}

std::string diff_json(const Comparison& of, const RegionTable& regions,
                      const std::vector<KnownArea>& known) {
    Json towns = Json::array();
    for (const TownMove& town : of.exchange.towns) {
        towns.push_back(
            {{"place", town.place.name_en},
             {"name_uk", town.place.name_uk},
             {"region_code", regions[town.place.region].code.text()},
             {"population", town.place.population ? Json(*town.place.population) : Json()},
             {"population_source", label_of_population_source(town.place.population_source)},
             {"lon", town.place.position.lon},
             {"lat", town.place.position.lat},
             {"from", town.from},
             {"to", town.to}});
    }
    const SquareMetres net = of.exchange.net_to_russia();
    Json json{
        {"first", of.first},
        {"second", of.second},
        {"basis", basis_of(of)},
        {"warnings", warnings_json(of.notes)},
        {"net_to_russia_km2", rounded_km2(net)},
        {"net_to_russia_zone_counted_km2", rounded_km2(of.exchange.net_to_russia_with_zone())},
        {"net_is", comparison({std::abs(net.value)}, known)},
        {"total_km2", rounded_km2(of.exchange.total())}};
    if (of.exchange.border_redrawn) {
        json["border_redrawn_km2"] = rounded_km2(*of.exchange.border_redrawn);
    }
    json["changes"] = rows_json(of.exchange.rows, regions);
    json["overlay_changes"] = rows_json(of.exchange.overlays, regions);
    json["legal_status_changes"] = rows_json(of.exchange.legal, regions);
    json["places"] = std::move(towns);
    return json.dump(2) + '\n';
}

std::string diff_csv(const Comparison& of, const RegionTable& regions) {
    std::string table = csv_row({"layer", "region_code", "region", "from", "to", "area_km2"});
    const auto add = [&](const char* layer, const std::vector<ExchangeRow>& rows) {
        for (const ExchangeRow& row : rows) {
            table += csv_row({layer, regions[row.region].code.text(), regions[row.region].name_en,
                              row.from, row.to, km2_text(row.area)});
        }
    };
    add("hands", of.exchange.rows);
    add("overlay", of.exchange.overlays);
    add("legal_status", of.exchange.legal);
    return table;
}

} // namespace demarc
