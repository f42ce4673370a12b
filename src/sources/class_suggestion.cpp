// SPDX-License-Identifier: MIT
#include "sources/class_suggestion.hpp"

#include "support/text.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <vector>

namespace demarc {

namespace {

using Words = std::initializer_list<std::string_view>;

bool holds_any(std::string_view text, Words parts) {
    return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
        return text.find(part) != std::string_view::npos;
    });
}

bool is_any(std::string_view text, Words words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

/// Whether one of the words of a text is one of these.
bool has_word(const std::string& text, Words words) {
    const std::vector<std::string> own = split(text, ' ');
    return std::any_of(own.begin(), own.end(),
                       [&](const std::string& word) { return is_any(word, words); });
}

/// "Not under Russian control", "unoccupied": what is so instead, only a reader can tell.
bool denies(const std::string& text) {
    return has_word(text, {"not", "non", "no", "never", "не", "нет", "nicht", "kein", "keine",
                           "pas", "aucun"}) ||
           holds_any(text, {"unoccup", "nonoccup", "non-occup", "inoccup", "неокуп", "неоккуп",
                            "unbesetzt", "непідконтрольн", "неподконтрольн"});
}

/// "Formerly occupied", "Russian losses": held once, by whom now only a reader can tell.
bool tells_of_the_past(const std::string& text) {
    return holds_any(text, {"former",  "lost",    "loss",    "withdrawal", "withdrew", "withdrawn",
                            "retreat", "відступ", "отступ",  "rückzug",    "rueckzug", "колишн",
                            "втрачен", "бывш",    "утрачен", "потерян",    "ehemal",   "verlust",
                            "verlor",  "ancien",  "perdu",   "perte",      "retrait"});
}

/// "Under threat of occupation": nobody holds it by that.
bool tells_of_a_threat(const std::string& text) {
    return holds_any(text, {"threat", "at risk", "загроз", "угроз", "bedroh", "menac"});
}

/// "Occupied until 30.03.2022".
bool tells_of_an_end(const std::string& text) {
    return holds_any(' ' + text, {" until ", " till ", " до ", " bis ", " jusqu"});
}

/// "Held before February 24, 2022", "окуповано до 24.02.2022", "до 2022"; not "до 2022-11-11".
bool tells_of_before_2022(const std::string& text) {
    std::string words = ' ' + text + ' ';
    std::replace_if(
        words.begin(), words.end(), [](char c) { return c == '(' || c == ')' || c == ','; }, ' ');
    return (text.find("2022") != std::string::npos &&
            holds_any(words, {"before", " prior to ", " vor ", " avant "})) ||
           holds_any(words, {"pre-feb",         "pre feb",
                             "pre 2022",        "before february 24",
                             "before feb 24",   "before 24 february",
                             "before 24 feb",   "pre-war",
                             "prewar",          "pre war",
                             "довоєнн",         "довоенн",
                             "vorkrieg",        "avant-guerre",
                             " до 2022 ",       " до 24.02.2022",
                             " до 2022-02-24",  " до 24 лютого 2022",
                             " до лютого 2022", " до 24 февраля 2022",
                             " до февраля 2022"});
}

bool tells_of_liberation(const std::string& text) {
    return holds_any(text, {"liberat", "deoccup", "de-occup", "звільн", "деокуп", "вільн",
                            "освобожд", "деоккуп", "свободн", "befreit", "rückerober", "libér",
                            "libere", "reconqu"}) ||
           is_any(text, {"ua", "free", "frei", "libre"});
}

/// "Liberated by Russian forces", as one side says.
bool is_done_by_russia(const std::string& text) {
    return holds_any(text, {"by russia", "росією", "російськими", "вс рф", "россией", "российскими",
                            "von russ", "durch russ", "par la russie", "par les russes",
                            // from whom
                            "from ukrain", "from kyiv", "from kiev", "від україн", "от украин",
                            "від зсу", "от всу"});
}

bool tells_of_a_contest(const std::string& text) {
    return holds_any(text, {"contest", "gray", "grey", "disput", "claim", "advance", "infiltrat",
                            "unknown status", "fighting",
                            // Ukrainian and Russian
                            "сіра", "сірій", "спірн", "бойов", "невизначен", "оспорюв", "заявлен",
                            "просуван", "наступ", "інфільтр", "серая", "серой", "спорн", "оспарив",
                            "боевы", "продвижен", "инфильтр",
                            // German and French
                            "kämpf", "kaempf", "umstritt", "grauzone", "graue zone", "beanspr",
                            "vormarsch", "vorstoß", "vorstoss", "infiltr", "zone grise",
                            "revendiqu", "avanc", "combat",
                            // Japanese: advance
                            "侵攻"});
}

/// "Possible" and "active hostilities", as the Ukrainian ministry's register has them.
bool is_of_register(const std::string& text) {
    return holds_any(text, {"можливі бойові", "можливих бойових", "активні бойові",
                            "активних бойових", "возможные боевые", "возможных боевых",
                            "активные боевые", "активных боевых"});
}

} // namespace

std::string_view hint_on_class(std::string_view value) {
    return is_of_register(normal_text(value)) ? "in the ministry's register land that Ukraine holds"
                                              : std::string_view();
}

bool says_ukraine_holds(std::string_view value) {
    std::string text = normal_text(value);
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '_' || c == '-'; }, ' ');
    return class_suggested_by(text) == ControlClass::ukrainian &&
           (tells_of_liberation(text) ||
            holds_any(text, {"controlled", "under control", "ukrainian control", "held", "holds",
                             "підконтрольн", "під контролем", "подконтрольн", "под контролем",
                             "kontrolliert", "unter kontrolle", "contrôlé", "sous contrôle"}));
}

bool tells_of_a_counteroffensive(std::string_view value) {
    return holds_any(normal_text(value),
                     {"counteroffens", "counter-offens", "counter offens", "counterattack",
                      "контрнаступ", "gegenoffens", "contre-offens", "反撃"});
}

std::optional<ControlClass> class_suggested_by(std::string_view value, std::string_view attribute) {
    const std::string text = normal_text(value);
    if (is_any(text, {"true", "yes", "так", "да", "ja", "oui", "1"})) {
        return attribute.empty() ? std::nullopt : class_suggested_by(attribute);
    }
    if (is_any(text, {"false", "no", "ні", "нет", "nein", "non", "0"})) {
        const auto held = attribute.empty() ? std::nullopt : class_suggested_by(attribute);
        return !held                              ? std::nullopt
               : *held == ControlClass::ukrainian ? std::optional(ControlClass::russian)
                                                  : std::optional(ControlClass::ukrainian);
    }
    // Partisans hold no land.
    if (denies(text) || tells_of_the_past(text) || tells_of_a_threat(text) ||
        is_of_register(text) || text.find("partisan") != std::string::npos) {
        return std::nullopt;
    }
    if (tells_of_liberation(text) && is_done_by_russia(text)) {
        return std::nullopt;
    }
    if (tells_of_before_2022(text)) {
        return ControlClass::russian_pre_2022;
    }
    if (tells_of_an_end(text)) {
        return std::nullopt;
    }
    if (tells_of_a_contest(text) || tells_of_a_counteroffensive(text)) {
        return ControlClass::contested;
    }
    if (tells_of_liberation(text)) {
        return ControlClass::ukrainian;
    }
    if (holds_any(text, {"crimea", "крим", "крым", "krim", "crimée", "ordlo", "ордло", "pre_2022",
                         "pre-2022", "2014"})) {
        return ControlClass::russian_pre_2022;
    }
    if (holds_any(text, {"russ", "occup", "окуп", "оккуп", "росі", "росс", "рос.", "besetzt",
                         "okkup", "支配"}) ||
        has_word(text, {"ru", "rus", "рф"})) {
        return ControlClass::russian;
    }
    if (holds_any(text, {"ukrain", "україн", "украин"}) || is_any(text, {"ukr", "зсу", "всу"})) {
        return ControlClass::ukrainian;
    }
    return std::nullopt;
}

} // namespace demarc
