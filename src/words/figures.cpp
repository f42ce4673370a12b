// SPDX-License-Identifier: MIT
#include "words/figures.hpp"

#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace demarc {

namespace {

std::string range_of(const std::string& low, const std::string& high) {
    return low == high ? low : low + " to " + high;
}

} // namespace

std::string number(double value, int decimals, Tongue tongue) {
    return number_as_written(grouped(value, decimals), tongue);
}

std::string number_as_written(std::string_view english, Tongue tongue) {
    if (tongue == Tongue::english) {
        return std::string(english);
    }
    std::string text;
    for (const char character : english) {
        if (character == ',') {
            text += "\u00a0";
        } else {
            text += character == '.' ? ',' : character;
        }
    }
    return text;
}

std::string_view gap_before(std::string_view unit, Tongue tongue, std::string_view space) {
    return unit == "%" && tongue == Tongue::english ? "" : space;
}

std::string day_in_words(Date day, Tongue tongue) {
    if (tongue == Tongue::english) {
        return day.english();
    }
    static constexpr std::array months{"січня",   "лютого", "березня",   "квітня",
                                       "травня",  "червня", "липня",     "серпня",
                                       "вересня", "жовтня", "листопада", "грудня"};
    const std::chrono::year_month_day parts{day.days()};
    return fmt::format("{} {} {}", static_cast<unsigned>(parts.day()),
                       months.at(static_cast<unsigned>(parts.month()) - 1),
                       static_cast<int>(parts.year()));
}

std::string km2_for_people(SquareMetres area) {
    const double km2 = std::abs(area.km2());
    if (km2 >= 10) {
        return grouped(area.km2());
    }
    // A square metre is noise of the overlay, not land.
    if (km2 < 1e-6) {
        return "0";
    }
    return km2 < 0.005 ? "under 0.01" : fixed(area.km2(), 2);
}

std::string signed_km2_for_people(SquareMetres area) {
    const std::string size = km2_for_people({std::abs(area.value)});
    if (size == "0") {
        return size;
    }
    return (area.value < 0 ? "\u2212" : "+") + size;
}

std::string km2_range_for_people(SquareMetres low, SquareMetres high) {
    return range_of(km2_for_people(low), km2_for_people(high));
}

std::string signed_km2_range_for_people(SquareMetres low, SquareMetres high) {
    return range_of(signed_km2_for_people(low), signed_km2_for_people(high));
}

double rounded_people(double people) {
    constexpr double least_step = 100;
    const double size = std::abs(people);
    if (size < least_step) {
        return size < least_step / 2 ? 0 : least_step;
    }
    const double digits = size < 100'000 ? 2 : 3;
    const double step =
        std::max(least_step, std::pow(10, std::floor(std::log10(size)) + 1 - digits));
    return std::round(people / step) * step;
}

std::string people_for_readers(double people, Tongue tongue) {
    constexpr double million = 1e6;
    const bool english = tongue == Tongue::english;
    const double told = rounded_people(people);
    if (people < 0.5) {
        return "0";
    }
    if (people < 100) {
        return english ? "under 100" : "до 100";
    }
    if (told < million) {
        return number(told, 0, tongue);
    }
    return number(told / million, told < 10 * million ? 2 : 1, tongue) +
           (english ? " million" : "\u00a0млн");
}

std::string people_range_for_readers(double low, double high, Tongue tongue) {
    const std::string least = people_for_readers(low, tongue);
    const std::string most = people_for_readers(high, tongue);
    return least == most ? least : least + (tongue == Tongue::english ? " to " : "–") + most;
}

std::string people_with_range(double best, double low, double high, Tongue tongue) {
    const std::string told = people_for_readers(best, tongue);
    const std::string range = people_range_for_readers(low, high, tongue);
    return told == range ? told : fmt::format("{} ({})", told, range);
}

std::string percent_for_people(double percent) {
    const double size = std::abs(percent);
    if (size < 1e-9) {
        return "0";
    }
    return size < 0.005 ? "under 0.01" : fixed(percent, 2);
}

} // namespace demarc
