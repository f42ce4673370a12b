// SPDX-License-Identifier: MIT
#include "maps/texts.hpp"

#include "maps/font.hpp"

#include <algorithm>

namespace demarc {
namespace {

// Of the letter size: how far letters reach above the base line and below it.
constexpr double ascent = 0.93;
constexpr double descent = 0.24;

} // namespace

double line_height(const TextStyle& style) {
    return style.size * 1.27;
}

TextBlock set_block(const std::vector<Paragraph>& paragraphs, const MapStyle& style, SheetPoint at,
                    double width) {
    TextBlock block;
    double y = at.y;
    double widest = 0;
    for (const Paragraph& paragraph : paragraphs) {
        const TextStyle& look = style.text(paragraph.style);
        for (const std::string& line : wrapped(paragraph.text, look, width)) {
            block.lines.push_back({line, paragraph.style, {at.x, y + look.size * ascent}});
            widest = std::max(widest, text_width(line, look));
            y += line_height(look);
        }
    }
    block.box = {at.x, at.y, widest, y - at.y};
    return block;
}

TextBlock set_centred(const std::vector<Paragraph>& lines, const MapStyle& style,
                      SheetPoint centre) {
    double height = 0;
    double widest = 0;
    for (const Paragraph& line : lines) {
        height += line_height(style.text(line.style));
        widest = std::max(widest, text_width(line.text, style.text(line.style)));
    }
    TextBlock block;
    block.box = {centre.x - widest / 2, centre.y - height / 2, widest, height};
    double y = block.box.y;
    for (const Paragraph& line : lines) {
        const TextStyle& look = style.text(line.style);
        block.lines.push_back(
            {line.text, line.style, {centre.x, y + look.size * ascent}, TextLine::Anchor::middle});
        y += line_height(look);
    }
    return block;
}

TextBlock set_line(const Paragraph& line, const MapStyle& style, SheetPoint at,
                   TextLine::Anchor anchor) {
    const TextStyle& look = style.text(line.style);
    const double width = text_width(line.text, look);
    double left = at.x;
    if (anchor == TextLine::Anchor::middle) {
        left -= width / 2;
    } else if (anchor == TextLine::Anchor::end) {
        left -= width;
    }
    return {{{line.text, line.style, at, anchor}},
            {left, at.y - look.size * ascent, width, look.size * (ascent + descent)}};
}

void move(TextBlock& block, double dx, double dy) {
    for (TextLine& line : block.lines) {
        line.at.x += dx;
        line.at.y += dy;
    }
    block.box.x += dx;
    block.box.y += dy;
}

} // namespace demarc
