// SPDX-License-Identifier: MIT
#include "export/series_counts_tables.hpp"

#include "export/format.hpp"
#include "export/row_scope.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace demarc {

namespace {

using namespace series;

Columns leading_columns() {
    return {{"date", "date", "", "The day of the map."},
            {"source", "string", "",
             "Id of what is counted: `people` is the estimate that comes with demarc, else the "
             "profile's, or the file's name."},
            code_or_country_column(),
            region_column(),
            {"class", "string", "", "Control class."}};
}

Cell share_cell(double part, double whole) {
    return whole > 0 ? Cell(Decimal{100 * part / whole, 1}) : Cell();
}

/// The rows of a stock on a day: for each region, then Ukraine, and class.
template<typename Tail>
void add_rows(Table& table, const Series& series, const SeriesRequest& request,
              const DayRecord& day, std::size_t number, const Tail& tail) {
    const Stock& stock = request.counts->stocks[number];
    const std::vector<double>& wholes = request.counts->in_regions[number];
    const auto amount_cell_of = stock.people_of ? people_cell : amount_cell;
    for (std::size_t place = 0; place <= request.regions.size(); ++place) {
        const bool is_country = place == request.regions.size();
        for (const ControlClass control : series.classes) {
            const std::vector<double>& by_region =
                day.counts.stocks[number][static_cast<std::size_t>(control)];
            double amount = 0;
            double whole = 0;
            for (RegionIndex i = is_country ? 0 : place; i < (is_country ? place : place + 1);
                 ++i) {
                amount += by_region[i];
                whole += wholes[i];
            }
            std::vector<Cell> row{day.entry.time.date.iso(),
                                  stock.id,
                                  is_country ? "UA" : request.regions[place].code.text(),
                                  is_country ? "Ukraine" : request.regions[place].name_en,
                                  text_cell(name_of(control)),
                                  amount_cell_of(amount),
                                  share_cell(amount, whole)};
            row.push_back(tail(stock));
            table.rows.push_back(std::move(row));
        }
    }
}

/// The rows of all stocks of people, or of all others.
template<typename Tail>
Table table_of(Columns columns, const Series& series, const SeriesRequest& request, bool of_people,
               const Tail& tail) {
    Table table{std::move(columns)};
    const std::size_t stocks = request.counts ? request.counts->stocks.size() : 0;
    for (const DayRecord& day : series.days) {
        for (std::size_t i = 0; day.broken.empty() && i < stocks; ++i) {
            if (request.counts->stocks[i].people_of.has_value() == of_people) {
                add_rows(table, series, request, day, i, tail);
            }
        }
    }
    return table;
}

bool any_stock(const SeriesRequest& request, bool of_people) {
    return request.counts && std::any_of(request.counts->stocks.begin(),
                                         request.counts->stocks.end(), [&](const Stock& stock) {
                                             return stock.people_of.has_value() == of_people;
                                         });
}

} // namespace

const Columns& series_people_columns() {
    static const Columns columns = [] {
        Columns all = leading_columns();
        all.insert(
            all.end(),
            {{"people", "integer", "people",
              "Best guess of the people whose homes lie there, as of the day of the source, "
              "not of the map: nobody moves in it. Rounded to two digits, to three from "
              "100,000 on."},
             {"share_of_region_pct", "number", "percent", "Share of the people of the region."},
             {"residents", "string", "",
              "Whose homes are counted: `before_war`, residents before the full-scale war, "
              "not those who live there today; `today`, those who live there since it "
              "began; `not_stated`."}});
        return all;
    }();
    return columns;
}

Table series_people_table(const Series& series, const SeriesRequest& request) {
    return table_of(series_people_columns(), series, request, true,
                    [](const Stock& stock) { return text_cell(name_of(*stock.people_of)); });
}

const Columns& series_counts_columns() {
    static const Columns columns = [] {
        Columns all = leading_columns();
        all.insert(all.end(),
                   {{"amount", "number", "", "How much of it stands there, in `unit`."},
                    {"share_of_region_pct", "number", "percent", "Share of what the region has."},
                    {"unit", "string", "", "Unit of the amount."}});
        return all;
    }();
    return columns;
}

Table series_counts_table(const Series& series, const SeriesRequest& request) {
    return table_of(series_counts_columns(), series, request, false,
                    [](const Stock& stock) { return text_cell(stock.unit); });
}

Columns series_districts_columns(const SeriesRequest& request) {
    Columns columns{
        {"date", "date", "", "The day of the map."},
        {"region_code", "string", "", "ISO 3166-2 code of the region the district belongs to."},
        {"district_id", "string", "",
         "The district's code in its file, its name where it has no code; the region's code where "
         "the file has no district of the region."},
        {"district", "string", "", "Name of the district, as its file has it."},
        {"class", "string", "",
         fmt::format("Control class; what no row tells of a district is {}.",
                     name_of(request.profile.elsewhere))},
        {"area_km2", "number", "km2",
         fmt::format("Area of the class in the district, {}, in km².",
                     request.method.reconciled ? "with the outer border reconciled"
                                               : "as the publisher draws it")},
        {"share_of_district_pct", "number", "percent", "Share of the district."}};
    std::set<std::string> names;
    for (const Column& column : columns) {
        names.insert(column.name);
    }
    for (const Stock& stock : request.counts ? request.counts->stocks : std::vector<Stock>()) {
        std::string name = column_name(stock.id);
        while (!names.insert(name).second) {
            name.insert(0, "count_");
        }
        columns.push_back({std::move(name), stock.people_of ? "integer" : "number", stock.unit,
                           fmt::format("{}: best guess of {} there.", stock.title, stock.counts)});
    }
    return columns;
}

Table series_districts_table(const Series& series, const SeriesRequest& request) {
    Table table{series_districts_columns(request)};
    if (!request.counts) {
        return table;
    }
    const SeriesCounts& counts = *request.counts;
    // Less is what rounding leaves where borders of districts and of maps run together.
    constexpr SquareMetres noise{10};
    for (const DayRecord& day : series.days) {
        for (const DistrictLand& land : day.counts.districts) {
            if (land.area < noise || land.control == request.profile.elsewhere) {
                continue;
            }
            const CutDistrict& district = counts.districts[land.district];
            std::vector<Cell> row{
                day.entry.time.date.iso(),
                request.regions[district.region].code.text(),
                district.id,
                district.name,
                text_cell(name_of(land.control)),
                km2_cell(land.area),
                percent_cell(100 * (land.area / counts.district_areas[land.district]))};
            for (std::size_t i = 0; i < counts.stocks.size(); ++i) {
                row.push_back(
                    (counts.stocks[i].people_of ? people_cell : amount_cell)(land.stocks[i]));
            }
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

bool counts_people(const SeriesRequest& request) {
    return any_stock(request, true);
}

bool counts_things(const SeriesRequest& request) {
    return any_stock(request, false);
}

double held_by_russia(const DayRecord& day, std::size_t stock, RegionIndex region) {
    double sum = 0;
    for (const ControlClass control : {ControlClass::russian, ControlClass::russian_pre_2022}) {
        sum += day.counts.stocks[stock][static_cast<std::size_t>(control)][region];
    }
    return sum;
}

double held_by_russia(const DayRecord& day, std::size_t stock) {
    double sum = 0;
    for (const ControlClass control : {ControlClass::russian, ControlClass::russian_pre_2022}) {
        for (const double amount : day.counts.stocks[stock][static_cast<std::size_t>(control)]) {
            sum += amount;
        }
    }
    return sum;
}

} // namespace demarc
