// SPDX-License-Identifier: MIT
#include "export/format.hpp"

#include "support/text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

namespace demarc {

std::string km2_text(SquareMetres area) {
    return fixed(area.km2(), km2_decimals);
}

std::string percent_text(double percent) {
    return fixed(percent, percent_decimals);
}

Cell km2_cell(SquareMetres area) {
    return Decimal{area.km2(), km2_decimals};
}

Cell percent_cell(double percent) {
    return Decimal{percent, percent_decimals};
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

std::string percent_for_people(double percent) {
    const double size = std::abs(percent);
    if (size < 1e-9) {
        return "0";
    }
    return size < 0.005 ? "under 0.01" : fixed(percent, 2);
}

std::string signed_km2_for_people(SquareMetres area) {
    const double km2 = area.km2();
    const std::string size = km2_for_people({std::abs(area.value)});
    if (size == "0") {
        return size;
    }
    return (km2 < 0 ? "\u2212" : "+") + size;
}

std::string label_of(Layer layer, std::string_view class_name) {
    using Labels = std::map<std::string_view, std::string_view>;
    static const std::map<Layer, Labels> labels{
        {Layer::control,
         {{"ukrainian", "held by Ukraine"},
          {"russian", "held by Russia, taken since 24 February 2022"},
          {"russian_pre_2022", "held by Russia since before 24 February 2022"},
          {"contested", "contested or unknown"}}},
        {Layer::administration,
         {{"ukraine", "Ukraine"},
          {"russia", "Russia"},
          {"joint", "joint administration"},
          {"international", "international administration"},
          {"undetermined", "undetermined"}}},
        {Layer::legal_status,
         {{"ukraine", "Ukraine"},
          {"russia_de_facto", "recognised as de facto Russian"},
          {"russia_de_jure", "recognised as de jure Russian"}}},
        {Layer::overlay,
         {{"none", "none"},
          {"demilitarised", "demilitarised zone"},
          {"economic_zone", "economic zone"},
          {"demilitarised+economic_zone", "demilitarised economic zone"},
          {"heavy_arms_withdrawn", "zone without heavy arms"},
          {"heavy_arms_withdrawn+economic_zone", "economic zone without heavy arms"}}},
        {Layer::change,
         {{"kept_by_ukraine", "kept by Ukraine"},
          {"returned_to_ukraine", "returned to Ukraine"},
          {"kept_by_russia", "kept by Russia"},
          {"passed_to_russia", "passed to Russia"},
          {"to_demilitarised_zone", "becomes a demilitarised zone of neither army"},
          {"undetermined", "left open"}}},
        {Layer::certainty,
         {{"explicit", "explicit in the text"},
          {"inferred", "inferred from the text"},
          {"reported", "reported, not in a published text"},
          {"undetermined", "left open by the plan"}}}};
    const Labels& of_layer = labels.at(layer);
    if (const auto label = of_layer.find(class_name); label != of_layer.end()) {
        return std::string(label->second);
    }
    std::string words(class_name);
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

std::string words_for(AreaMethod method) {
    switch (method) {
    case AreaMethod::authalic:
        return "authalic (on the ellipsoid, edges straight in longitude and latitude)";
    case AreaMethod::geodesic:
        return "geodesic (on the ellipsoid, edges are shortest lines)";
    case AreaMethod::planar:
        return "planar (on an equal-area map, as a cross-check)";
    }
    return {};
}

std::string words_for(Denominator denominator) {
    switch (denominator) {
    case Denominator::polygon:
        return "the area of the boundary polygons themselves";
    case Denominator::official_603628:
        return "the older official area, 603,628 km²";
    case Denominator::official_603549:
        return "the official area of the land cadastre of 2013, 603,549 km²";
    }
    return {};
}

std::string words_for(ContestedPolicy policy) {
    switch (policy) {
    case ContestedPolicy::separate:
        return "a class of its own, counted with neither side";
    case ContestedPolicy::ukrainian:
        return "counted as held by Ukraine";
    case ContestedPolicy::russian:
        return "counted as held by Russia";
    case ContestedPolicy::split:
        return "counted half to either side";
    }
    return {};
}

std::string words_for(ControlForm form) {
    switch (form) {
    case ControlForm::polygons:
        return "areas drawn by the publisher";
    case ControlForm::settlements:
        return "a list of settlements with the side that held each; land belongs to the nearest "
               "settlement";
    case ControlForm::line_of_contact:
        return "a line of contact, closed against the boundary set";
    }
    return {};
}

std::string words_for(Coverage coverage) {
    switch (coverage) {
    case Coverage::land:
        return "land only";
    case Coverage::territorial_sea:
        return "land and sea";
    }
    return {};
}

std::string column_name(std::string_view id) {
    std::string name(id);
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

} // namespace demarc
