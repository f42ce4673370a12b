// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace demarc {

/// Registers GDAL's drivers and sets its process-wide options; only the first call does anything.
///
/// Process-wide, because GDAL knows no other way:
/// * OGR_GEOJSON_MAX_OBJ_SIZE=0: a region of any size is one object, never cut off at 200 MB.
/// * CPL_DEBUG is left as the user set it.
void start_gdal();

/// Collects what GDAL complains about on this thread while it lives, in place of its printing to
/// standard error.
class GdalMessages {
public:
    GdalMessages();
    ~GdalMessages();
    GdalMessages(const GdalMessages&) = delete;
    GdalMessages& operator=(const GdalMessages&) = delete;

    /// The first error reported, or `otherwise` if there was none.
    [[nodiscard]] std::string reason(const std::string& otherwise = "no reason given") const;

    /// The reason, and what to do where it is that a file is damaged.
    [[nodiscard]] std::string of_damaged_file() const;

    /// The first warning reported; empty if there was none.
    [[nodiscard]] const std::string& warning() const { return warning_; }

    [[nodiscard]] bool failed() const { return !error_.empty(); }
    void forget();
    void record(bool is_error, const char* text);

private:
    std::string error_;
    std::string warning_;
};

} // namespace demarc
