// SPDX-License-Identifier: MIT
#include "sources/class_suggestion.hpp"

#include "support/text.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace demarc {

namespace {

bool holds_any(const std::string& text, const std::vector<std::string_view>& parts) {
    return std::any_of(parts.begin(), parts.end(),
                       [&](std::string_view part) { return text.find(part) != std::string::npos; });
}

/// "Not under Russian control", "unoccupied": what is so instead, only a reader can tell.
bool denies(const std::string& text) {
    const std::vector<std::string> words = split(text, ' ');
    const auto is_denial = [](const std::string& word) {
        return word == "not" || word == "non" || word == "no" || word == "never" || word == "не";
    };
    return std::any_of(words.begin(), words.end(), is_denial) ||
           holds_any(text, {"unoccup", "nonoccup", "non-occup", "неокуп"});
}

/// "Formerly occupied", "Russian losses": held once, by whom now only a reader can tell.
bool tells_of_the_past(const std::string& text) {
    return holds_any(text, {"former", "lost", "loss", "withdrawal", "withdrew", "withdrawn",
                            "колишн", "втрачен"});
}

/// "Occupied until 30.03.2022".
bool tells_of_an_end(const std::string& text) {
    return holds_any(' ' + text, {" until ", " till ", " до "});
}

/// "Held before February 24, 2022", "окуповано до 24.02.2022", "до 2022"; not "до 2022-11-11".
bool tells_of_before_2022(const std::string& text) {
    return (text.find("before") != std::string::npos && text.find("2022") != std::string::npos) ||
           holds_any(' ' + text + ' ', {" до 2022 ", " до 2022)", " до 24.02.2022",
                                        " до 2022-02-24", " до 24 лютого 2022", " до лютого 2022"});
}

} // namespace

std::optional<ControlClass> class_suggested_by(std::string_view value, std::string_view attribute) {
    const std::string text = normal_text(value);
    if (text == "true" || text == "yes" || text == "так" || text == "1") {
        return attribute.empty() ? std::nullopt : class_suggested_by(attribute);
    }
    if (text == "false" || text == "no" || text == "ні" || text == "0") {
        const auto held = attribute.empty() ? std::nullopt : class_suggested_by(attribute);
        return !held                              ? std::nullopt
               : *held == ControlClass::ukrainian ? std::optional(ControlClass::russian)
                                                  : std::optional(ControlClass::ukrainian);
    }
    if (denies(text) || tells_of_the_past(text)) {
        return std::nullopt;
    }
    if (tells_of_before_2022(text)) {
        return ControlClass::russian_pre_2022;
    }
    if (tells_of_an_end(text)) {
        return std::nullopt;
    }
    if (holds_any(text, {"contested", "gray", "grey", "disputed", "claim", "advance", "infiltrat",
                         "сіра", "спірн", "бойов", "невизначен", "unknown status"})) {
        return ControlClass::contested;
    }
    if (holds_any(text, {"liberat", "deoccup", "de-occup", "звільн", "деокуп", "вільн"}) ||
        text == "ua" || text == "free") {
        return ControlClass::ukrainian;
    }
    if (holds_any(text, {"crimea", "крим", "ordlo", "ордло", "pre_2022", "pre-2022", "2014"})) {
        return ControlClass::russian_pre_2022;
    }
    if (holds_any(text, {"russia", "occup", "окуп", "росі", "рос.", "russ"}) || text == "ru" ||
        text == "rus" || text == "рф") {
        return ControlClass::russian;
    }
    if (holds_any(text, {"ukrain", "україн"}) || text == "ukr") {
        return ControlClass::ukrainian;
    }
    return std::nullopt;
}

} // namespace demarc
