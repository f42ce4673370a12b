// SPDX-License-Identifier: MIT
//
// What stands on the land: a file of any form, counted over an invented country.
#include "tally/count.hpp"

#include "support/worlds.hpp"
#include "target.hpp"

#include <algorithm>

void demarc::fuzz::use(std::string_view input) {
    static const Profiles profiles = Profiles::read(shipped("profiles"));
    static const Partition partition = cut(
        testing::chessboard(),
        testing::snapshot({{ControlClass::russian, {testing::rectangle(25.5, 45.5, 29, 47)}, ""}}),
        testing::region_table(), {}, Reconcile::off);
    static const FaceLocator locator(partition);
    CountedFile file = read_counted({as_file(input, "input.geojson").string(), ""}, profiles);
    const Stock stock = count(file, locator).stock;
    check(std::all_of(stock.certain.begin(), stock.certain.end(),
                      [](double amount) { return amount >= 0; }),
          "no land has less than nothing");
    std::reverse(file.records.begin(), file.records.end());
    check(count(file, locator).stock.certain == stock.certain,
          "the order of records does not matter");
}
