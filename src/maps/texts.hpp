// SPDX-License-Identifier: MIT
#pragma once

#include "maps/sheet.hpp"
#include "maps/style.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// One line of text on the sheet, at its base line. The style is a name of MapStyle::texts.
struct TextLine {
    enum class Anchor { start, middle, end };
    std::string text;
    std::string style;
    SheetPoint at;
    Anchor anchor = Anchor::start;
};

/// Lines below each other and the space they take up.
struct TextBlock {
    std::vector<TextLine> lines;
    SheetBox box;
};

/// Lines and box to another place.
void move(TextBlock& block, double dx, double dy);

/// A piece of text that is set in one style.
struct Paragraph {
    std::string text;
    std::string style;
};

/// Sets a paragraph in as few lines as the width allows, and these about equally long: no word
/// stands alone in the last one.
TextBlock set_evenly(const Paragraph& paragraph, const MapStyle& style, SheetPoint at,
                     double width);

/// Sets paragraphs below each other from the upper left corner `at`, broken to `width`.
TextBlock set_block(const std::vector<Paragraph>& paragraphs, const MapStyle& style, SheetPoint at,
                    double width);

/// Sets lines that are not broken, centred on `centre`.
TextBlock set_centred(const std::vector<Paragraph>& lines, const MapStyle& style,
                      SheetPoint centre);

/// One line with its box; `at` is its base line at the anchor.
TextBlock set_line(const Paragraph& line, const MapStyle& style, SheetPoint at,
                   TextLine::Anchor anchor);

/// From one base line to the next.
double line_height(const TextStyle& style);

/// How wide `text` (UTF-8) runs, in the unit of the style's size.
double text_width(std::string_view text, const TextStyle& style);

/// `text` broken at blanks into lines no wider than `width`; a longer word stands alone.
std::vector<std::string> wrapped(std::string_view text, const TextStyle& style, double width);

} // namespace demarc
