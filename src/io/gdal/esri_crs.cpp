// SPDX-License-Identifier: MIT
#include "io/gdal/esri_crs.hpp"

#include "io/gdal/gdal_session.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ogr_spatialref.h>

namespace demarc {

namespace {

/// As WKT; empty where EPSG has the number, or ESRI has none like it.
std::string definition_by_esri(int number) {
    const GdalMessages messages; // what is in no list is no fault yet
    OGRSpatialReference crs;
    if (crs.importFromEPSG(number) == OGRERR_NONE ||
        crs.SetFromUserInput(fmt::format("ESRI:{}", number).c_str()) != OGRERR_NONE) {
        return {};
    }
    char* text = nullptr;
    const bool is_written = crs.exportToWkt(&text) == OGRERR_NONE;
    std::string wkt = is_written ? text : "";
    CPLFree(text);
    return wkt;
}

} // namespace

std::optional<std::string> with_esri_crs_defined(std::string_view json) {
    constexpr std::string_view key = "\"spatialReference\"";
    const std::size_t at = json.find(key);
    const std::size_t begin = json.find('{', at == json.npos ? at : at + key.size());
    const std::size_t end = json.find('}', begin);
    if (at == json.npos || begin == json.npos || end == json.npos) {
        return std::nullopt;
    }
    const std::string_view object = json.substr(begin, end + 1 - begin);
    const auto reference = nlohmann::json::parse(object, nullptr, false);
    if (!reference.is_object() || reference.contains("latestWkid") || reference.contains("wkt") ||
        !reference.contains("wkid") || !reference["wkid"].is_number_integer()) {
        return std::nullopt;
    }
    const std::string wkt = definition_by_esri(reference["wkid"].get<int>());
    if (wkt.empty()) {
        return std::nullopt;
    }
    std::string defined(json.substr(0, begin));
    defined += nlohmann::json{{"wkt", wkt}}.dump();
    defined += json.substr(end + 1);
    return defined;
}

} // namespace demarc
