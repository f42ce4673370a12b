// SPDX-License-Identifier: MIT
#include "words/language.hpp"

#include "support/error.hpp"
#include "support/settings.hpp"
#include "support/text.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <cmath>

namespace demarc {
namespace {

constexpr double km2_in_square_mile = 2.589988110336; // the international mile, exact

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

/// A text with # for every number, and the numbers: "19.35% against 3,881" has two.
struct Pattern {
    std::string text;
    std::vector<std::string> numbers;
};

Pattern pattern_of(const std::string& text) {
    Pattern pattern;
    for (std::size_t i = 0; i < text.size();) {
        if (!is_digit(text[i])) {
            pattern.text += text[i++];
            continue;
        }
        std::size_t end = i;
        while (end < text.size() &&
               (is_digit(text[end]) || ((text[end] == '.' || text[end] == ',') &&
                                        end + 1 < text.size() && is_digit(text[end + 1])))) {
            ++end;
        }
        pattern.text += '#';
        pattern.numbers.push_back(text.substr(i, end - i));
        i = end;
    }
    return pattern;
}

/// A no-break space keeps a number and its unit on one line.
std::string with_unit(const std::string& number, const std::string& unit, Tongue tongue) {
    return number + std::string(gap_before(unit, tongue, "\u00a0")) + unit;
}

/// Cuts at every `separator`; it stays away from the parts.
std::vector<std::string> parts_of(const std::string& text, std::string_view separator) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    for (std::size_t end = text.find(separator); end != std::string::npos;
         end = text.find(separator, begin)) {
        parts.push_back(text.substr(begin, end - begin));
        begin = end + separator.size();
    }
    parts.push_back(text.substr(begin));
    return parts;
}

} // namespace

Language Language::read(const std::filesystem::path& file) {
    const Settings settings = Settings::read(file);
    Language language;
    language.id_ = file.stem().string();
    (void)settings.text("name");
    language.tongue_ =
        language.id_ == name_of(Tongue::ukrainian) ? Tongue::ukrainian : Tongue::english;
    language.words_ = settings.text_map("words");
    language.phrases_ = settings.text_map("phrases");
    settings.refuse_unknown_keys();
    return language;
}

std::string Language::say(std::string_view key, const std::vector<std::string>& values) const {
    const auto found = words_.find(std::string(key));
    if (found == words_.end()) {
        throw ConfigError(fmt::format("the language '{}' lacks the entry '{}'", id_, key));
    }
    const std::string& pattern = found->second;
    std::string text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool place = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' &&
                           is_digit(pattern[i + 1]);
        const std::size_t index =
            place ? static_cast<std::size_t>(pattern[i + 1] - '0') : values.size();
        if (index < values.size()) {
            text += values[index];
            i += 2;
        } else {
            text += pattern[i];
        }
    }
    return text;
}

std::string Language::number(double value, int decimals) const {
    return demarc::number(value, decimals, tongue_);
}

std::string_view name_of(MapUnits units) {
    return units == MapUnits::mi ? "mi" : "km";
}

std::string Language::area_unit() const {
    return units_ == MapUnits::mi ? label_of(Quantity::area_sq_mi, tongue_)
                                  : label_of(Quantity::area_km2, tongue_);
}

double Language::in_area_unit(SquareMetres area) const {
    return units_ == MapUnits::mi ? area.km2() / km2_in_square_mile : area.km2();
}

SquareMetres Language::of_area_unit(double area) const {
    return SquareMetres::from_km2(units_ == MapUnits::mi ? area * km2_in_square_mile : area);
}

std::string Language::km2(SquareMetres area) const {
    const double value = in_area_unit(area);
    return with_unit(number(value, value != 0 && value < 9.5 ? 1 : 0), area_unit(), tongue_);
}

std::string Language::signed_km2(SquareMetres area) const {
    const bool nothing = std::abs(area.km2()) < 0.05;
    const char* sign = nothing ? "" : area.value < 0 ? "\u2212" : "+";
    return sign + km2(SquareMetres{nothing ? 0 : std::abs(area.value)});
}

std::string Language::percent(double share_pct) const {
    constexpr double rounding = 1e-6;
    std::string text = fixed(share_pct, share_pct != 0 && share_pct < 0.095 ? 2 : 1);
    if (share_pct == 0) {
        text = "0";
    } else if (share_pct > 100 - rounding) {
        text = "100";
    } else if (text == "100.0") {
        text = "99.9"; // a remainder is left, however small
    }
    return with_unit(number_as_written(text, tongue_), label_of(Quantity::share_pct, tongue_),
                     tongue_);
}

std::string Language::length(double length, int decimals) const {
    const char* km = tongue_ == Tongue::english ? "km" : "км";
    return with_unit(number(length, decimals), units_ == MapUnits::mi ? say("miles") : km, tongue_);
}

std::string Language::date(Date day) const {
    return day_in_words(day, tongue_);
}

bool Language::phrase(const std::string& text, std::string& into) const {
    if (const auto exact = phrases_.find(text); exact != phrases_.end()) {
        into = exact->second;
        return true;
    }
    const Pattern pattern = pattern_of(text);
    const auto found = phrases_.find(pattern.text);
    if (found == phrases_.end()) {
        return false;
    }
    into.clear();
    std::size_t next = 0;
    for (const char character : found->second) {
        if (character == '#' && next < pattern.numbers.size()) {
            into += number_as_written(pattern.numbers[next++], tongue_);
        } else {
            into += character;
        }
    }
    return true;
}

std::string Language::translated(const std::string& text) const {
    std::string result;
    if (phrases_.empty() || phrase(text, result)) {
        return phrases_.empty() ? text : result;
    }
    // From the largest pieces to the smallest: sentences, list items, "term: value".
    for (const std::string_view separator : {". ", "; ", ": ", ", "}) {
        std::vector<std::string> parts = parts_of(text, separator);
        if (parts.size() < 2) {
            continue;
        }
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const bool sentence = separator == ". " && i + 1 < parts.size();
            const std::string whole = sentence ? parts[i] + "." : parts[i];
            std::string translation;
            if (sentence && phrase(whole, translation)) {
                translation.pop_back();
                parts[i] = translation;
            } else {
                parts[i] = translated(parts[i]);
            }
        }
        return join(parts, separator);
    }
    return text;
}

const std::string& Language::name(const std::string& english, const std::string& ukrainian) const {
    const bool use_ukrainian = tongue_ == Tongue::ukrainian ? !ukrainian.empty() : english.empty();
    return use_ukrainian ? ukrainian : english;
}

} // namespace demarc
