// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace demarc::manual {

// Text of a page: what these give is put together and handed to a Page.
std::string plain(std::string_view text);
std::string strong(std::string_view text);   ///< as it is typed: names, options
std::string variable(std::string_view text); ///< what stands for something: FILE

/// A manual page in the language of man(7). Texts handed to it are made by the functions above; a
/// line feed in them breaks the line. It has no date: the same sources give the same bytes.
class Page {
public:
    /// \param name "demarc-run"
    Page(const std::string& name, int number, std::string_view summary);

    void section(const std::string& title);
    void subsection(const std::string& title);
    void paragraph(const std::string& text);
    /// A word and, indented, what it means.
    void entry(const std::string& word, const std::string& meaning);
    void item(const std::string& text);  ///< of a list, after a bullet
    void literal(std::string_view text); ///< in lines as they are

    [[nodiscard]] const std::string& text() const { return text_; }

private:
    void add_lines(const std::string& text);
    std::string text_;
};

} // namespace demarc::manual
