// SPDX-License-Identifier: MIT
#include "export/report_page.hpp"

#include "export/report_marks.hpp"
#include "export/report_page_style.hpp"
#include "export/report_pictures.hpp"
#include "support/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <md4c-html.h>
#include <set>
#include <utility>
#include <vector>

namespace demarc {

namespace {

std::string html_of(std::string_view markdown) {
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

/// Words as they stand in a line of HTML.
std::string inline_html(std::string_view words) {
    std::string html = html_of(words);
    for (const std::string_view tag : {"<p>", "</p>\n"}) {
        if (const std::size_t at = html.find(tag); at != std::string::npos) {
            html.erase(at, tag.size());
        }
    }
    return html;
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

std::string with_scrolling_tables(const std::string& body, const std::string& heading,
                                  const std::string& word, std::size_t& number) {
    const std::string text = with_each(body, "<table>", "</table>", [&](const std::string& table) {
        return fmt::format("<div class=\"table\" role=\"region\" tabindex=\"0\" "
                           "aria-label=\"{} {}: {}\"><table>{}</table></div>",
                           word, ++number, heading, table);
    });
    return with_each(text, "<th", ">", [](const std::string& rest) {
        // <thead> begins in the same way.
        return rest == "ead" ? std::string("<thead>") : "<th scope=\"col\"" + rest + ">";
    });
}

/// Writes the chapters of the report, one after the other.
class PageWriter {
public:
    PageWriter(const PictureOfPlan& picture, const ReportPageWords& words)
        : picture_(picture), words_(words) {}

    void add(std::string_view marked) {
        while (!marked.empty()) {
            const std::size_t end = std::min(marked.find('\n'), marked.size() - 1);
            const std::string_view line = marked.substr(0, end);
            marked.remove_prefix(end + 1);
            if (line.starts_with("# ") || line.starts_with("## ")) {
                begin_chapter(line);
            } else if (const FoundMark found = mark_in(line); found.found) {
                follow(found);
            } else {
                text_ += line;
                text_ += '\n';
            }
        }
        end_chapter();
    }

    [[nodiscard]] std::string page();

private:
    void begin_chapter(std::string_view line) {
        end_chapter();
        const bool first = line.starts_with("# ");
        const std::string heading = inline_html(line.substr(first ? 2 : 3));
        heading_ = without_tags(heading);
        if (first) {
            title_ = heading_;
            body_ += fmt::format("<header class=\"chapter\">\n<h1>{}</h1>\n", heading);
            closing_ = "</header>\n";
            return;
        }
        if (!group_.empty() && group_ != listed_group_) {
            contents_ += fmt::format("<li class=\"group\">{}</li>\n", group_);
        }
        listed_group_ = group_;
        const std::string anchor = anchor_of(heading_, anchors_);
        contents_ += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", anchor, heading_);
        body_ += fmt::format("<section class=\"chapter\" aria-labelledby=\"{0}\">\n<h2 "
                             "id=\"{0}\">{1}</h2>\n",
                             anchor, heading);
        closing_ = "</section>\n";
    }

    void follow(const FoundMark& found) {
        flush();
        switch (found.mark) {
        case ReportMark::map:
            add_map(std::string(found.words));
            break;
        case ReportMark::fold:
            unfold();
            body_ += fmt::format("<details>\n<summary>{}</summary>\n", inline_html(found.words));
            folded_ = true;
            break;
        case ReportMark::unfold:
            unfold();
            break;
        case ReportMark::figures:
            next_list_is_figures_ = true;
            break;
        case ReportMark::group:
            group_ = inline_html(found.words);
            break;
        }
    }

    void add_map(const std::string& words) {
        const MarkedMap map = marked_map(words);
        pictures_.push_back({map.plan, picture_(map.plan), map.words});
        body_ += fmt::format("<figure>{}</figure>\n", place_of(pictures_.size() - 1));
    }

    /// What stands for a picture until all of them are known: no text can have it.
    static std::string place_of(std::size_t number) { return fmt::format("<!--{}-->", number); }

    /// Writes the text so far.
    void flush() {
        std::string html = with_scrolling_tables(html_of(text_), heading_, words_.table, tables_);
        if (next_list_is_figures_) {
            if (const std::size_t list = html.find("<ul>"); list != std::string::npos) {
                html.replace(list, 4, "<ul class=\"figures\">");
                next_list_is_figures_ = false;
            }
        }
        body_ += html;
        text_.clear();
    }

    void unfold() {
        body_ += folded_ ? "</details>\n" : "";
        folded_ = false;
    }

    void end_chapter() {
        flush();
        unfold();
        body_ += closing_;
        closing_.clear();
    }

    const PictureOfPlan& picture_;
    const ReportPageWords& words_;
    std::string title_ = "demarc";
    std::string heading_;
    std::string closing_; ///< of the chapter that is open
    std::string group_;
    std::string listed_group_;
    std::string contents_;
    std::string body_;
    std::string text_;
    std::vector<Picture> pictures_;
    std::set<std::string> anchors_{"contents"};
    std::size_t tables_ = 0;
    bool folded_ = false;
    bool next_list_is_figures_ = false;
};

std::string PageWriter::page() {
    const SharedPictures shared = shared_pictures(pictures_);
    for (std::size_t i = 0; i < pictures_.size(); ++i) {
        const std::string place = place_of(i);
        body_.replace(body_.find(place), place.size(), shared.elements[i]);
    }
    const std::string contents =
        contents_.empty()
            ? std::string()
            : fmt::format(
                  "<nav id=\"contents\" aria-label=\"{0}\">\n<p>{0}</p>\n<ul>\n{1}</ul>\n<a "
                  "class=\"to-contents\" href=\"#contents\">{0}</a>\n</nav>\n",
                  words_.contents, contents_);
    return fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<title>{}</title>\n<style>{}{}</style>\n</head>\n<body>\n{}<main>\n{}"
                       "</main>\n{}</body>\n</html>\n",
                       words_.language, title_, report_page_style, shared.style, shared.shapes,
                       body_, contents);
}

} // namespace

std::string report_page(std::string_view marked, const PictureOfPlan& picture,
                        const ReportPageWords& words) {
    PageWriter writer(picture, words);
    writer.add(marked);
    return writer.page();
}

} // namespace demarc
