// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace demarc {

/// Lines, dots or crosses over a fill: what keeps classes apart in greyscale.
struct Hatch {
    enum class Kind { none, lines, dots, crosses };
    Kind kind = Kind::none;
    double angle = 45;  ///< degrees, counter-clockwise from the horizontal
    double spacing = 6; ///< between lines, dots or crosses, in pixels of the web preset
    double width = 1;   ///< of a line or a dot
    std::string colour;
    double size = 0; ///< of a cross, from end to end
    std::string
        casing_colour{};     ///< of a wider line below, so that dark fills do for it and light ones
    double casing_width = 0; ///< 0: no casing
};

/// How a class of land is painted. An empty fill leaves what is below.
struct AreaStyle {
    std::string fill;
    Hatch hatch;
};

/// How a kind of line is drawn, with an optional casing (a wider line below it).
struct LineStyle {
    std::string colour;
    double width = 1;
    std::string dash;
    std::string casing_colour;
    double casing_width = 0;
};

/// How a kind of text is set.
struct TextStyle {
    double size = 12; ///< in pixels of the web preset
    bool bold = false;
    bool italic = false;
    std::string colour;
    double spacing = 0; ///< extra width between letters
    double halo = 0;    ///< width of the halo around the letters; 0: none
};

/// A country or sea beside Ukraine, named for orientation where there is room.
struct Neighbour {
    std::string name_en;
    std::string name_uk;
    LonLat position;
};

/// Colours, hatches, widths and letters of a map: geodata/styles/*.toml. No colour is written in
/// the code.
struct MapStyle {
    std::string id;
    std::string font_family; ///< a CSS list with fallbacks
    std::string sheet;       ///< colour of the sheet
    std::string halo;        ///< colour of the halo of labels
    std::map<std::string, AreaStyle> areas;
    std::map<std::string, LineStyle> lines;
    std::map<std::string, TextStyle> texts;
    std::map<std::string, std::string> symbols; ///< colours of GIS layers that no map has
    std::vector<Neighbour> neighbours;

    /// A file with `based_on` takes what it leaves out from that style of its folder, entry by
    /// entry and key by key.
    /// \throws ConfigError naming file, line and key, also for a class the map needs and the file
    /// leaves out
    /// \param shipped where a style that this one is based on is, if not beside it
    static MapStyle read(const std::filesystem::path& file,
                         const std::filesystem::path& shipped = {});

    [[nodiscard]] const AreaStyle& area(const std::string& name) const { return areas.at(name); }
    [[nodiscard]] const LineStyle& line(const std::string& name) const { return lines.at(name); }
    [[nodiscard]] const TextStyle& text(const std::string& name) const { return texts.at(name); }
};

/// The fills of areas and the colours of lines and symbols that a style has, by kind and name:
/// "area kept_by_russia", "line contact", "symbol site".
std::map<std::string, std::string> colours_of(const MapStyle& style);

/// The style with the letters of some texts in another size: names of MapStyle::texts.
MapStyle with_letters(MapStyle style, const std::vector<std::string>& texts, double factor);

/// The style with no text smaller than `size`, as it stands in the sheet (to a tenth).
MapStyle with_least_letters(MapStyle style, double size);

/// The style as CSS classes: "fill-NAME", "hatch-NAME", "line-NAME", "casing-NAME", "text-NAME".
/// \param with_districts also of maps by district: "fill-share_3", "district"
std::string css_of(const MapStyle& style, bool with_districts = false);

} // namespace demarc
