// SPDX-License-Identifier: MIT
#include "export/report_page.hpp"

#include "export/report_page_style.hpp"
#include "io/bytes.hpp"
#include "support/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <md4c-html.h>
#include <set>
#include <utility>
#include <vector>

namespace demarc {

namespace {

std::string body_of(std::string_view markdown) {
    std::string body;
    const auto append = [](const MD_CHAR* text, MD_SIZE size, void* into) {
        static_cast<std::string*>(into)->append(text, size);
    };
    constexpr unsigned flags = MD_FLAG_TABLES | MD_FLAG_NOHTML | MD_FLAG_PERMISSIVEURLAUTOLINKS;
    if (md_html(markdown.data(), static_cast<MD_SIZE>(markdown.size()), append, &body, flags, 0) !=
        0) {
        throw DataError("the report cannot be turned into a page");
    }
    return body;
}

std::string base64(std::string_view bytes) {
    static constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        const std::size_t have = std::min<std::size_t>(3, bytes.size() - i);
        for (std::size_t k = 0; k < 3; ++k) {
            group = group << 8U | (k < have ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        }
        for (std::size_t k = 0; k < 4; ++k) {
            text += k <= have ? digits[group >> (18U - 6U * static_cast<unsigned>(k)) & 63U] : '=';
        }
    }
    return text;
}

/// Calls `piece` with what stands between each `from` and the next `to`, and puts what it gives in
/// the place of all three.
template<typename Piece>
std::string with_each(const std::string& text, std::string_view from, std::string_view to,
                      Piece piece) {
    std::string result;
    std::size_t at = 0;
    for (;;) {
        const std::size_t start = text.find(from, at);
        const std::size_t end =
            start == std::string::npos ? start : text.find(to, start + from.size());
        if (end == std::string::npos) {
            return result + text.substr(at);
        }
        result += text.substr(at, start - at);
        result += piece(text.substr(start + from.size(), end - start - from.size()));
        at = end + to.size();
    }
}

std::string without_tags(const std::string& html) {
    return with_each(html, "<", ">", [](const std::string&) { return std::string(); });
}

/// "Who holds what, region by region" is "who-holds-what-region-by-region".
std::string anchor_of(const std::string& heading, std::set<std::string>& taken) {
    std::string words;
    for (const char character : heading) {
        const bool letter =
            (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
        if (letter) {
            words += character;
        } else if (character >= 'A' && character <= 'Z') {
            words += static_cast<char>(character - 'A' + 'a');
        } else if (!words.empty() && words.back() != '-') {
            words += '-';
        }
    }
    std::string anchor = words;
    for (int number = 2; !taken.insert(anchor).second; ++number) {
        anchor = fmt::format("{}-{}", words, number);
    }
    return anchor;
}

/// Headings that can be linked to, and the list of them.
std::pair<std::string, std::string> with_contents(const std::string& body) {
    std::set<std::string> taken;
    std::string list;
    std::string text = with_each(body, "<h2>", "</h2>", [&](const std::string& heading) {
        const std::string anchor = anchor_of(without_tags(heading), taken);
        list += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", anchor, without_tags(heading));
        return fmt::format("<h2 id=\"{}\">{}</h2>", anchor, heading);
    });
    const std::string contents = "<nav aria-label=\"Contents\"><details><summary>Contents"
                                 "</summary>\n<ul>\n" +
                                 list + "</ul></details></nav>\n";
    return {std::move(text), list.empty() ? std::string() : contents};
}

std::string with_scrolling_tables(const std::string& body) {
    std::size_t number = 0;
    const std::string text =
        with_each(body, "<table>", "</table>", [&number](const std::string& table) {
            return fmt::format("<div class=\"table\" role=\"region\" tabindex=\"0\" "
                               "aria-label=\"Table {}\"><table>{}</table></div>",
                               ++number, table);
        });
    return with_each(text, "<th", ">", [](const std::string& rest) {
        // <thead> begins in the same way.
        return rest == "ead" ? std::string("<thead>") : "<th scope=\"col\"" + rest + ">";
    });
}

/// A picture that links to its own file becomes a figure that holds it.
std::string with_pictures(const std::string& body, const PictureBytes& picture) {
    return with_each(body, "<p><a href=\"maps/", "</a></p>", [&](const std::string& link) {
        const std::string name = "maps/" + link.substr(0, link.find('"'));
        const std::size_t alt = link.find(" alt=\"");
        if (alt == std::string::npos) {
            throw DataError(fmt::format("the report shows {} without saying what it is", name));
        }
        const std::string words = link.substr(alt, link.find('"', alt + 6) + 1 - alt);
        return fmt::format("<figure><img src=\"data:image/svg+xml;base64,{}\"{}></figure>",
                           base64(picture(name)), words);
    });
}

std::string title_of(const std::string& body) {
    const std::size_t start = body.find("<h1>");
    const std::size_t end = body.find("</h1>");
    return start == std::string::npos || end == std::string::npos
               ? "demarc"
               : without_tags(body.substr(start + 4, end - start - 4));
}

} // namespace

std::string report_page(std::string_view markdown, const PictureBytes& picture) {
    const std::string body = body_of(markdown);
    auto [text, contents] = with_contents(with_scrolling_tables(body));
    // Behind the answer, before the first section.
    const std::size_t first = text.find("<h2");
    text.insert(first == std::string::npos ? text.size() : first, contents);
    return fmt::format("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n{}</main>\n"
                       "</body>\n</html>\n",
                       title_of(body), report_page_style, with_pictures(text, picture));
}

void write_report_page(std::string_view markdown, const OutputFolder& folder) {
    folder.write("report.html", report_page(markdown, [&folder](const std::string& name) {
                     return read_bytes(folder.path(name).string());
                 }));
}

} // namespace demarc
