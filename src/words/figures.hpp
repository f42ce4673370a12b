// SPDX-License-Identifier: MIT
#pragma once

#include "support/date.hpp"
#include "support/units.hpp"
#include "support/words.hpp"
#include "words/tongue.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace demarc {

// Numbers and days as readers see them. Tables that programs read have numbers of their own
// (export/format.hpp).

/// A number with thousands apart: "115,548.3", in Ukrainian "115 548,3" with a no-break space.
std::string number(double value, int decimals, Tongue tongue);

/// A number that a text has as in "19.35" or "3,881", as the language writes it.
std::string number_as_written(std::string_view english, Tongue tongue);

/// What stands between a number and a unit, `space` in Ukrainian and before all but the sign of
/// percent: "19.3%", "19,3 %", "6,412 km²".
std::string_view gap_before(std::string_view unit, Tongue tongue, std::string_view space = " ");

/// "24 November 2025", "24 листопада 2025"
std::string day_in_words(Date day, Tongue tongue);

/// An area without its unit: "115,548"; two decimals under 10 km², "under 0.01" where it would read
/// as none.
std::string km2_for_people(SquareMetres area);

/// The same, the sign always there: "+4,363", "−1,825", "0".
std::string signed_km2_for_people(SquareMetres area);

/// "1,234 to 2,345"; one figure where both ends read alike.
std::string km2_range_for_people(SquareMetres low, SquareMetres high);
std::string signed_km2_range_for_people(SquareMetres low, SquareMetres high);

/// A number of people as it may be told: two digits, three from 100,000 on, never below the
/// hundred.
double rounded_people(double people);

/// The same in words: "531,000", "6.14 million", "under 100"; "0".
std::string people_for_readers(double people, Tongue tongue = Tongue::english);

/// "420,000 to 640,000"; one figure where both ends read alike.
std::string people_range_for_readers(double low, double high, Tongue tongue = Tongue::english);

/// "531,000 (420,000 to 640,000)"; without brackets where the range says no more.
std::string people_with_range(double best, double low, double high,
                              Tongue tongue = Tongue::english);

/// A share without the sign of percent: "19.16"; "under 0.01" where it would read as none.
std::string percent_for_people(double percent);

} // namespace demarc
