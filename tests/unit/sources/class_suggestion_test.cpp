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
                {"occupé avant le 24 février 2022", C::russian_pre_2022}});
    CHECK(class_suggested_by("ja", "besetzt") == C::russian);
    CHECK(class_suggested_by("non", "occupé") == C::ukrainian);
    for (const char* silent :
         {"nicht besetzt", "unbesetzt", "ehemals besetzt", "besetzt bis 11.11.2022", "non occupé",
          "pas occupé", "не оккупировано", "бывшая оккупация", "утрачено Россией",
          "освобождено ВС РФ", "liberated by Russian forces", "von Russland befreit"}) {
        CAPTURE(silent);
        CHECK(!class_suggested_by(silent));
    }
}
