// SPDX-License-Identifier: MIT
#include "io/kmz_documents.hpp"

#include "io/bytes.hpp"
#include "io/kml_elements.hpp"
#include "io/zip_archive.hpp"
#include "support/error.hpp"
#include "support/input_limits.hpp"
#include "support/text.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string_view>

namespace demarc {

namespace {

std::string text_of(const ZipArchive& archive, const std::string& name) {
    std::vector<char> bytes;
    const std::size_t size = archive.read(name, bytes, 0);
    return {bytes.data(), size};
}

std::vector<std::string> documents_in(const ZipArchive& archive) {
    std::vector<std::string> documents;
    for (const auto& [name, member] : archive.members()) {
        if (lower_case(name).ends_with(".kml")) {
            documents.push_back(name);
        }
    }
    return documents;
}

/// The main document first; nothing if it links to all others, or if there are none.
std::vector<std::string> documents_to_join(const ZipArchive& archive) {
    std::vector<std::string> documents = documents_in(archive);
    if (documents.size() < 2) {
        return {};
    }
    const auto main = std::find(documents.begin(), documents.end(), "doc.kml");
    if (main != documents.end()) {
        std::rotate(documents.begin(), main, main + 1);
    }
    const std::string text = text_of(archive, documents.front());
    const bool links_to_all =
        std::all_of(documents.begin() + 1, documents.end(),
                    [&](const std::string& name) { return text.find(name) != std::string::npos; });
    return links_to_all ? std::vector<std::string>() : documents;
}

bool is_inside(pugi::xml_node element, const pugi::xml_node& outer) {
    while (element && element != outer) {
        element = element.parent();
    }
    return !element.empty();
}

class Joining {
public:
    explicit Joining(const std::string& kmz) : kmz_(kmz) {
        pugi::xml_node kml = joined_.append_child("kml");
        kml.append_attribute("xmlns") = "http://www.opengis.net/kml/2.2";
        all_ = kml.append_child("Document");
    }

    void add(const std::string& name, const std::string& text) {
        pugi::xml_document document;
        const pugi::xml_parse_result parsed = document.load_buffer(text.data(), text.size());
        const pugi::xml_node kml = document.document_element();
        if (!parsed || local_name(kml) != "kml") {
            throw DataError(fmt::format(
                "{}, document {}: is no KML: {}; export it again, or take it out of the archive",
                file_name_of(kmz_), name,
                parsed ? fmt::format("its outermost element is '{}'", kml.name())
                       : parsed.description()));
        }
        share_styles(document.root(), name);
        leave_out_links(document.root());
        for (const pugi::xml_node& child : kml.children()) {
            all_.append_copy(child);
        }
    }

    [[nodiscard]] std::string text() const { return serialized(joined_.document_element()); }

private:
    /// Moves the styles that have a name to the front, where all documents find them.
    void share_styles(pugi::xml_node document, const std::string& name) {
        std::vector<pugi::xml_node> shared;
        bool is_taken = false;
        for_each_below(document, [&](const pugi::xml_node& element) {
            const std::string_view kind = local_name(element);
            const std::string id = element.attribute("id").value();
            const bool is_shared = local_name(element.parent()) == "Document";
            if ((kind == "Style" || kind == "StyleMap") && is_shared && !id.empty()) {
                shared.push_back(element);
                const auto other = styles_.find(id);
                is_taken =
                    is_taken || (other != styles_.end() && other->second != serialized(element));
            }
        });
        if (is_taken) {
            rename_styles(document, shared, name + " ");
        }
        for (pugi::xml_node& style : shared) {
            if (styles_.emplace(style.attribute("id").value(), serialized(style)).second) {
                all_.append_copy(style);
            }
            style.parent().remove_child(style);
        }
    }

    static void rename_styles(pugi::xml_node document, std::vector<pugi::xml_node>& shared,
                              const std::string& prefix) {
        std::set<std::string> own;
        for (pugi::xml_node& style : shared) {
            pugi::xml_attribute id = style.attribute("id");
            own.insert(id.value());
            id = (prefix + id.value()).c_str();
        }
        for_each_below(document, [&](const pugi::xml_node& element) {
            const std::string url = element.text().get();
            if (local_name(element) == "styleUrl" && url.starts_with('#') &&
                own.contains(url.substr(1))) {
                element.text() = ("#" + prefix + url.substr(1)).c_str();
            }
        });
    }

    static void leave_out_links(pugi::xml_node document) {
        std::vector<pugi::xml_node> links;
        for_each_below(document, [&](const pugi::xml_node& element) {
            // One inside another goes with it.
            if (local_name(element) == "NetworkLink" &&
                (links.empty() || !is_inside(element, links.back()))) {
                links.push_back(element);
            }
        });
        for (const pugi::xml_node& link : links) {
            link.parent().remove_child(link);
        }
    }

    const std::string& kmz_;
    pugi::xml_document joined_;
    pugi::xml_node all_;
    std::map<std::string, std::string> styles_;
};

} // namespace

std::optional<std::string> only_document(const std::string& kmz) {
    try {
        const ZipArchive archive(kmz);
        const std::vector<std::string> documents = documents_in(archive);
        const bool is_read =
            documents.size() == 1 && archive.checked(documents.front()).size <= max_input_bytes();
        return is_read ? std::optional(text_of(archive, documents.front())) : std::nullopt;
    } catch (const DataError&) {
        return std::nullopt; // as below
    }
}

std::optional<JoinedDocuments> joined_documents(const std::string& kmz) {
    std::optional<ZipArchive> archive;
    JoinedDocuments result;
    try {
        archive.emplace(kmz);
        result.names = documents_to_join(*archive);
    } catch (const DataError&) {
        return std::nullopt; // no archive, or a damaged one: GDAL refuses it
    }
    if (result.names.empty()) {
        return std::nullopt;
    }
    std::uint64_t size = 0;
    for (const std::string& name : result.names) {
        size += archive->checked(name).size;
    }
    if (size > max_input_bytes()) {
        throw DataError(fmt::format("{}: {}", kmz, over_limit(size)));
    }
    Joining joining(kmz);
    for (const std::string& name : result.names) {
        joining.add(name, text_of(*archive, name));
    }
    result.text = joining.text();
    return result;
}

} // namespace demarc
