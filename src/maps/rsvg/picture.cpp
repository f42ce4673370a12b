// SPDX-License-Identifier: MIT
#include "maps/picture_module.hpp"
#include "support/error.hpp"

#include <fmt/format.h>

#include <cmath>
#include <librsvg/rsvg.h>
#include <memory>

namespace demarc {

namespace {

struct Release {
    void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
    void operator()(GError* error) const { g_error_free(error); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};

[[noreturn]] void fail(GError* raw) {
    const std::unique_ptr<GError, Release> error(raw);
    throw OutputError(
        fmt::format("a picture cannot be drawn: {}", error ? error->message : "no reason given"));
}

cairo_status_t append(void* target, const unsigned char* bytes, unsigned length) {
    static_cast<std::string*>(target)->append(bytes, bytes + length);
    return CAIRO_STATUS_SUCCESS;
}

} // namespace

std::string rsvg::png_of(const std::string& svg, double scale) {
    GError* error = nullptr;
    std::string copy = svg; // librsvg takes bytes without a sign
    const std::unique_ptr<RsvgHandle, Release> handle(rsvg_handle_new_from_data(
        static_cast<const guint8*>(static_cast<const void*>(copy.data())), copy.size(), &error));
    if (!handle) {
        fail(error);
    }
    double width = 0;
    double height = 0;
    if (rsvg_handle_get_intrinsic_size_in_pixels(handle.get(), &width, &height) == 0) {
        throw OutputError("a picture cannot be drawn: it has no size in pixels");
    }
    const std::unique_ptr<cairo_surface_t, Release> surface(
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, static_cast<int>(std::ceil(width * scale)),
                                   static_cast<int>(std::ceil(height * scale))));
    const std::unique_ptr<cairo_t, Release> cairo(cairo_create(surface.get()));
    cairo_scale(cairo.get(), scale, scale);
    const RsvgRectangle whole{0, 0, width, height};
    if (rsvg_handle_render_document(handle.get(), cairo.get(), &whole, &error) == 0) {
        fail(error);
    }
    std::string png;
    const cairo_status_t status = cairo_surface_write_to_png_stream(surface.get(), append, &png);
    if (status != CAIRO_STATUS_SUCCESS) {
        throw OutputError(
            fmt::format("a picture cannot be drawn: {}", cairo_status_to_string(status)));
    }
    return png;
}

} // namespace demarc

extern "C" const void* demarc_module_table() {
    static constexpr demarc::PictureModule functions{demarc::rsvg::png_of};
    return &functions;
}
