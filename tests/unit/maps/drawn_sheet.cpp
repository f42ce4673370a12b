// SPDX-License-Identifier: MIT
#include "unit/maps/drawn_sheet.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <cairo.h>
#include <cstdlib>
#include <memory>
#include <sstream>
#include <stdexcept>

namespace demarc::testing {
namespace {

struct Release {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};

double number(const std::string& css, const std::string& key) {
    const std::size_t at = css.find(key);
    return at == std::string::npos ? 0 : std::stod(css.substr(at + key.size()));
}

// The font that pictures are drawn in, through cairo.
class RealFont {
public:
    RealFont()
        : surface_(cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1)),
          cairo_(cairo_create(surface_.get())) {}

    // The box of the letters' ink, at the base line's start.
    SheetBox ink(const std::string& text, const std::string& css) {
        cairo_select_font_face(
            cairo_.get(), "DejaVu Sans",
            css.find("font-style:italic") != std::string::npos ? CAIRO_FONT_SLANT_OBLIQUE
                                                               : CAIRO_FONT_SLANT_NORMAL,
            css.find("font-weight:bold") != std::string::npos ? CAIRO_FONT_WEIGHT_BOLD
                                                              : CAIRO_FONT_WEIGHT_NORMAL);
        cairo_set_font_size(cairo_.get(), number(css, "font-size:"));
        cairo_text_extents_t extents{};
        cairo_text_extents(cairo_.get(), text.c_str(), &extents);
        const auto letters = static_cast<double>(std::count_if(
            text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
        advance = extents.x_advance + letters * number(css, "letter-spacing:");
        return {extents.x_bearing, extents.y_bearing,
                extents.width + letters * number(css, "letter-spacing:"), extents.height};
    }
    double advance = 0; ///< of the text measured last

private:
    std::unique_ptr<cairo_surface_t, Release> surface_;
    std::unique_ptr<cairo_t, Release> cairo_;
};

// What the sheet's own style sheet says of a class.
std::string rules_of(const std::string& css, const std::string& name) {
    const std::size_t at = css.find("." + name + "{");
    return at == std::string::npos ? "" : css.substr(at, css.find('}', at) - at);
}

pugi::xml_document parsed(const std::string& svg) {
    pugi::xml_document document;
    if (!document.load_string(svg.c_str())) {
        throw std::runtime_error("not XML");
    }
    return document;
}

// Pixels that a length of the document stands for.
double pixels_of(const std::string& length) {
    const double value = std::stod(length);
    return length.ends_with("mm") ? value / 25.4 * 96 : value;
}

void read_path(const std::string& data, std::vector<SheetLine>& lines) {
    SheetPoint at;
    char command = 'M';
    for (std::size_t i = 0; i < data.size();) {
        if (data[i] == ' ' || data[i] == ',') {
            ++i;
        } else if (data[i] == 'M' || data[i] == 'm' || data[i] == 'l' || data[i] == 'z') {
            command = data[i++];
            if (command == 'M' || command == 'm') {
                lines.emplace_back();
            } else if (command == 'z' && !lines.back().empty()) {
                lines.back().push_back(lines.back().front());
            }
        } else {
            char* end = nullptr;
            const double x = std::strtod(data.c_str() + i, &end);
            const double y = std::strtod(end, &end);
            const auto next = static_cast<std::size_t>(end - data.c_str());
            if (next == i) {
                throw std::runtime_error("not a path: " + data.substr(i, 20));
            }
            i = next;
            at = command == 'M' ? SheetPoint{x, y} : SheetPoint{at.x + x, at.y + y};
            lines.back().push_back(at);
        }
    }
}

// A text, or the lines in it.
std::vector<pugi::xml_node> lines_of(const pugi::xml_node& text) {
    std::vector<pugi::xml_node> lines;
    for (const pugi::xml_node line : text.children("tspan")) {
        lines.push_back(line);
    }
    return lines.empty() ? std::vector{text} : lines;
}

// The id of the layer that an element is in.
std::string layer_of(pugi::xml_node node) {
    while (node && !node.attribute("inkscape:groupmode")) {
        node = node.parent();
    }
    return node.attribute("id").value();
}

} // namespace

DrawnSheet read_back(const std::string& svg) {
    const pugi::xml_document document = parsed(svg);
    const std::string css = document.child("svg").child("style").child_value();
    DrawnSheet drawn;
    std::istringstream view(document.child("svg").attribute("viewBox").value());
    view >> drawn.sheet.x >> drawn.sheet.y >> drawn.sheet.width >> drawn.sheet.height;
    drawn.pixels = pixels_of(document.child("svg").attribute("width").value()) / drawn.sheet.width;
    RealFont font;
    for (const pugi::xpath_node& found : document.select_nodes("//*[local-name()='text']")) {
        const pugi::xml_node node = found.node();
        const std::string anchor = node.attribute("text-anchor").value();
        for (const pugi::xml_node line : lines_of(node)) {
            const std::string text = line.child_value();
            const std::string own_class = line.attribute("class").value();
            const std::string css_class =
                own_class.empty() ? node.attribute("class").value() : own_class;
            const std::string rules = rules_of(css, css_class);
            SheetBox box = font.ink(text, rules);
            box.x += line.attribute("x").as_double();
            box.x -= anchor == "middle" ? font.advance / 2 : anchor == "end" ? font.advance : 0;
            box.y += line.attribute("y").as_double();
            drawn.texts.push_back(
                {text, layer_of(node), css_class, box, number(rules, "font-size:")});
        }
    }
    return drawn;
}

std::vector<SheetLine> lines_in(const std::string& svg, const std::string& layer) {
    const pugi::xml_document document = parsed(svg);
    std::vector<SheetLine> lines;
    for (const pugi::xpath_node& found :
         document.select_nodes(("//*[@id='" + layer + "']//*[local-name()='path']").c_str())) {
        read_path(found.node().attribute("d").value(), lines);
    }
    return lines;
}

} // namespace demarc::testing
