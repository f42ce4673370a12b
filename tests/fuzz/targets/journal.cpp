// SPDX-License-Identifier: MIT
//
// The journal of a series: one record, with the check sum that it should have. What no run can have
// written is left out; what is taken is the same after it is written again.
#include "series/journal.hpp"

#include "support/hash.hpp"
#include "target.hpp"

void demarc::fuzz::use(std::string_view input) {
    const std::string record(input.substr(0, input.find('\n')));
    const std::string sum = sha256(record).substr(0, 16);
    series::Journal journal(
        as_file("demarc series journal key\n" + sum + " " + record + "\n", "input.journal"), "key");
    const std::vector<series::DayRecord> days = journal.read();
    if (days.empty()) {
        return;
    }
    journal.open(true);
    for (const series::DayRecord& day : days) {
        journal.add(day);
    }
    const std::vector<series::DayRecord> again = journal.read();
    check(again.size() == days.size() && again[0].fingerprint == days[0].fingerprint &&
              again[0].naive == days[0].naive && again[0].reconciled == days[0].reconciled,
          "a record is the same after it is written again");
}
