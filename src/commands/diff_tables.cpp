// SPDX-License-Identifier: MIT
#include "commands/diff_tables.hpp"

#include "commands/diff_text.hpp"
#include "export/data_package.hpp"
#include "export/format.hpp"
#include "export/stock_json.hpp"
#include "support/text.hpp"
#include "words/figures.hpp"
#include "words/labels.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace demarc {

namespace {

using Json = nlohmann::ordered_json;

Json rows_json(const std::vector<ExchangeRow>& rows, const std::vector<Stock>& stocks,
               const RegionTable& regions) {
    Json all = Json::array();
    for (const ExchangeRow& row : rows) {
        all.push_back({{"region_code", regions[row.region].code.text()},
                       {"region", regions[row.region].name_en},
                       {"from", row.from},
                       {"to", row.to},
                       {"area_km2", rounded_km2(row.area)}});
        for (std::size_t i = 0; i < row.stocks.size(); ++i) {
            add_stock(all.back(), stocks[i], row.stocks[i]);
        }
    }
    return all;
}

Json net_json(const std::vector<Stock>& stocks, const std::vector<Amount>& amounts) {
    Json figures = Json::object();
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        add_stock(figures, stocks[i], amounts[i]);
    }
    return figures;
}

/// How much of a stock a table has: people rounded, since they are estimated.
std::string amount_in_table(const Stock& stock, double amount) {
    return stock.people_of ? fixed(rounded_people(amount), 0) : fixed(amount, amount_decimals);
}

Json districts_json(const Comparison& of, const RegionTable& regions) {
    Json all = Json::array();
    for (const DistrictExchange& row : of.exchange.districts) {
        const CutDistrict& district = of.districts[row.district];
        Json one{{"region_code", regions[district.region].code.text()},
                 {"district_id", district.id},
                 {"district", district.name},
                 {"from", row.from},
                 {"to", row.to},
                 {"area_km2", rounded_km2(row.area)}};
        for (std::size_t i = 0; i < row.stocks.size(); ++i) {
            const Stock& stock = of.exchange.stocks[i];
            one["likely"][stock.id] = stock.people_of ? rounded_people(row.stocks[i])
                                                      : rounded(row.stocks[i], amount_decimals);
        }
        all.push_back(std::move(one));
    }
    return all;
}

} // namespace

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
    json["counted"] = counted_json(of.exchange.stocks);
    json["net_to_russia"] = net_json(of.exchange.stocks, of.exchange.net_stocks);
    json["net_to_russia_zone_counted"] =
        net_json(of.exchange.stocks, of.exchange.net_stocks_with_zone);
    json["changes"] = rows_json(of.exchange.rows, of.exchange.stocks, regions);
    json["overlay_changes"] = rows_json(of.exchange.overlays, of.exchange.stocks, regions);
    json["legal_status_changes"] = rows_json(of.exchange.legal, of.exchange.stocks, regions);
    if (!of.district_level.empty()) {
        json["district_changes"] = districts_json(of, regions);
    }
    json["places"] = std::move(towns);
    return json.dump(2) + '\n';
}

namespace {

/// The cells that all rows have, with or without those of districts.
std::vector<std::string> leading_cells(const std::string& layer, const Region& region,
                                       const CutDistrict* district, const std::string& from,
                                       const std::string& to, bool with_districts) {
    std::vector<std::string> cells{layer, region.code.text(), region.name_en};
    if (with_districts) {
        cells.push_back(district == nullptr ? "" : district->id);
        cells.push_back(district == nullptr ? "" : district->name);
    }
    cells.insert(cells.end(), {from, to});
    return cells;
}

std::string csv_heading(const Comparison& of) {
    std::vector<std::string> cells{"layer", "region_code", "region"};
    if (!of.district_level.empty()) {
        cells.insert(cells.end(), {"district_id", "district"});
    }
    cells.insert(cells.end(), {"from", "to", "area_km2"});
    for (const Stock& stock : of.exchange.stocks) {
        const std::string name = column_name(stock.id);
        cells.insert(cells.end(), {name, name + "_low", name + "_high"});
    }
    return csv_row(cells);
}

} // namespace

std::string diff_csv(const Comparison& of, const RegionTable& regions) {
    const bool with_districts = !of.district_level.empty();
    const std::vector<Stock>& stocks = of.exchange.stocks;
    std::string table = csv_heading(of);
    const auto add = [&](const char* layer, const std::vector<ExchangeRow>& rows) {
        for (const ExchangeRow& row : rows) {
            auto cells = leading_cells(layer, regions[row.region], nullptr, row.from, row.to,
                                       with_districts);
            cells.push_back(km2_text(row.area));
            for (std::size_t i = 0; i < stocks.size(); ++i) {
                const Amount& amount = row.stocks[i];
                for (const double value : {amount.best, amount.low, amount.high}) {
                    cells.push_back(amount_in_table(stocks[i], value));
                }
            }
            table += csv_row(cells);
        }
    };
    add("hands", of.exchange.rows);
    for (const DistrictExchange& row : of.exchange.districts) {
        const CutDistrict& district = of.districts[row.district];
        auto cells = leading_cells("hands_by_district", regions[district.region], &district,
                                   row.from, row.to, with_districts);
        cells.push_back(km2_text(row.area));
        for (std::size_t i = 0; i < stocks.size(); ++i) {
            cells.insert(cells.end(), {amount_in_table(stocks[i], row.stocks[i]), "", ""});
        }
        table += csv_row(cells);
    }
    add("overlay", of.exchange.overlays);
    add("legal_status", of.exchange.legal);
    return table;
}

} // namespace demarc
