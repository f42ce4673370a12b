// SPDX-License-Identifier: MIT
#include "tally/people_count.hpp"

#include "support/amount_text.hpp"
#include "support/error.hpp"
#include "tally/cell_sums.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace demarc {

namespace {

/// Towns of no fewer people are looked for in a raster.
constexpr long large_town = 50'000;

/// The cells within a kilometre of a town, about.
CellWindow window_around(LonLat place, const RasterFile& raster) {
    constexpr double reach = 0.01; // degrees
    const std::vector<CellPoint> corners =
        raster.cells_of({{place.lon - reach, place.lat - reach},
                         {place.lon + reach, place.lat - reach},
                         {place.lon + reach, place.lat + reach},
                         {place.lon - reach, place.lat + reach}});
    CellPoint least = corners.front();
    CellPoint most = corners.front();
    for (const CellPoint corner : corners) {
        least = {std::min(least.column, corner.column), std::min(least.row, corner.row)};
        most = {std::max(most.column, corner.column), std::max(most.row, corner.row)};
    }
    const auto cell = [](double position, std::int64_t count) {
        return static_cast<std::int64_t>(
            std::floor(std::clamp(position, 0.0, static_cast<double>(count))));
    };
    CellWindow window;
    window.first_column = cell(least.column, raster.columns());
    window.first_row = cell(least.row, raster.rows());
    window.columns = cell(most.column + 1, raster.columns()) - window.first_column;
    window.rows = cell(most.row + 1, raster.rows()) - window.first_row;
    return window;
}

bool has_number_around(LonLat place, const RasterFile& raster) {
    const CellWindow window = window_around(place, raster);
    if (window.is_empty()) {
        return false;
    }
    const std::vector<double> values = raster.read(window);
    return std::any_of(values.begin(), values.end(),
                       [](double value) { return !std::isnan(value); });
}

std::vector<std::string> towns_without_number(const RasterFile& raster, const FaceLocator& locator,
                                              const Gazetteer& gazetteer) {
    std::vector<std::string> towns;
    for (const NamedPlace& place : gazetteer.all()) {
        if (place.population.value_or(0) >= large_town && locator.at(place.position) &&
            !has_number_around(place.position, raster)) {
            towns.push_back(place.name_en);
        }
    }
    return towns;
}

/// What a reader has to know of the sums. \throws DataError where there is nothing to add up
void note_sums(const CellSums& sums, double inside, const PeopleFile& file,
               std::vector<InputNote>& notes) {
    const std::string& where = file.raster->where();
    if (sums.with_number == 0) {
        throw DataError(fmt::format("{}: no cell in Ukraine has a number, all are marked as being "
                                    "without one (nodata); is it the right band, and the right "
                                    "file?",
                                    where));
    }
    constexpr double nearly_all = 0.999;
    if (sums.part_of_land < nearly_all) {
        notes.push_back({where,
                         fmt::format("its cells cover {:.3g}% of Ukraine; on the rest it counts "
                                     "nobody",
                                     100 * sums.part_of_land),
                         "name one that covers all of it, or read its figures as those of a part",
                         InputWarning::coverage});
    }
    constexpr double more_than_ever = 60e6; // 52 million lived there in 1993
    if (inside > more_than_ever) {
        notes.push_back({where,
                         fmt::format("it counts {} people in Ukraine, more than ever lived there; "
                                     "are its numbers people per km² or per hectare?",
                                     amount_text(inside)),
                         "name one of people in each cell", InputWarning::share});
    }
    notes.push_back(
        {where,
         fmt::format("{} people are counted. Cells that the outer border cuts {}: {} people. Cells "
                     "that lie as a whole outside Ukraine as the boundaries draw it, in the box "
                     "around it, have {} more: neighbours, and coasts that are drawn coarsely",
                     amount_text(inside),
                     file.border_cells == BorderCells::land
                         ? "count with their land in Ukraine, also for the part beyond it"
                         : "count by their part in Ukraine, without the part beyond it",
                     amount_text(sums.beyond_border), amount_text(sums.outside))});
}

/// Towns where a raster has no number.
void note_towns(const PeopleFile& file, const FaceLocator& locator, const Gazetteer& gazetteer,
                std::vector<InputNote>& notes) {
    const std::vector<std::string> towns = towns_without_number(*file.raster, locator, gazetteer);
    if (!towns.empty()) {
        notes.push_back(
            {file.raster->where(),
             fmt::format("it has no number within a kilometre of {} of {} people or more, and "
                         "counts nobody there: {}",
                         towns.size() == 1 ? "a town" : fmt::format("{} towns", towns.size()),
                         amount_text(static_cast<double>(large_town)), first_of_many(towns)),
             "look at it on a map; where nodata should count as people, fill it first",
             InputWarning::coverage});
    }
}

CountedStock count_cells(const PeopleFile& file, const FaceLocator& locator,
                         const Gazetteer& gazetteer) {
    CountedStock counted{{}, file.counted.notes};
    CellSums sums = sum_cells(*file.raster, locator.partition(), file.border_cells);
    counted.stock.certain = std::move(sums.in_faces);
    note_sums(sums, counted.stock.in_country(), file, counted.notes);
    note_towns(file, locator, gazetteer, counted.notes);
    return counted;
}

/// What a file says of itself.
Stock described(Stock stock, const PeopleFile& file) {
    stock.id = file.counted.id;
    stock.title = file.counted.title;
    stock.unit = file.counted.unit;
    stock.counts = file.counted.counts;
    stock.date = file.counted.date;
    stock.people_of = file.people_of;
    stock.files = file.counted.files;
    return stock;
}

} // namespace

CountedStock count_people(const PeopleFile& file, const FaceLocator& locator,
                          const Gazetteer& gazetteer) {
    CountedStock counted =
        file.raster ? count_cells(file, locator, gazetteer) : count(file.counted, locator);
    counted.stock = described(std::move(counted.stock), file);
    return counted;
}

Stock stock_of_people(const PeopleFile& file, const FaceLocator& locator) {
    if (!file.raster) {
        return described(count(file.counted, locator).stock, file);
    }
    Stock stock;
    stock.certain = sum_cells(*file.raster, locator.partition(), file.border_cells).in_faces;
    return described(std::move(stock), file);
}

} // namespace demarc
