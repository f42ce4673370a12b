// SPDX-License-Identifier: MIT
#include "io/kml_text.hpp"

#include "io/kml_elements.hpp"
#include "support/text.hpp"

#include <algorithm>
#include <set>
#include <string_view>

namespace demarc {

namespace {

constexpr const char* schema_name = "fields-of-data";

bool is_plain(std::string_view name) {
    return std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_';
    });
}

/// Whether the name of a `Data` element is not plain; found without parsing, since most files need
/// no more.
bool has_names_to_keep(std::string_view kml) {
    constexpr std::string_view element = "Data";
    constexpr std::string_view attribute = "name=";
    std::size_t next = 0;
    for (std::size_t at = kml.find(element); at != std::string_view::npos;
         at = kml.find(element, next)) {
        next = at + element.size();
        if (at == 0 || (kml[at - 1] != '<' && kml[at - 1] != ':')) {
            continue;
        }
        // Each text is looked through once, also where no tag ever ends.
        const std::string_view tag = kml.substr(at, kml.find_first_of("<>", at) - at);
        next = at + std::max(tag.size(), element.size());
        const std::size_t name = tag.find(attribute);
        if (name == std::string_view::npos) {
            continue;
        }
        const std::string_view quoted = tag.substr(name + attribute.size());
        const std::size_t end = quoted.empty() ? 0 : quoted.find(quoted.front(), 1);
        if (!quoted.empty() && !is_plain(quoted.substr(1, end - 1))) {
            return true;
        }
    }
    return false;
}

/// A name with the prefix that another element has.
std::string named_like(const pugi::xml_node& element, std::string_view name) {
    const std::string_view whole = element.name();
    return std::string(whole.substr(0, whole.size() - local_name(element).size())) +
           std::string(name);
}

pugi::xml_node child_called(const pugi::xml_node& element, std::string_view name) {
    return element.find_child(
        [&](const pugi::xml_node& child) { return local_name(child) == name; });
}

/// Puts the `Data` elements of a record into one of `SchemaData`, and their names into `names`.
void turn_into_fields(pugi::xml_node extended, std::set<std::string>& names) {
    pugi::xml_node fields;
    for (pugi::xml_node child = extended.first_child(); child;) {
        const pugi::xml_node data = child;
        child = child.next_sibling();
        if (local_name(data) != "Data") {
            continue;
        }
        if (!fields) {
            fields = extended.append_child(named_like(extended, "SchemaData").c_str());
            fields.append_attribute("schemaUrl") = (std::string("#") + schema_name).c_str();
        }
        const char* const name = data.attribute("name").value();
        names.insert(name);
        pugi::xml_node field = fields.append_child(named_like(extended, "SimpleData").c_str());
        field.append_attribute("name") = name;
        field.text() = child_called(data, "value").text().get();
        extended.remove_child(data);
    }
}

/// A schema counts in a `Document` alone: one is put around a document's folders that have none.
void declare_fields(pugi::xml_node kml, const std::set<std::string>& names) {
    pugi::xml_node document = child_called(kml, "Document");
    if (!document) {
        document = kml.prepend_child(named_like(kml, "Document").c_str());
        while (const pugi::xml_node next = document.next_sibling()) {
            document.append_move(next);
        }
    }
    pugi::xml_node schema = document.prepend_child(named_like(kml, "Schema").c_str());
    schema.append_attribute("name") = schema_name;
    schema.append_attribute("id") = schema_name;
    for (const std::string& name : names) {
        pugi::xml_node field = schema.append_child(named_like(kml, "SimpleField").c_str());
        field.append_attribute("name") = name.c_str();
        field.append_attribute("type") = "string";
    }
}

} // namespace

std::optional<std::string> with_names_kept(const std::string& kml) {
    pugi::xml_document document;
    if (!has_names_to_keep(kml) || !is_utf8(kml) || !document.load_buffer(kml.data(), kml.size()) ||
        local_name(document.document_element()) != "kml") {
        return std::nullopt;
    }
    std::vector<pugi::xml_node> records;
    for_each_below(document.root(), [&](const pugi::xml_node& element) {
        if (local_name(element) == "ExtendedData") {
            records.push_back(element);
        }
    });
    std::set<std::string> names;
    for (const pugi::xml_node& record : records) {
        turn_into_fields(record, names);
    }
    declare_fields(document.document_element(), names);
    return serialized(document.document_element());
}

std::vector<std::string> links_alone(const std::string& kml) {
    std::vector<std::string> links;
    pugi::xml_document document;
    if (kml.find("NetworkLink") == std::string::npos ||
        kml.find("Placemark") != std::string::npos ||
        !document.load_buffer(kml.data(), kml.size())) {
        return links;
    }
    for_each_below(document.root(), [&](const pugi::xml_node& element) {
        const bool is_place = (local_name(element) == "Link" || local_name(element) == "Url") &&
                              local_name(element.parent()) == "NetworkLink";
        const std::string_view address =
            is_place ? trimmed(child_called(element, "href").text().get()) : std::string_view();
        if (!address.empty()) {
            links.emplace_back(address);
        }
    });
    return links;
}

} // namespace demarc
