// SPDX-License-Identifier: MIT
#include "io/gdal/dataset.hpp"

#include "geometry/coordinates.hpp"
#include "geometry/extent_of_ukraine.hpp"
#include "io/bytes.hpp"
#include "io/gdal/gdal_session.hpp"
#include "support/error.hpp"
#include "support/mistaken_file.hpp"
#include "support/text.hpp"

#include <cpl_vsi.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace demarc {

namespace {

[[noreturn]] void refuse_defective(GDALDataset& dataset, const std::string& file,
                                   const GdalMessages& messages) {
    // PROJ complains while a file is opened of nothing but a CRS it cannot make out. Some formats
    // then go on as if none were named.
    OGRLayer* layer = dataset.GetLayer(0);
    if (layer != nullptr && messages.reason().starts_with("PROJ: ")) {
        throw DataError(fmt::format(
            "{}, layer {}: names a coordinate reference system that nobody knows ({}); name the "
            "right one, e.g. with ogr2ogr -a_srs EPSG:4326 for longitude and latitude (WGS84)",
            file, layer->GetName(), messages.reason()));
    }
    throw DataError(
        fmt::format("{}: is defective: {}", without_secrets(file), messages.of_damaged_file()));
}

/// Formats whose files hold what is read. Not among them: those that draw on other files or on the
/// network by what stands in them (VRT, WFS and other services), whatever the file is called.
constexpr std::array<const char*, 27> file_formats{
    "CSV",         "DXF",          "ESRI Shapefile", "ESRIJSON", "FlatGeobuf", "GeoJSON",
    "GeoJSONSeq",  "GML",          "GPKG",           "GPX",      "JML",        "KML",
    "LIBKML",      "MapInfo File", "MapML",          "NAS",      "ODS",        "OGR_GMT",
    "OpenFileGDB", "OSM",          "PGDUMP",         "S57",      "SOSI",       "SQLite",
    "TopoJSON",    "XLSX",         nullptr};

/// A database is asked only where the user names one.
constexpr std::array<const char*, 2> database_formats{"PostgreSQL", nullptr};

std::string beginning_of(const std::string& file) {
    constexpr std::size_t enough = 65'536;
    std::string bytes(enough, '\0');
    const std::unique_ptr<VSILFILE, int (*)(VSILFILE*)> opened(VSIFOpenL(file.c_str(), "rb"),
                                                               VSIFCloseL);
    bytes.resize(opened ? VSIFReadL(bytes.data(), 1, enough, opened.get()) : 0);
    return bytes;
}

/// The format of a file that GDAL could open and demarc does not; empty: it is none of these.
std::string format_not_read(const std::string& file) {
    GDALDriver* const driver = GDALDriver::FromHandle(
        GDALIdentifyDriverEx(file.c_str(), GDAL_OF_VECTOR, nullptr, nullptr));
    const std::string_view name = driver == nullptr ? "" : driver->GetDescription();
    const bool is_read =
        std::any_of(file_formats.begin(), file_formats.end(),
                    [&](const char* read) { return read != nullptr && name == read; });
    return is_read ? std::string() : std::string(name);
}

/// Why a file that is there, and that GDAL knows no format of, is none of these.
std::string of_no_format(const std::string& file, bool is_file) {
    if (!is_file) {
        return file.starts_with("/vsizip/")
                   ? "holds no map in a format that demarc reads, or no file of that name"
                   : "is a folder, and no map in a format that demarc reads; name the file in it";
    }
    return "is in none of the formats that demarc reads (GeoJSON, GeoPackage, Shapefile, KML, "
           "FlatGeobuf, CSV ...); is it the right file?";
}

std::string why_not_opened(const std::string& file, const GdalMessages& messages) {
    const std::string reason = messages.reason();
    const bool in_archive = file.starts_with("/vsizip/");
    VSIStatBufL status;
    const bool exists = VSIStatL(file.c_str(), &status) == 0;
    const bool is_file = exists && VSI_ISREG(status.st_mode) != 0;
    if (is_file) {
        const std::string begin = beginning_of(file);
        if (in_archive && begin.starts_with("PK\x03\x04")) {
            return "holds an archive in the archive; unpack it, and name the inner one";
        }
        if (std::string mistaken = mistaken_for(begin); !mistaken.empty()) {
            return mistaken;
        }
    }
    if ((exists || in_archive) &&
        reason.find("not recognized as a supported") != std::string::npos) {
        return of_no_format(file, is_file);
    }
    if (reason.find("SHAPE_RESTORE_SHX") != std::string::npos) {
        return "cannot be opened without its index; put the .shx file that belongs to it beside it";
    }
    return fmt::format("cannot be opened: {}", is_file ? messages.of_damaged_file() : reason);
}

} // namespace

GDALDatasetUniquePtr open_as_file(const std::string& file, unsigned flags) {
    const char* const* const formats =
        is_database(file) ? database_formats.data() : file_formats.data();
    // Reading leaves nothing beside what is read.
    static constexpr std::array<const char*, 2> without_gfs{"WRITE_GFS=NO", nullptr};
    GDALDriver* const driver = GDALDriver::FromHandle(
        GDALIdentifyDriverEx(file.c_str(), GDAL_OF_VECTOR, formats, nullptr));
    const bool is_gml = driver != nullptr && std::string_view("GML") == driver->GetDescription();
    return GDALDatasetUniquePtr(GDALDataset::Open(file.c_str(),
                                                  GDAL_OF_VECTOR | GDAL_OF_READONLY | flags,
                                                  formats, is_gml ? without_gfs.data() : nullptr));
}

GDALDatasetUniquePtr open_dataset(const std::string& file, const GdalMessages& messages) {
    GDALDatasetUniquePtr dataset = open_as_file(file, GDAL_OF_VERBOSE_ERROR);
    if (!dataset) {
        if (const std::string format = is_database(file) ? "" : format_not_read(file);
            !format.empty()) {
            throw DataError(fmt::format(
                "{}: is of the format {}, which demarc does not read, since it may draw on other "
                "files or on the network; convert it first, e.g. with ogr2ogr -f GeoJSON",
                without_secrets(file), format));
        }
        throw DataError(
            fmt::format("{}: {}", without_secrets(file), why_not_opened(file, messages)));
    }
    // A file that opens with an error is not what it says: a CRS that nobody knows, for instance.
    if (messages.failed()) {
        refuse_defective(*dataset, file, messages);
    }
    if (dataset->GetLayerCount() == 0) {
        throw DataError(fmt::format("{}: has no layers", without_secrets(file)));
    }
    return dataset;
}

namespace {

OGRSpatialReference crs_of_code(const std::string& code) {
    OGRSpatialReference crs;
    const std::array<const char*, 3> names_alone{"ALLOW_NETWORK_ACCESS=NO", "ALLOW_FILE_ACCESS=NO",
                                                 nullptr};
    const GdalMessages messages;
    if (crs.SetFromUserInput(code.c_str(), names_alone.data()) != OGRERR_NONE) {
        throw DataError(fmt::format("`crs` {}: no coordinate reference system of this code is "
                                    "known; the codes are listed at https://epsg.org",
                                    code));
    }
    return crs;
}

/// "WGS 84 / UTM zone 36N (EPSG:32636)"
std::string shown(const OGRSpatialReference& crs) {
    const char* name = crs.GetName();
    const char* authority = crs.GetAuthorityName(nullptr);
    const char* code = crs.GetAuthorityCode(nullptr);
    return fmt::format(
        "{}{}", name == nullptr ? "without a name" : name,
        authority == nullptr || code == nullptr ? "" : fmt::format(" ({}:{})", authority, code));
}

/// A CRS in metres that maps of Ukraine come in, and where a layer would lie in it.
struct PossibleCrs {
    std::string code;
    LonLat middle;
};

/// Those of some in which the middle of a layer lies in Ukraine: of the zones of a system, which
/// have the same numbers for places side by side, several may be.
template<std::size_t count>
std::vector<PossibleCrs> possible_crs(const std::array<const char*, count>& codes, LonLat middle) {
    std::vector<PossibleCrs> possible;
    OGRSpatialReference wgs84 = crs_of_code("EPSG:4326");
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    for (const char* code : codes) {
        OGRSpatialReference from = crs_of_code(code);
        from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        const GdalMessages ignored;
        const std::unique_ptr<OGRCoordinateTransformation> way(
            OGRCreateCoordinateTransformation(&from, &wgs84));
        LonLat there = middle;
        if (way && way->Transform(1, &there.lon, &there.lat) != 0 &&
            extent_of_ukraine.contains(there)) {
            possible.push_back({code, there});
        }
    }
    return possible;
}

/// "state it: `crs` EPSG:NNNN", with the codes in which the layer would lie in Ukraine.
std::string how_to_state_crs(OGRLayer& layer) {
    OGREnvelope extent;
    if (layer.GetExtent(&extent, TRUE) != OGRERR_NONE) {
        return "state it: `crs` EPSG:NNNN";
    }
    if (extent_of_ukraine.contains({extent.MinX, extent.MinY}) &&
        extent_of_ukraine.contains({extent.MaxX, extent.MaxY})) {
        return fmt::format(
            "state it: its numbers, {:.2f} to {:.2f} and {:.2f} to {:.2f}, look like "
            "longitude and latitude in Ukraine, `crs` EPSG:4326",
            extent.MinX, extent.MaxX, extent.MinY, extent.MaxY);
    }
    constexpr std::array mercator{"EPSG:3857", "EPSG:32634", "EPSG:32635", "EPSG:32636",
                                  "EPSG:32637"};
    constexpr std::array of_the_state{"EPSG:6381", "EPSG:6382", "EPSG:6383", "EPSG:6384",
                                      "EPSG:6385", "EPSG:6386", "EPSG:6387"};
    const LonLat middle{(extent.MinX + extent.MaxX) / 2, (extent.MinY + extent.MaxY) / 2};
    std::vector<std::string> codes;
    for (const PossibleCrs& crs : possible_crs(mercator, middle)) {
        codes.push_back(
            fmt::format("{} around {:.2f} E {:.2f} N", crs.code, crs.middle.lon, crs.middle.lat));
    }
    if (const auto zones = possible_crs(of_the_state, middle); !zones.empty()) {
        codes.push_back(fmt::format("zones of UCS-2000, {} around {:.2f} E {:.2f} N to {} around "
                                    "{:.2f} E {:.2f} N",
                                    zones.front().code, zones.front().middle.lon,
                                    zones.front().middle.lat, zones.back().code,
                                    zones.back().middle.lon, zones.back().middle.lat));
    }
    return codes.empty() ? "state it: `crs` EPSG:NNNN"
                         : fmt::format("state it: `crs` EPSG:NNNN; the middle of the layer would "
                                       "lie in Ukraine in {}",
                                       join(codes, ", "));
}

} // namespace

std::string own_crs_beside(OGRLayer& layer, const GivenCrs& given) {
    const OGRSpatialReference* own = layer.GetSpatialRef();
    if (own == nullptr || given.code.empty() || given.for_implied) {
        return {};
    }
    static constexpr std::array<const char*, 3> options{
        "CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS",
        "IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", nullptr};
    const OGRSpatialReference other = crs_of_code(given.code);
    return own->IsSame(&other, options.data()) != 0 ? std::string() : shown(*own);
}

bool GivenCrs::counts_for(OGRLayer& layer) const {
    if (code.empty() || !for_implied) {
        return !code.empty() && layer.GetSpatialRef() == nullptr;
    }
    constexpr double most_lon = 360;
    constexpr double most_lat = 90;
    OGREnvelope extent;
    return layer.GetExtent(&extent, TRUE) == OGRERR_NONE &&
           (extent.MinX < -most_lon || extent.MaxX > most_lon || extent.MinY < -most_lat ||
            extent.MaxY > most_lat);
}

std::unique_ptr<OGRCoordinateTransformation> exact_way(const OGRSpatialReference& from,
                                                       const OGRSpatialReference& to) {
    OGRCoordinateTransformationOptions how;
    how.SetBallparkAllowed(false);
    return std::unique_ptr<OGRCoordinateTransformation>(
        OGRCreateCoordinateTransformation(&from, &to, how));
}

std::unique_ptr<OGRCoordinateTransformation> way_to_wgs84(OGRLayer& layer, const std::string& where,
                                                          const std::string& driver,
                                                          const GivenCrs& given) {
    const bool is_given = given.counts_for(layer);
    const OGRSpatialReference* own = layer.GetSpatialRef();
    if (own == nullptr && !is_given && implies_wgs84(driver)) {
        return nullptr;
    }
    if (own == nullptr && !is_given && layer.GetGeomType() == wkbNone) {
        throw DataError(fmt::format(
            "{}: is a table without geometry; {}", where,
            driver == "ESRI Shapefile"
                ? "put the .shp file that belongs to it beside it"
                : "a list of places is read with a profile of form = \"settlements\"; "
                  "where their positions or outlines are in another file, join the two "
                  "first (scripts/join-places, described in geodata/profiles/README.md)"));
    }
    if (own == nullptr && !is_given) {
        throw DataError(fmt::format(
            "{}: names no coordinate reference system, and what it is in cannot be guessed; {}{}",
            where,
            driver == "ESRI Shapefile" ? "put the .prj file that belongs to it beside it, or " : "",
            how_to_state_crs(layer)));
    }
    OGRSpatialReference from = is_given ? crs_of_code(given.code) : OGRSpatialReference(*own);
    OGRSpatialReference wgs84;
    wgs84.SetFromUserInput("EPSG:4326");
    from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    static constexpr std::array<const char*, 3> options{
        "CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS",
        "IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", nullptr};
    if (from.IsGeographic() != 0 && from.IsSame(&wgs84, options.data()) != 0) {
        return nullptr;
    }
    const GdalMessages messages;
    std::unique_ptr<OGRCoordinateTransformation> way = exact_way(from, wgs84);
    if (!way) {
        throw DataError(fmt::format("{}: its coordinate reference system '{}' cannot be brought "
                                    "to WGS84: {}; convert the file first, e.g. with ogr2ogr "
                                    "-t_srs EPSG:4326",
                                    where, from.GetName(), messages.reason()));
    }
    return way;
}

namespace {

/// \param where begins with the name of the file
std::string remedy_of_encoding(const std::string& where) {
    constexpr std::string_view shapefile = ".shp,";
    constexpr std::string_view zip = ".zip,";
    const std::string lower = lower_case(where);
    if (const std::size_t ending = lower.find(shapefile); ending != std::string::npos) {
        return fmt::format("that was assumed since no {0}.cpg beside it names another "
                           "encoding; write the name, such as CP1251, into {0}.cpg",
                           where.substr(0, ending));
    }
    if (lower.find(zip) != std::string::npos) {
        return "of a Shapefile write the encoding's name, such as CP1251, into a .cpg file beside "
               "the .dbf in the archive; save a file of another format in that encoding";
    }
    return "save the file in that encoding";
}

} // namespace

std::string value_of(const OGRFeature& record, int field) {
    const OGRFieldDefn& definition = *record.GetFieldDefnRef(field);
    if (definition.GetType() == OFTInteger && definition.GetSubType() == OFSTBoolean) {
        return record.GetFieldAsInteger(field) != 0 ? "true" : "false";
    }
    return record.GetFieldAsString(field);
}

std::map<std::string, std::string> attributes_of(OGRFeature& record, const std::string& where) {
    std::map<std::string, std::string> attributes;
    for (int i = 0; i < record.GetFieldCount(); ++i) {
        if (record.IsFieldSetAndNotNull(i) == 0) {
            continue;
        }
        const std::string name = record.GetFieldDefnRef(i)->GetNameRef();
        std::string value = value_of(record, i);
        if (!is_utf8(name) || !is_utf8(value)) {
            throw DataError(fmt::format("{}, attribute {}: its text is not UTF-8; {}", where,
                                        is_utf8(name) ? name : fmt::format("{}", i + 1),
                                        remedy_of_encoding(where)));
        }
        attributes.emplace(name, std::move(value));
    }
    return attributes;
}

bool implies_wgs84(const std::string& driver) {
    return driver == "GeoJSON" || driver == "GeoJSONSeq" || driver == "TopoJSON";
}

} // namespace demarc
