// SPDX-License-Identifier: MIT
#include "tally/class_count.hpp"

#include "support/amount_text.hpp"
#include "support/error.hpp"
#include "support/text.hpp"
#include "tally/class_areas.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

namespace demarc {

namespace {

double sum(const std::vector<double>& amounts) {
    return std::accumulate(amounts.begin(), amounts.end(), 0.0);
}

/// Each class that occurs by itself, where nobody said which they are.
std::vector<CountedClass> classes_found(const ClassAreas& areas) {
    std::vector<CountedClass> classes;
    for (const auto& [number, on_faces] : areas.of_class) {
        classes.push_back({fmt::format("class {}", number), {number}});
    }
    return classes;
}

class Stocks {
public:
    Stocks(const CountedFile& file, ClassAreas areas)
        : file_(file), per_m2_(per_km2(file.unit).value_or(1) / SquareMetres::from_km2(1).value),
          areas_(std::move(areas)) {}

    /// Takes the land of the classes out of what is left.
    void add(const CountedClass& one) {
        if (std::none_of(one.numbers.begin(), one.numbers.end(),
                         [&](std::int64_t number) { return areas_.of_class.contains(number); })) {
            absent_.push_back(one.title);
            return;
        }
        std::vector<double> land(areas_.without.size());
        for (const std::int64_t number : one.numbers) {
            const auto found = areas_.of_class.find(number);
            for (std::size_t i = 0; found != areas_.of_class.end() && i < land.size(); ++i) {
                land[i] += found->second[i];
            }
            if (found != areas_.of_class.end()) {
                areas_.of_class.erase(found);
            }
        }
        add(fmt::format("{}_{}", file_.id, one.numbers.front()), one.title, std::move(land));
    }

    void add_without() { add(file_.id + "_none", "no class", areas_.without); }

    /// m² of cells without a number and in no cell.
    [[nodiscard]] double without() const { return sum(areas_.without); }

    /// What is left, by its number.
    [[nodiscard]] const std::map<std::int64_t, ClassAreas::OnFaces>& left() const {
        return areas_.of_class;
    }

    /// Titles of classes that do not occur.
    [[nodiscard]] const std::vector<std::string>& absent() const { return absent_; }

    [[nodiscard]] std::string in_words(double square_metres) const {
        return amount_text(square_metres * per_m2_) + " " + file_.unit;
    }

    [[nodiscard]] std::vector<CountedStock> take() { return std::move(stocks_); }

private:
    void add(std::string id, const std::string& title, std::vector<double> land) {
        for (double& amount : land) {
            amount *= per_m2_;
        }
        Stock& stock = stocks_.emplace_back().stock;
        stock.id = std::move(id);
        stock.title = file_.title + ": " + title;
        stock.unit = file_.unit;
        stock.counts = title + ", " + file_.counts;
        stock.date = file_.date;
        stock.files = file_.files;
        stock.certain = std::move(land);
    }

    const CountedFile& file_;
    double per_m2_;
    ClassAreas areas_;
    std::vector<CountedStock> stocks_;
    std::vector<std::string> absent_;
};

/// Classes that occur and that no one asked for.
std::string others_in_words(const Stocks& stocks) {
    std::vector<std::string> numbers;
    double land = 0;
    for (const auto& [number, on_faces] : stocks.left()) {
        numbers.push_back(std::to_string(number));
        land += sum(on_faces);
    }
    return fmt::format("{} are of classes that its profile does not name and are not counted: {}",
                       stocks.in_words(land), first_of_many(numbers));
}

} // namespace

std::vector<CountedStock> count_classes(const CountedFile& file, const Partition& partition) {
    const ClassRaster& raster = *file.raster;
    const std::string& where = raster.cells->where();
    ClassAreas areas = class_areas(*raster.cells, partition, !raster.classes.empty());
    if (areas.of_class.empty()) {
        throw DataError(fmt::format("{}: no cell in Ukraine has a number, all are marked as being "
                                    "without one (nodata); is it the right band, and the right "
                                    "file?",
                                    where));
    }
    const std::vector<CountedClass> classes =
        raster.classes.empty() ? classes_found(areas) : raster.classes;
    Stocks stocks(file, std::move(areas));
    for (const CountedClass& one : classes) {
        stocks.add(one);
    }
    if (classes.size() == stocks.absent().size()) {
        throw DataError(fmt::format("{}: none of the classes that its profile names occurs in "
                                    "Ukraine; {}",
                                    where, others_in_words(stocks)));
    }
    std::vector<InputNote> notes = file.notes;
    if (!stocks.absent().empty()) {
        notes.push_back(
            {where, "no cell in Ukraine is of these classes: " + first_of_many(stocks.absent())});
    }
    if (!stocks.left().empty()) {
        notes.push_back({where, others_in_words(stocks)});
    }
    constexpr double nothing = 1e4; // a cell of 100 m
    if (stocks.without() > nothing) {
        // As of people: a raster of a part of the country.
        constexpr double worth_a_warning = 0.001;
        double land = 0;
        for (const Face& face : partition.faces) {
            land += face.area(AreaMethod::authalic).value;
        }
        notes.push_back({where,
                         fmt::format("{} of Ukraine lie in cells without a number, or in none, and "
                                     "are in no class",
                                     stocks.in_words(stocks.without())),
                         "",
                         stocks.without() > worth_a_warning * land ? InputWarning::coverage
                                                                   : InputWarning::none});
        if (raster.classes.empty()) {
            stocks.add_without();
        }
    }
    std::vector<CountedStock> all = stocks.take();
    all.front().notes = std::move(notes);
    return all;
}

} // namespace demarc
