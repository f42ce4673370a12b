// SPDX-License-Identifier: MIT
#include "sources/class_suggestion.hpp"

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>
#include <utility>

using namespace demarc;

namespace {

void check_each(std::initializer_list<std::pair<const char*, ControlClass>> phrases) {
    for (const auto& phrase : phrases) {
        const std::string text = phrase.first;
        CAPTURE(text);
        CHECK(class_suggested_by(phrase.first) == phrase.second);
    }
}

} // namespace

TEST_CASE("the names of ISW's layers suggest the classes that the shipped profile gives them") {
    using C = ControlClass;
    check_each(
        {{"Assessed Russian Control", C::russian},
         {"Claimed Russian Territory", C::contested},
         {"Assessed Russian Advance", C::contested},
         {"Assessed Russian Infiltration Areas", C::contested},
         {"Claimed Ukrainian Counteroffensives", C::contested},
         {"Ukrainian counter-offensive", C::contested},
         {"Russian gains before Feb 24 2022", C::russian_pre_2022},
         {"Russian-controlled Ukrainian Territory Before February 24, 2022", C::russian_pre_2022},
         {"ロシア軍支配エリア", C::russian},
         {"ロシア軍侵攻エリア", C::contested},
         {"ウクライナ軍反撃エリア", C::contested}});
    CHECK(!class_suggested_by("Reported Ukrainian Partisan Warfare"));
    CHECK(tells_of_a_counteroffensive("ClaimedUkrainianCounteroffensives_V2"));
    CHECK(tells_of_a_counteroffensive("Контрнаступ"));
    CHECK(!tells_of_a_counteroffensive("Assessed Russian Advance"));
}

TEST_CASE("phrases in Russian, German and French suggest classes, too") {
    using C = ControlClass;
    check_each({{"Оккупировано", C::russian},
                {"под контролем РФ", C::russian},
                {"Серая зона", C::contested},
                {"Бойові дії", C::contested},
                {"боевые действия", C::contested},
                {"Освобождено", C::ukrainian},
                {"под контролем Украины", C::ukrainian},
                {"оккупировано до 24.02.2022", C::russian_pre_2022},
                {"Крым", C::russian_pre_2022},
                {"besetzt", C::russian},
                {"kontrolliert von Russland", C::russian},
                {"umkämpft", C::contested},
                {"UMKÄMPFT", C::contested},
                {"Grauzone", C::contested},
                {"befreit", C::ukrainian},
                {"zurückerobert", C::ukrainian},
                {"vor 2022 besetzt", C::russian_pre_2022},
                {"Krim", C::russian_pre_2022},
                {"occupé par la Russie", C::russian},
                {"zone grise", C::contested},
                {"Contestée", C::contested},
                {"libéré", C::ukrainian},
                {"occupé avant le 24 février 2022", C::russian_pre_2022},
                {"Russian Controlled Territory Before February 24", C::russian_pre_2022},
                {"Pre-war Russian control", C::russian_pre_2022},
                {"russisch besetzt (vor 2022)", C::russian_pre_2022},
                {"окупована (до 2022)", C::russian_pre_2022}});
    CHECK(class_suggested_by("ja", "besetzt") == C::russian);
    CHECK(class_suggested_by("non", "occupé") == C::ukrainian);
    for (const char* silent :
         {"nicht besetzt", "unbesetzt", "ehemals besetzt", "besetzt bis 11.11.2022", "non occupé",
          "pas occupé", "не оккупировано", "бывшая оккупация", "утрачено Россией",
          "освобождено ВС РФ", "Освобождено от украинских войск", "under threat of occupation",
          "Russian retreat", "Активні бойові дії", "Території можливих бойових дій",
          "liberated by Russian forces", "von Russland befreit"}) {
        CAPTURE(silent);
        CHECK(!class_suggested_by(silent));
    }
}

TEST_CASE("of a class that only a reader can tell a hint says what is known") {
    CHECK(hint_on_class("Можливі бойові дії") ==
          "in the ministry's register land that Ukraine holds");
    CHECK(hint_on_class("Bakhmut").empty());
}

TEST_CASE("that Ukraine holds land is another thing than that it is a map of Ukraine") {
    for (const char* held : {"Ukrainian-controlled", "Ukrainian_controlled", "Liberated",
                             "liberated_2025-11-24", "Підконтрольна Україні"}) {
        CAPTURE(held);
        CHECK(says_ukraine_holds(held));
    }
    for (const char* title : {"Ukraine", "ukraine_control_map", "Контроль в Україні", "occupied"}) {
        CAPTURE(title);
        CHECK(!says_ukraine_holds(title));
    }
}
