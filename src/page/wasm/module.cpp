// SPDX-License-Identifier: MIT
//
// In the place of src/support/module.cpp: nothing is loaded here, what the page has is in it.
#include "support/module.hpp"

#include "geometry/proj/geodesics.hpp"
#include "geometry/proj_module.hpp"
#include "io/fetch_module.hpp"
#include "maps/picture.hpp"
#include "page/wasm/plain_files.hpp"
#include "support/error.hpp"

#include <fmt/format.h>
#include <geodesic.h>

#include <string_view>

namespace demarc {

namespace {

std::string geodesics_version() {
    return fmt::format("its geodesics {}.{}.{}", GEODESIC_VERSION_MAJOR, GEODESIC_VERSION_MINOR,
                       GEODESIC_VERSION_PATCH);
}

std::string fetch_nothing(const std::string&, const std::string& shown) {
    throw DataError(
        fmt::format("{}: the page asks no other host; download the file and drop it here", shown));
}

std::string no_png(const std::string&, double) {
    throw OutputError(
        "the page draws maps as SVG, not as PNG: leave png out of the formats; a map on "
        "the screen can be saved as PNG, and any vector program turns SVG into it");
}

std::string no_pdf(const std::string&, const PictureTitle&) {
    throw OutputError(
        "the page draws maps as SVG, not as PDF: leave pdf out of the formats, and print the "
        "map into a PDF file from the browser");
}

std::string not_there() {
    return "not in the page";
}

} // namespace

const void* module_table(const char* name) {
    static constexpr ProjModule proj{proj::geodesic_ring_area, proj::geodesic_area_under_edge,
                                     proj::geodesic_length, geodesics_version};
    static constexpr FetchModule curl{fetch_nothing};
    static constexpr PictureModule rsvg{no_png, no_pdf, not_there, not_there};
    const std::string_view module = name;
    return module == "proj"   ? static_cast<const void*>(&proj)
           : module == "curl" ? static_cast<const void*>(&curl)
           : module == "rsvg" ? static_cast<const void*>(&rsvg)
                              : static_cast<const void*>(&plain_files());
}

std::filesystem::path library_folder() {
    return "/";
}

} // namespace demarc
