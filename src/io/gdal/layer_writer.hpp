// SPDX-License-Identifier: MIT
#pragma once

#include "io/gdal/gdal_session.hpp"
#include "io/vector_writer.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <filesystem>
#include <string>

namespace demarc {

/// The moment that stands in files where software usually puts that of writing: seconds of
/// SOURCE_DATE_EPOCH, or 0.
long long second_of_writing();

/// A GDAL setting of this thread only, undone at the end of its life.
class ThreadSetting {
public:
    ThreadSetting(const char* key, const std::string& value) : key_(key) {
        CPLSetThreadLocalConfigOption(key_, value.c_str());
    }
    ~ThreadSetting() { CPLSetThreadLocalConfigOption(key_, nullptr); }
    ThreadSetting(const ThreadSetting&) = delete;
    ThreadSetting& operator=(const ThreadSetting&) = delete;

private:
    const char* key_;
};

/// Writes our layers into a new file of one of GDAL's drivers, in WGS84.
class LayerWriter {
public:
    /// \throws OutputError, as every member, with the library's reason
    LayerWriter(const std::filesystem::path& file, const char* driver,
                const GdalMessages& messages);

    /// Opens a file that was written before, to add to it.
    LayerWriter(const std::filesystem::path& file, const GdalMessages& messages);

    void add(const OutputLayer& layer, CPLStringList options);

    /// Runs a statement in a database such as a GeoPackage.
    void execute(const std::string& sql);

    /// Layers without transactions of their own are written faster in one.
    void begin();
    void commit();

    /// Closes the file.
    void finish();

private:
    void check(bool went_well, const std::string& what) const;
    void add_record(OGRLayer& target, const OutputLayer& layer, std::size_t number);
    void set(OGRFeature& feature, int index, const FieldValue& value, const OutputLayer& layer,
             std::size_t number) const;

    std::string file_;
    const GdalMessages& messages_;
    GDALDatasetUniquePtr dataset_;
    OGRSpatialReference wgs84_;
};

} // namespace demarc
