// SPDX-License-Identifier: MIT
#include "export/report_pictures.hpp"

#include "support/error.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <sstream>
#include <string_view>
#include <utility>

namespace demarc {

namespace {

/// Below this a reference is as long as the shape itself.
constexpr std::size_t least_shared = 60;

using Work = std::function<void(pugi::xml_node)>;

void for_each_element(pugi::xml_node parent, const Work& work) {
    for (pugi::xml_node child = parent.first_child(); child;) {
        const pugi::xml_node next = child.next_sibling(); // the work may take the child out
        if (child.type() == pugi::node_element) {
            for_each_element(child, work);
            work(child);
        }
        child = next;
    }
}

/// Rules of style, one by one, "selector{declarations}". A style sheet of a map has no others.
std::vector<std::string> rules_of(const std::string& css) {
    std::vector<std::string> rules;
    std::size_t begin = css.find_first_not_of(" \n");
    while (begin != std::string::npos) {
        const std::size_t end = css.find('}', begin);
        if (end == std::string::npos) {
            break;
        }
        rules.push_back(css.substr(begin, end + 1 - begin));
        begin = css.find_first_not_of(" \n", end + 1);
    }
    return rules;
}

/// A rule for what is inside `scope`: ".a,.b{}" is "#map .a,#map .b{}".
std::string scoped(const std::string& rule, const std::string& scope) {
    const std::size_t brace = rule.find('{');
    std::string selectors;
    for (std::size_t begin = 0; begin < brace;) {
        const std::size_t comma = std::min(rule.find(',', begin), brace);
        selectors += (begin == 0 ? "" : ",") + scope + " " + rule.substr(begin, comma - begin);
        begin = comma + 1;
    }
    return selectors + rule.substr(brace);
}

/// A picture while it is made part of the page.
struct Parsed {
    pugi::xml_document document;
    std::vector<std::string> rules;

    [[nodiscard]] pugi::xml_node root() const { return document.child("svg"); }
};

Parsed parsed(const Picture& picture) {
    Parsed made;
    if (!made.document.load_string(picture.svg.c_str(),
                                   pugi::parse_default | pugi::parse_ws_pcdata) ||
        !made.root()) {
        throw DataError(fmt::format("the picture '{}' of the report is no SVG", picture.id));
    }
    return made;
}

/// Takes out what only drawing programs read, and the style, which goes into the page's.
void strip(Parsed& picture) {
    for_each_element(picture.document.root(), [&](pugi::xml_node node) {
        const std::string_view name = node.name();
        if (name == "style") {
            picture.rules = rules_of(node.text().get());
        }
        if (name == "style" || name == "title" || name == "desc" || name == "metadata") {
            node.parent().remove_child(node);
            return;
        }
        for (pugi::xml_attribute attribute = node.first_attribute(); attribute;) {
            const pugi::xml_attribute next = attribute.next_attribute();
            if (std::string_view(attribute.name()).find(':') != std::string_view::npos) {
                node.remove_attribute(attribute);
            }
            attribute = next;
        }
    });
    for (const char* attribute : {"xmlns", "width", "height", "aria-labelledby"}) {
        picture.root().remove_attribute(attribute);
    }
}

/// "window" of "url(#window)"; empty where nothing is referred to.
std::string reference_in(std::string_view value) {
    return value.starts_with("url(#") && value.ends_with(')')
               ? std::string(value.substr(5, value.size() - 6))
               : std::string();
}

/// Ids that are referred to begin with the picture's; others go.
void rename_ids(Parsed& picture, const std::string& prefix) {
    std::map<std::string, std::string> names;
    for_each_element(picture.document.root(), [&](pugi::xml_node node) {
        for (pugi::xml_attribute attribute : node.attributes()) {
            if (const std::string name = reference_in(attribute.value()); !name.empty()) {
                names[name] = prefix + "-" + name;
                attribute.set_value(("url(#" + names[name] + ")").c_str());
            }
        }
    });
    for_each_element(picture.document.root(), [&](pugi::xml_node node) {
        if (const pugi::xml_attribute id = node.attribute("id")) {
            const auto found = names.find(id.value());
            if (found == names.end()) {
                node.remove_attribute("id");
            } else {
                node.attribute("id").set_value(found->second.c_str());
            }
        }
    });
}

std::string text_of(pugi::xml_node node) {
    std::ostringstream text;
    node.print(text, "", pugi::format_raw);
    return text.str();
}

/// The shapes that occur more than once, by their data, with their ids.
std::map<std::string, std::string> common_shapes(const std::vector<Parsed>& pictures) {
    std::map<std::string, std::size_t> counts;
    std::vector<std::string> in_order;
    for (const Parsed& picture : pictures) {
        for_each_element(picture.document.root(), [&](pugi::xml_node node) {
            const std::string data = node.attribute("d").value();
            if (data.size() >= least_shared && counts[data]++ == 1) {
                in_order.push_back(data);
            }
        });
    }
    std::map<std::string, std::string> ids;
    for (const std::string& data : in_order) {
        ids.emplace(data, fmt::format("s{}", ids.size()));
    }
    return ids;
}

void refer_to_shapes(Parsed& picture, const std::map<std::string, std::string>& shapes) {
    for_each_element(picture.document.root(), [&](pugi::xml_node node) {
        const auto shape = shapes.find(node.attribute("d").value());
        if (shape != shapes.end()) {
            node.set_name("use");
            node.remove_attribute("d");
            node.append_attribute("href") = ("#" + shape->second).c_str();
        }
    });
}

std::string definitions(const std::map<std::string, std::string>& shapes) {
    if (shapes.empty()) {
        return {};
    }
    std::string text;
    for (const auto& [data, id] : shapes) {
        text += fmt::format("<path id=\"{}\" d=\"{}\"/>", id, data);
    }
    return "<svg class=\"shapes\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>" + text +
           "</defs></svg>\n";
}

/// Rules that all pictures have are there once; others for their picture alone.
std::string style_of(const std::vector<Parsed>& pictures, const std::vector<Picture>& named) {
    std::map<std::string, std::size_t> counts;
    for (const Parsed& picture : pictures) {
        for (const std::string& rule : picture.rules) {
            ++counts[rule];
        }
    }
    std::string shared;
    std::string own;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        for (const std::string& rule : pictures[i].rules) {
            const bool in_all = counts[rule] == pictures.size();
            if (!in_all) {
                own += scoped(rule, "#map-" + named[i].id) + "\n";
            } else if (i == 0) {
                shared += scoped(rule, ".map") + "\n";
            }
        }
    }
    return shared + own;
}

} // namespace

SharedPictures shared_pictures(const std::vector<Picture>& pictures) {
    std::vector<Parsed> all;
    for (const Picture& picture : pictures) {
        all.push_back(parsed(picture));
        strip(all.back());
        rename_ids(all.back(), "map-" + picture.id);
    }
    const std::map<std::string, std::string> shapes = common_shapes(all);
    SharedPictures made{style_of(all, pictures), definitions(shapes), {}};
    for (std::size_t i = 0; i < all.size(); ++i) {
        refer_to_shapes(all[i], shapes);
        pugi::xml_node root = all[i].root();
        root.append_attribute("id") = ("map-" + pictures[i].id).c_str();
        root.append_attribute("class") = "map";
        root.append_attribute("aria-label") = pictures[i].words.c_str();
        made.elements.push_back(text_of(root));
    }
    return made;
}

} // namespace demarc
