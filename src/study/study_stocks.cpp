// SPDX-License-Identifier: MIT
#include "study/study_stocks.hpp"

#include "tally/class_count.hpp"
#include "tally/districts.hpp"
#include "tally/people.hpp"
#include "tally/people_count.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace demarc {

namespace {

/// The stocks of people: the estimate that comes with the program first.
std::vector<CountedStock> counted_people(const StudyInputs& inputs, const Catalogue& catalogue,
                                         const FaceLocator& locator, bool with_notes) {
    std::vector<CountedStock> people;
    if (inputs.with_shipped_people) {
        people.push_back({residents_before_war(RegionPeople::read(catalogue.data().region_people(),
                                                                  catalogue.regions()),
                                               catalogue.gazetteer(), locator),
                          {}});
    }
    for (const PeopleFile& file : inputs.people) {
        people.push_back(with_notes ? count_people(file, locator, catalogue.gazetteer())
                                    : CountedStock{stock_of_people(file, locator), {}});
    }
    return people;
}

std::vector<CountedStock> all_stocks(const StudyInputs& inputs, const Catalogue& catalogue,
                                     bool counts_people, const FaceLocator& locator,
                                     bool with_notes) {
    std::vector<CountedStock> stocks;
    if (counts_people) {
        stocks = counted_people(inputs, catalogue, locator, with_notes);
    }
    for (const CountedFile& file : inputs.counted) {
        if (file.raster) {
            std::vector<CountedStock> classes = count_classes(file, locator.partition());
            std::move(classes.begin(), classes.end(), std::back_inserter(stocks));
            continue;
        }
        CountedStock counted = count(file, locator);
        // On boundaries of somewhere else there is nothing of what comes with the program.
        if (!file.is_shipped || counted.stock.in_country() > 0) {
            stocks.push_back(std::move(counted));
        }
    }
    return stocks;
}

/// Lines between districts within a face matter to counts of lines and to rasters alone; all else
/// that is looked for along arcs, as the nearest land of a town in the water, is found sooner
/// without them.
void leave_out_inner_arcs(DistrictCut& cut, const StudyInputs& inputs) {
    if (!inputs.people.empty() ||
        std::any_of(inputs.counted.begin(), inputs.counted.end(), [](const CountedFile& counted) {
            return counted.raster || counted.form == CountForm::lines;
        })) {
        return;
    }
    std::erase_if(cut.pieces.arcs, [&](const Arc& arc) {
        return arc.left && arc.right && cut.face_of[*arc.left] == cut.face_of[*arc.right];
    });
}

} // namespace

std::vector<CountedStock> counted_stocks(const StudyInputs& inputs, const Catalogue& catalogue,
                                         bool counts_people, const FaceLocator& locator) {
    return all_stocks(inputs, catalogue, counts_people, locator, true);
}

std::vector<Stock> stocks_on(const FaceLocator& locator, const StudyInputs& inputs,
                             const Catalogue& catalogue, bool counts_people) {
    std::vector<Stock> stocks;
    for (CountedStock& counted : all_stocks(inputs, catalogue, counts_people, locator, false)) {
        stocks.push_back(std::move(counted.stock));
    }
    return stocks;
}

std::vector<Stock> alike(std::vector<Stock> found, const std::vector<Stock>& as,
                         std::size_t faces) {
    std::vector<Stock> stocks;
    for (const Stock& one : as) {
        const auto same = std::find_if(found.begin(), found.end(),
                                       [&](const Stock& other) { return other.id == one.id; });
        if (same != found.end()) {
            stocks.push_back(std::move(*same));
            continue;
        }
        Stock& none = stocks.emplace_back(one);
        none.certain.assign(faces, 0);
        none.portions.clear();
    }
    return stocks;
}

CountedDistricts counted_districts(const StudyInputs& inputs, const Catalogue& catalogue,
                                   bool counts_people, const std::vector<Stock>& as,
                                   const FaceLocator& locator, unsigned jobs) {
    const DistrictSet& set = *inputs.districts;
    CountedDistricts counted{cut_districts(set, locator, catalogue.regions(), jobs), {}, set.notes};
    leave_out_inner_arcs(counted.cut, inputs);
    for (InputNote& note : notes_of(counted.cut, set, catalogue.regions())) {
        counted.notes.push_back(std::move(note));
    }
    counted.stocks =
        alike(stocks_on(FaceLocator(counted.cut.pieces), inputs, catalogue, counts_people), as,
              counted.cut.pieces.faces.size());
    return counted;
}

} // namespace demarc
