// SPDX-License-Identifier: MIT
#include "study/study_stocks.hpp"

#include "tally/people.hpp"
#include "tally/people_count.hpp"

#include <utility>

namespace demarc {

namespace {

/// The stocks of people: the estimate that comes with the program first.
std::vector<CountedStock> count_people(const StudyInputs& inputs, const Catalogue& catalogue,
                                       const FaceLocator& locator) {
    std::vector<CountedStock> people;
    if (inputs.with_shipped_people) {
        people.push_back({residents_before_war(RegionPeople::read(catalogue.data().region_people(),
                                                                  catalogue.regions()),
                                               catalogue.gazetteer(), locator),
                          {}});
    }
    for (const PeopleFile& file : inputs.people) {
        people.push_back(count_people(file, locator, catalogue.gazetteer()));
    }
    return people;
}

} // namespace

std::vector<CountedStock> counted_stocks(const StudyInputs& inputs, const Catalogue& catalogue,
                                         bool counts_people, const FaceLocator& locator) {
    std::vector<CountedStock> stocks;
    if (counts_people) {
        stocks = count_people(inputs, catalogue, locator);
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

std::vector<Stock> stocks_on(const FaceLocator& locator, const StudyInputs& inputs,
                             const Catalogue& catalogue, bool counts_people) {
    std::vector<Stock> stocks;
    for (CountedStock& counted : counted_stocks(inputs, catalogue, counts_people, locator)) {
        stocks.push_back(std::move(counted.stock));
    }
    return stocks;
}

} // namespace demarc
