// SPDX-License-Identifier: MIT
#include "io/gdal/kml_attributes.hpp"

#include "support/text.hpp"

#include <ogr_featurestyle.h>
#include <ogrsf_frmts.h>

#include <string_view>

namespace demarc {

namespace {

/// "#rrggbb" after a key of a style string, "BRUSH(fc:#A527274D)"; empty: it is not there.
std::string colour_after(std::string_view style, std::string_view key) {
    constexpr std::size_t length = 7;
    const std::size_t at = style.find(key);
    if (at == std::string_view::npos) {
        return {};
    }
    const std::string_view colour = style.substr(at + key.size(), length);
    return colour.size() == length && colour.front() == '#' ? lower_case(colour) : std::string();
}

/// A style string by the name of a shared style; of a pair of styles, the one not under the mouse.
std::string shared_style(OGRStyleTable* table, const std::string& name) {
    if (table == nullptr) {
        return {};
    }
    for (const std::string& candidate : {name, name + "-normal", name + "_normal"}) {
        if (const char* found = table->Find(candidate.c_str())) {
            return found;
        }
    }
    return {};
}

/// The folder that a layer is, without the number that GDAL gives to a second one of its name,
/// "Occupied (#2)".
std::string folder_of(GDALDataset& dataset, OGRLayer& layer) {
    const std::string name = layer.GetName();
    const std::size_t at = name.rfind(" (#");
    const std::string first = name.substr(0, at);
    const bool is_numbered = at != std::string::npos && name.ends_with(')') &&
                             dataset.GetLayerByName(first.c_str()) != nullptr;
    return is_numbered ? first : name;
}

} // namespace

KmlAttributes::KmlAttributes(GDALDataset& dataset, OGRLayer& layer)
    : dataset_(dataset), layer_(layer) {
    const std::string driver = dataset.GetDriverName();
    is_kml_ = driver == "LIBKML" || driver == "KML";
}

std::vector<std::string> KmlAttributes::names() const {
    return is_kml_ ? std::vector<std::string>{"folder", "style", "colour"}
                   : std::vector<std::string>();
}

void KmlAttributes::add_to(OGRFeature& record,
                           std::map<std::string, std::string>& attributes) const {
    if (!is_kml_) {
        return;
    }
    const auto add = [&](const char* name, std::string value) {
        if (!value.empty() && is_utf8(value)) {
            attributes.emplace(name, std::move(value));
        }
    };
    add("folder", folder_of(dataset_, layer_));
    const char* const own = record.GetStyleString();
    std::string style = own == nullptr ? "" : own;
    if (style.starts_with('@')) {
        const std::string name = style.substr(1);
        add("style", name);
        style = shared_style(layer_.GetStyleTable(), name);
        style = style.empty() ? shared_style(dataset_.GetStyleTable(), name) : style;
    }
    const std::string area = colour_after(style, "fc:");
    add("colour", area.empty() ? colour_after(style, "c:") : area);
}

} // namespace demarc
