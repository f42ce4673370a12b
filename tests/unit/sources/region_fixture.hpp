// SPDX-License-Identifier: MIT
#pragma once

#include "sources/region.hpp"
#include "support/scratch_folder.hpp"

#include <string>

namespace demarc::testing {

/// A region table with the real codes and names and made-up areas of 1,000 km² each.
inline std::string made_up_regions_csv() {
    constexpr const char* names[][3] = {
        {"UA-05", "Vinnytsia Oblast", "Вінницька область"},
        {"UA-07", "Volyn Oblast", "Волинська область"},
        {"UA-09", "Luhansk Oblast", "Луганська область"},
        {"UA-12", "Dnipropetrovsk Oblast", "Дніпропетровська область"},
        {"UA-14", "Donetsk Oblast", "Донецька область"},
        {"UA-18", "Zhytomyr Oblast", "Житомирська область"},
        {"UA-21", "Zakarpattia Oblast", "Закарпатська область"},
        {"UA-23", "Zaporizhzhia Oblast", "Запорізька область"},
        {"UA-26", "Ivano-Frankivsk Oblast", "Івано-Франківська область"},
        {"UA-30", "Kyiv", "Київ"},
        {"UA-32", "Kyiv Oblast", "Київська область"},
        {"UA-35", "Kirovohrad Oblast", "Кіровоградська область"},
        {"UA-40", "Sevastopol", "Севастополь"},
        {"UA-43", "Autonomous Republic of Crimea", "Автономна Республіка Крим"},
        {"UA-46", "Lviv Oblast", "Львівська область"},
        {"UA-48", "Mykolaiv Oblast", "Миколаївська область"},
        {"UA-51", "Odesa Oblast", "Одеська область"},
        {"UA-53", "Poltava Oblast", "Полтавська область"},
        {"UA-56", "Rivne Oblast", "Рівненська область"},
        {"UA-59", "Sumy Oblast", "Сумська область"},
        {"UA-61", "Ternopil Oblast", "Тернопільська область"},
        {"UA-63", "Kharkiv Oblast", "Харківська область"},
        {"UA-65", "Kherson Oblast", "Херсонська область"},
        {"UA-68", "Khmelnytskyi Oblast", "Хмельницька область"},
        {"UA-71", "Cherkasy Oblast", "Черкаська область"},
        {"UA-74", "Chernihiv Oblast", "Чернігівська область"},
        {"UA-77", "Chernivtsi Oblast", "Чернівецька область"}};
    std::string csv = "iso_3166_2,name_en,name_uk,katotth,area_603628_km2,area_603549_km2\n";
    for (const auto& [code, english, ukrainian] : names) {
        csv += std::string(code) + "," + english + "," + ukrainian + ",KATOTTH,1000,1000\n";
    }
    return csv;
}

inline RegionTable made_up_regions() {
    const ScratchFolder folder;
    return RegionTable::read(folder.write("regions.csv", made_up_regions_csv()));
}

} // namespace demarc::testing
