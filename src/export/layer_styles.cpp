// SPDX-License-Identifier: MIT
#include "export/layer_styles.hpp"

#include "export/format.hpp"
#include "export/qgis_symbols.hpp"
#include "support/error.hpp"
#include "words/labels.hpp"
#include "words/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace demarc {

namespace {

/// A class of an attribute with its colour, by the name that the style file gives it.
struct Class {
    std::string_view value;
    std::string label;
    std::string colour; ///< "area NAME" or "symbol NAME" of the style file
};

Class class_of(ControlClass control, std::string colour) {
    return {name_of(control), as_heading(label_of(control)), std::move(colour)};
}

Class class_of(Change change, std::string colour) {
    return {name_of(change), as_heading(label_of(change, Tongue::english, Length::full)),
            std::move(colour)};
}

std::vector<Class> control_classes() {
    return {class_of(ControlClass::ukrainian, "area kept_by_ukraine"),
            class_of(ControlClass::russian, "area kept_by_russia"),
            class_of(ControlClass::russian_pre_2022, "symbol russian_pre_2022"),
            class_of(ControlClass::contested, "area undetermined_contested")};
}

std::vector<Class> change_classes() {
    std::vector<Class> classes;
    for (const Change change : all_changes) {
        classes.push_back(class_of(change, change == Change::undetermined
                                               ? "symbol undetermined"
                                               : fmt::format("area {}", name_of(change))));
    }
    return classes;
}

std::vector<Class> disagreement_kinds() {
    return {Class{"strip", "Strip at the border", "symbol disagreement_strip"},
            Class{"gap", "Gap between two areas", "symbol disagreement_gap"},
            Class{"speck", "Too small for a line of contact", "symbol disagreement_speck"},
            Class{"overlap", "Areas over one another", "symbol disagreement_overlap"},
            Class{"beyond", "Beyond the boundary set", "symbol disagreement_beyond"},
            Class{"kept", "Looked at and left as drawn", "symbol disagreement_kept"}};
}

/// "#edeae1" as QGIS writes it: "237,234,225,255".
std::string rgba(const LayerColours& colours, std::string_view name) {
    const std::string& hex = colours.at(std::string(name));
    const auto part = [&](std::size_t at) {
        int value = 0;
        const auto [end, failure] =
            std::from_chars(hex.data() + at, hex.data() + at + 2, value, 16);
        if (hex.size() != 7 || failure != std::errc{} || end != hex.data() + at + 2) {
            throw ConfigError(fmt::format("the colour '{}' of '{}' in the style file is not of the "
                                          "form #rrggbb, which a GIS needs",
                                          hex, name));
        }
        return value;
    };
    return fmt::format("{},{},{},255", part(1), part(3), part(5));
}

std::vector<QgisClass> drawn(const std::vector<Class>& classes, const LayerColours& colours) {
    std::vector<QgisClass> drawn;
    for (const Class& each : classes) {
        drawn.push_back(
            {std::string(each.value), each.label, qgis_fill(rgba(colours, each.colour))});
    }
    return drawn;
}

/// A class of towns: from how many people, how large its dot and its name, and up to which scale it
/// is named.
struct TownClass {
    long people;
    std::string_view label;
    double dot_mm;
    double letters;
    double smallest_scale;
};

constexpr std::array town_classes{TownClass{500'000, "500,000 people and more", 3.2, 10, 0},
                                  TownClass{100'000, "100,000 to 500,000", 2.4, 9, 8e6},
                                  TownClass{20'000, "20,000 to 100,000", 1.7, 8, 2.5e6},
                                  TownClass{0, "under 20,000 people, or not known", 1.1, 7, 8e5}};

/// Which towns are of a class, as QGIS filters them.
std::string filter_of(std::size_t number) {
    const long from = town_classes[number].people;
    std::string filter = from > 0 ? fmt::format("\"population\" >= {}", from) : std::string();
    if (number > 0) {
        const long below = town_classes[number - 1].people;
        filter = from > 0 ? filter + fmt::format(" AND \"population\" < {}", below)
                          : fmt::format("\"population\" IS NULL OR \"population\" < {}", below);
    }
    return filter;
}

QgisStyle style_of_towns(const std::string& fill, const std::string& outline) {
    std::vector<QgisClass> dots;
    std::vector<QgisLabel> names;
    for (std::size_t i = 0; i < town_classes.size(); ++i) {
        const TownClass& one = town_classes[i];
        dots.push_back({filter_of(i), std::string(one.label),
                        qgis_marker("circle", fill, outline, one.dot_mm)});
        names.push_back({"name_en", filter_of(i), one.letters, one.smallest_scale, i == 0});
    }
    return {"places", "Towns by people", qgis_rules(dots), qgis_labels(names)};
}

/// Bands around lines are many and lie over one another: they wait to be ticked.
QgisStyle style_of_zones(const std::string& colour) {
    const std::string outline = qgis_outline(colour, 0.4, "dash");
    return {
        "zones", "Zones",
        qgis_rules(
            {{"\"source\" IS NULL OR \"source\" <> 'computed'", "Area that a plan names", outline},
             {"\"source\" = 'computed'", "Computed: bands around lines, land held on other days",
              outline, false}})};
}

std::vector<QgisClass> changes_of_plan(const Scenario& scenario, const LayerColours& colours) {
    return drawn(says_nothing_on_land(scenario.plan) ? control_classes() : change_classes(),
                 colours);
}

std::string qml_of(const QgisStyle& style, const std::string& aliases) {
    return fmt::format("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'><qgis "
                       "version=\"3.22\" styleCategories=\"Symbology{}{}\"{}>{}{}{}</qgis>",
                       style.labels.empty() ? "" : "|Labeling", aliases.empty() ? "" : "|Fields",
                       style.labels.empty() ? "" : " labelsEnabled=\"1\"", style.renderer,
                       style.labels, aliases);
}

} // namespace

std::vector<QgisStyle> qgis_styles(const Study& study, const LayerColours& colours) {
    const auto colour = [&](std::string_view name) { return rgba(colours, name); };
    const std::string outline = colour("symbol marker_outline");
    std::vector<QgisStyle> styles{
        {"faces", "Who holds it on " + study.control.date.english(),
         qgis_categories("control", drawn(control_classes(), colours))},
        {"line_of_contact", "Line of contact", qgis_single(qgis_line(colour("line contact"), 0.7))},
        {"regions", "Regions", qgis_single(qgis_outline(colour("line region"), 0.2)),
         qgis_labels({{.expression = "region_en", .size = 9, .in_area = true}})},
        {"sites", "Sites named in plans",
         qgis_single(qgis_marker("diamond", colour("symbol site"), outline, 3)),
         qgis_labels({{.expression = "name_en"}})},
        style_of_zones(colour("symbol zone")),
        style_of_towns(colour("symbol place"), outline),
        {"disagreements", "What does not agree between the sources",
         qgis_categories("kind", drawn(disagreement_kinds(), colours))}};
    if (study.districts) {
        styles.push_back({"districts", as_heading(study.districts->level),
                          qgis_single(qgis_outline(colour("line region"), 0.15, "dot")),
                          qgis_labels({{.expression = "district",
                                        .size = 7,
                                        .smallest_scale = 1.5e6,
                                        .in_area = true}})});
    }
    for (const Scenario& scenario : study.scenarios) {
        if (!scenario.plan.reference) {
            styles.push_back({"faces", scenario.plan.title_en,
                              qgis_categories(says_nothing_on_land(scenario.plan)
                                                  ? "control"
                                                  : column_name(scenario.plan.id) + "_change",
                                              changes_of_plan(scenario, colours)),
                              "", &scenario});
        }
    }
    styles.push_back({"faces_by_plan", "What each plan changes (set a filter on plan)",
                      qgis_categories("change", drawn(change_classes(), colours))});
    return styles;
}

std::string qgis_aliases(const OutputLayer& layer) {
    std::string aliases;
    for (std::size_t i = 0; i < layer.fields.size(); ++i) {
        // QGIS counts the key, which no list of fields has.
        aliases += fmt::format("<alias index=\"{}\" field=\"{}\" name=\"{}\"/>", i + 1,
                               layer.fields[i].name, xml_escaped(layer.fields[i].title));
    }
    return "<aliases>" + aliases + "</aliases>";
}

std::vector<LayerStyle> layer_styles(const Study& study, const LayerColours& colours,
                                     const std::vector<OutputLayer>& layers) {
    std::vector<LayerStyle> rows;
    std::set<std::string> with_default;
    for (const QgisStyle& style : qgis_styles(study, colours)) {
        const bool is_default = with_default.insert(style.layer).second;
        const auto layer = std::find_if(layers.begin(), layers.end(), [&](const OutputLayer& one) {
            return one.name == style.layer;
        });
        const std::string aliases =
            is_default && layer != layers.end() ? qgis_aliases(*layer) : std::string();
        rows.push_back({style.layer, style.title, qml_of(style, aliases), "", is_default,
                        style.scenario != nullptr ? style.scenario->plan.id : ""});
    }
    return rows;
}

} // namespace demarc
