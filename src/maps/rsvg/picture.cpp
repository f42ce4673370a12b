// SPDX-License-Identifier: MIT
#include "maps/picture.hpp"

#include "support/error.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <cairo-pdf.h>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <librsvg/rsvg.h>
#include <memory>
#include <string_view>

namespace demarc {

namespace {

struct Release {
    void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
    void operator()(GError* error) const { g_error_free(error); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};

using Surface = std::unique_ptr<cairo_surface_t, Release>;

[[noreturn]] void fail(GError* raw) {
    const std::unique_ptr<GError, Release> error(raw);
    throw OutputError(
        fmt::format("a picture cannot be drawn: {}", error ? error->message : "no reason given"));
}

void check(cairo_status_t status) {
    if (status != CAIRO_STATUS_SUCCESS) {
        throw OutputError(
            fmt::format("a picture cannot be drawn: {}", cairo_status_to_string(status)));
    }
}

cairo_status_t append(void* target, const unsigned char* bytes, unsigned length) {
    static_cast<std::string*>(target)->append(bytes, bytes + length);
    return CAIRO_STATUS_SUCCESS;
}

// A document with its size in pixels of 1/96 inch.
struct Picture {
    std::unique_ptr<RsvgHandle, Release> handle;
    double width = 0;
    double height = 0;

    explicit Picture(const std::string& svg) {
        GError* error = nullptr;
        std::string copy = svg; // librsvg takes bytes without a sign
        handle.reset(rsvg_handle_new_from_data(
            static_cast<const guint8*>(static_cast<const void*>(copy.data())), copy.size(),
            &error));
        if (!handle) {
            fail(error);
        }
        rsvg_handle_set_dpi(handle.get(), 96);
        if (rsvg_handle_get_intrinsic_size_in_pixels(handle.get(), &width, &height) == 0) {
            throw OutputError("a picture cannot be drawn: it has no size in pixels");
        }
    }

    void draw(cairo_surface_t* surface, double scale) const {
        const std::unique_ptr<cairo_t, Release> cairo(cairo_create(surface));
        cairo_scale(cairo.get(), scale, scale);
        const RsvgRectangle whole{0, 0, width, height};
        GError* error = nullptr;
        if (rsvg_handle_render_document(handle.get(), cairo.get(), &whole, &error) == 0) {
            fail(error);
        }
    }
};

std::string time_of_writing() {
    long long seconds = 0;
    if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
        const std::string_view text = epoch;
        std::from_chars(text.data(), text.data() + text.size(), seconds);
    }
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}Z", fmt::gmtime(static_cast<time_t>(seconds)));
}

} // namespace

std::string rsvg::png_of(const std::string& svg, double scale) {
    const Picture picture(svg);
    // A size in millimetres falls between pixels: the nearest whole number of them.
    const auto pixels = [&](double length) {
        return static_cast<int>(std::max(1.0, std::round(length * scale)));
    };
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, pixels(picture.width),
                                                     pixels(picture.height)));
    picture.draw(surface.get(), scale);
    std::string png;
    check(cairo_surface_write_to_png_stream(surface.get(), append, &png));
    return png;
}

std::string rsvg::pdf_of(const std::string& svg, const PictureTitle& title) {
    constexpr double points_per_pixel = 72.0 / 96;
    const Picture picture(svg);
    std::string pdf;
    const Surface surface(cairo_pdf_surface_create_for_stream(
        append, &pdf, picture.width * points_per_pixel, picture.height * points_per_pixel));
    check(cairo_surface_status(surface.get()));
    cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                   time_of_writing().c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, title.title.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_SUBJECT,
                                   title.description.c_str());
    picture.draw(surface.get(), points_per_pixel);
    cairo_surface_finish(surface.get());
    check(cairo_surface_status(surface.get()));
    return pdf;
}

std::string rsvg::version() {
    return LIBRSVG_VERSION;
}

std::string rsvg::cairo_version() {
    return cairo_version_string();
}

} // namespace demarc

extern "C" const void* demarc_module_table() {
    static constexpr demarc::PictureModule functions{demarc::rsvg::png_of, demarc::rsvg::pdf_of,
                                                     demarc::rsvg::version,
                                                     demarc::rsvg::cairo_version};
    return &functions;
}
