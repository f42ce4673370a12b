// SPDX-License-Identifier: MIT
#include "export/qgis_project.hpp"

#include "export/format.hpp"
#include "export/geopackage.hpp"
#include "export/qgis_symbols.hpp"
#include "geometry/equal_area_plane.hpp"
#include "io/zip_writer.hpp"
#include "support/text.hpp"
#include "tally/outcome_group.hpp"
#include "words/labels.hpp"
#include "words/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace demarc {

namespace {

/// A layer of the project: a style of a layer of the GeoPackage.
struct ProjectLayer {
    QgisStyle style;
    std::string id;
    bool shown = false;
};

/// Layers under a heading, from top to bottom.
struct ProjectGroup {
    std::string title;
    std::vector<ProjectLayer> layers;
    bool is_open = true;
};

/// What kind of geometry QGIS calls it.
std::string_view geometry_of(std::string_view layer) {
    if (layer == "line_of_contact") {
        return "Line";
    }
    return layer == "sites" || layer == "places" ? "Point" : "Polygon";
}

/// QGIS takes no id of a few letters: it would give the layer one of its own.
std::string id_of(const QgisStyle& style) {
    return "demarc_" + style.layer +
           (style.scenario == nullptr ? "" : "_" + column_name(style.scenario->plan.id));
}

std::vector<ProjectGroup> groups_of(const Study& study, const LayerColours& colours) {
    static constexpr std::array over_the_land{"places", "sites", "line_of_contact", "regions",
                                              "districts"};
    static constexpr std::array beside{"zones", "disagreements", "faces_by_plan"};
    const std::vector<QgisStyle> styles = qgis_styles(study, colours);
    const auto group = [&](std::string title, const auto& wanted, bool shown) {
        ProjectGroup made{std::move(title), {}, shown};
        for (const QgisStyle& style : styles) {
            if (wanted(style)) {
                made.layers.push_back({style, id_of(style), shown});
            }
        }
        return made;
    };
    std::vector<ProjectGroup> groups{{"Lines and places", {}, true}};
    for (const std::string_view name : over_the_land) {
        ProjectGroup one = group(
            "", [&](const QgisStyle& style) { return style.layer == name; },
            name != "sites" && name != "districts");
        std::move(one.layers.begin(), one.layers.end(), std::back_inserter(groups[0].layers));
    }
    groups.push_back(group(
        as_heading(label_of(OutcomeGroup::present)),
        [](const QgisStyle& style) { return style.layer == "faces" && style.scenario == nullptr; },
        true));
    for (const OutcomeGroup outcome : all_outcome_groups) {
        ProjectGroup plans = group(
            "Plans: " + label_of(outcome),
            [&](const QgisStyle& style) {
                return style.scenario != nullptr && outcome_group(*style.scenario) == outcome;
            },
            false);
        if (!plans.layers.empty()) {
            groups.push_back(std::move(plans));
        }
    }
    groups.push_back(group(
        "Zones, sources compared, faces in long form",
        [&](const QgisStyle& style) {
            return std::find(beside.begin(), beside.end(), style.layer) != beside.end();
        },
        false));
    return groups;
}

std::string source_of(const QgisStyle& style) {
    return fmt::format("./{}|layername={}", geopackage_name, style.layer);
}

std::string tree_layer(const ProjectLayer& layer) {
    return fmt::format("<layer-tree-layer id=\"{}\" name=\"{}\" source=\"{}\" "
                       "providerKey=\"ogr\" checked=\"{}\" expanded=\"{}\"/>\n",
                       layer.id, xml_escaped(layer.style.title), source_of(layer.style),
                       layer.shown ? "Qt::Checked" : "Qt::Unchecked",
                       layer.shown && layer.style.layer == "faces" ? 1 : 0);
}

std::string tree_of(const std::vector<ProjectGroup>& groups) {
    std::string tree;
    for (const ProjectGroup& group : groups) {
        tree += fmt::format("<layer-tree-group name=\"{}\" checked=\"Qt::Checked\" "
                            "expanded=\"{}\">\n",
                            xml_escaped(group.title), group.is_open ? 1 : 0);
        for (const ProjectLayer& layer : group.layers) {
            tree += tree_layer(layer);
        }
        tree += "</layer-tree-group>\n";
    }
    return "<layer-tree-group>\n" + tree + "</layer-tree-group>\n";
}

std::string reference_system(std::string_view inner) {
    return fmt::format("<spatialrefsys>{}</spatialrefsys>", inner);
}

constexpr std::string_view wgs84 =
    "<proj4>+proj=longlat +datum=WGS84 +no_defs</proj4><srid>4326</srid><authid>EPSG:4326</authid>"
    "<geographicflag>true</geographicflag>";

/// EqualAreaPlane::definition as WKT, which QGIS asks for.
constexpr std::string_view plane_wkt =
    R"(PROJCRS["Ukraine, Lambert azimuthal equal-area",BASEGEOGCRS["WGS 84",)"
    R"(DATUM["World Geodetic System 1984",ELLIPSOID["WGS 84",6378137,298.257223563,)"
    R"(LENGTHUNIT["metre",1]]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]]],)"
    R"(CONVERSION["unnamed",METHOD["Lambert Azimuthal Equal Area",ID["EPSG",9820]],)"
    R"(PARAMETER["Latitude of natural origin",48.5,ANGLEUNIT["degree",0.0174532925199433]],)"
    R"(PARAMETER["Longitude of natural origin",31.5,ANGLEUNIT["degree",0.0174532925199433]],)"
    R"(PARAMETER["False easting",0,LENGTHUNIT["metre",1]],)"
    R"(PARAMETER["False northing",0,LENGTHUNIT["metre",1]]],CS[Cartesian,2],)"
    R"(AXIS["easting",east,ORDER[1],LENGTHUNIT["metre",1]],)"
    R"(AXIS["northing",north,ORDER[2],LENGTHUNIT["metre",1]]])";

std::string map_layer(const ProjectLayer& layer, const std::string& aliases) {
    return fmt::format("<maplayer type=\"vector\" geometry=\"{}\" labelsEnabled=\"{}\" "
                       "readOnly=\"1\" autoRefreshEnabled=\"0\">\n<id>{}</id><datasource>{}"
                       "</datasource><layername>{}</layername><srs>{}</srs>"
                       "<provider encoding=\"UTF-8\">ogr</provider>\n{}{}{}\n</maplayer>\n",
                       geometry_of(layer.style.layer), layer.style.labels.empty() ? 0 : 1, layer.id,
                       source_of(layer.style), xml_escaped(layer.style.title),
                       reference_system(wgs84), layer.style.renderer, layer.style.labels, aliases);
}

std::string item(std::string_view type, std::string_view id, std::string_view place,
                 std::string_view size, std::string_view attributes, std::string_view inner = "") {
    return fmt::format("<LayoutItem type=\"{}\" uuid=\"{{demarc-{}}}\" "
                       "templateUuid=\"{{demarc-{}}}\" id=\"{}\" position=\"{},mm\" "
                       "positionOnPage=\"{},mm\" size=\"{},mm\" referencePoint=\"0\" "
                       "visibility=\"1\" opacity=\"1\" frame=\"false\" background=\"false\" {}>{}"
                       "</LayoutItem>\n",
                       type, id, id, id, place, place, size, attributes, inner);
}

/// A font as versions of Qt before 6 write it.
std::string font(double points, bool is_bold) {
    return fmt::format("DejaVu Sans,{},-1,5,{},0,0,0,0,0", points, is_bold ? 75 : 50);
}

std::string text_style(double points, bool is_bold) {
    return fmt::format("<text-style fontSize=\"{}\" fontSizeUnit=\"Point\" fontWeight=\"{}\" "
                       "textColor=\"27,27,27,255\" textOpacity=\"1\"/>",
                       points, is_bold ? 75 : 50);
}

std::string label_item(std::string_view id, const std::string& text, std::string_view place,
                       std::string_view size, double points, bool is_bold = false) {
    constexpr std::string_view label = "65641";
    return item(label, id, place, size,
                fmt::format("labelText=\"{}\" htmlState=\"0\" halign=\"1\" valign=\"32\" "
                            "marginX=\"0\" marginY=\"0\" zValue=\"5\"",
                            xml_escaped(text)),
                fmt::format("<LabelFont description=\"{}\" style=\"\"/><FontColor red=\"27\" "
                            "green=\"27\" blue=\"27\" alpha=\"255\"/>{}",
                            font(points, is_bold), text_style(points, is_bold)));
}

std::string sources_line(const Study& study) {
    const ControlSnapshot& control = study.control;
    return fmt::format(
        "Line: {}, {}. Borders: {}. All of this land is internationally recognised as "
        "Ukraine; plans are proposals.",
        control.publisher.empty() ? control.title : control.publisher, control.date.english(),
        study.boundaries.title);
}

/// Legend of the layers that are shown at first; what is ticked later is added by hand.
std::string legend_item(const std::vector<ProjectGroup>& groups) {
    std::string styles;
    for (const auto& [name, points] : {std::pair{"title", 11}, std::pair{"group", 8},
                                       std::pair{"subgroup", 8}, std::pair{"symbolLabel", 7}}) {
        styles += fmt::format("<style name=\"{}\" alignment=\"1\" marginBottom=\"0\" "
                              "marginTop=\"1.5\"><styleFont description=\"{}\" style=\"\"/>{}"
                              "</style>",
                              name, font(points, false), text_style(points, false));
    }
    std::string shown;
    for (const ProjectGroup& group : groups) {
        for (const ProjectLayer& layer : group.layers) {
            shown += layer.shown ? tree_layer(layer) : std::string();
        }
    }
    return item(
        "65642", "legend", "233,26", "55,100",
        "zValue=\"4\" map_uuid=\"{demarc-map}\" legendFilterByAtlas=\"0\" symbolHeight=\"3\" "
        "symbolWidth=\"5\" resizeToContents=\"1\" columnCount=\"1\" boxSpace=\"1\" "
        "title=\"\" wrapChar=\"\"",
        "<styles>" + styles + "</styles><layer-tree-group>\n" + shown + "</layer-tree-group>");
}

/// A page with the whole country; the window is in metres of EqualAreaPlane.
std::string layout_of(const Study& study, const std::vector<ProjectGroup>& groups) {
    const std::string map = item(
        "65639", "map", "10,26", "220,160",
        "zValue=\"1\" keepLayerSet=\"false\" followPreset=\"false\" mapRotation=\"0\"",
        "<Extent xmin=\"-753500\" xmax=\"753500\" ymin=\"-548000\" ymax=\"548000\"/><LayerSet/>");
    const std::string scale =
        item("65646", "scale", "12,188", "60,10",
             "zValue=\"3\" style=\"Single Box\" unitType=\"km\" unitLabel=\"km\" height=\"2\" "
             "numMapUnitsPerScaleBarUnit=\"1\" numSegments=\"2\" numSegmentsLeft=\"0\" "
             "numUnitsPerSegment=\"100\" segmentSizeMode=\"0\" segmentMillimeters=\"14.6\" "
             "mapUuid=\"{demarc-map}\" alignment=\"0\" outlineWidth=\"0.2\" labelBarSpace=\"1\" "
             "boxContentSpace=\"1\"",
             text_style(7, false));
    return "<Layouts><Layout name=\"A4\" units=\"mm\" printResolution=\"300\" worldFileMap=\"\">\n"
           "<PageCollection>" +
           item("65638", "page", "0,0", "297,210", "zValue=\"0\"") +
           "<GuideCollection visible=\"1\"/></PageCollection>\n" + map + legend_item(groups) +
           scale +
           label_item("title", "What territory of Ukraine ends up where under each peace plan",
                      "10,10", "277,10", 18, true) +
           label_item("sources", sources_line(study), "80,190", "207,14", 6.5) +
           "</Layout></Layouts>\n";
}

} // namespace

std::string qgis_project(const Study& study, const LayerColours& colours) {
    const std::vector<ProjectGroup> groups = groups_of(study, colours);
    std::map<std::string, std::string> aliases;
    for (const OutputLayer& layer : geopackage_layers(study)) {
        aliases.emplace(layer.name, qgis_aliases(layer));
    }
    std::string layers;
    std::string order;
    for (const ProjectGroup& group : groups) {
        for (const ProjectLayer& layer : group.layers) {
            layers += map_layer(layer, aliases[layer.style.layer]);
            order += fmt::format("<layer id=\"{}\"/>", layer.id);
        }
    }
    const std::string plane = reference_system(
        fmt::format("<wkt>{}</wkt><proj4>{}</proj4><geographicflag>false</geographicflag>",
                    xml_escaped(plane_wkt), EqualAreaPlane::definition));
    const std::string project = fmt::format(
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
        "<qgis version=\"3.22.0\" projectname=\"{0}\">\n<title>{0}</title>\n<projectCrs>{1}"
        "</projectCrs>\n{2}<mapcanvas name=\"theMapCanvas\"><units>meters</units><extent>"
        "<xmin>-753500</xmin><ymin>-548000</ymin><xmax>753500</xmax><ymax>548000</ymax></extent>"
        "<destinationsrs>{1}</destinationsrs></mapcanvas>\n<projectlayers>\n{3}</projectlayers>\n"
        "<layerorder>{4}</layerorder>\n<properties><Paths><Absolute type=\"bool\">false</Absolute>"
        "</Paths><SpatialRefSys><ProjectionsEnabled type=\"int\">1</ProjectionsEnabled>"
        "</SpatialRefSys></properties>\n{5}</qgis>\n",
        xml_escaped("Peace plans for Ukraine, line of " + study.control.date.english()), plane,
        tree_of(groups), layers, order, layout_of(study, groups));
    return zip_archive({{"faces.qgs", project}});
}

} // namespace demarc
