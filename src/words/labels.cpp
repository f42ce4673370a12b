// SPDX-License-Identifier: MIT
#include "words/labels.hpp"

#include "sources/publisher.hpp"

#include <algorithm>
#include <array>

namespace demarc {

namespace {

constexpr std::array control_classes{
    LabelRow{"ukrainian", {"held by Ukraine"}, {"утримує Україна"}},
    LabelRow{"russian",
             {"held by Russia", "held by Russia, taken since 24 February 2022"},
             {"утримує Росія", "утримує Росія, захоплено після 24 лютого 2022 року"}},
    LabelRow{
        "russian_pre_2022",
        {"held by Russia since before 2022", "held by Russia since before 24 February 2022"},
        {"утримує Росія ще з часу до 2022 року", "утримує Росія ще з часу до 24 лютого 2022 року"}},
    LabelRow{"contested",
             {"contested", "contested or unknown"},
             {"спірна територія", "спірна територія або невідомо"}}};

constexpr std::array administrations{
    LabelRow{
        "ukraine", {"Ukraine", "administered by Ukraine"}, {"Україна", "під управлінням України"}},
    LabelRow{"russia", {"Russia", "administered by Russia"}, {"Росія", "під управлінням Росії"}},
    LabelRow{"joint", {"joint administration", "administered by both"}, {"спільне управління"}},
    LabelRow{"international", {"international administration"}, {"міжнародне управління"}},
    LabelRow{"undetermined",
             {"left open", "administration left open"},
             {"не визначено", "управління не визначено"}}};

constexpr std::array legal_statuses{
    LabelRow{"ukraine", {"Ukraine"}, {"Україна"}},
    LabelRow{
        "russia_de_facto", {"recognised as de facto Russian"}, {"визнання російським де-факто"}},
    LabelRow{"russia_de_jure", {"recognised as de jure Russian"}, {"визнання російським де-юре"}}};

constexpr std::array changes{
    LabelRow{"kept_by_ukraine",
             {"kept by Ukraine", "held and kept by Ukraine"},
             {"лишається за Україною", "Україна утримує й зберігає"}},
    LabelRow{"returned_to_ukraine", {"returned to Ukraine"}, {"повертається Україні"}},
    LabelRow{"kept_by_russia",
             {"kept by Russia", "held and kept by Russia"},
             {"лишається за Росією", "Росія утримує й зберігає"}},
    LabelRow{"passed_to_russia", {"ceded to Russia"}, {"відходить до Росії"}},
    LabelRow{"to_demilitarised_zone",
             {"demilitarised zone", "demilitarised zone (no troops of either side)"},
             {"демілітаризована зона", "демілітаризована зона (без військ обох сторін)"}},
    LabelRow{"undetermined", {"left open"}, {"не визначено"}}};

constexpr std::array outcome_groups{
    LabelRow{"present", {"the present line"}, {"нинішня лінія"}},
    LabelRow{"to_russia", {"Ukraine gives up land"}, {"Україна віддає землі"}},
    LabelRow{"both_ways", {"land moves both ways"}, {"землі переходять в обидва боки"}},
    LabelRow{"to_ukraine", {"Russia gives up land"}, {"Росія віддає землі"}},
    LabelRow{"frozen", {"the line stays"}, {"лінія лишається"}},
    LabelRow{"open", {"territory is left open"}, {"територіальне питання відкрите"}},
    LabelRow{"silent", {"says nothing on territory"}, {"про територію не сказано"}}};

constexpr std::array certainties{
    LabelRow{"explicit", {"explicit in the text"}, {"прямо сказано в тексті"}},
    LabelRow{"inferred", {"inferred from the text"}, {"випливає з тексту"}},
    LabelRow{"reported",
             {"reported, not in a published text"},
             {"за повідомленнями, не з опублікованого тексту"}},
    LabelRow{"undetermined", {"left open by the plan"}, {"план залишає відкритим"}}};

constexpr std::array overlays{
    LabelRow{"none", {"none"}, {"немає"}},
    LabelRow{"demilitarised", {"demilitarised zone"}, {"демілітаризована зона"}},
    LabelRow{"economic_zone", {"economic zone"}, {"економічна зона"}},
    LabelRow{"demilitarised+economic_zone",
             {"demilitarised economic zone"},
             {"демілітаризована економічна зона"}},
    LabelRow{"heavy_arms_withdrawn", {"zone without heavy arms"}, {"зона без важкого озброєння"}},
    LabelRow{"heavy_arms_withdrawn+economic_zone",
             {"economic zone without heavy arms"},
             {"економічна зона без важкого озброєння"}}};

constexpr std::array sides{LabelRow{"ukraine", {"Ukraine"}, {"Україна"}},
                           LabelRow{"russia", {"Russia"}, {"Росія"}}};

constexpr std::array contested_readings{LabelRow{"separate",
                                                 {"contested land held by nobody that is known"},
                                                 {"спірну територію не утримує ніхто з відомих"}},
                                        LabelRow{"ukrainian",
                                                 {"contested land taken for held by Ukraine"},
                                                 {"спірну територію взято за утримувану Україною"}},
                                        LabelRow{"russian",
                                                 {"contested land taken for held by Russia"},
                                                 {"спірну територію взято за утримувану Росією"}}};

constexpr std::array area_methods{
    LabelRow{"authalic",
             {"authalic", "authalic (on the ellipsoid, edges straight in longitude and latitude)"},
             {"рівновелика", "рівновелика (на еліпсоїді, ребра прямі за довготою й широтою)"}},
    LabelRow{"geodesic",
             {"geodesic", "geodesic (on the ellipsoid, edges are shortest lines)"},
             {"геодезична", "геодезична (на еліпсоїді, ребра — найкоротші лінії)"}},
    LabelRow{"planar",
             {"planar", "planar (on an equal-area map, as a cross-check)"},
             {"плоска", "плоска (на рівновеликій карті, для перевірки)"}}};

/// As after "share of" and "частка від".
constexpr std::array denominators{
    LabelRow{
        "polygon",
        {"the polygon area of the boundary set", "the area of the boundary polygons themselves"},
        {"площі полігонів набору меж", "площі самих полігонів меж"}},
    LabelRow{"official-603628",
             {"the official 603,628 km²", "the older official area, 603,628 km²"},
             {"офіційних 603 628 км²", "давнішої офіційної площі, 603 628 км²"}},
    LabelRow{
        "official-603549",
        {"the official 603,549 km²", "the official area of the land cadastre of 2013, 603,549 km²"},
        {"офіційних 603 549 км²",
         "офіційної площі за земельним кадастром 2013 року, 603 549 км²"}}};

constexpr std::array contested_policies{
    LabelRow{"separate",
             {"as a class of its own", "a class of its own, counted with neither side"},
             {"окремим класом", "окремий клас, не зарахований жодній стороні"}},
    LabelRow{"ukrainian",
             {"counted as Ukrainian-held", "counted as held by Ukraine"},
             {"зараховано Україні"}},
    LabelRow{
        "russian", {"counted as Russian-held", "counted as held by Russia"}, {"зараховано Росії"}},
    LabelRow{
        "split", {"split half and half", "counted half to either side"}, {"поділено порівну"}}};

constexpr std::array control_forms{
    LabelRow{"polygons",
             {"polygons", "areas drawn by the publisher"},
             {"полігони", "ділянки, накреслені видавцем"}},
    LabelRow{"settlements",
             {"settlements",
              "a list of settlements with the side that held each; land belongs to the "
              "nearest settlement"},
             {"населені пункти", "список населених пунктів зі стороною, що утримувала кожен; земля "
                                 "належить до найближчого"}},
    LabelRow{"line_of_contact",
             {"line of contact", "a line of contact, closed against the boundary set"},
             {"лінія зіткнення", "лінія зіткнення, замкнена за набором меж"}}};

constexpr std::array coverages{LabelRow{"land", {"land", "land only"}, {"суходіл", "лише суходіл"}},
                               LabelRow{"territorial_sea",
                                        {"territorial sea", "land and territorial sea"},
                                        {"територіальне море", "суходіл і територіальне море"}}};

constexpr std::array region_match_kinds{
    LabelRow{"alias", {"the profile's table of names"}, {"таблиця назв профілю"}},
    LabelRow{"iso_code", {"ISO code"}, {"код ISO"}},
    LabelRow{"katotth", {"KATOTTH or KOATUU code"}, {"код КАТОТТГ чи КОАТУУ"}},
    LabelRow{"name", {"name"}, {"назва"}},
    LabelRow{"spelling", {"another spelling"}, {"інше написання"}}};

constexpr std::array kept_reasons{
    LabelRow{"encircled",
             {"left as drawn: enclosed by Russian-held land"},
             {"залишено як накреслено: оточено землею, яку утримує Росія"}},
    LabelRow{"wide",
             {"left as drawn: too wide for a strip"},
             {"залишено як накреслено: зашироке для смуги"}},
    LabelRow{"far_from_border",
             {"left as drawn: reaches too far from the border"},
             {"залишено як накреслено: сягає задалеко від кордону"}},
    LabelRow{"drawn_otherwise",
             {"left as drawn: the publisher gives most of it another class"},
             {"залишено як накреслено: видавець відносить більшість до іншого класу"}}};

constexpr std::array quantities{
    LabelRow{"share_pct", {"%"}, {"%"}}, LabelRow{"area_km2", {"km²"}, {"км²"}},
    LabelRow{"area_sq_mi", {"sq mi"}, {"кв. миль"}}, LabelRow{"people", {"people"}, {"осіб"}}};

constexpr std::array verdicts{LabelRow{"holds", {"holds"}, {"відповідає"}},
                              LabelRow{"true_but_far",
                                       {"true, but far from the figure"},
                                       {"правильно, але далеко від числа"}},
                              LabelRow{"holds_under_some_methods",
                                       {"holds under some methods"},
                                       {"відповідає за деяких способів обліку"}},
                              LabelRow{"does_not_hold", {"does not hold"}, {"не відповідає"}},
                              LabelRow{"not_on_this_map", {"not on this map"}, {"не на цій карті"}},
                              LabelRow{"cannot_be_tested",
                                       {"cannot be tested with this input"},
                                       {"не можна перевірити за цими даними"}}};

/// As after "claims" and "чисел": "of another day than the front line".
constexpr std::array obstacle_kinds{
    LabelRow{"counts_more",
             {"that count more than this map shows"},
             {"що охоплюють більше, ніж показує ця карта"}},
    LabelRow{"not_distinguished",
             {"that need classes this map does not distinguish"},
             {"що потребують класів, яких ця карта не розрізняє"}},
    LabelRow{"land_not_shown",
             {"that count land this map does not show"},
             {"що охоплюють територію, якої немає на цій карті"}},
    LabelRow{"needs_earlier_line",
             {"of a change, which takes a second front line"},
             {"про зміну, для якої потрібна друга лінія фронту"}},
    LabelRow{
        "other_day", {"of another day than the front line"}, {"про інший день, ніж лінія фронту"}},
    LabelRow{"plan_without_result",
             {"about a plan that has no result here"},
             {"про план, що тут не має результату"}},
    LabelRow{
        "other_people", {"that count people of another time"}, {"що рахують людей іншого часу"}},
    LabelRow{"too_fine", {"finer than the map can be measured"}, {"точніші, ніж дозволяє карта"}}};

constexpr std::array population_sources{
    LabelRow{"State Statistics Service 2022",
             {"State Statistics Service of Ukraine, 1 January 2022"},
             {"Державна служба статистики України, 1 січня 2022 року"}},
    LabelRow{"approximate", {"rounded, before 2022"}, {"округлено, до 2022 року"}},
    LabelRow{"GeoNames 2020", {"GeoNames, March 2020"}, {"GeoNames, березень 2020 року"}}};

const LabelRow* find(LabelTable table, std::string_view name) {
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const LabelRow& label) { return label.name == name; });
    return found == table.end() ? nullptr : &*found;
}

LabelTable labels_of_layer(Layer layer) {
    switch (layer) {
    case Layer::control:
        return control_classes;
    case Layer::administration:
        return administrations;
    case Layer::legal_status:
        return legal_statuses;
    case Layer::overlay:
        return overlays;
    case Layer::change:
        return changes;
    case Layer::certainty:
        return certainties;
    }
    return {};
}

} // namespace

LabelTable labels_of(ControlClass) {
    return control_classes;
}
LabelTable labels_of(Administration) {
    return administrations;
}
LabelTable labels_of(LegalStatus) {
    return legal_statuses;
}
LabelTable labels_of(Change) {
    return changes;
}
LabelTable labels_of(OutcomeGroup) {
    return outcome_groups;
}
LabelTable labels_of(Certainty) {
    return certainties;
}
LabelTable labels_of(const Overlay&) {
    return overlays;
}
LabelTable labels_of(Side) {
    return sides;
}
LabelTable labels_of(ContestedReading) {
    return contested_readings;
}
LabelTable labels_of(AreaMethod) {
    return area_methods;
}
LabelTable labels_of(Denominator) {
    return denominators;
}
LabelTable labels_of(ContestedPolicy) {
    return contested_policies;
}
LabelTable labels_of(ControlForm) {
    return control_forms;
}
LabelTable labels_of(Coverage) {
    return coverages;
}
LabelTable labels_of(RegionMatchKind) {
    return region_match_kinds;
}
LabelTable labels_of(KeptBecause) {
    return kept_reasons;
}
LabelTable labels_of(Quantity) {
    return quantities;
}
LabelTable labels_of(Verdict) {
    return verdicts;
}
LabelTable labels_of(ObstacleKind) {
    return obstacle_kinds;
}

std::span<const LabelTable> all_label_tables() {
    static constexpr std::array<LabelTable, 20> tables{
        control_classes, administrations,    legal_statuses,
        changes,         certainties,        overlays,
        sides,           contested_readings, area_methods,
        denominators,    contested_policies, control_forms,
        coverages,       kept_reasons,       quantities,
        verdicts,        population_sources, region_match_kinds,
        obstacle_kinds,  outcome_groups};
    return tables;
}

std::string label_in(LabelTable table, std::string_view name, Tongue tongue, Length length) {
    const LabelRow* label = find(table, name);
    if (label == nullptr) {
        std::string words(name);
        std::replace(words.begin(), words.end(), '_', ' ');
        return words;
    }
    const LabelForms& forms = tongue == Tongue::english ? label->english : label->ukrainian;
    return std::string(length == Length::brief || forms.full.empty() ? forms.brief : forms.full);
}

std::string label_of(Layer layer, std::string_view class_name, Tongue tongue, Length length) {
    return label_in(labels_of_layer(layer), class_name, tongue, length);
}

std::string label_of_holder(std::string_view holder, Tongue tongue) {
    if (holder == "demilitarised_zone") {
        return label_of(Change::to_demilitarised_zone, tongue);
    }
    if (holder == name_of(ControlClass::contested)) {
        return label_of(ControlClass::contested, tongue);
    }
    return label_in(administrations, holder, tongue, Length::brief);
}

std::string label_of_population_source(std::string_view source, Tongue tongue) {
    return label_in(population_sources, source, tongue, Length::brief);
}

std::string publisher_in_words(const std::string& publisher) {
    return publisher.empty() || publisher == publisher_not_stated ? "an unnamed publisher"
                                                                  : publisher;
}

} // namespace demarc
