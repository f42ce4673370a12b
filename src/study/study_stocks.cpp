// SPDX-License-Identifier: MIT
#include "study/study_stocks.hpp"

#include "tally/people.hpp"
#include "tally/people_count.hpp"

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
        CountedStock counted = count(file, locator);
        // On boundaries of somewhere else there is nothing of what comes with the program.
        if (!file.is_shipped || counted.stock.in_country() > 0) {
            stocks.push_back(std::move(counted));
        }
    }
    return stocks;
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

} // namespace demarc
