// SPDX-License-Identifier: MIT
#include "manual/pages.hpp"
#include "support/error.hpp"

#include <md4c.h>
#include <utility>
#include <vector>

namespace demarc::manual {

namespace {

/// Follows the parser through a text and writes it to a page.
class Writer {
public:
    explicit Writer(Page& page) : page_(page) {}

    void enter(MD_BLOCKTYPE type) {
        // The text of an item of a list ends where a list inside it begins.
        if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) {
            flush();
        }
        if (type == MD_BLOCK_LI) {
            in_item_ = true;
        } else if (type == MD_BLOCK_CODE) {
            in_code_ = true;
        } else if (type == MD_BLOCK_THEAD) {
            headings_.clear();
        } else if (type == MD_BLOCK_TR) {
            cells_.clear();
        }
    }

    void leave(MD_BLOCKTYPE type, const void* detail) {
        switch (type) {
        case MD_BLOCK_H:
            add_heading(static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level);
            break;
        case MD_BLOCK_CODE:
            in_code_ = false;
            page_.literal(std::exchange(text_, {}));
            break;
        case MD_BLOCK_TH:
        case MD_BLOCK_TD:
            cells_.push_back(std::exchange(text_, {}));
            break;
        case MD_BLOCK_THEAD:
            headings_ = cells_;
            break;
        case MD_BLOCK_TR:
            if (!headings_.empty()) {
                add_row();
            }
            break;
        case MD_BLOCK_LI:
            flush();
            in_item_ = false;
            break;
        default:
            flush();
        }
    }

    void enter(MD_SPANTYPE type) { add(mark_of(type)); }

    void leave(MD_SPANTYPE type, const void* detail) {
        add(mark_of(type).empty() ? "" : "\\fR");
        if (type == MD_SPAN_A) {
            const MD_ATTRIBUTE& target = static_cast<const MD_SPAN_A_DETAIL*>(detail)->href;
            const std::string_view address(target.text, target.size);
            // The addresses of files beside the text lead nowhere from a manual page.
            if (address.find("://") != std::string_view::npos && !text_.ends_with(plain(address))) {
                add(" <" + plain(address) + '>');
            }
        }
    }

    void text(MD_TEXTTYPE type, std::string_view text) {
        if (type == MD_TEXT_SOFTBR) {
            text_ += ' ';
        } else if (type == MD_TEXT_BR) {
            text_ += '\n';
        } else {
            text_ += in_code_ ? std::string(text) : plain(text);
        }
    }

private:
    static std::string mark_of(MD_SPANTYPE type) {
        switch (type) {
        case MD_SPAN_STRONG:
            return "\\fB";
        case MD_SPAN_CODE:
            return "\\%\\fB";
        case MD_SPAN_EM:
            return "\\fI";
        default:
            return {};
        }
    }

    void add(const std::string& text) { text_ += text; }

    void add_heading(unsigned level) {
        const std::string title = std::exchange(text_, {});
        if (level == 2) {
            page_.section(title);
        } else if (level > 2) {
            page_.subsection(title);
        }
    }

    /// The first cell and, if there are several others, these after their headings.
    void add_row() {
        std::string meaning;
        for (std::size_t i = 1; i < cells_.size(); ++i) {
            if (cells_[i].empty()) {
                continue;
            }
            const std::string heading =
                cells_.size() == 2 || headings_[i].empty() ? "" : headings_[i] + ": ";
            meaning += (meaning.empty() ? "" : "\n") + heading + cells_[i];
        }
        page_.entry(cells_.front(), meaning);
    }

    void flush() {
        if (text_.empty()) {
            return;
        }
        const std::string text = std::exchange(text_, {});
        in_item_ ? page_.item(text) : page_.paragraph(text);
    }

    Page& page_;
    std::string text_;
    std::vector<std::string> headings_;
    std::vector<std::string> cells_;
    bool in_item_ = false;
    bool in_code_ = false;
};

} // namespace

void add_markdown(Page& page, const std::string& markdown) {
    Writer writer(page);
    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_NOHTML | MD_FLAG_PERMISSIVEURLAUTOLINKS;
    parser.enter_block = [](MD_BLOCKTYPE type, void*, void* into) {
        static_cast<Writer*>(into)->enter(type);
        return 0;
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void* detail, void* into) {
        static_cast<Writer*>(into)->leave(type, detail);
        return 0;
    };
    parser.enter_span = [](MD_SPANTYPE type, void*, void* into) {
        static_cast<Writer*>(into)->enter(type);
        return 0;
    };
    parser.leave_span = [](MD_SPANTYPE type, void* detail, void* into) {
        static_cast<Writer*>(into)->leave(type, detail);
        return 0;
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* into) {
        static_cast<Writer*>(into)->text(type, {text, size});
        return 0;
    };
    if (md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &writer) != 0) {
        throw DataError("a text in Markdown cannot be read");
    }
}

} // namespace demarc::manual
