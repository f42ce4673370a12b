// SPDX-License-Identifier: MIT
//
// The list of places, and looking for each by its name.
#include "sources/gazetteer.hpp"

#include "target.hpp"

void demarc::fuzz::use(std::string_view input) {
    static const RegionTable regions = RegionTable::read(shipped("boundaries/regions.csv"));
    const Gazetteer gazetteer = Gazetteer::read(as_file(input, "input.csv"), regions);
    for (const NamedPlace& place : gazetteer.all()) {
        check(place.name_en.find(',') != std::string::npos ||
                  !gazetteer.find(place.name_en, regions).empty(),
              "a place is found by its name");
    }
}
