// SPDX-License-Identifier: MIT
#include "maps/svg_document.hpp"

#include "maps/sheet_lines.hpp"
#include "support/text.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <sstream>
#include <utility>

namespace demarc {
namespace {

constexpr const char* inkscape = "http://www.inkscape.org/namespaces/inkscape";

// A number in tenths as SVG likes it short: 125 -> "12.5", 4 -> ".4", -120 -> "-12".
std::string tenths(long value) {
    const long whole = std::labs(value) / 10;
    const long part = std::labs(value) % 10;
    std::string text = value < 0 ? "-" : "";
    if (whole != 0 || part == 0) {
        text += std::to_string(whole);
    }
    if (part != 0) {
        text += '.' + std::to_string(part);
    }
    return text;
}

/// In tenths. Corners of frames lie half way between two; what other mathematics libraries make of
/// their last bits must not decide between these.
long rounded(double value) {
    constexpr double bits = 1e-6;
    return std::lround(value * 10 + bits);
}

std::string coordinate(double value) {
    return tenths(rounded(value));
}

void append(std::string& data, long value) {
    const std::string text = tenths(value);
    const char last = data.empty() ? ' ' : data.back();
    const bool after_command = last == 'M' || last == 'l' || last == 'm';
    if (!after_command && !text.starts_with('-')) {
        data += ' ';
    }
    data += text;
}

struct Tenths {
    long x;
    long y;
    friend bool operator==(const Tenths&, const Tenths&) = default;
};

Tenths rounded(SheetPoint point) {
    return {rounded(point.x), rounded(point.y)};
}

std::size_t vertices_of(const std::vector<SheetLine>& lines) {
    std::size_t count = 0;
    for (const SheetLine& line : lines) {
        count += line.size();
    }
    return count;
}

// Lines in batches of at most so many vertices.
std::vector<std::vector<SheetLine>> batches_of(const std::vector<SheetLine>& lines,
                                               std::size_t most) {
    std::vector<std::vector<SheetLine>> batches(1);
    std::size_t vertices = 0;
    for (const SheetLine& line : lines) {
        for (std::size_t begin = 0; begin + 1 < line.size(); begin += most - 1) {
            const std::size_t count = std::min(most, line.size() - begin);
            if (vertices + count > most) {
                batches.emplace_back();
                vertices = 0;
            }
            const auto first = line.begin() + static_cast<std::ptrdiff_t>(begin);
            batches.back().emplace_back(first, first + static_cast<std::ptrdiff_t>(count));
            vertices += count;
        }
    }
    return batches;
}

// What rings enclose, halved until no piece has more vertices.
std::vector<std::vector<SheetLine>> pieces_of(const std::vector<SheetLine>& rings,
                                              std::size_t most) {
    if (vertices_of(rings) <= most) {
        return {rings};
    }
    SheetPoint low = rings.front().front();
    SheetPoint high = low;
    for (const SheetLine& ring : rings) {
        for (const SheetPoint point : ring) {
            low = {std::min(low.x, point.x), std::min(low.y, point.y)};
            high = {std::max(high.x, point.x), std::max(high.y, point.y)};
        }
    }
    const double width = high.x - low.x;
    const double height = high.y - low.y;
    const bool wide = width >= height;
    const double half = (wide ? width : height) / 2;
    const SheetBox first{low.x, low.y, wide ? half : width, wide ? height : half};
    const SheetBox second{wide ? low.x + half : low.x, wide ? low.y : low.y + half,
                          wide ? half : width, wide ? height : half};
    std::vector<std::vector<SheetLine>> pieces;
    for (const SheetBox& part : {first, second}) {
        const std::vector<SheetLine> inside = clipped_rings(rings, part);
        const bool smaller = vertices_of(inside) < vertices_of(rings);
        std::vector<std::vector<SheetLine>> parts{inside};
        if (smaller) {
            parts = pieces_of(inside, most);
        }
        for (std::vector<SheetLine>& piece : parts) {
            if (!piece.empty()) {
                pieces.push_back(std::move(piece));
            }
        }
    }
    return pieces;
}

} // namespace

std::string xml_name(std::string_view text) {
    std::string name;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        const bool plain = byte >= 0x80 || (letter >= '0' && letter <= '9') ||
                           (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') ||
                           letter == '-' || letter == '.';
        name += plain ? letter : '_';
    }
    const bool begins_as_name = !name.empty() && (name.front() < '0' || name.front() > '9') &&
                                name.front() != '-' && name.front() != '.';
    return begins_as_name ? name : "id-" + name;
}

std::string path_data(const std::vector<SheetLine>& lines, bool closed) {
    std::string data;
    for (const SheetLine& line : lines) {
        std::vector<Tenths> points;
        for (const SheetPoint point : line) {
            if (points.empty() || rounded(point) != points.back()) {
                points.push_back(rounded(point));
            }
        }
        if (closed && points.size() > 1 && points.front() == points.back()) {
            points.pop_back();
        }
        if (points.size() < (closed ? 3U : 2U)) {
            continue;
        }
        data += 'M';
        append(data, points[0].x);
        append(data, points[0].y);
        data += 'l';
        for (std::size_t i = 1; i < points.size(); ++i) {
            append(data, points[i].x - points[i - 1].x);
            append(data, points[i].y - points[i - 1].y);
        }
        data += closed ? "z" : "";
    }
    return data;
}

std::string dot_data(const std::vector<SheetPoint>& dots) {
    std::string data;
    Tenths last{0, 0};
    for (const SheetPoint dot : dots) {
        const Tenths at = rounded(dot);
        data += data.empty() ? "M" : "m";
        append(data, at.x - last.x);
        append(data, at.y - last.y);
        data += "h0";
        last = at;
    }
    return data;
}

struct SvgDocument::Elements {
    pugi::xml_document document;
    pugi::xml_node root;
    pugi::xml_node panel;
    pugi::xml_node layer;
    std::string prefix; ///< of ids, within a panel

    pugi::xml_node add_layer(pugi::xml_node parent, const std::string& id, std::string_view label) {
        pugi::xml_node node = parent.append_child("g");
        node.append_attribute("id") = id.c_str();
        node.append_attribute("inkscape:groupmode") = "layer";
        node.append_attribute("inkscape:label") = std::string(label).c_str();
        return node;
    }

    pugi::xml_node add(const char* name, std::string_view css_class) {
        pugi::xml_node node = (layer ? layer : root).append_child(name);
        if (!css_class.empty()) {
            node.append_attribute("class") = std::string(css_class).c_str();
        }
        return node;
    }
};

SvgDocument::SvgDocument(const SheetPreset& preset, const SheetBox& sheet,
                         const std::string& language)
    : elements_(std::make_unique<Elements>()) {
    pugi::xml_node declaration = elements_->document.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "UTF-8";
    elements_->root = elements_->document.append_child("svg");
    pugi::xml_node& root = elements_->root;
    root.append_attribute("xmlns") = "http://www.w3.org/2000/svg";
    root.append_attribute("xmlns:inkscape") = inkscape;
    const std::string unit = preset.millimetres ? "mm" : "";
    const double height =
        preset.height > 0 ? preset.height : preset.width * sheet.height / sheet.width;
    root.append_attribute("width") = (coordinate(preset.width) + unit).c_str();
    root.append_attribute("height") = (coordinate(height) + unit).c_str();
    root.append_attribute("viewBox") =
        fmt::format("0 0 {} {}", coordinate(sheet.width), coordinate(sheet.height)).c_str();
    root.append_attribute("xml:lang") = language.c_str();
    root.append_attribute("role") = "img";
    root.append_attribute("aria-labelledby") = "title description";
}

SvgDocument::~SvgDocument() = default;

void SvgDocument::describe(std::string_view title, std::string_view description) {
    for (const auto& [name, text] : {std::pair{"title", title}, std::pair{"desc", description}}) {
        pugi::xml_node node = elements_->root.append_child(name);
        node.append_attribute("id") = std::string_view(name) == "desc" ? "description" : name;
        node.text() = std::string(text).c_str();
    }
}

void SvgDocument::style_sheet(std::string_view css) {
    elements_->root.append_child("style").text() = std::string(css).c_str();
}

void SvgDocument::window(const SheetBox& view) {
    pugi::xml_node defs = elements_->root.child("defs");
    elements_->layer = defs ? defs : elements_->root.append_child("defs");
    pugi::xml_node clip = elements_->add("clipPath", {});
    clip.append_attribute("id") = (elements_->prefix + "window").c_str();
    elements_->layer = clip;
    box({}, view);
}

void SvgDocument::panel(std::string_view id, std::string_view label, const SheetBox& view) {
    elements_->prefix = std::string(id) + "-";
    window(view);
    elements_->panel = elements_->add_layer(elements_->root, std::string(id), label);
}

void SvgDocument::end_panel() {
    elements_->prefix.clear();
    elements_->panel = {};
    elements_->layer = {};
}

void SvgDocument::layer(std::string_view id, std::string_view label, bool in_window) {
    elements_->layer = elements_->add_layer(elements_->panel ? elements_->panel : elements_->root,
                                            elements_->prefix + std::string(id), label);
    if (in_window) {
        elements_->layer.append_attribute("clip-path") =
            fmt::format("url(#{}window)", elements_->prefix).c_str();
    }
}

void SvgDocument::group(std::string_view id) {
    pugi::xml_node node = elements_->add("g", {});
    node.append_attribute("id") = (elements_->prefix + std::string(id)).c_str();
    elements_->layer = node;
}

void SvgDocument::end_group() {
    elements_->layer = elements_->layer.parent();
}

bool SvgDocument::in_panel() const {
    return static_cast<bool>(elements_->panel);
}

void SvgDocument::parts(std::string_view css_class, const std::vector<std::string>& data,
                        std::string_view id) {
    for (std::size_t i = 0; i < data.size(); ++i) {
        const std::string name(id);
        path(css_class, data[i], i == 0 || name.empty() ? name : fmt::format("{}-{}", name, i + 1));
        if (data.size() > 1) {
            elements_->layer.last_child().append_attribute("inkscape:label") =
                fmt::format("{} {}/{}", name.empty() ? css_class : id, i + 1, data.size()).c_str();
        }
    }
}

void SvgDocument::lines(std::string_view css_class, const std::vector<SheetLine>& lines,
                        std::string_view id) {
    std::vector<std::string> data;
    for (const std::vector<SheetLine>& batch : batches_of(lines, max_vertices)) {
        data.push_back(path_data(batch, false));
    }
    parts(css_class, data, id);
}

void SvgDocument::area(std::string_view css_class, const std::vector<SheetLine>& rings,
                       std::string_view id) {
    std::vector<std::string> data;
    for (const std::vector<SheetLine>& piece : pieces_of(rings, max_vertices)) {
        data.push_back(path_data(piece, true));
    }
    parts(css_class, data, id);
}

void SvgDocument::dots(std::string_view css_class, const std::vector<SheetPoint>& dots,
                       std::string_view id) {
    constexpr std::size_t most = max_vertices / 2; // each is a line of two
    std::vector<std::string> data;
    for (std::size_t begin = 0; begin < dots.size(); begin += most) {
        const auto first = dots.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto count = static_cast<std::ptrdiff_t>(std::min(most, dots.size() - begin));
        data.push_back(dot_data({first, first + count}));
    }
    parts(css_class, data, id);
}

void SvgDocument::path(std::string_view css_class, std::string_view data, std::string_view id) {
    if (data.empty()) {
        return;
    }
    pugi::xml_node node = elements_->add("path", css_class);
    if (!id.empty()) {
        node.prepend_attribute("id") = (elements_->prefix + std::string(id)).c_str();
    }
    node.append_attribute("d") = std::string(data).c_str();
}

void SvgDocument::band(std::string_view css_class, const std::vector<SheetLine>& rings,
                       std::string_view id) {
    const std::string whole = path_data(rings, true);
    if (whole.empty()) {
        return;
    }
    const std::vector<std::vector<SheetLine>> pieces = pieces_of(rings, max_vertices);
    const std::string name = elements_->prefix + std::string(id);
    pugi::xml_node clip = elements_->add("clipPath", {});
    clip.append_attribute("id") = ("inside-" + name).c_str();
    for (const std::vector<SheetLine>& piece : pieces) {
        clip.append_child("path").append_attribute("d") = path_data(piece, true).c_str();
    }
    const pugi::xml_node before = elements_->layer.last_child();
    if (pieces.size() == 1) {
        path(css_class, whole, id);
    } else {
        lines(css_class, rings, id); // the outline alone, without the cuts between pieces
    }
    for (pugi::xml_node node = before.next_sibling(); node; node = node.next_sibling()) {
        node.append_attribute("clip-path") = fmt::format("url(#inside-{})", name).c_str();
    }
}

void SvgDocument::box(std::string_view css_class, const SheetBox& box) {
    pugi::xml_node node = elements_->add("rect", css_class);
    node.append_attribute("x") = coordinate(box.x).c_str();
    node.append_attribute("y") = coordinate(box.y).c_str();
    node.append_attribute("width") = coordinate(box.width).c_str();
    node.append_attribute("height") = coordinate(box.height).c_str();
}

void SvgDocument::circle(std::string_view css_class, SheetPoint centre, double radius) {
    pugi::xml_node node = elements_->add("circle", css_class);
    node.append_attribute("cx") = coordinate(centre.x).c_str();
    node.append_attribute("cy") = coordinate(centre.y).c_str();
    node.append_attribute("r") = coordinate(radius).c_str();
}

void SvgDocument::title(std::string_view name) {
    if (pugi::xml_node shape = elements_->layer.last_child()) {
        shape.append_child("title").text() = std::string(name).c_str();
    }
}

namespace {

void place(pugi::xml_node node, SheetPoint at) {
    node.append_attribute("x") = coordinate(at.x).c_str();
    node.append_attribute("y") = coordinate(at.y).c_str();
}

void anchor(pugi::xml_node node, TextLine::Anchor anchor) {
    if (anchor != TextLine::Anchor::start) {
        node.append_attribute("text-anchor") =
            anchor == TextLine::Anchor::middle ? "middle" : "end";
    }
}

} // namespace

void SvgDocument::text(const TextLine& line) {
    pugi::xml_node node = elements_->add("text", "text-" + line.style);
    place(node, line.at);
    anchor(node, line.anchor);
    node.text() = line.text.c_str();
}

void SvgDocument::text(const TextBlock& block) {
    if (block.lines.size() == 1) {
        text(block.lines.front());
    }
    if (block.lines.size() < 2) {
        return;
    }
    const TextLine& first = block.lines.front();
    const bool is_of_one_style =
        std::all_of(block.lines.begin(), block.lines.end(),
                    [&](const TextLine& line) { return line.style == first.style; });
    // Lines would inherit what their own style says nothing of.
    pugi::xml_node node =
        elements_->add("text", is_of_one_style ? "text-" + first.style : std::string());
    anchor(node, first.anchor);
    for (const TextLine& line : block.lines) {
        // A text beside it keeps blanks of the file's own layout out: they would move a centred
        // line.
        node.append_child(pugi::node_pcdata);
        pugi::xml_node span = node.append_child("tspan");
        if (!is_of_one_style) {
            span.append_attribute("class") = ("text-" + line.style).c_str();
        }
        place(span, line.at);
        span.text() = line.text.c_str();
    }
    node.append_child(pugi::node_pcdata);
}

std::string SvgDocument::bytes() const {
    std::ostringstream stream;
    elements_->document.save(stream, " ", pugi::format_default, pugi::encoding_utf8);
    return stream.str();
}

} // namespace demarc
