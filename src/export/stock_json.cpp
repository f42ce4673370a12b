// SPDX-License-Identifier: MIT
#include "export/stock_json.hpp"

#include "export/format.hpp"
#include "support/text.hpp"
#include "tally/people.hpp"
#include "words/figures.hpp"

namespace demarc {

using Json = nlohmann::ordered_json;

Json counted_json(const std::vector<Stock>& stocks) {
    Json list = Json::array();
    for (const Stock& stock : stocks) {
        list.push_back({{"id", stock.id},
                        {"title", stock.title},
                        {"unit", stock.unit},
                        {"counts", stock.counts},
                        {"date", stock.date ? Json(stock.date->iso()) : Json(nullptr)}});
        if (stock.people_of) {
            list.back()["residents"] = name_of(*stock.people_of);
        }
    }
    return list;
}

void add_stock(Json& figures, const Stock& stock, const Amount& amount) {
    const auto told = [&](double value) {
        return stock.people_of ? rounded_people(value) : rounded(value, amount_decimals);
    };
    Json& place = stock.id == people_before_war ? figures : figures["counts"];
    place[stock.id] = {
        {"best", told(amount.best)}, {"low", told(amount.low)}, {"high", told(amount.high)}};
}

} // namespace demarc
