// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// A table in GitHub-flavoured Markdown, padded so that it reads well unrendered too.
class MarkdownTable {
public:
    enum class Align { left, right };
    struct Heading {
        std::string text;
        Align align = Align::right;
    };

    explicit MarkdownTable(std::vector<Heading> headings) : headings_(std::move(headings)) {}

    /// \pre as many cells as headings
    void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
    [[nodiscard]] bool empty() const { return rows_.empty(); }

    /// The table with an empty line after it.
    [[nodiscard]] std::string text() const;

private:
    std::vector<Heading> headings_;
    std::vector<std::vector<std::string>> rows_;
};

/// `text` with those characters escaped that would be marks in running text; line feeds become
/// spaces.
std::string markdown_escaped(std::string_view text);

/// `text` as code, whatever backticks are in it (CommonMark, 6.1); line feeds become spaces.
std::string code_span(std::string_view text);

/// `text` in bold.
std::string bold(std::string_view text);

} // namespace demarc
