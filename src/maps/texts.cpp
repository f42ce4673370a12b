// SPDX-License-Identifier: MIT
#include "maps/texts.hpp"

#include "support/text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

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

TextBlock set_evenly(const Paragraph& paragraph, const MapStyle& style, SheetPoint at,
                     double width) {
    constexpr double step = 0.02;
    TextBlock block = set_block({paragraph}, style, at, width);
    for (double share = 1 - step; share > 0.5; share -= step) {
        TextBlock narrower = set_block({paragraph}, style, at, width * share);
        if (narrower.lines.size() > block.lines.size()) {
            break;
        }
        block = std::move(narrower);
    }
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

namespace {

// Advance widths of DejaVu Sans in thousandths of the letter size. It is wider than the faces that
// stand in for it elsewhere, so that text set by these widths fits with any of them.
struct Range {
    char32_t first;
    char32_t last;
};
constexpr std::array<Range, 9> ranges{{{0x20, 0x7e},
                                       {0xa0, 0x17f},
                                       {0x400, 0x45f},
                                       {0x490, 0x491},
                                       {0x2010, 0x2026},
                                       {0x2190, 0x2193},
                                       {0x2212, 0x2212},
                                       {0x2248, 0x2248},
                                       {0x2264, 0x2265}}};
constexpr std::array<unsigned short, 448> regular_advances{
    318, 401,  460,  838,  636, 950,  780,  275,  390,  390, 500, 838, 318, 361,  318,  337,  636,
    636, 636,  636,  636,  636, 636,  636,  636,  636,  337, 337, 838, 838, 838,  531,  1000, 684,
    686, 698,  770,  632,  575, 775,  752,  295,  295,  656, 557, 863, 748, 787,  603,  787,  695,
    635, 611,  732,  684,  989, 685,  611,  685,  390,  337, 390, 838, 500, 500,  613,  635,  550,
    635, 615,  352,  635,  634, 278,  278,  579,  278,  974, 634, 612, 635, 635,  411,  521,  392,
    634, 592,  818,  592,  592, 525,  636,  337,  636,  838, 318, 401, 636, 636,  636,  636,  337,
    500, 500,  1000, 471,  612, 838,  361,  1000, 500,  500, 838, 401, 401, 500,  636,  636,  318,
    500, 401,  471,  612,  969, 969,  969,  531,  684,  684, 684, 684, 684, 684,  974,  698,  632,
    632, 632,  632,  295,  295, 295,  295,  775,  748,  787, 787, 787, 787, 787,  838,  787,  732,
    732, 732,  732,  611,  605, 630,  613,  613,  613,  613, 613, 613, 982, 550,  615,  615,  615,
    615, 278,  278,  278,  278, 612,  634,  612,  612,  612, 612, 612, 838, 612,  634,  634,  634,
    634, 592,  635,  592,  684, 613,  684,  613,  684,  613, 698, 550, 698, 550,  698,  550,  698,
    550, 770,  635,  775,  635, 632,  615,  632,  615,  632, 615, 632, 615, 632,  615,  775,  635,
    775, 635,  775,  635,  775, 635,  752,  634,  916,  695, 295, 278, 295, 278,  295,  278,  295,
    278, 295,  278,  590,  556, 295,  278,  656,  579,  579, 557, 278, 557, 278,  557,  375,  557,
    342, 562,  284,  748,  634, 748,  634,  748,  634,  813, 748, 634, 787, 612,  787,  612,  787,
    612, 1070, 1023, 695,  411, 695,  411,  695,  411,  635, 521, 635, 521, 635,  521,  635,  521,
    611, 392,  611,  392,  611, 392,  732,  634,  732,  634, 732, 634, 732, 634,  732,  634,  732,
    634, 989,  818,  611,  592, 611,  685,  525,  685,  525, 685, 525, 352, 632,  632,  786,  610,
    698, 635,  295,  295,  295, 1094, 1045, 786,  710,  748, 609, 752, 684, 686,  686,  610,  781,
    632, 1077, 641,  748,  748, 710,  752,  863,  752,  787, 752, 603, 698, 611,  609,  861,  685,
    776, 686,  1069, 1094, 833, 882,  686,  698,  1080, 695, 613, 617, 589, 525,  691,  615,  901,
    532, 650,  650,  604,  639, 754,  654,  612,  654,  635, 550, 583, 592, 855,  592,  681,  591,
    915, 942,  707,  790,  589, 549,  842,  602,  615,  615, 625, 525, 549, 521,  278,  278,  278,
    902, 898,  652,  604,  650, 592,  654,  610,  525,  361, 361, 636, 500, 1000, 1000, 500,  500,
    318, 318,  318,  318,  518, 518,  518,  518,  500,  500, 590, 590, 334, 667,  1000, 838,  838,
    838, 838,  838,  838,  838, 838};

constexpr std::array<unsigned short, 448> bold_advances{
    348,  456,  521,  838,  696, 1002, 872,  306,  457,  457,  523,  838,  380,  415,  380, 365,
    696,  696,  696,  696,  696, 696,  696,  696,  696,  696,  400,  400,  838,  838,  838, 580,
    1000, 774,  762,  734,  830, 683,  683,  821,  837,  372,  372,  775,  637,  995,  837, 850,
    733,  850,  770,  720,  682, 812,  774,  1103, 771,  724,  725,  457,  365,  457,  838, 500,
    500,  675,  716,  593,  716, 678,  435,  716,  712,  343,  343,  665,  343,  1042, 712, 687,
    716,  716,  493,  595,  478, 712,  652,  924,  645,  652,  582,  712,  365,  712,  838, 348,
    456,  696,  696,  636,  696, 365,  500,  500,  1000, 564,  646,  838,  415,  1000, 500, 500,
    838,  438,  438,  500,  736, 636,  380,  500,  438,  564,  646,  1035, 1035, 1035, 580, 774,
    774,  774,  774,  774,  774, 1085, 734,  683,  683,  683,  683,  372,  372,  372,  372, 838,
    837,  850,  850,  850,  850, 850,  838,  850,  812,  812,  812,  812,  724,  738,  719, 675,
    675,  675,  675,  675,  675, 1048, 593,  678,  678,  678,  678,  343,  343,  343,  343, 687,
    712,  687,  687,  687,  687, 687,  838,  687,  712,  712,  712,  712,  652,  716,  652, 774,
    675,  774,  675,  774,  675, 734,  593,  734,  593,  734,  593,  734,  593,  830,  716, 838,
    716,  683,  678,  683,  678, 683,  678,  683,  678,  683,  678,  821,  716,  821,  716, 821,
    716,  821,  716,  837,  712, 974,  790,  372,  343,  372,  343,  372,  343,  372,  343, 372,
    343,  744,  686,  372,  343, 775,  665,  665,  637,  343,  637,  343,  637,  479,  637, 557,
    642,  371,  837,  712,  837, 712,  837,  712,  983,  837,  712,  850,  687,  850,  687, 850,
    687,  1167, 1094, 770,  493, 770,  493,  770,  493,  720,  595,  720,  595,  720,  595, 720,
    595,  682,  478,  682,  478, 682,  478,  812,  712,  812,  712,  812,  712,  812,  712, 812,
    712,  812,  712,  1103, 924, 724,  652,  724,  725,  582,  725,  582,  725,  582,  435, 683,
    683,  878,  637,  734,  720, 372,  372,  372,  1154, 1130, 878,  817,  837,  771,  837, 774,
    762,  762,  637,  891,  683, 1224, 710,  837,  837,  817,  831,  995,  837,  850,  837, 733,
    734,  682,  771,  992,  771, 928,  808,  1235, 1326, 939,  1036, 762,  734,  1174, 770, 675,
    698,  633,  522,  808,  678, 995,  581,  701,  701,  679,  732,  817,  691,  687,  691, 716,
    593,  580,  652,  992,  645, 741,  687,  1062, 1105, 751,  904,  632,  593,  972,  642, 678,
    678,  714,  522,  593,  595, 343,  343,  343,  991,  956,  734,  679,  701,  652,  691, 637,
    522,  415,  415,  696,  500, 1000, 1000, 500,  500,  380,  380,  380,  380,  657,  657, 657,
    657,  500,  500,  639,  639, 333,  667,  1000, 838,  838,  838,  838,  838,  838,  838, 838};

// What a letter outside the table is taken to be: as wide as the widest common capital.
constexpr unsigned unknown_letter = 1000;

unsigned advance(char32_t letter, bool bold) {
    std::size_t before = 0;
    for (const Range& range : ranges) {
        if (range.first <= letter && letter <= range.last) {
            const std::size_t index = before + (letter - range.first);
            return bold ? bold_advances[index] : regular_advances[index];
        }
        before += range.last - range.first + 1;
    }
    return unknown_letter;
}

// Reads the letter at `position` of well-formed UTF-8 and moves on.
char32_t next_letter(std::string_view text, std::size_t& position) {
    const auto lead = static_cast<unsigned char>(text[position++]);
    if (lead < 0x80) {
        return lead;
    }
    const int following = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    char32_t letter = lead & (0x3FU >> static_cast<unsigned>(following));
    for (int i = 0; i < following && position < text.size(); ++i) {
        letter = (letter << 6U) | (static_cast<unsigned char>(text[position++]) & 0x3FU);
    }
    return letter;
}

} // namespace

double text_width(std::string_view text, const TextStyle& style) {
    double width = 0;
    for (std::size_t position = 0; position < text.size();) {
        const char32_t letter = next_letter(text, position);
        width += advance(letter, style.bold) * style.size / 1000.0 + style.spacing;
    }
    return width;
}

std::vector<std::string> wrapped(std::string_view text, const TextStyle& style, double width) {
    std::vector<std::string> lines;
    std::string line;
    for (const std::string& word : split(text, ' ')) {
        const std::string longer = line.empty() ? word : line + ' ' + word;
        if (!line.empty() && text_width(longer, style) > width) {
            lines.push_back(line);
            line = word;
        } else {
            line = longer;
        }
    }
    if (!line.empty()) {
        lines.push_back(line);
    }
    return lines;
}

} // namespace demarc
