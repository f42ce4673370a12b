// SPDX-License-Identifier: MIT
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

namespace demarc {

/// Where a verb writes: results to `out`, everything else to `err`.
struct Terminal {
    std::ostream& out;
    std::ostream& err;
    bool out_styled = false;      ///< bold and colour may be used on `out`
    bool err_styled = false;      ///< the same on `err`
    bool err_interactive = false; ///< somebody watches `err`: progress may be shown

    /// The program's own streams, see HarmlessOutput. Styles only on a terminal, and never with
    /// NO_COLOR set.
    static Terminal standard();
};

/// `text` in bold, if `styled`.
std::string bold(std::string_view text, bool styled);

/// `text` in bold red, if `styled`.
std::string alarming(std::string_view text, bool styled);

/// The columns of a terminal that nobody has widened.
inline constexpr std::size_t terminal_width = 80;

/// The columns that a label in front of a paragraph takes, and those of a page with labels.
inline constexpr std::size_t label_width = 15;
inline constexpr std::size_t page_width = 100;

/// A paragraph with a label in front: "  verdict      holds; ...", broken like hanging().
std::string labelled(std::string_view label, std::string_view words);

} // namespace demarc
