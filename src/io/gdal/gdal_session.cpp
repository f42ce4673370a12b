// SPDX-License-Identifier: MIT
#include "io/gdal/gdal_session.hpp"

#include "io/gdal/functions.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_http.h>
#include <cpl_string.h>
#include <gdal.h>

#include <algorithm>
#include <mutex>

namespace demarc {

std::string gdal::version() {
    return GDALVersionInfo("RELEASE_NAME");
}

namespace {

/// What is read must not send requests, as a file can make GDAL do that names a CRS by its address:
/// addresses are fetched elsewhere (io/curl).
CPLHTTPResult* no_request(const char* /*address*/, CSLConstList /*options*/,
                          GDALProgressFunc /*progress*/, void* /*of_progress*/,
                          CPLHTTPFetchWriteFunc /*write*/, void* /*of_write*/, void* /*data*/) {
    auto* result = static_cast<CPLHTTPResult*>(CPLCalloc(1, sizeof(CPLHTTPResult)));
    result->nStatus = 1;
    result->pszErrBuf = CPLStrdup("a file may not send requests");
    return result;
}

} // namespace

void start_gdal() {
    static std::once_flag once;
    std::call_once(once, [] {
        CPLSetConfigOption("OGR_GEOJSON_MAX_OBJ_SIZE", "0");
        CPLSetConfigOption("CPL_VSIL_GZIP_WRITE_PROPERTIES", "NO"); // nothing beside an input
        CPLHTTPSetFetchCallback(no_request, nullptr);
        GDALAllRegister();
    });
}

namespace {

void CPL_STDCALL collect(CPLErr level, CPLErrorNum /*number*/, const char* text) {
    if (level == CE_Warning || level == CE_Failure || level == CE_Fatal) {
        auto* messages = static_cast<GdalMessages*>(CPLGetErrorHandlerUserData());
        messages->record(level != CE_Warning, text);
    }
}

} // namespace

GdalMessages::GdalMessages() {
    start_gdal();
    CPLPushErrorHandlerEx(collect, this);
}

GdalMessages::~GdalMessages() {
    CPLPopErrorHandler();
}

std::string GdalMessages::reason(const std::string& otherwise) const {
    if (!error_.empty()) {
        return error_;
    }
    return warning_.empty() ? otherwise : warning_;
}

std::string GdalMessages::of_damaged_file() const {
    std::string text = reason();
    if (text.starts_with("Too deep XML nesting")) {
        return "its elements stand in one another more than 64 deep; export it without groups in "
               "groups";
    }
    // Advice to set an option of the library is none for a user of demarc.
    if (const std::size_t advice = text.find("configuration option"); advice != std::string::npos) {
        text.erase(std::min(text.rfind(". ", advice), text.size()));
    }
    text.erase(text.find_last_not_of('.') + 1);
    return text + "; is the file whole? Fetch or export it again";
}

void GdalMessages::forget() {
    error_.clear();
    warning_.clear();
}

void GdalMessages::record(bool is_error, const char* text) {
    std::string& kept = is_error ? error_ : warning_;
    if (kept.empty()) {
        kept = text;
    }
}

} // namespace demarc
