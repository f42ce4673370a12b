// SPDX-License-Identifier: MIT
#include "export/format.hpp"

#include "support/text.hpp"
#include "words/figures.hpp"

#include <algorithm>
#include <charconv>

namespace demarc {

std::string km2_text(SquareMetres area) {
    return fixed(area.km2(), km2_decimals);
}

Cell km2_cell(SquareMetres area) {
    return Decimal{area.km2(), km2_decimals};
}

Cell percent_cell(double percent) {
    return Decimal{percent, percent_decimals};
}

Cell chart_km2_cell(SquareMetres area) {
    return Decimal{area.km2(), chart_km2_decimals};
}

Cell chart_percent_cell(double percent) {
    return Decimal{percent, chart_percent_decimals};
}

Cell people_cell(double people) {
    return static_cast<long long>(rounded_people(people));
}

Cell amount_cell(double amount) {
    return Decimal{amount, amount_decimals};
}

double rounded(double value, int decimals) {
    // By way of the text, so that a reader who parses the table gets the very same number.
    const std::string text = fixed(value, decimals);
    double number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number == 0 ? 0 : number; // no negative zero
}

double rounded_km2(SquareMetres area) {
    return rounded(area.km2(), km2_decimals);
}

double rounded_percent(double percent) {
    return rounded(percent, percent_decimals);
}

std::string column_name(std::string_view id) {
    std::string name(id);
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

} // namespace demarc
