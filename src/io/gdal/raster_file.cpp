// SPDX-License-Identifier: MIT
#include "io/raster_file.hpp"

#include "geometry/extent_of_ukraine.hpp"
#include "io/bytes.hpp"
#include "io/gdal/dataset.hpp"
#include "io/gdal/functions.hpp"
#include "io/gdal/gdal_session.hpp"
#include "io/gdal/text_grid.hpp"
#include "support/error.hpp"
#include "support/input_limits.hpp"
#include "support/text.hpp"

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>
#include <mutex>
#include <string_view>
#include <utility>

namespace demarc {

namespace {

/// Formats whose files hold what is read; none that draws on other files or on the network (VRT,
/// WMS and other services).
constexpr std::array<const char*, 14> raster_formats{
    "GTiff", "AAIGrid", "GRASSASCIIGrid", "GSAG", "GSBG",   "GS7BG", "HFA", "ENVI",
    "EHdr",  "RST",     "SAGA",           "BT",   "netCDF", nullptr};

/// Blocks that GDAL keeps: a row of them for a country at 100 m, no more.
constexpr GIntBig most_kept_bytes = 48'000'000;

/// How a position in cells becomes one in the CRS: x = a0 + a1 column + a2 row, y likewise.
using Transform = std::array<double, 6>;

struct Corner {
    double x = 0;
    double y = 0;
};

Corner place_in_crs(const Transform& transform, CellPoint cell) {
    return {transform[0] + transform[1] * cell.column + transform[2] * cell.row,
            transform[3] + transform[4] * cell.column + transform[5] * cell.row};
}

/// Box of all cells, in units of the CRS.
OGREnvelope extent_of(const Transform& transform, double columns, double rows) {
    OGREnvelope extent;
    for (const CellPoint cell : {CellPoint{0, 0}, {columns, 0}, {0, rows}, {columns, rows}}) {
        const Corner corner = place_in_crs(transform, cell);
        extent.Merge(corner.x, corner.y);
    }
    return extent;
}

std::string shown(const OGREnvelope& extent) {
    return fmt::format("{:.7g} to {:.7g} and {:.7g} to {:.7g}", extent.MinX, extent.MaxX,
                       extent.MinY, extent.MaxY);
}

bool may_be_degrees(const OGREnvelope& extent) {
    constexpr double most_lon = 360.5; // a cell of the world may reach beyond
    constexpr double most_lat = 90.5;
    return extent.MinX >= -most_lon && extent.MaxX <= most_lon && extent.MinY >= -most_lat &&
           extent.MaxY <= most_lat;
}

Transform transform_of(GDALDataset& dataset, const std::string& where) {
    Transform transform{};
    if (dataset.GetGeoTransform(transform.data()) != CE_None) {
        throw DataError(fmt::format(
            "{}: does not say where its cells lie{}; export it with its georeference (as a "
            "GeoTIFF), or put the file with it (.tfw, .aux.xml) beside it",
            where, dataset.GetGCPCount() > 0 ? " but by control points" : ""));
    }
    const double turn = transform[1] * transform[5] - transform[2] * transform[4];
    if (!std::isfinite(turn) || turn == 0) {
        throw DataError(fmt::format("{}: its georeference makes cells without an area; export it "
                                    "again",
                                    where));
    }
    return transform;
}

OGRSpatialReference crs_of(GDALDataset& dataset, const std::string& where, const std::string& given,
                           const OGREnvelope& extent) {
    const OGRSpatialReference* own = dataset.GetSpatialRef();
    OGRSpatialReference crs;
    if (own != nullptr && !own->IsEmpty()) {
        crs = *own;
    } else if (given.empty()) {
        const bool is_lonlat = extent_of_ukraine.west < extent.MaxX &&
                               extent.MinX < extent_of_ukraine.east &&
                               extent_of_ukraine.south < extent.MaxY &&
                               extent.MinY < extent_of_ukraine.north && may_be_degrees(extent);
        throw DataError(fmt::format(
            "{}: names no coordinate reference system, and what it is in cannot be guessed; state "
            "it: {}",
            where,
            is_lonlat ? fmt::format("its cells lie at {}, which looks like longitude and latitude, "
                                    "`crs` EPSG:4326",
                                    shown(extent))
                      : fmt::format("`crs` EPSG:NNNN (its cells lie at {})", shown(extent))));
    } else {
        const std::array<const char*, 3> names_alone{"ALLOW_NETWORK_ACCESS=NO",
                                                     "ALLOW_FILE_ACCESS=NO", nullptr};
        const GdalMessages messages;
        if (crs.SetFromUserInput(given.c_str(), names_alone.data()) != OGRERR_NONE) {
            throw DataError(fmt::format("`crs` {}: no coordinate reference system of this code is "
                                        "known; the codes are listed at https://epsg.org",
                                        given));
        }
    }
    crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return crs;
}

/// \throws DataError for degrees where the CRS has metres, and the other way round
void check_units(const OGRSpatialReference& crs, const OGREnvelope& extent,
                 const std::string& where) {
    const std::string name = crs.GetName() == nullptr ? "without a name" : crs.GetName();
    const bool degrees = may_be_degrees(extent);
    if (crs.IsProjected() != 0 && degrees) {
        throw DataError(fmt::format(
            "{}: its coordinate reference system '{}' is in metres, but its cells lie at {}: these "
            "are degrees. Name the right one in the file, e.g. with gdal_edit.py -a_srs EPSG:4326",
            where, name, shown(extent)));
    }
    if (crs.IsGeographic() != 0 && !degrees) {
        throw DataError(fmt::format(
            "{}: its coordinate reference system '{}' is in degrees, but its cells lie at {}: "
            "these are none. Name the right one in the file, e.g. with gdal_edit.py -a_srs "
            "EPSG:NNNN",
            where, name, shown(extent)));
    }
}

std::unique_ptr<OGRCoordinateTransformation> way_between(const OGRSpatialReference& from,
                                                         const OGRSpatialReference& to,
                                                         const std::string& where) {
    const GdalMessages messages;
    std::unique_ptr<OGRCoordinateTransformation> way = exact_way(from, to);
    if (!way) {
        throw DataError(fmt::format("{}: its coordinate reference system cannot be brought to "
                                    "WGS84: {}; convert the file first, e.g. with gdalwarp -t_srs "
                                    "EPSG:4326",
                                    where, messages.reason()));
    }
    return way;
}

OGRSpatialReference wgs84() {
    OGRSpatialReference crs;
    crs.SetFromUserInput("EPSG:4326");
    crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return crs;
}

/// What marks cells without a number.
struct NoData {
    std::optional<double> of_file;
    std::optional<double> given;
    GDALRasterBand* mask = nullptr; ///< of a file with a mask of its own

    [[nodiscard]] bool marks(double value) const { return value == of_file || value == given; }
};

/// A band holds numbers as finely as its type does: -3.4e38 in a file of floats is a float.
std::optional<double> as_held(std::optional<double> value, GDALDataType type) {
    if (value && type == GDT_Float32) {
        return static_cast<double>(static_cast<float>(*value));
    }
    return value;
}

/// Several threads may ask: copies of a study's inputs share it, and neither GDAL's data sets nor
/// its transformations are safe for that.
class OpenRaster : public RasterFile {
public:
    OpenRaster(GDALDatasetUniquePtr dataset, int band, const std::string& where,
               const RasterOpening& opening)
        : dataset_(std::move(dataset)), band_(dataset_->GetRasterBand(band)), where_(where),
          transform_(transform_of(*dataset_, where)) {
        if (GDALDataTypeIsComplex(band_->GetRasterDataType()) != 0) {
            throw DataError(fmt::format("{}: holds complex numbers, no people", where));
        }
        const OGREnvelope extent =
            extent_of(transform_, static_cast<double>(columns()), static_cast<double>(rows()));
        const OGRSpatialReference crs = crs_of(*dataset_, where, opening.crs, extent);
        check_units(crs, extent, where);
        const OGRSpatialReference lonlat = wgs84();
        static constexpr std::array<const char*, 3> criterion{
            "CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS",
            "IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", nullptr};
        if (crs.IsGeographic() == 0 || crs.IsSame(&lonlat, criterion.data()) == 0) {
            to_crs_ = way_between(lonlat, crs, where);
            from_crs_ = way_between(crs, lonlat, where);
        }
        int has = 0;
        const double value = band_->GetNoDataValue(&has);
        const GDALDataType type = band_->GetRasterDataType();
        nodata_.of_file = has != 0 ? as_held(value, type) : std::nullopt;
        nodata_.given = as_held(opening.nodata, type);
        const int mask = band_->GetMaskFlags();
        if ((mask & (GMF_ALL_VALID | GMF_NODATA)) == 0) {
            nodata_.mask = band_->GetMaskBand();
        }
        scale_ = band_->GetScale(&has);
        offset_ = band_->GetOffset(&has);
    }

    [[nodiscard]] std::int64_t columns() const override { return dataset_->GetRasterXSize(); }
    [[nodiscard]] std::int64_t rows() const override { return dataset_->GetRasterYSize(); }
    [[nodiscard]] const std::string& where() const override { return where_; }
    [[nodiscard]] bool keeps_lines_straight() const override { return to_crs_ == nullptr; }

    [[nodiscard]] std::int64_t rows_of_block() const override {
        int width = 0;
        int height = 0;
        band_->GetBlockSize(&width, &height);
        return height;
    }

    [[nodiscard]] std::vector<CellPoint> cells_of(const LineString& places) const override {
        std::vector<double> xs;
        std::vector<double> ys;
        xs.reserve(places.size());
        ys.reserve(places.size());
        for (const LonLat place : places) {
            xs.push_back(place.lon);
            ys.push_back(place.lat);
        }
        const std::scoped_lock one_at_a_time(mutex_);
        const GdalMessages messages;
        if (to_crs_ && to_crs_->Transform(static_cast<int>(xs.size()), xs.data(), ys.data()) == 0) {
            throw DataError(fmt::format("{}: its coordinate reference system has no place for all "
                                        "of Ukraine: {}; convert the file first, e.g. with "
                                        "gdalwarp -t_srs EPSG:4326",
                                        where_, messages.reason()));
        }
        const Transform& a = transform_;
        const double turn = a[1] * a[5] - a[2] * a[4];
        std::vector<CellPoint> cells;
        cells.reserve(places.size());
        for (std::size_t i = 0; i < xs.size(); ++i) {
            const double x = xs[i] - a[0];
            const double y = ys[i] - a[3];
            cells.push_back({(x * a[5] - y * a[2]) / turn, (y * a[1] - x * a[4]) / turn});
        }
        return cells;
    }

    [[nodiscard]] std::optional<LonLat> place_of(CellPoint cell) const override {
        Corner corner = place_in_crs(transform_, cell);
        const std::scoped_lock one_at_a_time(mutex_);
        const GdalMessages ignored;
        if (from_crs_ && from_crs_->Transform(1, &corner.x, &corner.y) == 0) {
            return std::nullopt;
        }
        return LonLat{corner.x, corner.y};
    }

    [[nodiscard]] std::vector<double> read(const CellWindow& window) const override {
        std::vector<double> values(static_cast<std::size_t>(window.columns * window.rows));
        const std::scoped_lock one_at_a_time(mutex_);
        read_into(*band_, window, GDT_Float64, values.data());
        constexpr double none = std::numeric_limits<double>::quiet_NaN();
        const bool scaled = scale_ != 1 || offset_ != 0;
        if (nodata_.of_file || nodata_.given || scaled) {
            for (double& value : values) {
                value = nodata_.marks(value) ? none : scaled ? value * scale_ + offset_ : value;
            }
        }
        if (nodata_.mask != nullptr) {
            std::vector<unsigned char> mask(values.size());
            read_into(*nodata_.mask, window, GDT_Byte, mask.data());
            for (std::size_t i = 0; i < values.size(); ++i) {
                values[i] = mask[i] == 0 ? none : values[i];
            }
        }
        return values;
    }

private:
    void read_into(GDALRasterBand& band, const CellWindow& window, GDALDataType type,
                   void* into) const {
        const GdalMessages messages;
        const auto number = [](std::int64_t value) { return static_cast<int>(value); };
        if (band.RasterIO(GF_Read, number(window.first_column), number(window.first_row),
                          number(window.columns), number(window.rows), into, number(window.columns),
                          number(window.rows), type, 0, 0, nullptr) != CE_None) {
            std::string reason = messages.of_damaged_file();
            if (const std::size_t own = reason.find(where_ + ": "); own != std::string::npos) {
                reason.erase(0, own + where_.size() + 2); // GDAL says it with its folder
            }
            throw DataError(fmt::format("{}: cannot be read from row {} on: {}", where_,
                                        window.first_row, reason));
        }
    }

    mutable std::mutex mutex_; ///< of the data set and both transformations
    GDALDatasetUniquePtr dataset_;
    GDALRasterBand* band_;
    std::string where_;
    Transform transform_;
    std::unique_ptr<OGRCoordinateTransformation> to_crs_; ///< none: it is in longitude, latitude
    std::unique_ptr<OGRCoordinateTransformation> from_crs_;
    NoData nodata_;
    double scale_ = 1;
    double offset_ = 0;
};

/// \throws DataError where there is no such band, or several and none is named
int band_of(GDALDataset& dataset, const std::string& name, const std::optional<int>& wanted) {
    const int count = dataset.GetRasterCount();
    if (count == 0) {
        throw DataError(fmt::format("{}: has no band of its own; it may be a collection, of which "
                                    "one part has to be exported (gdal_translate)",
                                    name));
    }
    if (!wanted && count > 1) {
        throw DataError(fmt::format("{}: has {} bands: which of them counts people? Say so in a "
                                    "profile (band = 1)",
                                    name, count));
    }
    if (wanted && (*wanted < 1 || *wanted > count)) {
        throw DataError(fmt::format("{}: has {}, and the profile asks for band {}", name,
                                    count == 1 ? "one band" : fmt::format("{} bands", count),
                                    *wanted));
    }
    return wanted.value_or(1);
}

} // namespace

bool gdal::is_raster(const std::string& file) {
    const GdalMessages ignored;
    return GDALIdentifyDriverEx(file.c_str(), GDAL_OF_RASTER, raster_formats.data(), nullptr) !=
           nullptr;
}

std::shared_ptr<RasterFile> gdal::open_raster(const std::string& file,
                                              const RasterOpening& opening) {
    const GdalMessages messages;
    refuse_special_file(place_on_disk(file));
    GDALSetCacheMax64(most_kept_bytes);
    GDALDatasetUniquePtr dataset(
        GDALDataset::Open(file.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                          raster_formats.data(), nullptr));
    const std::string name = file_name_of(file);
    if (!dataset) {
        throw DataError(fmt::format("{}: cannot be opened: {}", name, messages.of_damaged_file()));
    }
    const std::string_view format = dataset->GetDriver()->GetDescription();
    if (format == "AAIGrid" || format == "GRASSASCIIGrid" || format == "GSAG") {
        refuse_words_in_grid(file, name);
    }
    const int band = band_of(*dataset, name, opening.band);
    return std::make_shared<OpenRaster>(std::move(dataset), band,
                                        fmt::format("{}, band {}", name, band), opening);
}

} // namespace demarc
