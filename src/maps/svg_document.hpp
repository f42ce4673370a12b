// SPDX-License-Identifier: MIT
#pragma once

#include "maps/map_sheet.hpp"
#include "maps/sheet.hpp"
#include "maps/texts.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// An SVG document in the making: named layers of paths and texts that stay texts.
class SvgDocument {
public:
    /// In the size of the preset; `sheet` in its own units. A preset without a height takes it from
    /// the sheet. \param language BCP 47
    SvgDocument(const SheetPreset& preset, const SheetBox& sheet, const std::string& language);
    /// In pixels, in English.
    SvgDocument(double width, double height, const SheetBox& sheet)
        : SvgDocument(SheetPreset{"", width, height}, sheet, "en") {}
    ~SvgDocument();
    SvgDocument(const SvgDocument&) = delete;
    SvgDocument& operator=(const SvgDocument&) = delete;

    /// For readers that cannot see the picture.
    void describe(std::string_view title, std::string_view description);
    void style_sheet(std::string_view css);

    /// The window that layers of the map are seen through.
    void window(const SheetBox& view);

    /// What follows goes into layers below a new one, with a window of their own, until
    /// end_panel(): one map of several. \param id begins the ids of what is in it
    void panel(std::string_view id, std::string_view label, const SheetBox& view);
    void end_panel();

    /// What follows goes into a new layer on top; `label` is its name in a drawing program.
    /// \param in_window what lies outside the window is not seen
    void layer(std::string_view id, std::string_view label, bool in_window = false);

    /// What follows goes into a group of the layer until end_group().
    void group(std::string_view id);
    void end_group();
    [[nodiscard]] bool in_panel() const;

    void path(std::string_view css_class, std::string_view data, std::string_view id = {});

    // Illustrator leaves out paths above 32,000 vertices without a word. These come as several
    // paths where they have more than `max_vertices`: "name", "name-2" ..., labelled "name 1/3".
    static constexpr std::size_t max_vertices = 30'000;

    /// Open lines; a long one goes on where it was cut.
    void lines(std::string_view css_class, const std::vector<SheetLine>& lines,
               std::string_view id = {});
    /// What closed rings enclose (even-odd); cut along a straight line where it is too much.
    void area(std::string_view css_class, const std::vector<SheetLine>& rings,
              std::string_view id = {});
    /// Dots: strokes of no length.
    void dots(std::string_view css_class, const std::vector<SheetPoint>& dots,
              std::string_view id = {});
    /// A line along the inner side of an outline: a stroke of which the outer half is clipped off.
    void band(std::string_view css_class, const std::vector<SheetLine>& rings, std::string_view id);

    /// The name of the shape drawn last, for who points at it.
    void title(std::string_view name);

    void box(std::string_view css_class, const SheetBox& box);
    void circle(std::string_view css_class, SheetPoint centre, double radius);
    void text(const TextLine& line);
    /// One text, its lines in it.
    void text(const TextBlock& block);

    [[nodiscard]] std::string bytes() const;

private:
    void parts(std::string_view css_class, const std::vector<std::string>& data,
               std::string_view id);

    struct Elements;
    std::unique_ptr<Elements> elements_;
};

/// A text as an id of an element: "Chasiv Yar" -> "Chasiv_Yar".
std::string xml_name(std::string_view text);

/// Path data to a tenth of a pixel. Steps are taken between rounded points, so that lines shared by
/// two shapes stay shared.
std::string path_data(const std::vector<SheetLine>& lines, bool closed);

/// Path data of dots: strokes of no length, drawn by round caps.
std::string dot_data(const std::vector<SheetPoint>& dots);

} // namespace demarc
