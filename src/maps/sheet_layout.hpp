// SPDX-License-Identifier: MIT
#pragma once

#include "maps/context.hpp"
#include "maps/district_outlines.hpp"
#include "maps/labels.hpp"
#include "maps/legend.hpp"
#include "maps/locator.hpp"
#include "maps/map.hpp"
#include "maps/scale_bar.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace demarc {

/// A map in its window, without the words around it.
struct MapWindow {
    SheetBox view; ///< what the map is seen through
    Frame frame;
    std::vector<SheetArc> arcs;
    std::vector<LandShape> fills{};
    std::vector<DistrictOutline> districts{}; ///< of a map by district, drawn in place of the fills
    std::vector<LandShape> hatches{};
    std::vector<LandShape> recognition{};
    std::vector<SheetLine> contact{}; ///< the line of contact; empty where it is not seen
    ContextShapes context{};
    Labelling labelling{};
};

/// Lays land and waters out in a window, without the classes that are not seen through it; names
/// nothing.
MapWindow lay_out_window(const MapSubject& map, const MapOptions& options, const SheetBox& view,
                         const Frame& frame, std::vector<SheetArc> arcs);

/// How much a sheet says around its map, by the room that the map leaves.
enum class Fullness {
    full,
    brief, ///< ranges and method in a line
    least, ///< ranges and the day of the line
    bare   ///< the same without the standfirst
};

/// Title and what stands around it.
struct Header {
    TextBlock kicker;
    TextBlock title;
    TextBlock subtitle;
    double bottom = 0;
};

/// What a header says.
struct HeaderText {
    std::string kicker;
    std::string title;
    std::string subtitle;
};

Header set_header(const HeaderText& text, const MapStyle& style, double left, double width);

/// What a caption says: parts that stand beside or below each other, and the credits under them.
struct CaptionText {
    std::vector<std::vector<Paragraph>> columns;
    std::string credits;
};

/// Sets a caption from height 0 on.
std::vector<TextBlock> set_caption(const CaptionText& text, const MapStyle& style, double left,
                                   double width, bool stacked);

/// Puts the caption on the lower margin; gives the height of the rule above it.
double align_bottom(std::vector<TextBlock>& caption, double sheet_bottom);

constexpr double map_share = 0.6;   ///< of the height of a sheet, at least
constexpr double visible_area = 60; ///< of a class on the sheet, in square pixels: a legend has it
constexpr double sheet_margin = 30; ///< at the sides of a sheet
constexpr double line_tolerance = 0.25; ///< of thinned lines, in pixels of the sheet

/// Everything on the sheet in its place, before it is written as SVG.
struct SheetLayout {
    MapStyle style; ///< that of the options with letters fitted to the sheet
    SheetBox sheet;
    MapWindow map;
    Header header;
    Legend legend;
    bool legend_on_map = true;
    std::vector<TextBlock> caption;
    Fullness fullness = Fullness::full;
    double caption_rule = 0; ///< height of the rule above the caption
    ScaleBar scale;
    std::optional<Locator> locator{}; ///< of a map of a part
};

/// All that a sheet says around its map.
struct SheetWords {
    HeaderText header;
    std::string legend_heading;
    std::vector<LegendRow> legend;
    std::array<CaptionText, 3> captions; ///< full, brief and least

    [[nodiscard]] const CaptionText& caption(Fullness fullness) const {
        return captions.at(std::min(static_cast<std::size_t>(fullness), captions.size() - 1));
    }
    [[nodiscard]] HeaderText header_at(Fullness fullness) const {
        return {header.kicker, header.title,
                fullness == Fullness::bare ? std::string() : header.subtitle};
    }
};

/// The header of a sheet on one map, with words of one's own in place of those made from figures.
HeaderText header_of(const MapSubject& map, const MapOptions& options);

SheetWords words_of(const MapSubject& map, const MapOptions& options);

/// Takes the names away that the map is to do without.
void leave_out_names(Labelling& labelling, const MapOptions& options);

/// The arcs of the land on the map: those that maps share, or of its own.
std::shared_ptr<const PlaneArcs> land_of(const MapSubject& map, const MapOptions& options);

/// Lays out a scenario map, which has map_share of the sheet: where words leave it less, letters
/// become smaller, to no less than the smallest of the sheet, and fewer things are said.
SheetLayout lay_out(const Study& study, const Scenario& scenario, const MapOptions& options);

/// The same with words of one's own.
SheetLayout lay_out(const MapSubject& map, const MapOptions& options, const SheetWords& words);

/// A sheet as SVG.
std::string drawn(const SheetLayout& layout, const MapSubject& map, const MapOptions& options);

} // namespace demarc
